"""``export``: the statement of a case in the formats asked for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from workbench.application.handing_out.exporting import in_large_print, prepare, write_files
from workbench.application.handing_out.gate import guard_for
from workbench.application.handing_out.receipts import rule_results
from workbench.application.handing_out.recording import record
from workbench.application.versions.issuing import as_issued
from workbench.bootstrap import renderers
from workbench.cli.desk import DONE, FAILED, FOUND_ERRORS, opened, say, tell
from workbench.domain.errors import WorkbenchError
from workbench.domain.problems import Problem
from workbench.export.files import write_whole
from workbench.export.read_back import parts_of
from workbench.paths import user_folders
from workbench.statement.case_stage import FINAL_AT_DRAFT, stage_of
from workbench.statement.checks.words.characters import NOT_IN_FONTS
from workbench.statement.nodes import StatementStage


def export(options: argparse.Namespace) -> int:
    """Write the files asked for and note them in the case; fails when no file is named."""
    workbench = opened(options)[0]
    formats = {"word": options.word, "pdf": options.pdf, "text": options.text, "html": options.html}
    targets = {name: path for name, path in formats.items() if path is not None}
    if not targets:
        tell("Name at least one file: --word FILE, --pdf FILE, --text FILE or --html FILE.")
        return FAILED
    session = workbench.open(workbench.find(options.reference))
    stage = StatementStage(options.kind)
    today, library = workbench.clock.today(), workbench.library
    frozen = as_issued(session.case) if stage is StatementStage.FINAL else None
    document = frozen or prepare(session.case, library, today, stage, options.override)
    casebook = user_folders(options.data_dir).data
    guard = guard_for(session.case, document, workbench.library, parts_of)
    printed = in_large_print(document) if options.large_print else document
    written = write_files(printed, targets, renderers(casebook), write_whole, guard=guard)
    now = workbench.now()
    problems = workbench.problems(document, session.case)
    findings = rule_results(session.case, problems)
    ends = DONE
    try:
        session.apply(
            f"Export {stage.value} statement",
            lambda case: record(
                case, document, written, workbench.ids, now, options.override, findings=findings
            ),
            undoable=False,
        )
    except WorkbenchError as error:
        tell(f"The files are written, but the export could not be noted in the case. {error}")
        ends = FOUND_ERRORS
    for file in written:
        say(f"{file.path}")
    if stage is StatementStage.FINAL and stage_of(session.case) is StatementStage.DRAFT:
        tell(FINAL_AT_DRAFT)
    if "pdf" in targets:
        _tell_unprintable(problems)
    return ends


def _tell_unprintable(problems: Sequence[Problem]) -> None:
    for problem in problems:
        if problem.code == NOT_IN_FONTS:
            where = f" (paragraph {problem.where.paragraph})" if problem.where.paragraph else ""
            tell(f"{problem.message}{where}")
