"""Names written in unusual ways: in parts, letter by letter, inside addresses, as initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.problems import Severity
from workbench.statement.naming.hits import Telling
from workbench.statement.naming.normal import spaced_letters
from workbench.statement.naming.protected import ProtectedList
from workbench.statement.naming.surroundings import Surroundings

Apart = tuple[int, int, Telling, Severity, str, tuple[str, ...]]
"""Where it is, what it is, how sure, why, and whose."""

_ONLINE = re.compile(r"\S*(?:@|://|www\.|\w\.\w|_)\S*")
_JOINT = re.compile(r"[\s'.-]{1,3}")
_HYPHEN = re.compile(r"-\s*\n?\s*")
_INITIALS = re.compile(
    r"(?<![^\W_])(?<![^\W_]\.)[A-Z](?:(?:\.\s?|[ -])?[A-Z]){1,4}\.?(?![^\W_])(?!\.[^\W_])"
)
_FEWEST_ONLINE = 4
_FEWEST_SQUEEZED = 5
_FEWEST_SPACED = 3
_SMALL_PARTICLES_LISTED = """
de da di du dos das la le del della van von der den al el ibn bin abd abdul
"""
_SMALL_PARTICLES = frozenset(_SMALL_PARTICLES_LISTED.split())


def apart(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    """Every name written in an unusual way."""
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
    if not sound:
        return None
    whom = tuple(dict.fromkeys(form.whom for form in forms))
    return words[0].start, words[-1].end, Telling.NAME, Severity.ERROR, "a name in parts", whom


def _letter_by_letter(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    for start, end, letters in spaced_letters(near.text):
        for each in protected.candidates(letters):
            if each.what in (Telling.PART, Telling.FAMILY) and len(each.text) >= _FEWEST_SPACED:
                yield (
                    start, end, Telling.NAME, Severity.ERROR, "its letters are set apart", each.whom
                )  # fmt: skip


def _online(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    """Names inside e-mail addresses, links, handles and file names."""
    parts = [
        (form.text, form.whom)
        for forms in protected.index.values()
        for form in forms[:1]
        if form.what is Telling.PART and len(form.text) >= _FEWEST_ONLINE
    ]
    for run in _ONLINE.finditer(near.text):
        low = run[0].lower()
        if not any(each in low for each in "@/_") and "." not in low.strip(".,;:()"):
            continue
        squeezed = re.sub(r"[^a-z]+", "", low)
        for text, whom in parts:
            if text in low or (len(text) > _FEWEST_SQUEEZED and text in squeezed):
                at = max(low.find(text), 0)
                size = len(text) if text in low else len(low)
                yield (
                    run.start() + at, run.start() + at + size, Telling.GLUED, Severity.ERROR,
                    "a name inside an address, a link or a file name", (whom,),
                )  # fmt: skip


def _initials(near: Surroundings, protected: ProtectedList) -> Iterator[Apart]:
    if not protected.initials:
        return
    for found in _INITIALS.finditer(near.text):
        letters = re.sub(r"[^A-Z]", "", found[0])
        whom = protected.initials.get(letters, ())
        if not whom or _in_words(near, found, near.body | near.labelled):
            continue
        stopped = "." in found[0].rstrip(".")
        known = (
            letters.lower() in near.lists.words("abbreviation")
            or letters.lower() in near.lists.ordinary
        )
        if not stopped and " " in found[0] and known:
            continue
        after = near.text[found.end() : found.end() + 2]
        if not stopped and re.match(r"[\s-]?\d", after):
            continue
        severity = Severity.ERROR if stopped or not known else Severity.WARNING
        yield (found.start(), found.end(), Telling.INITIALS, severity, "initials of somebody", whom)


def _in_words(near: Surroundings, found: re.Match[str], places: frozenset[int]) -> bool:
    return any(
        near.words[at].start < found.end() and found.start() < near.words[at].end for at in places
    )
