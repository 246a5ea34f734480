"""What an office adds to the rules, as edits office → office, and what that changes in a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.application.ports import CaseNote
from workbench.application.procedure import changed_timings, complaint_timings
from workbench.domain.casefile import CaseFile
from workbench.domain.dates import EARLIEST_YEAR, LATEST_YEAR, day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.office import LocalDayOff, Office, OfficeRule
from workbench.domain.procedure import LONGEST_LIMIT, STAGE_TWO_START
from workbench.domain.rules import LimitRule, RuleBook
from workbench.domain.text import normalise_line

_KEPT = "Nothing was changed."


def add_day(
    office: Office, book: RuleBook, id: str, day: date, name: str, source: str = ""
) -> Office:
    """The office with a day off added; raises `InvalidInput` for one that is off already."""
    name = normalise_line(name)
    if not name:
        raise InvalidInput("The day off has no name.", f"{_KEPT} Say what day it is.", "name")
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise InvalidInput("That year is out of range.", _KEPT, "day")
    off = office.applied(book).calendar().why_off(day)
    if off is not None:
        raise InvalidInput(
            f"{day_in_words(day)} is no working day already ({off.why}).", _KEPT, "day"
        )
    added = LocalDayOff(id=id, day=day, name=name, source=normalise_line(source))
    return replace(office, days=tuple(sorted((*office.days, added), key=lambda d: d.day)))


def remove_day(office: Office, id: str) -> Office:
    """The office without a day off it added."""
    return replace(office, days=tuple(each for each in office.days if each.id != id))


def set_rule(office: Office, book: RuleBook, id: str, procedure: str, rule: LimitRule) -> Office:
    """The office with a limit corrected or added, for complaints from its `valid_from` on.

    Raises `InvalidInput` for a limit that cannot be counted or has no source.
    """
    known = book.procedures.get(procedure)
    if known is None:
        raise InvalidInput(f"There is no procedure “{procedure}”.", _KEPT, "procedure")
    keys = {STAGE_TWO_START, "", *(step.key for step in known.steps)}
    for name, steps in (
        ("from_steps", (*rule.from_steps, *rule.assumed_from)),
        ("to_step", (rule.to_step, rule.extended_by)),
    ):
        for key in steps:
            if key not in keys:
                raise InvalidInput(f"The procedure has no step “{key}”.", _KEPT, name)
    _check(rule)
    own = OfficeRule(id=id, procedure=procedure, rule=rule)
    others = tuple(
        each
        for each in office.rules
        if each.id != id and (each.procedure, each.rule.id) != (procedure, rule.id)
    )
    return replace(office, rules=(*others, own))


def _check(rule: LimitRule) -> None:
    if not rule.from_steps or not rule.to_step:
        raise InvalidInput("The limit does not say from which step to which it runs.", _KEPT)
    if not 1 <= rule.count <= LONGEST_LIMIT or not 0 <= rule.extended <= LONGEST_LIMIT:
        raise InvalidInput(f"The time is between 1 and {LONGEST_LIMIT:,}.", _KEPT, "count")
    if bool(rule.extended) != bool(rule.extended_by) or 0 < rule.extended <= rule.count:
        raise InvalidInput(
            "An extended time is longer, and needs the step that extends it.", _KEPT, "extended"
        )
    if not rule.source.strip() or not rule.title.strip():
        raise InvalidInput("The limit needs a title and a source.", _KEPT, "source")


def remove_rule(office: Office, id: str) -> Office:
    """The office without a limit it corrected or added."""
    return replace(office, rules=tuple(each for each in office.rules if each.id != id))


def notes_for(
    case: CaseFile, before: RuleBook, after: RuleBook, label: str, today: date
) -> tuple[CaseNote, ...]:
    """What a change of the rules makes of the clocks of a case, with how they stood before."""
    old, new = before.calendar(), after.calendar()
    lines: list[str] = []
    for complaint in case.complaints.values():
        stood = complaint_timings(case, complaint.id, before, old, today)
        stands = complaint_timings(case, complaint.id, after, new, today)
        lines.extend(changed_timings(stood, stands))
    return tuple(CaseNote(case.case.id, f"{label}. {line}") for line in lines)
