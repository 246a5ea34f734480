"""Handing a case over: what is noted of it in the case, and the copy that goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbench.application.case.editing import add, ordered
from workbench.application.case.ports import IdSource
from workbench.application.handing_out.confidential import CONFIDENTIAL
from workbench.application.handing_out.recording import record, version_of
from workbench.application.handover.carried import Purpose
from workbench.application.versions.locking import refuse_unless_own
from workbench.application.versions.reading import is_away
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.records.after import SecondReading
from workbench.domain.records.complaint import Handed
from workbench.domain.records.versions import StatementVersion
from workbench.domain.text import normalise_line
from workbench.statement.codec import digest_of
from workbench.statement.nodes import Document

SEALED = ".sealed"
"""How the name of every sealed file ends."""

_NAMES = {Purpose.HANDED_OVER: "for second reading", Purpose.SENT_BACK: "notes of second reader"}


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What goes, and what is noted of it: the reading, and the statement as it was then."""

    copy: CaseFile
    reading: SecondReading
    version: StatementVersion

    def note(self, case: CaseFile) -> CaseFile:
        """The case, which may have gone on meanwhile, with the handing over noted in it."""
        if self.version.id not in case.versions:
            case = case.with_record("version", self.version)
        return add(case, "reading", self.reading)


def hand_over(
    case: CaseFile,
    document: Document,
    to: str,
    ids: IdSource,
    now: str,
    today: date,
    by: str,
    *,
    read_only: bool = False,
) -> HandedOver:
    """The case made ready for a second reader; `document` is its statement as it stands.

    Raises `InvalidInput` without a reader and for the investigator as one, `CaseLocked` for a case
    that is a colleague's itself. `now` is an ISO time in UTC, `by` whoever is at the desk.
    """
    refuse_unless_own(case)
    reader = normalise_line(to)
    if not reader:
        raise InvalidInput("Nobody is named as second reader.", "Enter who is to read the case.")
    if reader.casefold() == case.case.investigator.strip().casefold():
        raise InvalidInput(
            "The second reader is the investigator of the case.", "Somebody else has to read it."
        )
    case = record(case, document, (), ids, now, made_by=by)
    version = version_of(case, digest_of(document))
    assert version is not None
    reading = SecondReading(
        id=ids.new("reading"),
        version_id=version.id,
        sha256=version.sha256,
        reader=reader,
        handed_on=today,
        read_only=read_only,
    )
    # Another reader's reading that is under way is nothing for this one.
    for other in tuple(case.readings.values()):
        if is_away(other) or other.read_only:
            case = case.without("reading", other.id)
    whose = replace(
        case.case,
        handed=Handed.TO_READ if read_only else Handed.TO_COMMENT,
        handed_by=normalise_line(by) or case.case.investigator,
    )
    copy = add(case, "reading", reading).with_record("case", whose)
    return HandedOver(copy, reading, version)


def sealed_name(case: CaseFile, purpose: Purpose) -> str:
    """The name of a sealed file: confidential, and nobody's name in it."""
    reference = "-".join(case.case.reference.split()) or "case"
    return f"{CONFIDENTIAL} {reference} {_NAMES[purpose]}{SEALED}"


def handed_words(case: CaseFile) -> tuple[str, ...]:
    """To whom the case was handed over and when, and what came back, a line each."""
    return tuple(_words(each) for each in ordered(case, "reading") if each.handed_on is not None)


def _words(reading: SecondReading) -> str:
    assert reading.handed_on is not None
    what = "to be read" if reading.read_only else "for a second reading"
    line = f"Handed over to {reading.reader} on {day_in_words(reading.handed_on)} {what}"
    if reading.returned_on is not None:
        return f"{line}; came back on {day_in_words(reading.returned_on)}"
    return line
