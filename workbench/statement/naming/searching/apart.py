"""Names written in unusual ways: in parts, letter by letter, inside addresses, as initials."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from workbench.domain.problems import Severity
from workbench.statement.naming.hits import Telling
from workbench.statement.naming.normal import spaced_letters
from workbench.statement.naming.protected import ProtectedList
from workbench.statement.naming.searching.subject import A_SUBJECT, as_subject
from workbench.statement.naming.searching.surroundings import Surroundings

Apart = tuple[int, int, Telling, Severity, str, tuple[str, ...]]
"""Where it is, what it is, how sure, why, and whose."""

_SIGN = re.compile(r"[@_]|://|\.(?=[^\W_])")
_SPACE = re.compile(r"\s")
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[\s'.-]{1,3}")
_HYPHEN = re.compile(r"-\s*\n?\s*|[*_~]{1,3}")
_INITIALS = re.compile(
    r"[A-Z](?<![^\W_][A-Z])(?<![^\W_]\.[A-Z])"
    r"(?:(?:\.\s?-?|[ -])?[A-Z]|\.\s?[a-z](?=\.)|[dvl](?=[A-Z]|\b)){1,4}\.?"
    r"(?![^\W_])(?!\.[^\W_])"
)
_BETWEEN_SPACES = re.compile(r"\S+")
_FIGURES = re.compile(r"(?<![^\W_])(?=\S*[a-zA-Z]{2})(?:[a-zA-Z]+[013457$@!]+)+[a-zA-Z]+(?![^\W_])")
_MIXED = re.compile(r"[013457$@!](?<=[a-zA-Z].)(?=[a-zA-Z])")
_AS_LETTERS = str.maketrans("013457$@!", "oleastsai")
_BEFORE_LISTED = """
the a an this that these each every any no another her his their its our my two three several some
same council’s new senior local school class former s and/or
"""
_BEFORE_ABBREVIATIONS = frozenset(_BEFORE_LISTED.split())
_AFTER_LISTED = """
was is were are had has have did does could would should must might may can will and or but to for
from with at in on by of about after before because when while until as if who then there so not
"""
_AFTER_INITIALS = frozenset(_AFTER_LISTED.split())
_LEFT_SHORT = frozenset(("ll", "ve", "re"))
_FEWEST_ONLINE = 4
_FEWEST_SQUEEZED = 5
_FEWEST_SPACED = 3
_SHORTEST = 2
_SMALL_PARTICLES_LISTED = """
de da di du dos das la le del della van von der den al el ibn bin abd abdul
"""
_SMALL_PARTICLES = frozenset(_SMALL_PARTICLES_LISTED.split())


def apart(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    """Every name written in an unusual way."""
    yield from _with_figures(near, protected)
    yield from _in_parts(near, protected)
    yield from _letter_by_letter(near, protected)
    yield from _online(near, protected)
    yield from _initials(near, protected)


def _in_parts(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    beginnings = protected.beginnings
    for at, word in enumerate(near.words):
        if word.low not in beginnings:
            continue
        joined = word.low
        for last in range(at + 1, min(at + 3, len(near.words))):
            joined += near.low(last)
            if joined in protected.index:
                found = _parted(near, protected, at, last, joined)
                if found is not None:
                    yield found
            if joined not in beginnings:
                break


def _parted(
    near: Surroundings, protected: ProtectedList, at: int, last: int, joined: str
) -> Apart | None:
    words = near.words[at : last + 1]
    gaps = [near.between(each) for each in range(at, last)]
    forms = protected.index[joined]
    if forms[0].what not in (Telling.PART, Telling.FAMILY, Telling.SPELLING):
        return None
    small = words[0].text[0].islower()
    if all(_HYPHEN.fullmatch(gap) for gap in gaps):
        sound = not (small and joined in near.lists.ordinary)
    else:
        spaced = all(_JOINT.fullmatch(gap) for gap in gaps) and words[-1].text[0].isupper()
        sound = spaced and (not small or words[0].low in _SMALL_PARTICLES)
        # "Ja'far", but not "we'll".
        marked = all(gap == "'" for gap in gaps) and not small
        sound = sound or (marked and len(words[-1].low) > 1 and words[-1].low not in _LEFT_SHORT)
        # "Garrow by": cut in two by a slip or by the end of a line.
        cut = not small and len(joined) > _FEWEST_SQUEEZED and joined not in near.lists.ordinary
        known = all(word.low in near.lists.ordinary for word in words)
        # "Garrowby a visit": the name is whole without the small word behind it.
        behind = words[-1]
        small_word = behind.text.islower() and (
            len(behind.low) <= _SHORTEST or behind.low in near.lists.ordinary
        )
        cut = cut and not (small_word and joined.removesuffix(behind.low) in protected.index)
        sound = sound or (cut and not known and all(gap.isspace() for gap in gaps))
    if not sound:
        return None
    whom = tuple(dict.fromkeys(form.whom for form in forms))
    return words[0].start, words[-1].end, Telling.NAME, Severity.ERROR, "a name in parts", whom


def _with_figures(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    """Names with figures for letters: "Garr0wby"."""
    if not _MIXED.search(near.text):
        return
    for found in _FIGURES.finditer(near.text):
        for each in protected.candidates(found[0].translate(_AS_LETTERS)):
            if each.what is Telling.PART and len(each.text) > _FEWEST_ONLINE:
                yield (
                    found.start(), found.end(), Telling.NAME, Severity.ERROR,
                    "figures for letters", each.whom,
                )  # fmt: skip


def _letter_by_letter(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    for start, end, letters in spaced_letters(near.text, near.words):
        for each in protected.candidates(letters):
            if each.what in (Telling.PART, Telling.FAMILY) and len(each.text) >= _FEWEST_SPACED:
                yield (
                    start, end, Telling.NAME, Severity.ERROR, "its letters are set apart", each.whom
                )  # fmt: skip


def _online(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    """Names inside e-mail addresses, links, handles and file names."""
    for start, low in _runs_online(near.text):
        found = list(_inside_run(low, protected))
        several = len({text for text, _ in found}) > 1 or "@" in low
        for text, whom in found:
            at = low.find(text)
            begin, end = (
                (start + at, start + at + len(text)) if at >= 0 else (start, start + len(low))
            )
            sure = several or not _is_word(text, near)
            yield (
                begin, end, Telling.GLUED, Severity.ERROR if sure else Severity.WARNING,
                "a name inside an address, a link or a file name", whom,
            )  # fmt: skip


def _inside_run(low: str, protected: ProtectedList) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names a run without spaces has in it: short ones stand by themselves there."""
    listed = _LETTERS.findall(low)
    squeezed, pieces = "".join(listed), set(listed)
    for text, whom in protected.parts().items():
        if len(text) > 1 and text in pieces:
            yield text, whom
        elif len(text) < _FEWEST_ONLINE or text not in squeezed:
            continue
        elif within := [piece for piece in pieces if text in piece]:
            # "decision.pdf" has no Sion in it.
            if not all(_is_plain_word(piece, protected) for piece in within):
                yield text, whom
        elif len(text) > _FEWEST_SQUEEZED:
            yield text, whom


def _is_plain_word(piece: str, protected: ProtectedList) -> bool:
    words = protected.words
    return piece in words.ordinary or piece in words.inflected or piece in words.built


def _is_word(text: str, near: Surroundings) -> bool:
    """Whether a name is also an everyday word, or one that is seldom a name."""
    lists = near.lists
    if any(
        text in lists.words(each) for each in ("everyday", "helping", "time", "place", "office")
    ):
        return True
    usual = text in lists.words("first-name") or text in lists.words("surname")
    return text in lists.ordinary and not usual


def _runs_online(text: str) -> Iterator[tuple[int, str]]:
    """Runs without a space that hold a sign of e-mail addresses, links, handles and file names."""
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < done:
            continue
        start = max(text.rfind(each, done, sign.start()) for each in " \n\t") + 1
        space = _SPACE.search(text, sign.end())
        done = space.start() if space is not None else len(text)
        yield max(start, 0), text[max(start, 0) : done].lower()


def _initials(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    known = protected.initials
    for start, end in _runs_of_initials(near.text, known) if known else ():
        words = near.text[start:end]
        stopped = "." in words.rstrip(".")
        # "B.F." is no label, though "B" is one.
        if _in_words(near, start, end, near.body if stopped else near.body | near.labelled):
            continue
        severity = Severity.ERROR
        if not stopped and _is_abbreviation(near, start, words):
            severity = Severity.WARNING
        if not stopped and re.match(r"[\s-]?\d", near.text[end : end + 2]):
            continue
        whom = known[_initials_in(words, known)]
        yield start, end, Telling.INITIALS, severity, "initials of somebody", whom


def _runs_of_initials(text: str, known: Container[str]) -> Iterator[tuple[int, int]]:
    """Where somebody's initials stand; a run that is nobody's ("PS KM") is taken apart."""
    for found in _INITIALS.finditer(text):
        if _initials_in(found[0], known) in known:
            yield found.span()
            continue
        for piece in _BETWEEN_SPACES.finditer(found[0]) if " " in found[0] else ():
            if len(piece[0]) > 1 and _initials_in(piece[0], known) in known:
                yield found.start() + piece.start(), found.start() + piece.end()


def _initials_in(words: str, known: Container[str]) -> str:
    """The letters of initials: as they are when they hold a small particle, else capitals."""
    hyphened = re.sub(r"[^\w-]|[\d_]", "", words)
    letters = hyphened if hyphened in known else hyphened.replace("-", "")
    return letters if letters in known or "." not in words else letters.upper()


def _is_abbreviation(near: Surroundings, start: int, words: str) -> bool:
    """Whether two capitals are what they usually stand for: "the TA", "PE lessons", "had ME".

    What takes an article is somebody where it has none; the others where a verb says so.
    """
    low, lists = re.sub(r"\W", "", words).lower(), near.lists
    if low not in lists.words("abbreviation") and low not in lists.ordinary:
        return False
    at = next(n for n, word in enumerate(near.words) if word.start == start)
    if near.shouted(at) or " " in words:
        return True
    if near.low(at - 1) in _BEFORE_ABBREVIATIONS and near.spaced(at - 1):
        return True
    if low in lists.words("uncountable") or low not in lists.words("abbreviation"):
        judged = as_subject(near, at)
        return judged is not A_SUBJECT or not near.starts(at)
    follows = near.low(at + 1)
    return near.spaced(at) and not (
        follows in _AFTER_INITIALS or follows in lists.words("said-of-people")
        or follows in lists.words("skipped") or follows.endswith("ed")
    )  # fmt: skip


def _in_words(near: Surroundings, start: int, end: int, places: frozenset[int]) -> bool:
    return any(near.words[at].start < end and start < near.words[at].end for at in places)
