"""A table on its way into the chronology: columns are matched, dates looked at, then one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QTableView,
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
from workbench.application.chronology.tables import (
    ColumnRole,
    Matching,
    Table,
    guess_matching,
    said_of,
)
from workbench.domain.dates.partial import PartialDate
from workbench.domain.dates.questions import DateQuestion
from workbench.domain.errors import InvalidInput, WorkbenchError
from workbench.domain.text import how_many, shortened
from workbench.gui.chronology.import_preview import TO_KNOW, PreviewModel, to_know
from workbench.gui.dates.field import DateOptions
from workbench.gui.desk import Desk
from workbench.gui.fields.typing import switched_on
from workbench.gui.look.appearance import calm_table
from workbench.gui.look.buttons import go_button, push_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import emphasised, label_for, note
from workbench.gui.look.layout import GRID, REST, column_of, held, named, row_of
from workbench.gui.look.lists import ChoiceBox
from workbench.gui.records.columns import share_width

_AT_ONCE = 1_000
"""The most rows that are read while the window waits."""


class ImportDialog(Dialog):
    """Columns above, questions in between, the preview below; nothing is changed until OK."""

    def __init__(
        self, desk: Desk, tables: Sequence[Table], source: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, "import", f"Import into the chronology from {source}", 1040, 680)
        self._desk = desk
        self._tables = tables
        self._dates: dict[int, PartialDate] = {}
        self._left_out: set[int] = set()
        self._taken_in: set[int] = set()
        self.preview: ImportPreview | None = None
        self.imported = ""
        self.made: list[str] = []
        self._reading = 0
        self.sheet = named(ChoiceBox(), "import.sheet", "Sheet or reading to import")
        self.sheet.addItems([table.name or "Table" for table in tables])
        self.headed = named(QCheckBox("The first row shown has the headings"), "import.headed")
        self.notes = named(note(), "import.told")
        self._roles: list[QComboBox] = []
        self._columns = QScrollArea()
        self._columns.setWidgetResizable(True)
        self._columns.setFrameShape(QFrame.Shape.NoFrame)
        self.model = PreviewModel(desk.bridge.case)
        self.view = QTableView()
        self._build_questions()
        self._build_view()
        self.summary = named(QLabel(), "import.summary")
        emphasised(self.summary)
        self.ok = go_button("Import", "import.ok", self._import)
        self.cancel = push_button("Cancel", "import.cancel", self.reject)
        self._lay_out()
        self.sheet.currentIndexChanged.connect(lambda _index: self._on_sheet())
        self.headed.clicked.connect(lambda _on: self._on_headed())
        self._on_sheet()

    def _build_questions(self) -> None:
        self.order = _choice("import.order", "Days and months in figures", (
            ("Ask me row by row", None), ("Day first: 3/4 is 3 April", True),
            ("Month first: 3/4 is 4 March", False),
        ))  # fmt: skip
        self.turned = _choice("import.turned", "Days the spreadsheet may have turned round", (
            ("Ask me row by row", None), ("Turn them: 3 May for 5 March", True),
            ("As the spreadsheet has them", False),
        ))  # fmt: skip
        self.century = _choice("import.century", "Years of two figures", (
            ("Ask me row by row", None), ("Years of this century (20..)", 2000),
            ("Years of the last century (19..)", 1900),
        ))  # fmt: skip
        self.numbers = named(QCheckBox("Take numbers as a spreadsheet’s days"), "import.numbers")
        self.years = named(QCheckBox("Take a missing year from the row before"), "import.years")
        self.undecided = _choice("import.undecided", "Rows whose question stays open", (
            ("Keep them as undated events, with the words in the note", Fate.UNDATED),
            ("Leave them out", Fate.LEAVE_OUT),
        ))  # fmt: skip
        self.printed = named(QCheckBox("Put dated events into the statement"), "import.printed")
        self.printed.setChecked(self._desk.new_events.printed)
        self.aside = named(QCheckBox("Take in hidden and struck-out rows"), "import.aside")
        self.only_asked = named(QCheckBox("Show only rows with questions"), "import.only-asked")
        for combo in (self.order, self.turned, self.century, self.undecided):
            combo.activated.connect(lambda _index: self._read())
        for box in (self.numbers, self.years, self.aside, self.printed):
            box.clicked.connect(lambda _on: self._read())
        self.only_asked.clicked.connect(lambda _on: self._show())
        self._question = named(note(), "import.question")
        self.options = DateOptions("import", self.view)
        self.options.chosen.connect(self._answer)
        self.leave = push_button("Leave this row out", "import.leave", self._leave_out)

    def _build_view(self) -> None:
        named(self.view, "import.rows", "What each row becomes")
        calm_table(self.view)
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        share_width(self.view, self.model.columns)
        self.view.selectionModel().currentRowChanged.connect(lambda _new, _old: self._on_row())

    def _lay_out(self) -> None:
        label = label_for("Read", self.sheet)
        label.setVisible(len(self._tables) > 1)
        self.sheet.setVisible(len(self._tables) > 1)
        self._asking = {
            control: held(
                column_of(label_for(control.accessibleName(), control), control, gap=GRID // 2)
            )
            for control in (self.order, self.turned, self.century, self.undecided)
        }
        boxes = (self.printed, self.numbers, self.years, self.aside, self.only_asked)
        self.show_parts(
            row_of(label, self.sheet, self.headed, (self.notes, 1)),
            self._columns,
            row_of(*self._asking.values(), REST, gap=2 * GRID),
            row_of(*boxes, REST, gap=2 * GRID),
            (self.view, 1),
            row_of((self._question, 1), self.options, self.leave),
            self.fault,
            row_of((self.summary, 1), self.cancel, self.ok),
            gap=GRID + GRID // 2,
        )

    @property
    def _table(self) -> Table:
        return self._tables[max(self.sheet.currentIndex(), 0)]

    def _on_sheet(self) -> None:
        self._dates.clear()
        self._left_out.clear()
        self._taken_in.clear()
        self.aside.setChecked(False)
        self.aside.setVisible(bool(self._table.aside_rows))
        guessed = guess_matching(self._table)
        self._heading_row = guessed.heading_row
        self.headed.setChecked(guessed.heading_row >= 0)
        self.notes.setText(said_of(self._table, guessed))
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

    def _answers(self) -> ImportAnswers:
        style = DateStyle(
            day_first=self.order.currentData(),
            turned_round=self.turned.currentData(),
            century=self.century.currentData(),
            day_numbers=self.numbers.isChecked(),
            year_before=self.years.isChecked(),
        )
        return ImportAnswers(
            style=style,
            dates=dict(self._dates),
            left_out=frozenset(self._left_out),
            taken_in=frozenset(self._taken_in),
            aside=self.aside.isChecked(),
            undecided=Fate(self.undecided.currentData()),
            printed=self.printed.isChecked(),
            typeset=switched_on(),
        )

    def _read(self, then: int = 0) -> None:
        """Read the table anew under what is chosen, a long one beside the window; go to a row."""
        roles = tuple(ColumnRole(combo.currentData()) for combo in self._roles)
        case, table, answers = self._desk.bridge.case, self._table, self._answers()
        matching = Matching(roles, self._heading_row)
        self.printed.setVisible(ColumnRole.IN_STATEMENT not in roles)
        self._reading += 1
        if len(table.rows) <= _AT_ONCE:
            try:
                self._on_read(self._reading, then, preview(case, table, matching, answers))
            except InvalidInput as error:
                self._on_refused(self._reading, error)
            return
        self.ok.setEnabled(False)
        self.summary.setText(f"Reading {len(table.rows):,} rows…")
        self._desk.tasks.run(
            "Reading the rows",
            lambda _watch: preview(case, table, matching, answers),
            partial(self._on_read, self._reading, then),
            partial(self._on_refused, self._reading),
            owner=self,
        )

    def _on_read(self, reading: int, then: int, found: ImportPreview) -> None:
        if reading == self._reading:
            self.preview = found
            self.fault.hide()
            self._show(then)

    def _on_refused(self, reading: int, error: WorkbenchError) -> None:
        if reading != self._reading:
            return
        self.preview = None
        self.fault.say(str(error))
        self.ok.setEnabled(False)
        self.summary.clear()
        self.model.show_rows(())

    def done(self, result: int) -> None:
        """Close; what is still being read is no longer waited for."""
        self._reading += 1
        super().done(result)

    def _show(self, then: int = 0) -> None:
        if self.preview is None:
            return
        chosen = self._current()
        rows = self.preview.rows
        asked = self.preview.questions()
        shown = [row for row in rows if row.asked] if self.only_asked.isChecked() else rows
        self.model.show_rows(shown)
        self.summary.setText(self.preview.summary())
        count = sum(row.fate is not Fate.LEAVE_OUT for row in rows)
        self.ok.setText(f"Import {how_many(count, 'event')}")
        self.ok.setEnabled(count > 0)
        self.view.setColumnHidden(TO_KNOW, not any(map(to_know, rows)))
        self._ask_of_all(asked)
        self._choose(then or (chosen.number if chosen is not None else 0))

    def _ask_of_all(self, asked: Mapping[DateQuestion, int]) -> None:
        """Offer to settle for all rows at once what some of them ask, or was settled so."""
        short = bool(asked[DateQuestion.SHORT_YEAR])
        for combo, wanted in (
            (self.order, short or asked[DateQuestion.DAY_OR_MONTH]),
            (self.turned, asked[DateQuestion.TURNED_ROUND]),
            (self.century, short),
            (self.undecided, sum(asked.values())),
        ):
            self._asking[combo].setVisible(bool(wanted) or combo.currentIndex() > 0)
        for box, wanted in (
            (self.numbers, asked[DateQuestion.DAY_NUMBER]),
            (self.years, asked[DateQuestion.NO_YEAR]),
            (self.only_asked, sum(asked.values())),
        ):
            box.setVisible(bool(wanted) or box.isChecked())

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
        left = row.fate is Fate.LEAVE_OUT
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
        self._read((later or [row.number])[0])
        self.view.setFocus()

    def _leave_out(self) -> None:
        row = self._current()
        if row is None:
            return
        if row.fate is Fate.LEAVE_OUT:
            self._left_out.discard(row.number)
            self._taken_in.add(row.number)
        elif row.number in self._taken_in and row.number in self._table.aside_rows:
            self._taken_in.discard(row.number)
        else:
            self._left_out.add(row.number)
        self._read()

    def _import(self) -> None:
        found = self.preview
        if found is None:
            return
        count = sum(row.fate is not Fate.LEAVE_OUT for row in found.rows)
        self.made.clear()
        self.imported = how_many(count, "event")
        label = f"Import {self.imported}"
        self.save(self._desk.bridge, label, lambda case: commit(case, found, self._new_id))

    def _new_id(self) -> str:
        self.made.append(self._desk.ids.new("event"))
        return self.made[-1]


def _choice(name: str, accessible: str, choices: Sequence[tuple[str, Any]]) -> QComboBox:
    combo = named(ChoiceBox(), name, accessible)
    for words, value in choices:
        combo.addItem(words, value)
    return combo
