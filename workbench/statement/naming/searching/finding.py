"""Looking for names in a text: one search for statements, finished files, copies and file names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.domain.problems import Severity
from workbench.statement.naming.details import details_in
from workbench.statement.naming.hits import Hit, Telling, sentence_at
from workbench.statement.naming.normal import Folded, folded, words_of
from workbench.statement.naming.organisations import organisations_in
from workbench.statement.naming.protected import Candidate, ProtectedList
from workbench.statement.naming.searching.apart import apart
from workbench.statement.naming.searching.judged import Judged
from workbench.statement.naming.searching.person import as_person
from workbench.statement.naming.searching.strangers import strangers_in
from workbench.statement.naming.searching.surroundings import Surroundings, lay_out
from workbench.statement.naming.searching.word import judge_word
from workbench.statement.naming.shapes import shapes_in

_SPELT = (Telling.SPELLING, Telling.NICKNAME, Telling.SLIP)
_FEWEST_SMALL = 5
_MOST_KEPT = 4000
_LONG = 2000
_IN_FILE_NAMES = frozenset(("draft", "final", "decision", "statement", "chronology", "receipt"))
_LINE_END = re.compile(r"(?<=[.!?:;”’)\]])\s*\n\s*|\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit in the folded text, before it is put in its sentence."""

    start: int
    end: int
    what: Telling
    severity: Severity
    reason: str
    whom: tuple[str, ...] = ()


def find(text: str, protected: ProtectedList, *, strangers: bool = True) -> tuple[Hit, ...]:
    """Everything in a text that tells who somebody is, in the order in which it stands there.

    With `strangers` also what nobody entered is looked for: details by their shape and names of
    people who are not on the People page.
    """
    if len(text) <= _LONG:
        return _kept(text, protected, strangers)
    found: list[Hit] = []
    for start, piece in _pieces(text):
        hits = _kept(piece, protected, strangers)
        found += (replace(hit, start=hit.start + start, end=hit.end + start) for hit in hits)
    return tuple(found)


def find_in_file_name(name: str, protected: ProtectedList) -> tuple[Hit, ...]:
    """Every word of a file's name that may be somebody's: nothing stands round it that could tell.

    What is found anywhere else in such words is found here too.
    """
    stem = name.rpartition(".")[0] or name
    found = {
        (hit.start, hit.end): replace(hit, severity=Severity.ERROR)
        for hit in find(stem, protected)
        if hit.sure or hit.what is Telling.INITIALS
    }
    laid = folded(stem)
    for word in words_of(laid.text):
        for each in protected.candidates(word.text):
            start, end = laid.place(word.start + each.start, word.start + each.end)
            inside = any(start < other[1] and other[0] < end for other in found)
            if len(each.text) > 1 and word.low not in _IN_FILE_NAMES and not inside:
                what, why = (
                    Telling.GLUED if each.what is Telling.PART else each.what,
                    "in a file’s name",
                )
                found[start, end] = Hit(
                    start, end, stem[start:end], name, what, Severity.ERROR, why, each.whom
                )
    return tuple(hit for _, hit in sorted(found.items()))


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
    found = list(_names(near, protected))
    found += [_Found(*each) for each in apart(near, protected)]
    found += _details(laid.text, protected)
    found += _organisations(near, protected)
    if strangers:
        found += _shapes(laid.text)
        found += _strangers(near)
    return tuple(_hit(each, laid) for each in _sorted_out(found, laid.text))


def _hit(found: _Found, laid: Folded) -> Hit:
    start, end = laid.place(found.start, found.end)
    text = laid.original
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


# --- names ---------------------------------------------------------------------------------------


def _names(near: Surroundings, protected: ProtectedList) -> Iterator[_Found]:
    listed: list[tuple[int, Candidate]] = []
    for at, word in enumerate(near.words):
        for candidate in protected.candidates(word.text):
            listed.append((at, candidate))
            if (
                _is_plain(near, candidate.text)
                and near.capital(at)
                and candidate.what is Telling.PART
            ):
                near.named.add(at)
    _pairs(near, listed)
    for at, candidate in listed:
        if at in near.body:
            continue
        found = _name_at(near, at, candidate)
        if found is not None:
            yield found


def _pairs(near: Surroundings, listed: Sequence[tuple[int, Candidate]]) -> None:
    """Two parts of one person's name side by side with capitals are a name, words or not."""
    for (at, one), (next_at, other) in zip(listed, listed[1:], strict=False):
        exact = one.what is Telling.PART and other.what in (Telling.PART, Telling.FAMILY)
        if not exact or next_at != at + 1 or not set(one.whom) & set(other.whom):
            continue
        if one.text == other.text or not near.joined(at):
            continue
        words = near.lists.words("helping")
        small = one.text not in words and other.text not in words and near.spaced(at)
        if near.capital(next_at) if near.capital(at) else small and not near.capital(next_at):
            near.named.update((at, next_at))


def _name_at(near: Surroundings, at: int, candidate: Candidate) -> _Found | None:
    word = near.words[at]
    judged = _judged(near, at, candidate)
    if judged.severity is None:
        return None
    what = candidate.what
    if at in near.labelled:
        what, judged = Telling.LABEL, Judged(Severity.ERROR, "a label must not be a name")
    elif candidate.end - candidate.start < len(word.text):
        what = Telling.GLUED
    start = word.start + candidate.start
    if start == word.start and near.joined(at - 1) and _goes_with(near.low(at - 1), what, near):
        start = near.words[at - 1].start
    return _Found(
        start,
        word.start + candidate.end,
        what,
        judged.severity or Severity.ERROR,
        judged.reason,
        candidate.whom,
    )


def _goes_with(before: str, what: Telling, near: Surroundings) -> bool:
    """Whether a word before a name is taken with it: a title, the article of a family."""
    if what is Telling.FAMILY:
        return before == "the"
    return before in near.lists.words("formal-title")


def _judged(near: Surroundings, at: int, candidate: Candidate) -> Judged:
    if at in near.named and candidate.what is Telling.PART:
        if at in near.labelled or not _in_office_name(near, at):
            return Judged(Severity.ERROR, _reason(candidate))
        return Judged(Severity.WARNING, "a name that is part of another name here")
    kind = _kind(near, candidate.text)
    if candidate.end - candidate.start < len(near.words[at].text):
        return _judged_glued(near, at, candidate, kind)
    if candidate.what in _SPELT:
        return _judged_form(near, at, candidate, kind)
    labelled = at in near.labelled and near.capital(at) and len(candidate.text) > 1
    if labelled and candidate.what is Telling.PART:
        return Judged(Severity.ERROR, "a label must not be a name")
    if kind == "plain":
        return Judged(Severity.ERROR, _reason(candidate))
    if kind == "everyday":
        return judge_word(near, at, plural=candidate.what is Telling.FAMILY)
    if kind == "short":
        return _judged_short(near, at)
    return _judged_ordinary(near, at, candidate)


def _judged_glued(near: Surroundings, at: int, candidate: Candidate, kind: str) -> Judged:
    """A name written together with other words: sure when it or the rest can be nothing else."""
    word = near.words[at].low
    rest = word[: candidate.start] + word[candidate.end :]
    lists = near.lists
    with_name = any(rest in lists.words(each) for each in ("title", "family", "first-name"))
    if kind == "plain" or with_name or rest in {form.name.lower() for form in candidate.forms}:
        return Judged(Severity.ERROR, _reason(candidate))
    several = rest in near.parts
    return Judged(Severity.ERROR if several else Severity.WARNING, _reason(candidate))


def _reason(candidate: Candidate) -> str:
    form = candidate.forms[0]
    if form.what is Telling.FAMILY:
        return f"the family of “{form.name}”"
    return f"“{form.name}” is on the People page"


def _kind(near: Surroundings, text: str) -> str:
    """What a word is besides a name: everyday, a place, in the dictionary, short, or nothing."""
    lists = near.lists
    if any(text in lists.words(each) for each in ("everyday", "helping", "time", "place")):
        return "everyday"
    single = text.removesuffix("s")
    if single != text and single in lists.words("everyday"):
        return "everyday"
    if len(text) < 3:
        return "short"
    known = text in lists.ordinary or single in lists.ordinary or text in lists.words("office")
    return "ordinary" if known else "plain"


def _is_plain(near: Surroundings, text: str) -> bool:
    return _kind(near, text) == "plain"


def _in_office_name(near: Surroundings, at: int) -> bool:
    """Whether a place or an office is called by the word: "Garrowby Road"."""
    if as_person(near, at, at):
        return False
    follow = at + 1
    offices = near.lists.words("office")
    return near.joined(at) and near.capital(follow) and near.low(follow) in offices


def _judged_short(near: Surroundings, at: int) -> Judged:
    """A name of one or two letters that is no English word: its capital tells it."""
    word = near.words[at]
    reason = as_person(near, at, at)
    if reason:
        return Judged(Severity.ERROR, reason)
    if not word.text[0].isupper() or len(word.text) < 2:
        return Judged(None, "")
    if word.text.isupper():
        known = word.low in near.lists.words("abbreviation") or near.shouted(at)
        return (
            Judged(Severity.WARNING, "two capitals that are a name")
            if known
            else judge_word(near, at)
        )
    return Judged(Severity.ERROR, "a short name with its capital")


def _judged_ordinary(near: Surroundings, at: int, candidate: Candidate) -> Judged:
    """A name that is a rare word: "Finch", "Peter"."""
    word = near.words[at]
    if as_person(near, at, at):
        return Judged(Severity.ERROR, _reason(candidate))
    usual = near.lists.words("first-name") | near.lists.words("surname")
    if word.text[0].islower():
        severity = Severity.WARNING if candidate.text in usual else None
        return Judged(severity, "a name in small letters, or a word")
    judged = judge_word(near, at, plural=candidate.what is Telling.FAMILY)
    if judged.severity is None and candidate.text in usual:
        return Judged(Severity.WARNING, "a usual name, or part of another name")
    return judged


def _judged_form(near: Surroundings, at: int, candidate: Candidate, kind: str) -> Judged:
    """Another spelling, a nickname or a slip."""
    word, form = near.words[at], candidate.forms[0]
    reason = f"{_SAID[form.what]} “{form.name}”"
    if kind == "plain" and form.what is not Telling.NICKNAME and word.low in near.lists.inflected:
        kind = "ordinary"
    if kind == "plain":
        if word.text[0].isupper() or len(candidate.text) >= _FEWEST_SMALL:
            place = near.lists.words("office") | near.lists.words("place")
            sure = candidate.text not in place and not _in_office_name(near, at)
            return Judged(Severity.ERROR if sure else Severity.WARNING, reason)
        return Judged(None, "")
    if as_person(near, at, at) and word.text[0].isupper():
        return Judged(Severity.ERROR, reason)
    if word.text[0].islower() or (kind == "short" and word.text.isupper()):
        return Judged(None, "")
    judged = judge_word(near, at)
    if judged.severity is None or form.what is Telling.SLIP and near.starts(at):
        return Judged(None, "")
    return Judged(Severity.WARNING, reason)


_SAID = {
    Telling.SPELLING: "another spelling of",
    Telling.NICKNAME: "a short form of",
    Telling.SLIP: "one letter away from",
}


# --- details and strangers -----------------------------------------------------------------------


def _details(text: str, protected: ProtectedList) -> Iterator[_Found]:
    for start, end, detail in details_in(text, protected.details):
        severity = Severity.ERROR if detail.sure else Severity.WARNING
        yield _Found(start, end, detail.what, severity, "kept with the person", (detail.whom,))


def _organisations(near: Surroundings, protected: ProtectedList) -> Iterator[_Found]:
    listed = organisations_in(near.words, protected.organisations, near.lists)
    for first, last, sure, whom in listed:
        start, end = near.words[first].start, near.words[last].end
        severity = Severity.ERROR if sure else Severity.WARNING
        yield _Found(start, end, Telling.SCHOOL, severity, "kept with the person", (whom,))


def _shapes(text: str) -> Iterator[_Found]:
    for start, end, shape in shapes_in(text):
        yield _Found(start, end, shape.what, shape.severity, shape.reason)


def _strangers(near: Surroundings) -> Iterator[_Found]:
    for first, last, reason in strangers_in(near):
        start, end = near.words[first].start, near.words[last].end
        yield _Found(start, end, Telling.STRANGER, Severity.WARNING, reason)


# --- one hit for one place -----------------------------------------------------------------------


def _sorted_out(found: Sequence[_Found], text: str) -> list[_Found]:
    """Each place once: the parts of one name together, the surer of two that overlap."""
    kept: list[_Found] = []
    for each in sorted(
        found, key=lambda one: (one.start, one.severity is not Severity.ERROR, -one.end)
    ):
        last = kept[-1] if kept else None
        if last is None:
            kept.append(each)
        elif each.start < last.end:
            kept[-1] = _merged(last, each)
        elif _is_one_name(last, each, text):
            kept[-1] = _merged(last, replace(each, what=Telling.NAME))
        else:
            kept.append(each)
    return kept


def _is_one_name(one: _Found, other: _Found, text: str) -> bool:
    if not set(one.whom) & set(other.whom) or other.what not in _NAMES or one.what not in _NAMES:
        return False
    return re.fullmatch(r"[\s'-]{0,3}(?:[A-Z]\.?\s)?", text[one.end : other.start]) is not None


_NAMES = frozenset(
    (Telling.PART, Telling.NAME, Telling.FAMILY, Telling.NICKNAME, Telling.SPELLING, Telling.SLIP)
)


def _merged(one: _Found, other: _Found) -> _Found:
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
