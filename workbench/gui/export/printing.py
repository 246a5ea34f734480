"""The statement printed: prepared, looked through and noted in the case like every other export."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from workbench.application.handing_out import exporting
from workbench.application.handing_out.gate import NamesFound
from workbench.application.handing_out.receipts import rule_results
from workbench.application.handing_out.recording import WrittenFile
from workbench.domain.errors import ExportBlocked, WorkbenchError
from workbench.gui.desk import Desk
from workbench.gui.export.final import may_go_out
from workbench.gui.export.writing import Left, guard_of, keep_receipts
from workbench.gui.leaving.leak_dialog import LeakDialog
from workbench.gui.reading.logo import logo_on_paper
from workbench.gui.reading.paper import print_job
from workbench.statement.nodes import Document, StatementStage

_WHY = "{}\n\nWhy is it printed all the same? The reason is kept with the case."


def print_statement(desk: Desk, stage: StatementStage, preview: bool, parent: QWidget) -> None:
    """Print the statement at a stage, or show its pages first; ask about what stands in the way."""
    if may_go_out(desk, stage, "Print the statement"):
        _print(desk, stage, preview, parent, "")


def _print(desk: Desk, stage: StatementStage, preview: bool, parent: QWidget, reason: str) -> None:
    again = partial(_print, desk, stage, preview, parent)
    try:
        document = exporting.prepare(
            desk.bridge.case, desk.workbench.library, desk.workbench.clock.today(), stage, reason
        )
        words = desk.services.renderers["text"](document)
        job = print_job(document, logo_on_paper(desk))
        guard = guard_of(desk, document)
        if guard is not None:
            guard([("print", job.title, words)])
        printed = desk.dialogs.print_pages(job, preview)
    except NamesFound as error:
        LeakDialog(desk, error.leaks, stage, partial(again, reason), parent).show()
        return
    except ExportBlocked as error:
        given = desk.dialogs.ask_text("Print the statement", _WHY.format(error.message), lines=True)
        if given is not None and given.strip():
            again(given)
        return
    except WorkbenchError as error:
        desk.bridge.failed.emit(error)
        return
    if printed:
        _note(desk, document, job.title, words, reason)


def _note(desk: Desk, document: Document, title: str, words: bytes, reason: str) -> None:
    """Keep with the case that the statement was printed."""
    sheet = WrittenFile("print", Path(title), hashlib.sha256(words).hexdigest(), len(words))
    case = desk.bridge.case
    findings = rule_results(case, desk.workbench.problems(document, case))
    label = f"Print {document.meta.stage.value} decision"
    keep_receipts(desk, label, Left(document, (sheet,), findings, reason))
