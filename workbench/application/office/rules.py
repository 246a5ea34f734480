"""What an office adds to the rules, as edits office → office, and what that changes in a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbench.application.case.ports import CaseNote
from workbench.application.procedure.limits import changed_timings, complaint_timings
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import EARLIEST_YEAR, LATEST_YEAR, day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.library.office import LocalDayOff, Office, OfficeRule
from workbench.domain.procedure.limits import LimitRule, RuleBook
from workbench.domain.procedure.steps import LONGEST_LIMIT, STAGE_TWO_START
from workbench.domain.text import normalise_line
from workbench.statement.composing.library_faults import FaultIn

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


def rule_faults(procedure: str, rule: LimitRule, book: RuleBook) -> Iterator[FaultIn]:
    """Everything for which a limit of an office's own cannot be counted by."""
    known = book.procedures.get(procedure)
    if known is None:
        yield "procedure", f"there is no procedure “{procedure[:80]}”"
        return
    keys = {STAGE_TWO_START, "", *(step.key for step in known.steps)}
    for name, steps in (
        ("from_steps", (*rule.from_steps, *rule.assumed_from)),
        ("to_step", (rule.to_step, rule.extended_by)),
    ):
        for key in steps:
            if key not in keys:
                yield name, f"the procedure has no step “{key[:80]}”"
    if not rule.from_steps or not rule.to_step:
        yield "", "the limit does not say from which step to which it runs"
    if not 1 <= rule.count <= LONGEST_LIMIT or not 0 <= rule.extended <= LONGEST_LIMIT:
        yield "count", f"the time is between 1 and {LONGEST_LIMIT:,}"
    if bool(rule.extended) != bool(rule.extended_by) or 0 < rule.extended <= rule.count:
        yield "extended", "an extended time is longer, and needs the step that extends it"
    if not rule.source.strip() or not rule.title.strip():
        yield "source", "the limit needs a title and a source"


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


def own_rule(office: Office, procedure: str, id: str) -> OfficeRule | None:
    """A limit as the office has it; None where the program's holds."""
    found = (each for each in office.rules if (each.procedure, each.rule.id) == (procedure, id))
    return next(found, None)


def set_rule(office: Office, book: RuleBook, id: str, procedure: str, rule: LimitRule) -> Office:
    """The office with a limit corrected; `id` names the entry where there is none of it yet.

    `book` has the program's own limits. Raises `InvalidInput` for a limit that cannot be counted
    by, and for one with the program's source.
    """
    for field, words in rule_faults(procedure, rule, book):
        raise InvalidInput(f"The limit cannot be kept: {words}.", _KEPT, field)
    shipped = [each for each in book.procedures[procedure].limits if each.id == rule.id]
    if any(each.source == rule.source for each in shipped):
        raise InvalidInput(
            "The limit cannot be kept: its source is still the program’s.",
            f"{_KEPT} Say where your office’s period is laid down.",
            "source",
        )
    before = own_rule(office, procedure, rule.id)
    if before is None:
        own = OfficeRule(id=id, procedure=procedure, rule=rule)
        return replace(office, rules=(*office.rules, own))
    changed = replace(before, rule=rule)
    return replace(
        office, rules=tuple(changed if each is before else each for each in office.rules)
    )


def reset_rule(office: Office, procedure: str, id: str) -> Office:
    """The office without a limit of its own: the program's holds again."""
    kept = (each for each in office.rules if (each.procedure, each.rule.id) != (procedure, id))
    return replace(office, rules=tuple(kept))
