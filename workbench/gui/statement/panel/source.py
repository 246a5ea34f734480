"""Why a paragraph says what it says: what it rests on, what is missing, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from workbench.application.drafting.paragraphs import Nature, editable
from workbench.application.drafting.pieces import override_for
from workbench.application.provenance.steps import Step
from workbench.application.provenance.tracing import Provenance, provenance
from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Problem
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.live import Live, sign_of
from workbench.gui.look.buttons import push_button
from workbench.gui.look.labels import WrappedLabel, note, rule, section, toned
from workbench.gui.look.layout import GRID, Lines, column_of, held, named, row_of
from workbench.gui.look.theme.icons import icon
from workbench.gui.look.theme.marks import sign
from workbench.gui.look.theme.palette import shade
from workbench.gui.look.theme.typeface import sized
from workbench.gui.names import kind_icon, kind_name
from workbench.gui.records.folds import TO_DO
from workbench.gui.statement.rows.content import Row
from workbench.gui.statement.rows.places import MADE

_PAUSE_MS = 60
_LONGEST = 120
"""How many letters of a step are shown; the tip over it has them all."""
_QUESTION = "Rests on"
_GOTO = Qt.ItemDataRole.UserRole


class SourcePanel(QWidget):
    """Shows the provenance and the problems of the row chosen; a click leads to the record.

    `gone_to` carries kind, id and field. `reword`, `withdraw` and `review` ask for those acts.
    `changed` gives the keys of reworded rows whose source has changed.
    """

    gone_to = Signal(str, str, str)
    reword = Signal()
    withdraw = Signal()
    review = Signal()

    def __init__(self, desk: Desk, live: Live) -> None:
        super().__init__()
        self.setObjectName("statement.source")
        self._desk, self._live = desk, live
        self._row: Row | None = None
        self._stale = False
        self.changed: Callable[[], frozenset[str]] = frozenset
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.show_now)
        self._heading = named(section(""), "statement.source.heading")
        self._heading.setWordWrap(True)
        self._summary = named(toned(WrappedLabel(), "second"), "statement.source.summary")
        self._tree = _Tree("statement.source.steps", "What the paragraph rests on")
        self._problems_heading = section("Problems")
        self._problems = _Tree("statement.source.problems", "Problems of this paragraph")
        self._tree.itemClicked.connect(self._on_item)
        self._tree.itemActivated.connect(self._on_item)
        self._problems.itemClicked.connect(self._on_item)
        self._problems.itemActivated.connect(self._on_item)
        self._kind = named(toned(note(), "hint"), "statement.source.kind")
        self._lay_out()
        live.checked.connect(self._on_checked)

    def _lay_out(self) -> None:
        self._buttons: dict[str, QPushButton] = {}
        row = Lines()
        for name, label, act in (
            ("reword", "Reword for this case", self.reword.emit),
            ("review", "Review…", self.review.emit),
            ("withdraw", "Take the program’s words", self.withdraw.emit),
        ):
            self._buttons[name] = self._button(name, label, act)
            row.put(self._buttons[name], 0)
        side = (2 * GRID, 0, GRID, 0)
        top = column_of(self._heading, self._summary, margins=side)
        what = column_of(self._kind, row, margins=(2 * GRID, GRID, GRID, GRID))
        self._foot = held(column_of(rule(), what, gap=0))
        inner = (GRID, 0, 0, 0)
        column_of(
            top,
            (row_of(self._tree, margins=inner), 3),
            row_of(self._problems_heading, margins=side),
            (row_of(self._problems, margins=inner), 1),
            self._foot,
            within=self,
            margins=(0, GRID, 0, 0),
        )
        for each in (self._foot, self._problems_heading, self._problems):
            each.hide()  # until a paragraph is in hand

    def _button(self, name: str, label: str, act: Callable[[], object]) -> QPushButton:
        return push_button(label, f"statement.source.{name}", act, kind="quiet")

    def show_row(self, row: Row) -> None:
        """Show where a row comes from, once the person has stopped going from row to row.

        What needs no looking is shown at once: the page opens on its title, and nothing moves then.
        """
        self._row, self._stale = row, True
        self._timer.start()
        if not row.address:
            self.show_now()

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen while the panel was out of sight is shown with it."""
        super().showEvent(event)
        if self._stale:
            self.show_now()

    def show_again(self) -> None:
        """What is shown may have changed; it is looked at again after a pause."""
        if self._row is not None:
            self._stale = True
            self._timer.start()

    def show_now(self) -> None:
        """Show it at once."""
        row, document = self._row, self._live.document
        if row is None or document is None or not self.isVisible():
            return
        self._timer.stop()
        self._stale = False
        workbench, case = self._desk.workbench, self._desk.bridge.case
        if not row.address:
            self._show_furniture(row)
            return
        found = provenance(case, document, workbench.library, row.address, workbench.clock.today())
        self._heading.setText(_question(found, row))
        self._summary.setText(found.summary)
        self._show_kind(case, row)
        # What nobody can change is found in the same words by both; once is enough.
        self._summary.setVisible(not self._kind.text().startswith(found.summary))
        self._tree.clear()
        self._add_steps(self._tree.invisibleRootItem(), found.steps)
        self._tree.expandAll()
        self._show_problems()

    def _show_furniture(self, row: Row) -> None:
        """The title and the lines around it, which nobody writes."""
        self._heading.setText(_QUESTION)
        self._foot.hide()
        self._summary.show()
        self._summary.setText(MADE)
        self._tree.clear()
        self._add_steps(
            self._tree.invisibleRootItem(),
            [Step("case", self._desk.bridge.session.case_id, "", "The case, on the Overview page")],
        )
        self._show_problems()

    def _show_kind(self, case: CaseFile, row: Row) -> None:
        self._foot.show()
        state = editable(case, row.address)
        reworded = state.nature is Nature.REWORDED
        there = override_for(case, row.address) is not None
        changed = row.key in self.changed()
        self._kind.setText(
            "▲ Reworded for this case, and the program’s words have changed since."
            if changed
            else state.reason
        )
        self._buttons["reword"].setVisible(state.rewordable)
        self._buttons["review"].setVisible(reworded and there)
        self._buttons["withdraw"].setVisible(reworded and there)

    def _add_steps(self, above: QTreeWidgetItem, steps: Iterable[Step]) -> None:
        for step in steps:
            words = ", ".join(dict.fromkeys(filter(None, (step.title, step.detail))))
            short = shortened(words, _LONGEST)
            item = QTreeWidgetItem([f"{TO_DO} {short}" if step.gap else short])
            item.setToolTip(0, words)
            if step.children and not step.kind:  # the heading of a group
                item.setFont(0, sized(self.font(), 11, QFont.Weight.DemiBold))
                item.setForeground(0, shade("text3"))
            elif not step.kind:
                item.setFont(0, sized(self.font(), 12))
                item.setForeground(0, shade("text2"))
            else:
                item.setIcon(0, icon(kind_icon(step.kind)))
                item.setData(0, _GOTO, (step.kind, step.id, step.field))
                item.setToolTip(0, f"{words}\nGo to the {kind_name(step.kind)}")
            above.addChild(item)
            self._add_steps(item, step.children)

    def _on_checked(self) -> None:
        if self.isVisible():
            self._show_problems()

    def _show_problems(self) -> None:
        row = self._row
        found = [p for p in self._live.found.open if row is not None and concerns(p, row)]
        self._problems.clear()
        for problem in found:
            item = QTreeWidgetItem([problem.message])
            item.setIcon(0, sign(sign_of(problem)))
            item.setToolTip(0, f"{problem.message}\n{problem.hint}".strip())
            where = problem.where
            if where.kind:
                item.setData(0, _GOTO, (where.kind, where.id, where.field))
            self._problems.addTopLevelItem(item)
        self._problems_heading.setVisible(bool(found))
        self._problems.setVisible(bool(found))

    def _on_item(self, item: QTreeWidgetItem) -> None:
        where = item.data(0, _GOTO)
        if where:
            self.gone_to.emit(*where)


def concerns(problem: Problem, row: Row) -> bool:
    """Whether a problem is one of this row."""
    if problem.where.paragraph is not None:
        return problem.where.paragraph == row.number
    kind, id, _ = row.record
    return bool(kind) and (problem.where.kind, problem.where.id) == (kind, id)


def _question(found: Provenance, row: Row) -> str:
    if found.number:
        return f"¶ {found.number} rests on"
    return _QUESTION


class _Wrapping(QStyledItemDelegate):
    """Gives every line of a tree the height its words need at the width there is."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        taken = depth * self._tree.indentation() + 2 * GRID
        if index.data(Qt.ItemDataRole.DecorationRole) is not None:
            taken += 24
        room = max(self._tree.viewport().width() - taken, 60)
        flags = Qt.TextFlag.TextWordWrap
        words = str(index.data() or "")
        font = index.data(Qt.ItemDataRole.FontRole) or option.font
        box = QFontMetrics(font).boundingRect(QRect(0, 0, room, 10_000), flags, words)
        return QSize(room, box.height() + GRID)


class _Tree(QTreeWidget):
    """A tree whose words wrap at its width."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        named(self, name, said)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setIndentation(2 * GRID)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Wrapping(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
