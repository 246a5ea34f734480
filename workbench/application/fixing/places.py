"""Where the words of a problem are written: the fields of its record, and overrides of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workbench.application.case import editing
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.problems import Problem, Where
from workbench.domain.shape import shape
from workbench.statement.naming.hits import sentence_at
from workbench.statement.naming.mentions import SKIPPED
from workbench.statement.origins import origin_record

Rewording = Callable[[str], str]

_TOKEN = re.compile(SKIPPED)


def _words_of(one: str) -> str:
    """Tokens as a whole and single characters, as a regular expression.

    Without a possessive repeat: Python before 3.11.5 gets one wrong that has a choice in it.
    """
    return rf"(?:{_TOKEN.pattern}|(?!{_TOKEN.pattern}){one})*"


# What somebody else said or wrote: a quotation of its own, or words between quotation marks.
_QUOTED = re.compile(
    r"(?m:^[ \t]*>.*$)"
    r"|“" + _words_of(r"[^“”\n]") + "”"
    r'|"' + _words_of(r'[^"\n]') + '"'
    r"|(?<!\w)‘" + _words_of(r"(?:(?!’(?!\w))[^‘\n])") + r"’(?!\w)"
)
_CITATION = "{cite:"


def rewordings(case: CaseFile, where: Where) -> Iterator[str]:
    """The stored texts in which the words of a place may stand."""
    for kind, id, field in _fields(case, where):
        yield getattr(case.records(kind)[id], field)


def reword(case: CaseFile, where: Where, change: Rewording, *, once: bool = False) -> CaseFile:
    """The case with the stored texts of a place changed.

    `change` is given each text as it is stored; `changed_words` keeps its tokens. With `once` only
    the first text that changes is changed. Raises `InvalidInput` for words that become
    too long.
    """
    for kind, id, field in tuple(_fields(case, where)):
        text = getattr(case.records(kind)[id], field)
        changed = change(text)
        if changed == text:
            continue
        case = editing.set_fields(case, kind, id, **{field: changed})
        if once:
            break
    return case


def left_alone(case: CaseFile, problem: Problem) -> Callable[[str, int, int], bool]:
    """Whether a place of a text, by its ends, lies in a sentence left as it is with a reason.

    Such sentences are kept as they are printed: a token of the text, or the sign put in its place,
    stands for any words there.
    """
    place, words = (problem.where.kind, problem.where.id), problem.excerpt.casefold()
    keys = (each.problem_key.split("|", 4) for each in case.acceptances.values())
    sentences = [
        _bare(key[4])
        for key in keys
        if len(key) == 5 and (key[1], key[2]) == place and key[3].casefold() == words
    ]

    def stands_in_one(text: str, start: int, end: int) -> bool:
        begin, finish = sentence_at(text, start, end)
        first, *others = (re.escape(_bare(each)) for each in _ANY_TOKEN.split(text[begin:finish]))
        # What follows a token is looked for once: sentences of many tokens would take for ever.
        ahead = first + "".join(f"(?>.+?{each})" for each in others[:-1])
        pattern = re.compile(ahead + "".join(f".+?{each}" for each in others[-1:]))
        return any(pattern.fullmatch(each) is not None for each in sentences)

    return stands_in_one if sentences else lambda text, start, end: False


def _bare(words: str) -> str:
    """Words without marks of style, their spaces single, in small letters."""
    return re.sub(r"\s+", " ", re.sub(r"[*_\\]", "", words)).casefold()


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Where authored text has somebody else's words, as (start, end)."""
    return tuple(found.span() for found in _QUOTED.finditer(text))


def changed_words(text: str, change: Rewording, *, cited: bool = True, quoted: bool = False) -> str:
    """Authored text with its words changed and its tokens kept, but for the words of citations.

    Without `cited` those are kept as well. Words quoted are kept unless `quoted` is given: what
    somebody else wrote is not put right.

    The words are changed as a whole, with a sign in place of each token, so that sentences and
    rows of words that have tokens in them are still seen.
    """
    if _HIDDEN.search(text) is not None:
        return text
    tokens: list[str] = []

    def put_by(found: re.Match[str]) -> str:
        if cited and found[0].startswith(_CITATION):
            return found[0]
        tokens.append(found[0])
        return chr(_FIRST + len(tokens) - 1)

    def put_by_quoted(found: re.Match[str]) -> str:
        tokens.append(found[0][1:-1])
        return f"{found[0][0]}{chr(_FIRST + len(tokens) - 1)}{found[0][-1]}"

    pattern = _TOKEN if quoted else _TOKEN_OR_QUOTED
    hidden = pattern.sub(
        lambda found: put_by(found) if _TOKEN.match(found[0]) else put_by_quoted(found), text
    )
    if len(tokens) > _MOST:
        return text
    changed = change(hidden)
    return _HIDDEN.sub(lambda found: tokens[ord(found[0]) - _FIRST], changed)


_TOKEN_OR_QUOTED = re.compile(f"{_TOKEN.pattern}|{_QUOTED.pattern}")
_FIRST, _MOST = 0xE000, 0x1000
_HIDDEN = re.compile("[\ue000-\uefff]")
_ANY_TOKEN = re.compile(f"{_HIDDEN.pattern}|{{[^{{}}]*}}")


def _fields(case: CaseFile, where: Where) -> Iterator[tuple[str, str, str]]:
    """The (kind, id, field) of each text a place may stand for, its own field first."""
    if where.kind in KINDS and case.find(where.kind, where.id) is not None:
        listed = [name for name, field in shape(where.kind).items() if field.facts.printed]
        own = [where.field] if where.field in listed else []
        for field in (*own, *(each for each in listed if each not in own)):
            yield where.kind, where.id, field
    for override in case.overrides.values():
        if origin_record(override.origin)[:2] == (where.kind, where.id):
            yield "override", override.id, "text"
