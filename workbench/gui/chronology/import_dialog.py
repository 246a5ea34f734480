"""A table on its way into the chronology: columns are matched, dates looked at, then one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.application.chronology.date_column import DateStyle
from workbench.application.chronology.importing import (
    Fate,
    ImportAnswers,
    ImportPreview,
    PreviewRow,
    commit,
    preview,
)
from workbench.application.chronology.tables import ColumnRole, Matching, Table, guess_matching
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.questions import DateQuestion
from workbench.domain.errors import InvalidInput
from workbench.domain.text import shortened
from workbench.gui.chronology.import_preview import PreviewModel
from workbench.gui.desk import Desk
from workbench.gui.fields.dates import DateOptions
from workbench.gui.look.appearance import GRID, calm_table, emphasised
from workbench.gui.look.labels import FAULT_MARK, fault_label, note


class ImportDialog(QDialog):
    """Columns above, questions in between, the preview below; nothing is changed until OK."""

    def __init__(
        self, desk: Desk, tables: Sequence[Table], source: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tables = tables
        self._dates: dict[int, PartialDate] = {}
        self._left_out: set[int] = set()
        self.preview: ImportPreview | None = None
        self.setObjectName("import")
        self.setWindowTitle(f"Import into the chronology from {source}")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(1040, 680)
        self.sheet = QComboBox()
        self.sheet.setObjectName("import.sheet")
        self.sheet.setAccessibleName("Sheet to import")
        self.sheet.addItems([table.name or "Table" for table in tables])
        self.headed = QCheckBox("The first row shown has the headings")
        self.headed.setObjectName("import.headed")
        self.told = note()
        self.told.setObjectName("import.told")
        self._roles: list[QComboBox] = []
        self._columns = QScrollArea()
        self._columns.setWidgetResizable(True)
        self._columns.setFrameShape(QFrame.Shape.NoFrame)
        self.model = PreviewModel(desk.bridge.case)
        self.view = QTableView()
        self._build_questions()
        self._build_view()
        self.summary = QLabel()
        self.summary.setObjectName("import.summary")
        emphasised(self.summary)
        self.fault = fault_label()
        self.fault.setObjectName("import.fault")
        self.ok = QPushButton("Import")
        self.ok.setObjectName("import.ok")
        self.ok.setDefault(True)
        self.ok.clicked.connect(lambda _=False: self._import())
        self.cancel = QPushButton("Cancel")
        self.cancel.setObjectName("import.cancel")
        self.cancel.clicked.connect(lambda _=False: self.reject())
        self._lay_out()
        self.sheet.currentIndexChanged.connect(lambda _index: self._on_sheet())
        self.headed.clicked.connect(lambda _on: self._on_headed())
        self._on_sheet()

    # --- building --------------------------------------------------------------------------------

    def _build_questions(self) -> None:
        self.order = _choice("import.order", "Days and months in figures", (
            ("Ask me row by row", None), ("Day first: 3/4 is 3 April", True),
            ("Month first: 3/4 is 4 March", False),
        ))  # fmt: skip
        self.century = _choice("import.century", "Years of two figures", (
            ("Ask me row by row", None), ("Years of this century (20..)", 2000),
            ("Years of the last century (19..)", 1900),
        ))  # fmt: skip
        self.numbers = QCheckBox("Take numbers as a spreadsheet’s days")
        self.numbers.setObjectName("import.numbers")
        self.years = QCheckBox("Take a missing year from the row before")
        self.years.setObjectName("import.years")
        self.undecided = _choice("import.undecided", "Rows whose question stays open", (
            ("Keep them as undated events, with the words in the note", Fate.UNDATED),
            ("Leave them out", Fate.LEAVE_OUT),
        ))  # fmt: skip
        self.only_asked = QCheckBox("Show only rows with questions")
        self.only_asked.setObjectName("import.only-asked")
        for combo in (self.order, self.century, self.undecided):
            combo.activated.connect(lambda _index: self._read())
        for box in (self.numbers, self.years):
            box.clicked.connect(lambda _on: self._read())
        self.only_asked.clicked.connect(lambda _on: self._show())
        self._question = note()
        self._question.setObjectName("import.question")
        self.options = DateOptions("import", self.view)
        self.options.chosen.connect(self._answer)
        self.leave = QPushButton("Leave this row out")
        self.leave.setObjectName("import.leave")
        self.leave.clicked.connect(lambda _=False: self._leave_out())

    def _build_view(self) -> None:
        self.view.setObjectName("import.rows")
        self.view.setAccessibleName("What each row becomes")
        calm_table(self.view)
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        letter = self.view.fontMetrics().averageCharWidth()
        for column, width in enumerate((6, 15, 17, 12, 0, 30)):
            if width:
                self.view.setColumnWidth(column, width * letter + 3 * GRID)
            else:
                self.view.horizontalHeader().setSectionResizeMode(
                    column, QHeaderView.ResizeMode.Stretch
                )
        self.view.selectionModel().currentRowChanged.connect(lambda _new, _old: self._on_row())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        label = QLabel("Sheet")
        label.setBuddy(self.sheet)
        top.addWidget(label)
        top.addWidget(self.sheet)
        top.addWidget(self.headed)
        top.addWidget(self.told, 1)
        label.setVisible(len(self._tables) > 1)
        self.sheet.setVisible(len(self._tables) > 1)
        questions = QGridLayout()
        questions.setHorizontalSpacing(2 * GRID)
        questions.setVerticalSpacing(GRID // 2)
        for place, control in enumerate((self.order, self.century, self.undecided)):
            words = QLabel(control.accessibleName())
            words.setBuddy(control)
            questions.addWidget(words, 0, place)
            questions.addWidget(control, 1, place)
            questions.setColumnStretch(place, 1)
        questions.addWidget(self.numbers, 2, 0)
        questions.addWidget(self.years, 2, 1)
        questions.addWidget(self.only_asked, 2, 2)
        answer = QHBoxLayout()
        answer.setSpacing(GRID)
        answer.addWidget(self._question, 1)
        answer.addWidget(self.options)
        answer.addWidget(self.leave)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        bottom.addWidget(self.summary, 1)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addLayout(top)
        column.addWidget(self._columns)
        column.addLayout(questions)
        column.addWidget(self.view, 1)
        column.addLayout(answer)
        column.addWidget(self.fault)
        column.addLayout(bottom)

    # --- columns ---------------------------------------------------------------------------------

    @property
    def _table(self) -> Table:
        return self._tables[max(self.sheet.currentIndex(), 0)]

    def _on_sheet(self) -> None:
        self._dates.clear()
        self._left_out.clear()
        guessed = guess_matching(self._table)
        self._heading_row = guessed.heading_row
        self.headed.setChecked(guessed.heading_row >= 0)
        self.told.setText(" ".join(self._table.notes))
        self._show_columns(guessed)
        self._read()

    def _on_headed(self) -> None:
        guessed = guess_matching(self._table).heading_row
        self._heading_row = max(guessed, 0) if self.headed.isChecked() else -1
        self._read()

    def _show_columns(self, matching: Matching) -> None:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        self._roles = []
        for place, role in enumerate(matching.roles):
            title = ""
            if matching.heading_row >= 0:
                title = self._table.rows[matching.heading_row][place].text.strip()
            words = QLabel(shortened(title or f"Column {place + 1}", 24))
            combo = _choice(
                f"import.column.{place + 1}",
                f"Column {place + 1}, {title or 'without heading'}, becomes",
                tuple((each.value.capitalize(), each) for each in ColumnRole),
            )
            combo.setCurrentIndex(list(ColumnRole).index(role))
            combo.activated.connect(lambda _index: self._read())
            combo.setMinimumWidth(150)
            words.setBuddy(combo)
            grid.addWidget(words, 0, place)
            grid.addWidget(combo, 1, place)
            self._roles.append(combo)
        grid.setColumnStretch(len(self._roles), 1)
        self._columns.setWidget(holder)
        self._columns.setFixedHeight(holder.sizeHint().height() + 2 * GRID)

    # --- reading ---------------------------------------------------------------------------------

    def _answers(self) -> ImportAnswers:
        style = DateStyle(
            day_first=self.order.currentData(),
            century=self.century.currentData(),
            day_numbers=self.numbers.isChecked(),
            year_before=self.years.isChecked(),
        )
        return ImportAnswers(
            style=style,
            dates=dict(self._dates),
            left_out=frozenset(self._left_out),
            undecided=Fate(self.undecided.currentData()),
        )

    def _read(self) -> None:
        """Read the table anew under what is chosen."""
        roles = tuple(ColumnRole(combo.currentData()) for combo in self._roles)
        try:
            self.preview = preview(
                self._desk.bridge.case,
                self._table,
                Matching(roles, self._heading_row),
                self._answers(),
            )
        except InvalidInput as error:
            self.preview = None
            self.fault.setText(FAULT_MARK + str(error))
            self.fault.show()
            self.ok.setEnabled(False)
            self.summary.clear()
            self.model.show_rows(())
            return
        self.fault.hide()
        self._show()

    def _show(self) -> None:
        assert self.preview is not None
        chosen = self._current()
        rows = self.preview.rows
        asked = self.preview.questions()
        shown = [row for row in rows if row.asked] if self.only_asked.isChecked() else rows
        self.model.show_rows(shown)
        self.summary.setText(self.preview.summary())
        count = sum(row.fate is not Fate.LEAVE_OUT for row in rows)
        self.ok.setText(f"Import {count:,} {'event' if count == 1 else 'events'}")
        self.ok.setEnabled(count > 0)
        self.order.setEnabled(bool(asked[DateQuestion.DAY_OR_MONTH]) or self._set(self.order))
        short = bool(asked[DateQuestion.SHORT_YEAR])
        self.order.setEnabled(self.order.isEnabled() or short)
        self.century.setEnabled(short or self._set(self.century))
        self.numbers.setEnabled(bool(asked[DateQuestion.DAY_NUMBER]) or self.numbers.isChecked())
        self.years.setEnabled(bool(asked[DateQuestion.NO_YEAR]) or self.years.isChecked())
        self._choose(chosen.number if chosen is not None else 0)

    @staticmethod
    def _set(combo: QComboBox) -> bool:
        return combo.currentIndex() > 0

    def _choose(self, number: int) -> None:
        """Bring the selection to a row, or to the first that raises a question."""
        rows = self.model.rows
        place = next((n for n, row in enumerate(rows) if row.number == number), -1)
        if place < 0:
            place = next((n for n, row in enumerate(rows) if row.asked), 0)
        if rows:
            self.view.setCurrentIndex(self.model.index(place, 0))
        self._on_row()

    def _current(self) -> PreviewRow | None:
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _on_row(self) -> None:
        row = self._current()
        self.leave.setEnabled(row is not None)
        if row is None:
            self._question.setText("")
            self.options.offer(())
            return
        left = row.number in self._left_out
        self.leave.setText("Take this row in again" if left else "Leave this row out")
        self._question.setText(f"Row {row.number}: {row.date.why}" if row.asked else "")
        self.options.offer(row.date.options[:3] if row.asked else ())

    def _answer(self, day: PartialDate) -> None:
        row = self._current()
        if row is None:
            return
        self._dates[row.number] = day
        after = [each.number for each in self.model.rows if each.asked]
        later = [number for number in after if number > row.number]
        self._read()
        self._choose((later or [row.number])[0])
        self.view.setFocus()

    def _leave_out(self) -> None:
        row = self._current()
        if row is not None:
            self._left_out ^= {row.number}
            self._read()

    # --- import ----------------------------------------------------------------------------------

    def _import(self) -> None:
        found = self.preview
        if found is None:
            return
        ids = self._desk.ids
        count = sum(row.fate is not Fate.LEAVE_OUT for row in found.rows)
        try:
            saved = self._desk.bridge.apply(
                f"Import {count:,} events",
                lambda case: commit(case, found, lambda: ids.new("event")),
            )
        except InvalidInput as error:
            self.fault.setText(FAULT_MARK + str(error))
            self.fault.show()
            return
        if saved:
            self.accept()


def _choice(name: str, accessible: str, choices: Sequence[tuple[str, Any]]) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(accessible)
    for words, value in choices:
        combo.addItem(words, value)
    return combo
