"""The letters that were made: what each was, to whom and when it went, its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.application.case.editing import add
from workbench.application.case.ports import IdSource
from workbench.application.handing_out.recording import WrittenFile
from workbench.application.letters.merging import Letter, goes_with
from workbench.application.versions.deciding import send
from workbench.application.versions.issuing import stored
from workbench.application.versions.listing import version_name
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.after import SentLetter
from workbench.domain.records.versions import Sending


def record_letter(
    case: CaseFile,
    letter: Letter,
    written: Sequence[WrittenFile],
    ids: IdSource,
    now: str,
    by: str,
    sent_on: date | None,
    how: str,
    library: ReferenceLibrary,
) -> CaseFile:
    """The case with a letter noted: what it was, to whom and when it went, and its files.

    Of a letter about a draft or a decision also which of them it goes with.
    """
    version = goes_with(case, letter.template)
    made = SentLetter(
        id=ids.new("letter"),
        template=letter.template,
        title=letter.title,
        person_id=letter.to.person_id,
        to=letter.to.to,
        version_id=version.id if version is not None else "",
        files=tuple(stored(file, now, by) for file in written),
        real_names=letter.real_names,
        made_at=now,
        made_by=by,
        sent_on=sent_on,
        how=how,
    )
    return _with_its_version(add(case, "letter", made), made, library)


def letter_title(case: CaseFile, letter: SentLetter) -> str:
    """What a letter is, and the version it went with: "… to the council, with Draft 2"."""
    version = case.versions.get(letter.version_id)
    return f"{letter.title}, with {version_name(version)}" if version is not None else letter.title


def mark_sent(case: CaseFile, id: str, on: date, how: str, library: ReferenceLibrary) -> CaseFile:
    """The case with a letter noted as sent."""
    sent = replace(case.letters[id], sent_on=on, how=how)
    return _with_its_version(case.with_record("letter", sent), sent, library)


def _with_its_version(case: CaseFile, letter: SentLetter, library: ReferenceLibrary) -> CaseFile:
    """The case in which the version that a letter was sent with went to whom the letter did.

    A copy for Ofsted is for no party: no time for comments or a review runs from it.
    """
    version = case.versions.get(letter.version_id)
    if letter.sent_on is None or version is None or version.issue is None:
        return case
    if letter.template == "ofsted":
        return case
    party = Sending(person_id=letter.person_id, to=letter.to, on=letter.sent_on, how=letter.how)
    return send(case, library, version.id, (*version.issue.sent, party))
