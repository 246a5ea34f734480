"""``hand-over`` and ``send-back``: a case sealed and written, then noted as gone."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from workbench.application.casebook.travelling import files_of
from workbench.application.handover import handing
from workbench.application.handover.carried import Purpose
from workbench.application.handover.merging import reading_sent_back
from workbench.application.handover.noting import may_note, written_words
from workbench.cli.desk import DONE, opened, say, say_json
from workbench.cli.files import noting, refuse_existing
from workbench.cli.handover.passphrase import passphrase_for
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.export.files import writing_whole
from workbench.interchange.handover import carrying
from workbench.statement.case_stage import stage_of


def hand_over(options: argparse.Namespace) -> int:
    """Write the case for its second reader, and note to whom it went."""
    workbench, casebook = opened(options)
    session = workbench.open(workbench.find(options.reference))
    case = session.case
    handed = handing.hand_over(
        case,
        workbench.compose(case, stage_of(case)),
        options.reader,
        workbench.ids,
        workbench.now(),
        workbench.clock.today(),
        options.by or case.case.investigator,
        read_only=options.read_only,
    )
    find = files_of(case, casebook.vault) if options.with_evidence else None
    _write(handed.copy, Purpose.HANDED_OVER, find, options)
    with noting(options.output):
        session.apply("Hand the case over", handed.note, undoable=False)
    if options.json:
        say_json(
            {
                "case": session.case_id,
                "file": str(options.output),
                "reading": handed.reading.id,
                "reader": handed.reading.reader,
                "with_evidence": options.with_evidence,
                "read_only": options.read_only,
            }
        )
    else:
        say(f"{options.output}: handed over to {handed.reading.reader}. It holds real names.")
        say("Tell the passphrase by another way than the file goes.")
    return DONE


def send_back(options: argparse.Namespace) -> int:
    """Write what was noted on a case handed over, for whoever handed it over."""
    workbench, casebook = opened(options)
    case = workbench.store.load(workbench.find(options.reference)).case
    if not may_note(case):
        raise InvalidInput(
            "This case was not handed over to be commented on.",
            "Nothing was written. There is nothing to send back of it.",
        )
    reading = reading_sent_back(case)
    _write(case, Purpose.SENT_BACK, None, options)
    if options.json:
        say_json({"case": case.case.id, "file": str(options.output), "reading": reading.id})
    else:
        whose = case.case.handed_by or "whoever handed it over"
        say(f"{options.output}: for {whose}. {written_words(case, reading)}")
    return DONE


def _write(
    case: CaseFile,
    purpose: Purpose,
    find: Callable[[str], Path] | None,
    options: argparse.Namespace,
) -> None:
    refuse_existing(options.output, options.replace)
    passphrase = passphrase_for(options.passphrase_file, new=True)
    with writing_whole(options.output, 0o600) as file:
        carrying.write(case, purpose, passphrase, find, file)
