"""``publish``: the final decision by itself in a folder, and its receipt kept with the case."""

from __future__ import annotations

import argparse

from workbench.application.handing_out import publishing
from workbench.application.handing_out.gate import guard_for
from workbench.application.handing_out.receipts import receipt_lines, rule_results
from workbench.application.handing_out.recording import record
from workbench.application.versions.issuing import decision
from workbench.application.versions.locking import refuse_unless_own
from workbench.bootstrap import renderers
from workbench.cli.desk import DONE, FOUND_ERRORS, opened, say, tell
from workbench.domain.errors import WorkbenchError
from workbench.export.files import write_whole
from workbench.export.read_back import parts_of
from workbench.paths import user_folders
from workbench.statement.case_stage import FINAL_AT_DRAFT, stage_of
from workbench.statement.nodes import StatementStage


def publish(options: argparse.Namespace) -> int:
    """Make the publication set of a case; raises what stands in the way."""
    workbench = opened(options)[0]
    session = workbench.open(workbench.find(options.reference))
    case = session.case
    refuse_unless_own(case)
    publishing.refuse_unless_publishable(case)
    document = decision(case, workbench.library, workbench.clock.today())
    findings = rule_results(case, workbench.problems(document, case))
    target = options.to / publishing.publication_file(case, options.format)
    guard = guard_for(case, document, workbench.library, parts_of)
    casebook = user_folders(options.data_dir).data
    written = publishing.make_set(
        document, options.format, target, renderers(casebook), write_whole, guard=guard
    )
    now = workbench.now()
    try:
        session.apply(
            "Make the publication set",
            lambda case: record(
                case,
                document,
                written,
                workbench.ids,
                now,
                findings=findings,
                publication=True,
            ),
            undoable=False,
        )
    except WorkbenchError as error:
        tell(f"The file is written, but its receipt could not be kept in the case. {error}")
        say(f"{written[0].path}")
        return FOUND_ERRORS
    say(f"{written[0].path}")
    if stage_of(case) is StatementStage.DRAFT:
        tell(FINAL_AT_DRAFT)
    receipt = publishing.published(session.case)
    if receipt is not None:
        for line in receipt_lines(session.case, receipt):
            say(f"  {line}")
    return DONE
