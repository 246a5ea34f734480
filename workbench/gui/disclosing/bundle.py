"""A bundle: papers chosen and put in order, then bound into one PDF."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from workbench.application.case import editing
from workbench.application.disclosing.bundle import (
    WHAT,
    Bundle,
    citations_changed,
    make_bundle,
    with_bundle,
)
from workbench.application.handing_out.accepting import FEWEST_WORDS
from workbench.application.handing_out.recording import record_paper
from workbench.application.records.labels import evidence_label
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import WorkbenchError
from workbench.domain.records.evidence import EvidenceItem
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.leaving.files import confidential_name
from workbench.gui.look.buttons import go_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import label_for, note, see_boxes, title
from workbench.gui.look.layout import GRID, named
from workbench.gui.records.acts import give_menu, row_acts
from workbench.gui.tasks import Watch

_TITLE = "Bundle of the evidence"
_WHAT = (
    "The papers as they came, bound into one PDF with cover, index and a number on every page. It "
    "holds real names: its file says that it is confidential, and the reason is kept with the case."
)
_OTHER_PAGES = (
    "Papers that are cited begin on other pages than in the bundle bound before. Citations by "
    "bundle page change with this one; what was printed before keeps the old pages."
)
_WRITE, _LEAVE = "Write this bundle", "Keep the one before"
_ID = Qt.ItemDataRole.UserRole


class BundleDialog(Dialog):
    """Asks which papers, in which order and why; then binds them beside the window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "bundle", _TITLE, 620, 560)
        self._desk = desk
        self.list = named(QListWidget(), "bundle.items", "Papers of the bundle, in order")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        see_boxes(self.list)
        case = desk.bridge.case
        for item in editing.ordered(case, "evidence"):
            self._add(case, item)
        give_menu(self.list, "bundle.items", row_acts(move=self._move))
        self.reason = named(QLineEdit(), "bundle.reason", "Why, and for whom")
        self.reason.setPlaceholderText("For whom, and why")
        self._go = go_button("&Bind…", "bundle.go", self._on_go)
        self.show_parts(
            title(_TITLE),
            note(_WHAT),
            (self.list, 1),
            note("Tick what goes in; drag, or Alt+Up and Alt+Down, puts it in order."),
            label_for("&Reason", self.reason),
            self.reason,
            self.fault,
            self.last_row(self._go),
            margins=(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID),
        )

    def _add(self, case: CaseFile, item: EvidenceItem) -> None:
        words = evidence_label(case, item) + ("" if item.file is not None else " (no file)")
        row = QListWidgetItem(words)
        row.setData(_ID, item.id)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        there = item.file is not None
        row.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
        self.list.addItem(row)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)

    def _chosen(self) -> list[str]:
        rows = (self.list.item(n) for n in range(self.list.count()))
        return [row.data(_ID) for row in rows if row.checkState() is Qt.CheckState.Checked]

    def _on_go(self) -> None:
        desk, reason = self._desk, self.reason.text().strip()
        case, make = desk.bridge.case, desk.services.disclosing
        items = [case.evidence[id] for id in self._chosen() if id in case.evidence]
        if not items or make is None:
            self.fault.refuse("Tick at least one paper.")
            return
        if len(reason.split()) < FEWEST_WORDS:
            self.fault.refuse("Say in a few words why, and for whom.")
            self.reason.setFocus()
            return
        name = confidential_name(f"Bundle {case.case.reference}".strip() + ".pdf")
        path = desk.dialogs.choose_save_file(_TITLE, Path.home() / name, "PDF (*.pdf)")
        if path is not None:
            binding = make(desk.workbench)

            def work(watch: Watch) -> Bundle:
                with closing(binding):
                    return make_bundle(case, items, binding, watch.progress)

            done = partial(_write, desk, path.with_suffix(".pdf"), reason)
            failed = desk.bridge.failed.emit
            desk.tasks.run("Binding the papers", work, done, failed, owner=desk.bridge)
            self.accept()


def _write(desk: Desk, path: Path, reason: str, made: Bundle) -> None:
    changed = citations_changed(desk.bridge.case, made)
    if changed and desk.dialogs.ask(_TITLE, _OTHER_PAGES, [_WRITE, _LEAVE], changed) != _WRITE:
        return
    try:
        desk.services.write_private(path, made.data)
    except WorkbenchError as error:
        desk.bridge.failed.emit(error)
        return
    now = desk.workbench.now()
    desk.bridge.apply(
        "Bind a bundle",
        lambda case: record_paper(
            with_bundle(case, made), WHAT, path, made.data, reason, desk.ids, now
        ),
        undoable=False,
    )
    case = desk.bridge.case
    slips = [
        f"{evidence_label(case, case.evidence[each.item_id])}: {each.trouble}"
        for each in made.items
        if each.trouble and each.item_id in case.evidence
    ]
    said = f"{path.name} was written: {how_many(made.pages, 'page')}."
    if slips:
        said += " In place of these papers stands a slip that says why they are not shown:"
    desk.dialogs.inform(_TITLE, said, "\n".join(slips) or str(path.parent))
