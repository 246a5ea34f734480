"""The letters that were made: what each was, to whom and when it went, its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.application.case.editing import add
from workbench.application.case.ports import IdSource
from workbench.application.handing_out.exporting import WrittenFile
from workbench.application.letters.merging import Letter
from workbench.application.versions.issuing import stored
from workbench.domain.casefile import CaseFile
from workbench.domain.records.after import SentLetter


def record_letter(
    case: CaseFile,
    letter: Letter,
    written: Sequence[WrittenFile],
    ids: IdSource,
    now: str,
    by: str,
    sent_on: date | None,
    how: str,
) -> CaseFile:
    """The case with a letter noted: what it was, to whom and when it went, and its files."""
    return add(
        case,
        "letter",
        SentLetter(
            id=ids.new("letter"),
            template=letter.template,
            title=letter.title,
            person_id=letter.to.person_id,
            to=letter.to.to,
            files=tuple(stored(file, now, by) for file in written),
            real_names=letter.real_names,
            made_at=now,
            made_by=by,
            sent_on=sent_on,
            how=how,
        ),
    )


def mark_sent(case: CaseFile, id: str, on: date, how: str) -> CaseFile:
    """The case with a letter noted as sent."""
    return case.with_record("letter", replace(case.letters[id], sent_on=on, how=how))
