"""Inline markup of authored text: words, emphasis and tokens inside one paragraph.

The grammar stands in `authored.py`. Reading takes one pass over the text; at
most one strong and one emphasised run are open at a time, so nesting is never deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from workbench.domain.text import capitalised
from workbench.statement import nodes
from workbench.statement.cast import PRONOUNS, Cast

_STYLES = {style.mark: style for style in nodes.TYPED}
MARKS = tuple(sorted(_STYLES, key=len))
"""The marks of all styles, shortest first."""

_SIGNS = re.escape("".join(dict.fromkeys(mark[0] for mark in MARKS)))
NOT_WORDS = re.compile(rf"[\\{_SIGNS}]")
"""Signs that are no words of their own: those of marks, and the one that makes a mark a sign."""

MARKED_UP = re.compile(rf"[\\{_SIGNS}{{\n]")
"""What is more than words on one line."""

TOKEN = re.compile(
    rf"\\(?P<escaped>[^\w\s]|[{_SIGNS}])"
    r"|\{(?P<brace>[^{}\\]*+(?:\\.[^{}\\]*+)*+)\}"
    rf"|(?P<marks>(?P<sign>[{_SIGNS}])(?P=sign)*)"
    rf"|(?P<plain>[^\\{{{_SIGNS}]+)"
    r"|(?P<odd>.)",
    re.DOTALL,
)
_ESCAPED = re.compile(rf"\\([^\w\s]|[{_SIGNS}])")
_SPECIAL = re.compile(rf"[\\{_SIGNS}{{}}]")
_LONGEST_LABEL = 80


def marks_in_words() -> str:
    """What each mark does, within a sentence: "*…* is italic, **…** bold"."""
    (first, one), *others = ((mark, _STYLES[mark].setting) for mark in MARKS)
    return ", ".join(
        (f"{first}…{first} is {one}", *(f"{mark}…{mark} {does}" for mark, does in others))
    )


def braces(text: str) -> Iterator[str]:
    """What stands between the braces of every token of a text, escaped braces left out."""
    for match in TOKEN.finditer(text):
        if match.lastgroup == "brace":
            yield match["brace"]


def escape_inline(text: str) -> str:
    """Plain words as markup that reads as exactly those words inside a paragraph."""
    return _SPECIAL.sub(r"\\\g<0>", text)


class _Run:
    """The inlines read so far, with the strong and emphasised runs still open."""

    def __init__(self) -> None:
        self.frames: list[tuple[str, list[nodes.Inline]]] = [("", [])]
        self.words: list[str] = []

    def text(self, words: str) -> None:
        self.words.append(words)

    def flush(self) -> None:
        """Words read one after another become one piece of text."""
        words = "".join(self.words)
        self.words.clear()
        if not words:
            return
        into = self.frames[-1][1]
        last = into[-1] if into else None
        if isinstance(last, nodes.Text):
            into[-1] = nodes.Text(last.text + words)
        else:
            into.append(nodes.Text(words))

    def add(self, inlines: Sequence[nodes.Inline]) -> None:
        for inline in inlines:
            if isinstance(inline, nodes.Text):
                self.text(inline.text)
            else:
                self.flush()
                self.frames[-1][1].append(inline)

    def is_open(self, marker: str) -> bool:
        return any(opened == marker for opened, _ in self.frames)

    def open(self, marker: str) -> None:
        self.flush()
        self.frames.append((marker, []))

    def close(self, marker: str) -> None:
        while self.frames[-1][0] != marker:
            self.give_up()
        self.flush()
        _, inner = self.frames.pop()
        self.add((nodes.Styled(_STYLES[marker], tuple(inner)),))

    def give_up(self) -> None:
        """An opening mark that nothing closes is only a sign."""
        self.flush()
        marker, inner = self.frames.pop()
        self.text(marker)
        self.add(inner)

    def finish(self) -> tuple[nodes.Inline, ...]:
        while len(self.frames) > 1:
            self.give_up()
        self.flush()
        return tuple(self.frames[0][1])


def _is_word(char: str) -> bool:
    return char.isalnum()


def _marks(signs: str) -> tuple[str, ...]:
    """The marks a row of equal signs stands for, the outer first; none for any other number."""
    if signs in _STYLES:
        return (signs,)
    both = tuple(mark for mark in reversed(MARKS) if mark[0] == signs[0])
    return both if "".join(both) == signs else ()


def _set_off(run: _Run, signs: str, before: str, after: str) -> None:
    can_open = bool(after) and not after.isspace() and not (before and _is_word(before))
    can_close = bool(before) and not before.isspace() and not (after and _is_word(after))
    markers = _marks(signs)
    opened = [marker for marker in markers if run.is_open(marker)]
    if markers and can_close and len(opened) == len(markers):
        for marker in sorted(markers, key=lambda each: run.frames[-1][0] != each):
            run.close(marker)
    elif markers and can_open and not opened:
        for marker in markers:
            run.open(marker)
    else:
        run.text(signs)


_SENTENCE_END = re.compile(r"[.!?][’”'\")]*\s+[‘“'\"(]*\Z")


def read_inlines(text: str, cast: Cast, *, begins: bool = False) -> tuple[nodes.Inline, ...]:
    """The inlines of one paragraph; never raises, and never loses a word.

    A label in small letters ("the investigating officer") has a capital where a sentence starts:
    within the text, and at its front where that `begins` a paragraph.
    """
    run = _Run()
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "brace":
            found = resolve(match["brace"], cast)
            before = text[: match.start()]
            if _SENTENCE_END.search(before[-12:]) or (begins and not before.strip("“‘'\"(* ")):
                found = tuple(_capital(each) for each in found)
            run.add(found)
        elif kind == "marks":
            before = text[match.start() - 1] if match.start() else ""
            _set_off(run, match["marks"], before, text[match.end() : match.end() + 1])
        else:
            run.text(match[kind or "odd"])
    return run.finish()


def _capital(inline: nodes.Inline) -> nodes.Inline:
    """A mention with a capital, other inlines as they are."""
    if isinstance(inline, nodes.PersonRef) and inline.label[:1].islower():
        return replace(inline, label=capitalised(inline.label))
    return inline


def _unknown(words: str) -> tuple[nodes.Inline, ...]:
    return (nodes.Placeholder(f"unknown: {words[:_LONGEST_LABEL].strip() or 'empty braces'}"),)


def resolve(brace: str, cast: Cast) -> tuple[nodes.Inline, ...]:
    """What a token stands for, given the words between its braces."""
    words = _ESCAPED.sub(r"\1", brace).strip()
    named = cast.named(words)
    if named is not None:
        return (nodes.Text(named),) if isinstance(named, str) else named
    if words.startswith("?"):
        return (nodes.Placeholder(words[1:].strip()[:_LONGEST_LABEL] or "to be completed"),)
    kind, colon, rest = words.partition(":")
    rest = rest.strip()
    if not colon or not rest:
        return _unknown(words)
    if kind == "person":
        return (cast.person(rest),)
    if kind == "para":
        return (nodes.ParagraphRef(rest),)
    if kind == "cite":
        return _citation(rest)
    return (cast.pronoun(kind, rest),) if kind.lower() in _PRONOUN_WORDS else _unknown(words)


_PRONOUN_WORDS = frozenset(PRONOUNS)


def _citation(words: str) -> tuple[nodes.Inline, ...]:
    # The brackets round a citation are printed by every output, so typed ones are taken off.
    if words.startswith("(") and words.endswith(")") and words.count("(") == 1:
        words = words[1:-1].strip()
    return (nodes.Citation(words),) if words else (nodes.Placeholder("citation"),)


def _escape_brace(words: str) -> str:
    return re.sub(r"[\\{}]", r"\\\g<0>", words)


def write_inlines(inlines: Sequence[nodes.Inline]) -> str:
    """Inlines as authored text that reads back as the same inlines."""
    return "".join(_written(inline) for inline in inlines)


def _written(inline: nodes.Inline) -> str:
    match inline:
        case nodes.Text(text):
            return escape_inline(text)
        case nodes.Styled(style, inner):
            return f"{style.mark}{write_inlines(inner)}{style.mark}"
        case nodes.Citation(text):
            return f"{{cite:{_escape_brace(text)}}}"
        case nodes.PersonRef(person_id, _):
            return f"{{person:{person_id}}}"
        case nodes.ParagraphRef(target, _):
            return f"{{para:{target}}}"
        case nodes.Placeholder(label):
            return f"{{?{_escape_brace(label)}}}"
        case _:
            assert_never(inline)
