"""``issue``: the statement frozen as a version, its files written and kept, and to whom it went."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.application.casebook import deciding
from workbench.application.casebook.workbench import Workbench
from workbench.application.handing_out import publishing
from workbench.application.handing_out.exporting import make_folder, write_files
from workbench.application.handing_out.gate import guard_for
from workbench.application.handing_out.receipts import results_line, rule_results
from workbench.application.records.parties import sent_words
from workbench.application.remedies.counting_anew import OutOfStep
from workbench.application.versions.issuing import (
    Wanted,
    comments_day,
    issued_stem,
    prepare,
    with_dates,
)
from workbench.application.versions.listing import issue_of, latest, version_name
from workbench.bootstrap import renderers
from workbench.cli.desk import DONE, opened, say
from workbench.cli.files import noting
from workbench.cli.versions.typed import party_typed
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.ahead import read_ahead
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.export.files import write_whole
from workbench.export.read_back import parts_of
from workbench.paths import user_folders
from workbench.persistence.lock import user_name
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.second_reading import not_signed_off
from workbench.statement.nodes import StatementStage

ENDINGS = {"word": ".docx", "pdf": ".pdf", "text": ".txt", "html": ".html"}
"""The formats a version is issued in, each with its file ending."""


def issue(options: argparse.Namespace) -> int:
    """Issue the draft or final decision of a case; raises what stands in the way."""
    workbench, casebook = opened(options)
    session = workbench.open(workbench.find(options.reference))
    today, library = workbench.clock.today(), workbench.library
    wanted = _wanted(workbench, session.case, options)
    final = wanted.stage is StatementStage.FINAL
    if final:
        publishing.refuse_unless_publishable(session.case)
    case = with_dates(session.case, wanted, today)
    document = prepare(case, library, today, wanted)
    findings = rule_results(case, workbench.problems(document, case))
    folder: Path = options.to
    make_folder(folder)
    publication = folder / "publication" / publishing.publication_file(case, "pdf")
    if final:
        publishing.refuse_unless_ready(publication)
    stem = issued_stem(case, wanted.stage)
    targets = {name: folder / f"{stem}{ENDINGS[name]}" for name in options.format or _USUAL}
    guard = guard_for(case, document, library, parts_of)
    render = renderers(user_folders(options.data_dir).data)
    written = write_files(
        document, targets, render, write_whole, guard=guard, keep=casebook.vault.keep
    )
    if final:
        published = publishing.make_set(
            document, "pdf", publication, render, write_whole, guard=guard
        )
    else:
        published = ()
    at = workbench.now()
    moved = deciding.to_settle(session.case, library, wanted.stage)
    with noting(*(file.path for file in (*written, *published))):
        session.apply(
            "Send the draft",
            lambda now: with_dates(now, wanted, today),
            undoable=False,
            as_seen=True,
        )
        session.apply(
            deciding.act_words(session.case, library, wanted),
            lambda now: deciding.issue(
                now,
                library,
                document,
                written,
                wanted,
                workbench.ids,
                at,
                user_name(),
                findings,
                published,
            ),
            undoable=False,
            as_seen=True,
        )
    for file in (*written, *published):
        say(f"{file.path}")
    version = latest(session.case, wanted.stage)
    assert version is not None
    told = [version_name(version), results_line(findings)]
    if sent := sent_words(session.case, issue_of(version).sent):
        told.append(f"sent to {sent}")
    until = issue_of(version).comments_due
    if until is not None:
        what = "a review may be asked for until" if final else "comments by"
        told.append(f"{what} {day_in_words(until)}")
    say(f"  {'; '.join(told)}")
    for problem in open_problems(not_signed_off(case, document, library), case):
        say(f"  Warning: {problem.message}")
    for each in moved:
        say(f"  {_kept_or_not(each, wanted)}")
    return DONE


def _kept_or_not(remedy: OutOfStep, wanted: Wanted) -> str:
    if wanted.count_anew:
        return f"Counted anew. {remedy.words}"
    return f"Kept. {remedy.words} To count anew: --deadlines anew, or the Remedies page."


_USUAL = ("word", "pdf")


def _wanted(workbench: Workbench, case: CaseFile, options: argparse.Namespace) -> Wanted:
    stage, today = StatementStage(options.kind), workbench.clock.today()
    sent = tuple(party_typed(case, words, today, options.how) for words in options.sent_to)
    due = None
    if stage is StatementStage.DRAFT:
        due = comments_day(workbench.library, today)
        if options.comments_by:
            calendar = workbench.library.rules.calendar()
            due = read_ahead(options.comments_by, today, calendar)
            if due is None or due <= today:
                raise InvalidInput(
                    f"“{options.comments_by[:40]}” is no day to come.",
                    "Nothing was written. Name one such as “3 May 2027” or “in 15 working days”.",
                )
    return Wanted(
        stage=stage,
        sent=sent,
        comments_due=due,
        override_reason=options.because,
        reason=options.again,
        count_anew=options.deadlines == "anew",
    )
