"""Looking for names in a text: one search for statements, finished files, copies and file names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.domain.problems import Severity
from workbench.statement.naming.details import details_in
from workbench.statement.naming.hits import Hit, Telling, sentence_at
from workbench.statement.naming.normal import NOTHING, Folded, folded, unbracketed, words_of
from workbench.statement.naming.organisations import organisations_in
from workbench.statement.naming.protected import ProtectedList
from workbench.statement.naming.searching.apart import apart
from workbench.statement.naming.searching.named import Found, names_in
from workbench.statement.naming.searching.strangers import strangers_in
from workbench.statement.naming.searching.surroundings import Surroundings, lay_out
from workbench.statement.naming.shapes import shapes_in

_MOST_KEPT = 4000
_LONG = 2000
_LINE_END = re.compile(r"(?<=[.!?:;”’)\]])\s*\n\s*|\n\s*\n\s*")


def find(text: str, protected: ProtectedList, *, strangers: bool = True) -> tuple[Hit, ...]:
    """Everything in a text that tells who somebody is, in the order in which it stands there.

    With `strangers` also what nobody entered is looked for: details by their shape and names of
    people who are not on the People page.
    """
    text = text.replace("\xa0", " ")
    if len(text) <= _LONG:
        return _kept(text, protected, strangers)
    found: list[Hit] = []
    for start, piece in _pieces(text):
        hits = _kept(piece, protected, strangers)
        found += (replace(hit, start=hit.start + start, end=hit.end + start) for hit in hits)
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """A long text in pieces: lines that end a sentence or an item stand for themselves.

    Lines that go on in the next one, as in a PDF, stay together.
    """
    start = 0
    for found in _LINE_END.finditer(text):
        if text[start : found.start()].strip():
            yield start, text[start : found.start()]
        start = found.end()
    if text[start:].strip():
        yield start, text[start:]


def _kept(text: str, protected: ProtectedList, strangers: bool) -> tuple[Hit, ...]:
    key = text if strangers else f"{text}\0"
    found = protected.found.get(key)
    if found is None:
        if len(protected.found) > _MOST_KEPT:
            protected.found.clear()
        found = protected.found[key] = _find(text, protected, strangers) if text.strip() else ()
    return found


def _find(text: str, protected: ProtectedList, strangers: bool) -> tuple[Hit, ...]:
    laid = folded(text)
    near = lay_out(laid.text, words_of(laid.text), protected)
    found = list(names_in(near, protected))
    found += [Found(*each) for each in apart(near, protected)]
    found += _details(laid.text, protected)
    found += _organisations(near, protected)
    if strangers:
        found += _shapes(laid.text)
        found += _strangers(near)
    hits = [_hit(each, laid) for each in _sorted_out(found, laid.text)]
    return tuple(_with_bracketed(hits, text, protected))


def _with_bracketed(hits: list[Hit], text: str, protected: ProtectedList) -> list[Hit]:
    """The hits, with those of names that have brackets inside."""
    bare = unbracketed(text) if "[" in text or "(" in text else text
    if bare == text:
        return hits
    laid = folded(bare)
    near = lay_out(laid.text, words_of(laid.text), protected)
    for each in _sorted_out(list(names_in(near, protected)), laid.text):
        start, end = laid.place(each.start, each.end)
        start -= bare[:start].endswith(NOTHING)
        end += bare.startswith(NOTHING, end)
        if bare[start:end] != text[start:end]:
            apart = [one for one in hits if one.end <= start or end <= one.start]
            hits = [*apart, _hit_at(start, end, text, each)]
    return sorted(hits, key=lambda each: each.start)


def _hit(found: Found, laid: Folded) -> Hit:
    return _hit_at(*laid.place(found.start, found.end), laid.original, found)


def _hit_at(start: int, end: int, text: str, found: Found) -> Hit:
    begin, finish = sentence_at(text, start, end)
    return Hit(
        start,
        end,
        " ".join(text[start:end].split()),
        " ".join(text[begin:finish].split()),
        found.what,
        found.severity,
        found.reason,
        found.whom,
    )


def _details(text: str, protected: ProtectedList) -> Iterator[Found]:
    for start, end, detail in details_in(text, protected.details):
        severity = Severity.ERROR if detail.sure else Severity.WARNING
        yield Found(start, end, detail.what, severity, "kept with the person", (detail.whom,))


def _organisations(near: Surroundings, protected: ProtectedList) -> Iterator[Found]:
    listed = organisations_in(near.words, protected.organisations, near.lists)
    for first, last, sure, whom in listed:
        start, end = near.words[first].start, near.words[last].end
        severity = Severity.ERROR if sure else Severity.WARNING
        yield Found(start, end, Telling.SCHOOL, severity, "kept with the person", (whom,))


def _shapes(text: str) -> Iterator[Found]:
    for start, end, shape in shapes_in(text):
        yield Found(start, end, shape.what, shape.severity, shape.reason)


def _strangers(near: Surroundings) -> Iterator[Found]:
    for first, last, reason in strangers_in(near):
        start, end = near.words[first].start, near.words[last].end
        yield Found(start, end, Telling.STRANGER, Severity.WARNING, reason)


def _sorted_out(found: Sequence[Found], text: str) -> list[Found]:
    """Each place once: the parts of one name together, the surer of two that overlap."""
    kept: list[Found] = []
    for each in sorted(
        found, key=lambda one: (one.start, one.severity is not Severity.ERROR, -one.end)
    ):
        last = kept[-1] if kept else None
        if last is None:
            kept.append(each)
        elif each.start < last.end:
            kept[-1] = _merged(last, each)
        elif _is_one_name(last, each, text):
            both = tuple(id for id in last.whom if id in each.whom)
            kept[-1] = replace(_merged(last, replace(each, what=Telling.NAME)), whom=both)
        else:
            kept.append(each)
    return kept


def _is_one_name(one: Found, other: Found, text: str) -> bool:
    if not set(one.whom) & set(other.whom) or other.what not in _NAMES or one.what not in _NAMES:
        return False
    return re.fullmatch(r"[\s'-]{0,3}(?:[A-Z]\.?\s)?", text[one.end : other.start]) is not None


_NAMES = frozenset(
    (
        Telling.PART,
        Telling.NAME,
        Telling.FAMILY,
        Telling.OWNER,
        Telling.NICKNAME,
        Telling.SPELLING,
        Telling.SLIP,
    )
)


def _merged(one: Found, other: Found) -> Found:
    """Two hits in one place as one: the surer one says what it is."""
    if one.severity is not Severity.ERROR and other.severity is Severity.ERROR:
        surer, less = other, one
    else:
        surer, less = one, other
    what = other.what if other.what is Telling.NAME and surer is one else surer.what
    whom = tuple(dict.fromkeys((*surer.whom, *less.whom)))
    return replace(
        surer, start=min(one.start, other.start), end=max(one.end, other.end), what=what, whom=whom
    )
