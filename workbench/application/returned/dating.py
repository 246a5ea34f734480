"""The date the program prints of an event, changed in a returned file: taken into the event."""

from __future__ import annotations

from workbench.application.case.editing import set_fields
from workbench.application.drafting.pieces import base_of
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.reader import read_front
from workbench.statement.cast import cast_of
from workbench.statement.comparing.words import changes
from workbench.statement.composing.events import DATE
from workbench.statement.markup.inline import read_inlines
from workbench.statement.markup.mapped import WordChange
from workbench.statement.origins import origin_record
from workbench.statement.text import inline_text

DATED = "The date of the event was changed with it, in the chronology too."


def changes_date(case: CaseFile, address: str, words: str, line: str, edit: WordChange) -> bool:
    """Whether an edit changes the date with which the program begins the words of an event.

    `words` are those of the draft, `line` the typed ones, which have a gap for the date or none.
    """
    kind, id, _ = origin_record(base_of(address))
    event = case.events.get(id) if kind == "event" else None
    if event is None or event.on is None:
        return False
    first = next(changes(words, line), None)
    if first is None or first.start or edit.start >= first.end:
        return False
    gap = inline_text(read_inlines(DATE, cast_of(case)))
    typed = line[first.new_start : first.new_end]
    return gap in typed or len(typed.split()) < 2


def dated_anew(case: CaseFile, address: str, words: str) -> CaseFile:
    """The case with an event of the date that some words begin with; the same when they do not."""
    id = origin_record(base_of(address))[1]
    on = case.events[id].on
    read = read_front(words, on.year if on is not None else None)
    return case if read.date is None else set_fields(case, "event", id, on=read.date)
