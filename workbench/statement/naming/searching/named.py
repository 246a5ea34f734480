"""Words that may be part of a protected name: whether each is that name where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.dataclass import dataclass
from workbench.domain.problems import Severity
from workbench.statement.naming.hits import Telling
from workbench.statement.naming.protected import Candidate, ProtectedList
from workbench.statement.naming.searching.judged import Judged
from workbench.statement.naming.searching.person import as_person
from workbench.statement.naming.searching.surroundings import Surroundings
from workbench.statement.naming.searching.word import judge_owner, judge_word

_SPELT = (Telling.SPELLING, Telling.NICKNAME, Telling.SLIP)
_FEWEST_SMALL = 5
_ALSO_VERBS = frozenset(("mark", "drew", "read", "draw", "won"))


@dataclass(frozen=True, slots=True)
class Found:
    """A hit in the folded text, before it is put in its sentence."""

    start: int
    end: int
    what: Telling
    severity: Severity
    reason: str
    whom: tuple[str, ...] = ()


def names_in(near: Surroundings, protected: ProtectedList) -> Iterator[Found]:
    """Every word of a text that is, or may be, part of a protected name there."""
    listed: list[tuple[int, Candidate]] = []
    candidates = protected.candidates
    for at, word in enumerate(near.words):
        for candidate in candidates(word.text):
            listed.append((at, candidate))
            if (
                _kind(near, candidate.text) == "plain"
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
        words = near.lists.words("helping") - _ALSO_VERBS
        small = one.text not in words and other.text not in words and near.spaced(at)
        if near.capital(next_at) if near.capital(at) else small and not near.capital(next_at):
            near.named.update((at, next_at))


def _name_at(near: Surroundings, at: int, candidate: Candidate) -> Found | None:
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
    return Found(
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
    if candidate.what is Telling.OWNER:
        usual = candidate.text in near.lists.words("surname")
        return judge_owner(near, at, word=usual or kind != "plain")
    if kind == "plain":
        return Judged(Severity.ERROR, _reason(candidate))
    if kind == "everyday":
        return judge_word(near, at, plural=candidate.what is Telling.FAMILY)
    if kind == "short":
        return _judged_short(near, at, candidate)
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
        return "short" if text.upper() != text else "plain"
    known = text in lists.ordinary or single in lists.ordinary or text in lists.words("office")
    return "ordinary" if known else "plain"


def _in_office_name(near: Surroundings, at: int) -> bool:
    """Whether a place or an office is called by the word: "Garrowby Road"."""
    if as_person(near, at, at):
        return False
    follow = at + 1
    offices = near.lists.words("office")
    return near.joined(at) and near.capital(follow) and near.low(follow) in offices


def _judged_short(near: Surroundings, at: int, candidate: Candidate) -> Judged:
    """A name of one or two letters that is no English word: its capital tells it."""
    word = near.words[at]
    reason = as_person(near, at, at)
    if reason:
        return Judged(Severity.ERROR, reason)
    if not word.text[0].isupper() or len(word.text) < 2:
        return Judged(None, "")
    if word.text.isupper():
        if word.low in near.lists.words("abbreviation") or near.shouted(at):
            return Judged(Severity.WARNING, "two capitals that are a name")
        # "TJ" is entered in capitals; "LI" is not, and may be something else.
        entered = any(form.name.strip(".").isupper() for form in candidate.forms)
        return Judged(Severity.ERROR, _reason(candidate)) if entered else judge_word(near, at)
    return Judged(Severity.ERROR, "a short name with its capital")


def _judged_ordinary(near: Surroundings, at: int, candidate: Candidate) -> Judged:
    """A name that is a rare word: "Finch", "Peter"."""
    word = near.words[at]
    if as_person(near, at, at):
        return Judged(Severity.ERROR, _reason(candidate))
    usual = near.lists.words("first-name") | near.lists.words("surname")
    if word.text[0].islower():
        name = candidate.text in usual and not near.has_article(at)
        severity = Severity.WARNING if name else None
        return Judged(severity, "a name in small letters, or a word")
    judged = judge_word(near, at, plural=candidate.what is Telling.FAMILY)
    if judged.severity is None:
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
    # "Mo" inside a sentence is no word that anything else is called.
    return Judged(judged.severity if kind == "short" else Severity.WARNING, reason)


_SAID = {
    Telling.SPELLING: "another spelling of",
    Telling.NICKNAME: "a short form of",
    Telling.SLIP: "one letter away from",
}
