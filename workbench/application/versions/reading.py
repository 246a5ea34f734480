"""The second reading: the checklist of the decision standards, and the sign-off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.application.case.editing import add, ordered
from workbench.application.case.ports import IdSource
from workbench.application.handing_out.recording import record, version_of
from workbench.application.versions.listing import version_name
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.library.decision_standards import DECISION_STANDARDS
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.after import Met, ReadingResult, SecondReading, StandardCheck
from workbench.domain.records.complaint import Handed
from workbench.statement.checks.second_reading import reads_as_read
from workbench.statement.codec import digest_of, document_of
from workbench.statement.nodes import Document


def handed_reading(case: CaseFile) -> SecondReading | None:
    """The reading for which a colleague's case was handed over; None in a case of one's own."""
    if case.case.handed is Handed.OWN:
        return None
    away = (each for each in ordered(case, "reading") if is_away(each) or each.read_only)
    return next(reversed([*away]), None)


def read_of(case: CaseFile) -> Document | None:
    """The statement that was handed over with a colleague's case; None in one's own."""
    reading = handed_reading(case)
    version = case.versions.get(reading.version_id) if reading is not None else None
    return document_of(version.document) if version is not None else None


def is_away(reading: SecondReading) -> bool:
    """Whether a case was handed over and what the reader makes of it has not come back."""
    return reading.handed_on is not None and reading.returned_on is None and not reading.read_only


def notes_id(reading: SecondReading) -> str:
    """The id of the response that holds what the reader notes: the same wherever it is begun."""
    return f"notes-{reading.id}"


@dataclass(frozen=True, slots=True)
class SignedOff:
    """A reading in words, and whether the statement has changed since."""

    words: str
    changed: bool


def checklist(reading: SecondReading | None) -> Sequence[StandardCheck]:
    """Every standard with what the reader made of it so far."""
    made = {each.key: each for each in reading.checks} if reading is not None else {}
    return [made.get(key, StandardCheck(key=key)) for key in DECISION_STANDARDS]


def put_reading(
    case: CaseFile, reading: SecondReading, document: Document, ids: IdSource, now: str, by: str
) -> CaseFile:
    """The case with a second reading of the statement as it now is, new or changed.

    The statement that was read is kept. Raises `InvalidInput` without a reader, for a reader who is
    the investigator, and for a sign-off with a standard that is not met or was not looked at. `now`
    is an ISO time in UTC, `by` whoever is at the desk.
    """
    reader = " ".join(reading.reader.split()) or by
    if not reader:
        raise InvalidInput("Nobody is named as second reader.", "Enter who read the case.")
    if reader.casefold() == case.case.investigator.strip().casefold():
        raise InvalidInput(
            "The second reader is the investigator of the case.", "Somebody else has to read it."
        )
    signed = reading.result is ReadingResult.SIGNED_OFF
    missing = [each for each in checklist(reading) if each.met is not Met.YES]
    if signed and missing:
        raise InvalidInput(
            f"{len(missing)} of the standards are not marked as met.",
            "A decision is signed off when all of them are.",
        )
    digest = digest_of(document)
    handed = handed_reading(case)
    if handed is None:
        case = record(case, document, (), ids, now, made_by=by)
        version = version_of(case, digest)
    else:
        version = case.versions.get(handed.version_id)
    done = replace(
        reading,
        reader=reader,
        sha256=digest,
        version_id=version.id if version is not None else "",
        signed_at=now if reading.result is not ReadingResult.OPEN else "",
    )
    if done.id in case.readings:
        return case.with_record("reading", done)
    return add(case, "reading", done)


def signed_off(
    case: CaseFile, reading: SecondReading, document: Document, library: ReferenceLibrary
) -> SignedOff:
    """Who read which statement with what result, and whether it is still that statement."""
    version = case.versions.get(reading.version_id)
    what = version_name(version) if version is not None else "the statement, not yet issued"
    day = reading.signed_at and f" on {day_in_words(date.fromisoformat(reading.signed_at[:10]))}"
    words = f"{reading.reader}: {reading.result.value}{day}, {what}"
    return SignedOff(words, not reads_as_read(case, reading, document, library))
