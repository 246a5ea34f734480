"""What is to be done in a case: what the investigator means to do, and what is awaited by a day.

What the program knows by itself is never kept: it goes when what was awaited has come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbench.application.case.editing import add, ordered
from workbench.application.records.labels import compliance_label
from workbench.application.remedies.compliance import awaited_on
from workbench.application.versions.due import awaited
from workbench.application.versions.listing import latest
from workbench.application.versions.reading import handed_reading, is_away
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.ahead import part_from_end
from workbench.domain.dates.counting import WorkingDays
from workbench.domain.fields import own_order
from workbench.domain.records.after import ReviewResult
from workbench.domain.records.complaint import Handed
from workbench.domain.records.work import Task
from workbench.domain.text import normalise_line
from workbench.statement.case_stage import FINAL_STAGES
from workbench.statement.nodes import StatementStage

_BEFORE_THE_DECISION = re.compile(
    r"\benquir(?:y|ies)\b|\b(?:my|the|a) draft\b|\bdraft decision\b", re.I
)


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do and its day, None where it has none.

    `kind` and `id` are the record it comes from: a task the investigator noted, or what is awaited.
    What `passes` is a time that ends on that day: nobody is late with it afterwards.
    """

    what: str
    due: date | None
    kind: str
    id: str
    passes: bool = False

    @property
    def own(self) -> bool:
        """Whether the investigator noted it, and so ticks it off."""
        return self.kind == "task"


def to_do(case: CaseFile, today: date | None = None) -> tuple[ToDo, ...]:
    """What is still to be done, the earliest day first and what has no day last.

    A time that was over before `today` is no longer among it.
    """
    found = _to_do(case, today) if case.case.handed is Handed.OWN else _to_read(case)
    return tuple(sorted(found, key=lambda each: each.due or date.max))


def _to_do(case: CaseFile, today: date | None) -> Iterator[ToDo]:
    for task in sorted(case.tasks.values(), key=own_order):
        if task.done_on is None:
            due = None if _overtaken(case, task) else task.due
            yield ToDo(task.what, due, "task", task.id)
    for item in sorted(case.compliance.values(), key=own_order):
        day = awaited_on(item)
        if day is not None:
            yield ToDo(compliance_label(case, item), day, "compliance", item.id)
    yield from _reviews(case)
    yield from _away(case)
    for each in awaited(case):
        if not (each.passes and today is not None and each.due < today):
            yield ToDo(each.what, each.due, "version", each.id, each.passes)


_TO_CHANGE = "Reopen the case and issue the decision as the review changed it"


def _reviews(case: CaseFile) -> Iterator[ToDo]:
    """The requests for a review to decide, and the decision that one changed."""
    final = latest(case, StatementStage.FINAL)
    for review in case.reviews.values():
        newest = final is not None and review.version_id == final.id
        if review.result is ReviewResult.OPEN:
            yield ToDo("Decide the request for a review", review.received_on, "review", review.id)
        elif review.result is ReviewResult.CHANGED and newest:
            yield ToDo(_TO_CHANGE, review.decided_on, "review", review.id)


def _away(case: CaseFile) -> Iterator[ToDo]:
    """The second readings a case was handed over for that have not come back."""
    for reading in ordered(case, "reading"):
        if is_away(reading):
            yield ToDo(f"Second reading by {reading.reader}", None, "reading", reading.id)


def _to_read(case: CaseFile) -> Iterator[ToDo]:
    """What the second reader of a colleague's case has to do: nothing else of it is theirs."""
    reading = handed_reading(case)
    if reading is not None and not reading.read_only:
        yield ToDo("Read it and send it back", None, "reading", reading.id)


def _overtaken(case: CaseFile, task: Task) -> bool:
    """Whether a task was planned before the decision of a case that is decided, and is due no more.

    One for a day after it is whoever typed it's own affair, whatever its words.
    """
    decided = case.case.decided_on
    if decided is None or case.case.stage not in FINAL_STAGES:
        return False
    before = task.due is None or task.due <= decided
    return before and _BEFORE_THE_DECISION.search(task.what) is not None


def next_step(case: CaseFile, today: date | None = None) -> tuple[str, date | None]:
    """The next thing to be done or awaited, and its day; "" and None when there is nothing."""
    for each in to_do(case, today):
        task = case.tasks.get(each.id) if each.own else None
        if task is None or not _overtaken(case, task):
            return each.what, each.due
    return "", None


def with_task(case: CaseFile, line: str, id: str, today: date, calendar: WorkingDays) -> CaseFile:
    """The case with one more thing to do, typed as a line: "ring Mrs T, Friday"."""
    what, due = part_from_end(normalise_line(line), today, calendar)
    if not what and due is None:
        return case
    return add(case, "task", Task(id=id, what=what, due=due))


def change_task(case: CaseFile, id: str, line: str, today: date, calendar: WorkingDays) -> CaseFile:
    """The case with a task reworded; a day that ends the line takes the place of its day."""
    task = case.tasks[id]
    what, due = part_from_end(normalise_line(line), today, calendar)
    if not what:
        return case
    return case.with_record("task", replace(task, what=what, due=due or task.due))


def tick(case: CaseFile, id: str, day: date | None) -> CaseFile:
    """The case with a task done on a day, or to be done again for None."""
    return case.with_record("task", replace(case.tasks[id], done_on=day))
