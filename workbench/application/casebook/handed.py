"""Cases handed over, in the casebook of the reader and in that of the investigator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from workbench.application.case.ports import RegisterRow
from workbench.application.casebook.register import is_handed
from workbench.application.casebook.workbench import Workbench
from workbench.application.evidence.vault import EvidenceVault
from workbench.application.handover.carried import UNTOUCHED, Carried, Purpose
from workbench.application.handover.merging import reading_sent_back
from workbench.application.versions.reading import handed_reading
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import DuplicateReference, HandoverRefused
from workbench.domain.records.complaint import Handed
from workbench.domain.text import capitalised


def take_in(workbench: Workbench, carried: Carried, vault: EvidenceVault) -> tuple[str, bool]:
    """Open a case handed over: its id, and whether it is new here. Its evidence is kept first.

    Raises what `place_of` raises.
    """
    there = place_of(workbench, carried.purpose, carried.case)
    if there:
        return there, False
    carried.give(vault.keep)
    return bring_in(workbench, carried.case), True


def bring_in(workbench: Workbench, case: CaseFile) -> str:
    """Add a case handed over that is not here yet; returns its id."""
    return workbench.bring_in(case, label="Open a case handed over")


def place_of(workbench: Workbench, purpose: Purpose, case: CaseFile) -> str:
    """The id of a case handed over that is here already, "" for one that may come in.

    Raises `HandoverRefused` for a file that was sent back, for one's own case, and while an earlier
    copy of it is here; `DuplicateReference` when another case has its reference.
    """
    reading = handed_reading(case)
    if purpose is not Purpose.HANDED_OVER or reading is None:
        raise HandoverRefused(
            "This file is not a case handed over; it is what a second reader sent back.",
            (),
            f"{UNTOUCHED} Whoever handed the case over opens it.",
        )
    rows = workbench.register()
    for id, there in _outside_bin(workbench, filter(is_handed, rows)):
        other = handed_reading(there)
        if other is not None and other.id == reading.id:
            return id
    for _, there in _outside_bin(workbench, filter(partial(_like, case), rows)):
        other = handed_reading(there)
        if reading.id in there.readings:
            raise HandoverRefused(
                "This is your own case, as you handed it over: its second reader opens this file.",
                (),
                f"{UNTOUCHED} What the reader sends back is opened here.",
            )
        if other is not None:
            day = f" on {day_in_words(other.handed_on)}" if other.handed_on is not None else ""
            raise HandoverRefused(
                f"An earlier copy of this case, handed over{day}, is here still.",
                (),
                f"{UNTOUCHED} Send back what you wrote in it and delete it, then open this file.",
            )
        if there.case.reference and there.case.reference == case.case.reference:
            raise DuplicateReference(
                f"There is already a case {there.case.reference} of your own here.", UNTOUCHED
            )
    return ""


def owner_of(workbench: Workbench, back: CaseFile) -> str:
    """The id of the case that a file sent back belongs to; raises `HandoverRefused` for none."""
    reading = reading_sent_back(back)
    # Where neither its id nor its reference is the same any more, every other case is looked at.
    rows = sorted(workbench.register(), key=lambda row: not _like(back, row))
    for id, there in _outside_bin(workbench, rows):
        if there.case.handed is Handed.OWN and reading.id in there.readings:
            return id
    name = back.case.reference or back.case.body or "a case without a reference"
    here = next((row for row in rows if _like(back, row) and not is_handed(row)), None)
    if here is not None and here.deleted:
        raise HandoverRefused(
            f"The case of this second reading is in the bin: {name}.",
            (),
            f"{UNTOUCHED} Restore it from the bin of the register, then open this file.",
        )
    if here is not None:
        raise HandoverRefused(
            f"{capitalised(name)} is here, but not as it was handed over for this second reading.",
            (),
            f"{UNTOUCHED} Its history says whether an older copy of it was put back.",
        )
    raise HandoverRefused(
        f"No case here was handed over for this second reading: it is of {name}.",
        (),
        f"{UNTOUCHED} Open it in the casebook the case was handed over from.",
    )


def _like(case: CaseFile, row: RegisterRow) -> bool:
    """Whether a row of the register may be the same case."""
    own = case.case
    return bool(row.id == own.id or (own.reference and row.reference == own.reference))


def _outside_bin(
    workbench: Workbench, rows: Iterable[RegisterRow]
) -> Iterator[tuple[str, CaseFile]]:
    """The cases of these rows that are outside the bin, each with its id."""
    for row in rows:
        if not row.deleted:
            yield row.id, workbench.store.load(row.id).case
