"""``receive``: a sealed file opened, whichever way it goes."""

from __future__ import annotations

import argparse

from workbench.application.casebook.handed import owner_of, take_in
from workbench.application.casebook.travelling import missing_files
from workbench.application.casebook.workbench import Workbench
from workbench.application.handover.carried import Carried, Purpose
from workbench.application.handover.merging import Merged, merge
from workbench.application.handover.proposing import not_offered, read_proposals, settle
from workbench.application.returned.plain import as_plain, taken_as_plain
from workbench.application.returned.reading import ReadBack
from workbench.application.returned.taking.making import Taken
from workbench.cli.desk import DONE, opened, say, say_json
from workbench.cli.handover.passphrase import passphrase_for
from workbench.cli.versions.comments import proposal_line, say_taken, take_chosen
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import Handed
from workbench.domain.text import how_many
from workbench.interchange.handover import carrying
from workbench.persistence.casebook import Casebook
from workbench.statement.case_stage import stage_of


def receive(options: argparse.Namespace) -> int:
    """Open a case handed over, or put what came back to the case it belongs to."""
    workbench, casebook = opened(options)
    carrying.refuse_unless_handed(options.file)
    passphrase = passphrase_for(options.passphrase_file, new=False)
    with carrying.opened(options.file, passphrase, casebook.folder) as carried:
        if carried.purpose is Purpose.HANDED_OVER:
            _open(workbench, casebook, carried, options)
            return DONE
        back = carried.case
    _merge(workbench, back, options)
    return DONE


def _open(
    workbench: Workbench, casebook: Casebook, carried: Carried, options: argparse.Namespace
) -> None:
    case = carried.case
    case_id, new = take_in(workbench, carried, casebook.vault)
    missing = missing_files(case, casebook.vault)
    read_only = case.case.handed is Handed.TO_READ
    if options.json:
        say_json({"case": case_id, "reference": case.case.reference, "new": new,
                  "handed_by": case.case.handed_by, "read_only": read_only,
                  "evidence_missing": missing})  # fmt: skip
        return
    what = "to be read" if read_only else "for notes, wording and the second reading"
    name = case.case.reference or case_id
    say(f"{name}: {'opened' if new else 'here already'}, {case.case.handed_by}'s, {what}.")
    if missing:
        say(f"Its evidence did not come with it ({how_many(missing, 'file')}).")


def _merge(workbench: Workbench, back: CaseFile, options: argparse.Namespace) -> None:
    session = workbench.open(owner_of(workbench, back))
    merged: list[Merged] = []

    def edit(case: CaseFile) -> CaseFile:
        document = workbench.compose(case, stage_of(case))
        merged.append(merge(case, back, document, workbench.clock.today()))
        return merged[-1].case

    session.apply("Take in what the second reader sent back", edit)
    made = merged[-1]
    reading = made.case.readings[made.reading_id]
    found = read_proposals(session.case, reading, workbench.compose)
    words = (*made.words, *not_offered(session.case, reading, workbench.compose))
    taken: Taken | None = None
    if found is not None and options.take:
        taken = take_chosen(
            workbench,
            session,
            found,
            options.take,
            lambda case, numbers: settle(case, reading, found, numbers),
        )
    if options.json:
        say_json(_plain(session.case_id, made, words, found, taken))
        return
    for line in words:
        say(line)
    if found is None:
        return
    for proposal in found.proposed.proposals:
        say(f"  {proposal.number}. {proposal_line(found, proposal)}")
    if taken is not None:
        say_taken(found, taken)


def _plain(
    case_id: str,
    made: Merged,
    words: tuple[str, ...],
    found: ReadBack | None,
    taken: Taken | None,
) -> dict[str, object]:
    plain: dict[str, object] = {
        "case": case_id,
        "reading": made.reading_id,
        "result": made.case.readings[made.reading_id].result.value,
        "new": {"notes": made.notes, "proposals": made.proposals, "reading": made.reading},
        "words": list(words),
        "proposals": as_plain(found)["proposals"] if found is not None else [],
    }
    return plain | (taken_as_plain(taken) if taken is not None else {})
