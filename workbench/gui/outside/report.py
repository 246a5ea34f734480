"""What a statement from outside says and gets wrong, listed beside its text."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from workbench.application.outside.report import ReadStatement, counts, place_of, said
from workbench.domain.problems import Severity
from workbench.domain.text import how_many, shortened
from workbench.gui.look.labels import WrappedLabel, note, title
from workbench.gui.look.layout import GRID, column_of, held, named
from workbench.gui.look.theme.marks import sign
from workbench.gui.reading.text import StatementText
from workbench.gui.records.split import Split
from workbench.statement.nodes import Document
from workbench.statement.numbering import numbers
from workbench.statement.reading.checks.asides import counted

_LONGEST = 90
_SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


class _Role(IntEnum):
    ORIGIN = Qt.ItemDataRole.UserRole


class ReadReport(QWidget):
    """The statement at the left; its problems and what it says at the right, each leading to it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outside.report")
        self._document: Document | None = None
        self.heading = title("")
        self.heading.setWordWrap(True)
        self.summary = named(note(""), "outside.summary")
        self.browser = StatementText(None, "outside.text", "The statement as it was read")
        self.problems = self._tree(
            "outside.problems", "Problems", ["Kind", "Where", "What is wrong"]
        )
        self.problems.header().resizeSection(0, 96)
        self.problems.header().resizeSection(1, 112)
        self.problems.setRootIsDecorated(False)
        self.problems.setWordWrap(True)
        self.detail = named(WrappedLabel(), "outside.detail")
        self.said = self._tree("outside.said", "What it says", ["What it says", "Where"])
        self.said.header().setStretchLastSection(False)
        self.said.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.said.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.problems.currentItemChanged.connect(lambda item, _: self._on_item(item))
        self.said.currentItemChanged.connect(lambda item, _: self._on_item(item))
        self._tabs = named(QTabWidget(), "outside.tabs")
        self._tabs.setDocumentMode(True)
        self._lay_out()

    @staticmethod
    def _tree(name: str, label: str, columns: list[str]) -> QTreeWidget:
        tree = named(QTreeWidget(), name, label)
        tree.setHeaderLabels(columns)
        tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        return tree

    def _lay_out(self) -> None:
        wrong = held(column_of((self.problems, 1), self.detail))
        self._tabs.addTab(wrong, "Problems")
        self._tabs.addTab(self.said, "What it says")
        beside = Split(self.browser, self._tabs, (620, 460), (3, 2))
        column_of(self.heading, self.summary, (beside, 1), within=self)

    def begin(self) -> None:
        """Put the keyboard where the reading starts: at the problems, or at the text."""
        first = self.problems if self.problems.topLevelItemCount() else self.browser
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_read(self, read: ReadStatement) -> None:
        """Show a statement just read, from its top."""
        self._document = read.document
        meta = read.document.meta
        stage = f"{meta.stage.value} decision"
        self.heading.setText(f"{shortened(meta.body_line, _LONGEST) or 'No title line'}: {stage}")
        self.heading.setToolTip(f"{meta.body_line}: {stage}" if meta.body_line else "")
        parts = ", ".join(f"{count} {name}" for name, count in counts(read).items() if count)
        lines = how_many(read.left_out, "line")
        left = f" {lines} of the page around it left out." if read.left_out else ""
        beside = f" Beside the text: {counted(read.asides)}." if read.asides else ""
        self.summary.setText(f"{parts}.{left}{beside}")
        origins = _origins(read.document)
        self._show_problems(read, origins)
        self._show_said(read, origins)
        self.browser.show_statement(read.document)
        self.browser.verticalScrollBar().setValue(0)

    @property
    def _row(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing() + GRID)

    def _show_problems(self, read: ReadStatement, origins: dict[object, str]) -> None:
        self.problems.clear()
        for problem in read.problems:
            place = place_of(problem)
            item = QTreeWidgetItem([_SEVERITIES[problem.severity], place, problem.message])
            item.setIcon(0, sign(problem.severity.value))
            item.setToolTip(2, f"{problem.message}\n{problem.hint}".strip())
            key: object = problem.where.paragraph or problem.where.id
            item.setData(0, _Role.ORIGIN, origins.get(key, ""))
            item.setData(1, _Role.ORIGIN, problem.hint)
            item.setSizeHint(0, self._row)
            self.problems.addTopLevelItem(item)
        count = len(read.problems)
        self._tabs.setTabText(0, f"Problems ({count})" if count else "No problems")
        self._tabs.setCurrentIndex(0 if count else 1)
        self.detail.setText("")

    def _show_said(self, read: ReadStatement, origins: dict[object, str]) -> None:
        self.said.clear()
        for heading, rows in said(read).items():
            above = QTreeWidgetItem([heading, ""])
            font = self.font()
            font.setWeight(font.Weight.DemiBold)
            above.setFont(0, font)
            above.setSizeHint(0, self._row)
            self.said.addTopLevelItem(above)
            for row in rows:
                item = QTreeWidgetItem([row.words, row.place])
                item.setToolTip(0, row.words)
                key: object = row.paragraph or row.section
                item.setData(0, _Role.ORIGIN, origins.get(key, ""))
                item.setSizeHint(0, self._row)
                above.addChild(item)
            above.setExpanded(True)

    def _on_item(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        if item.treeWidget() is self.problems:
            hint = str(item.data(1, _Role.ORIGIN) or "")
            self.detail.setText(f"{item.text(2)} {hint}".strip())
        origin = str(item.data(0, _Role.ORIGIN) or "")
        if origin and self._document is not None:
            self.browser.show_statement(self._document, origin)
            self.browser.scroll_to(origin)


def _origins(document: Document) -> dict[object, str]:
    """The origin of each paragraph by its number, and of each section's first words by its id."""
    found: dict[object, str] = {}
    for origin, number in numbers(document).items():
        found.setdefault(number, origin)
    for section in document.sections:
        first = next((block.origin for block in section.blocks if block.origin), "")
        found.setdefault(section.id, first)
    return found
