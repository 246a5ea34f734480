"""A letter merged from the case: the words of its template filled in."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from workbench.application.case.editing import ordered
from workbench.application.letters.addressing import full_name, salutation
from workbench.application.records.labels import remedy_label, remedy_said
from workbench.application.records.parties import parties, party_name
from workbench.application.records.people import complainants
from workbench.application.remedies.compliance import awaited_on, awaits
from workbench.application.remedies.deadlines import remedy_days
from workbench.application.versions.deciding import review_until
from workbench.application.versions.listing import latest
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.library.letters import LETTERS, REAL_NAMES
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.compliance import ComplianceOutcome, Satisfied
from workbench.domain.records.people import Person
from workbench.domain.records.remedies import Agreement, Remedy
from workbench.domain.records.versions import Sending, StatementVersion
from workbench.domain.text import capitalised, enumeration
from workbench.statement.composing.conditions import holds
from workbench.statement.nodes import StatementStage

_FIELD = re.compile(r"\{([a-z-]+)\}", re.I)
_ASKED = re.compile(r"[{[]([a-z][a-z -]*)[\]}]", re.I)
_UNFILLED = re.compile(r"\[[a-z][a-z ]*\]")
OPEN = "[{}]"
"""How what the case does not say stands in a letter: "[address]"."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter about to be made: its words, and whether real names may stand in it.

    `doubt` is what it says that has not happened in the case, "" when nothing.
    """

    template: str
    title: str
    text: str
    real_names: bool
    to: Sending
    doubt: str = ""

    @property
    def unfilled(self) -> Sequence[str]:
        """What is still to be filled in, in brackets."""
        return _UNFILLED.findall(self.text)

    def refuse_unfilled(self, hint: str = "Write it in the letter, or take it out.") -> None:
        """Raise `InvalidInput` for a letter without words, or with something to fill in."""
        if not self.text.strip():
            raise InvalidInput(
                "The letter says nothing.", "Write it, or choose its template again."
            )
        if self.unfilled:
            raise InvalidInput(
                f"Still to be filled in: {', '.join(dict.fromkeys(self.unfilled))}.", hint
            )


def usual_letter(case: CaseFile) -> str:
    """The letter to begin with: with the decision once it is issued, with the draft before."""
    decided = latest(case, StatementStage.FINAL) is not None
    return "final-complainant" if decided else "draft-complainant"


def usual_recipient(case: CaseFile, template: str) -> Sending:
    """To whom a letter of a template goes unless somebody else is named; nobody where only the
    investigator knows it.
    """
    if template == "ofsted":
        return Sending(to="Ofsted")
    if template == "criticised":
        return Sending()
    if "To {addressee}" in LETTERS[template].text:
        return Sending(to=case.case.body_short)
    return next(parties(case))


def merged(
    case: CaseFile,
    library: ReferenceLibrary,
    template: str,
    to: Sending,
    today: date,
    typed: Mapping[str, str] = MappingProxyType({}),
) -> Letter:
    """A letter of a template to somebody, filled in with what was `typed`, and from the case.

    Only a template marked with `REAL_NAMES` gets a real name; in all others a label stands. Raises
    `InvalidInput` for something typed that the letter does not ask for.
    """
    kind = LETTERS[template]
    words = library.settings.value(kind.setting) or kind.text
    words = words.lstrip()
    real = words[: len(REAL_NAMES)].casefold() == REAL_NAMES
    words = words[len(REAL_NAMES) :].lstrip() if real else words
    asked = {each.lower().replace(" ", "-") for each in _ASKED.findall(words)}
    if foreign := next((each for each in typed if each not in asked), ""):
        raise InvalidInput(f"The letter does not ask for “{foreign[:40]}”.", "Nothing was written.")
    known = dict(_fields(case, library, to, today, real))

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        if name.lower() in typed:
            return typed[name.lower()]
        found = known.get(name.lower(), "")
        shown = found or OPEN.format(name.lower().replace("-", " "))
        return capitalised(shown) if name[:1].isupper() else shown

    text = _FIELD.sub(filled, words)
    for name, said in typed.items():
        text = text.replace(OPEN.format(name.replace("-", " ")), said)
    return Letter(
        template,
        kind.title,
        text,
        real,
        to,
        _doubt(case, library, template) or _late(case, asked, today),
    )


def _doubt(case: CaseFile, library: ReferenceLibrary, template: str) -> str:
    """What a letter of a template says that has not happened in the case."""
    awaited = [*_awaited(case, library)]
    if template == "remedy-reminder" and not awaited:
        return "It is a reminder, but no remedy is awaited in this case."
    if template == "closure":
        return _not_done(case, library, awaited)
    stage = _STAGES.get(template)
    if stage is not None and latest(case, stage) is None:
        what = "a draft" if stage is StatementStage.DRAFT else "a final decision"
        return f"It is about {what}, but none has been issued from this case."
    if template == "ofsted" and not holds("ofsted", case, StatementStage.FINAL):
        return "Only upheld decisions on children’s services or education are shared with Ofsted."
    return ""


def _late(case: CaseFile, asked: Container[str], today: date) -> str:
    """That the day by which a letter asks for comments is over; "" when it is not."""
    due = case.case.comments_due
    if due is None or due >= today or "comments-due" not in asked:
        return ""
    return f"It asks for comments by {day_in_words(due)}, which is past."


def _not_done(case: CaseFile, library: ReferenceLibrary, awaited: Sequence[str]) -> str:
    """Why it may not be said that the body has done what it agreed to; "" when it has."""
    if awaited:
        return f"It says that all was done, but this is still awaited: {'; '.join(awaited)}."
    if not case.compliance:
        what = "nothing is noted as done" if _agreed(case) else "no remedy was agreed in this case"
        return f"It says that all that was agreed was done, but {what}."
    short = [
        _with_day(case, library, remedy, None)
        for each in ordered(case, "compliance")
        if each.outcome is ComplianceOutcome.INCOMPLETE or each.satisfied is Satisfied.NO
        if (remedy := case.remedies.get(each.remedy_id)) is not None
    ]
    return f"It says that all was done, but this was not: {'; '.join(short)}." if short else ""


def goes_with(case: CaseFile, template: str) -> StatementVersion | None:
    """The version of the statement a letter of a template goes with, were it made now."""
    stage = _STAGES.get(template)
    return latest(case, stage) if stage is not None else None


_STAGES: Mapping[str, StatementStage] = MappingProxyType(
    {
        **dict.fromkeys(("draft-complainant", "draft-council", "criticised"), StatementStage.DRAFT),
        **dict.fromkeys(("final-complainant", "final-council", "ofsted"), StatementStage.FINAL),
    }
)
"""The stage of the version that letters of a template are about and go with."""


def _fields(
    case: CaseFile, library: ReferenceLibrary, to: Sending, today: date, real: bool
) -> Iterator[tuple[str, str]]:
    record, person = case.case, case.people.get(to.person_id)
    label = party_name(case, to) if to.person_id or to.to else ""
    yield "date", day_in_words(today)
    known = person if real else None
    yield "name", (full_name(known, library.names) if known is not None else "") or label
    yield "salutation", (salutation(known, library.names) if known is not None else "") or label
    yield "label", label
    yield "your-complaint", _whose(case, library, person, real)
    whole = not to.person_id and to.to.casefold() in ("", record.body_short.casefold())
    yield "addressee", record.body if whole else label
    yield "reference", record.reference
    yield "body", record.body_short
    yield "body-name", record.body
    yield "investigator", record.investigator
    yield "complainant", enumeration([each.alias for each in complainants(case) if each.alias])
    yield "comments-due", _day(record.comments_due)
    yield "decision-date", _day(record.decided_on)
    yield "review-until", _day(review_until(case, library, today))
    awaited = [*_remedies(case, library)]
    undated = _agreed(case) and not case.compliance and record.decided_on is None
    none = "" if undated else _NONE_AWAITED if case.compliance else _NONE_AGREED
    yield "remedies", "\n\n".join(awaited) or none
    yield "agreed-action", "\n\n".join((_AGREED, *awaited, _EVIDENCE)) if awaited else none


def _whose(case: CaseFile, library: ReferenceLibrary, to: Person | None, real: bool) -> str:
    """Whose complaint it is, said to somebody: "your complaint", unless it is another's."""
    own = complainants(case)
    named = [salutation(each, library.names) if real and each.name else each.alias for each in own]
    if to is None or to in own or not any(named):
        return "your complaint"
    return f"the complaint of {enumeration([*filter(None, named)])}"


_AGREED = "The action agreed, with the days by which it is due:"
_EVIDENCE = "Please send evidence that each was carried out."
_NONE_AGREED = "No action was agreed."
_NONE_AWAITED = "Of the action agreed nothing is still awaited."


def _agreed(case: CaseFile) -> Sequence[Remedy]:
    return [each for each in ordered(case, "remedy") if each.agreement is Agreement.AGREED]


def _remedies(case: CaseFile, library: ReferenceLibrary) -> Iterator[str]:
    """Each remedy still awaited; before the decision is issued those that were agreed."""
    if case.compliance or case.case.decided_on is None:
        yield from _awaited(case, library)
        return
    days = {each.remedy_id: each.due for each in remedy_days(case, library.rules.calendar())}
    for remedy in _agreed(case):
        due = days[remedy.id]
        yield _with_day(case, library, remedy, due.day if due is not None else None)


def _awaited(case: CaseFile, library: ReferenceLibrary) -> Iterator[str]:
    for item in ordered(case, "compliance"):
        remedy = case.remedies.get(item.remedy_id)
        if remedy is not None and awaits(item):
            yield _with_day(case, library, remedy, awaited_on(item))


def _with_day(case: CaseFile, library: ReferenceLibrary, remedy: Remedy, day: date | None) -> str:
    """What is to be done, as the statement says it, with its day."""
    said = remedy_said(case, remedy, library)
    if _UNFILLED.search(said):
        said = remedy_label(case, remedy)
    return f"{said} (by {day_in_words(day)})" if day is not None else said


def _day(day: date | None) -> str:
    return day_in_words(day) if day is not None else ""
