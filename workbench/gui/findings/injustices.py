"""The injustices of one finding: a line for each, and the form of the one that is opened."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from workbench.application.case import editing
from workbench.application.findings.lines import add_injustice, hurt, read_injustice
from workbench.application.findings.results import new_injustice, remedies_for, told_words
from workbench.application.records.labels import alias_of, remedy_label, words_of
from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import Injustice, Seriousness
from workbench.domain.text import capitalised, enumeration
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding, records_of
from workbench.gui.fields.bound import label_width
from workbench.gui.fields.choice import CheckField, ChoiceField, LinkField
from workbench.gui.fields.text import MarkupField, TextField
from workbench.gui.look.buttons import push_button
from workbench.gui.look.key_order import in_turn, stops_within
from workbench.gui.look.labels import as_high_as_a_line, note, of_kind, toned
from workbench.gui.look.layout import GRID, column_of, held, named, row_of
from workbench.gui.records.columns import Column
from workbench.gui.records.entry import ENTER, AddLine, Entry, Typed, Understood
from workbench.gui.records.form import NARROW, RecordFields, wide
from workbench.gui.records.table import OwnedTable

_LONGEST = 200


class InjusticePanel(QWidget):
    """What the fault did to whom, and what answers it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table = OwnedTable(
            desk,
            "injustice",
            "finding_id",
            (
                Column("To", lambda case, i: alias_of(case, i.person_id) or "Nobody yet", 9),
                Column("Injustice", _weighed, 18),
                Column("How", lambda case, i: words_of(case, i.how, _LONGEST), spare=1),
                Column("Open", lambda case, i: "›", 1, spare=2),
            ),
            "findings.injustices",
            "Injustices of this finding",
            paste=lambda: self.entry.paste_rows(),
        )
        self.model = self.table.records
        self._opened = False
        self._answered = named(note(), "findings.injustice.answered")
        entry = Entry("injustice", "Distress to Ms X: she waited", _understood, self._entered)
        self.entry = AddLine(desk, ("injustice",), "findings.injustice", entry, key="")
        self.drop = of_kind(
            push_button("Delete injustice", "findings.injustice.delete", self.delete), "danger"
        )
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.form_wanted.connect(self._go_in)
        self.entry.added.connect(lambda id: self.table.choose(id))
        self.entry.blank_wanted.connect(self.add)
        self.entry.list_wanted.connect(self.table.setFocus)
        self.table.installEventFilter(self)
        follow(self, desk.bridge, self._follow, "injustice", "remedy", "person")
        self.show_finding("")

    @cached_property
    def form(self) -> RecordFields:
        """What is said of the injustice chosen; made when one is opened."""
        at = records_of(self._desk, "injustice")
        made = named(RecordFields(at, _rows(at), margin=0), "findings.injustice.form")
        self._column.insertWidget(1, made)
        in_turn(self.drop, *stops_within(made))
        return made

    def show_finding(self, id: str) -> None:
        """Show the injustices of another finding."""
        if self._opened:
            self._opened = False
            self.form.show_record(None)
        self.table.show_owner(id)
        self._follow()
        if self.model.rowCount():
            self.table.choose(self.model.id_at(0))
            self._on_chosen(self.model.id_at(0))

    def show_injustice(self, id: str, field: str) -> None:
        """Choose an injustice and bring the keyboard to one of its fields."""
        if self.table.choose(id):
            self.open()
            self.form.focus_field(field)

    def open(self) -> None:
        """Show the form of the chosen one; it stays until another finding is shown."""
        if not self._opened:
            self._opened = True
            self._follow()
            self._on_chosen(self.table.current_id())

    def _go_in(self) -> None:
        self.open()
        self.form.focus_field()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A line is opened by a click or as the keyboard comes to it."""
        if event.type() == QEvent.Type.FocusIn and self.model.rowCount():
            self.open()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The label stands at the left as those of the fields do, or above where it is narrow."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        beside = self.width() >= NARROW - 6 * GRID
        self._lines.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._heading.setFixedWidth(
            label_width() - GRID if beside else self._heading.sizeHint().width()
        )

    def add(self) -> str:
        """Add an injustice to the finding; "" when it was not saved."""
        finding, id = self.table.owner_id, self._desk.ids.new("injustice")
        self.form.commit_all()
        saved = self._desk.bridge.apply(
            "Add injustice",
            lambda case: editing.add(case, "injustice", new_injustice(case, id, finding)),
        )
        if saved:
            self.show_injustice(id, "")
        return id if saved else ""

    def _entered(self, case: CaseFile, typed: Typed) -> CaseFile:
        """The case with the injustice of a line, to the finding shown."""
        return add_injustice(case, typed.words, typed.ids, self.table.owner_id)

    def delete(self) -> None:
        """Take out the chosen injustice; Undo brings it back."""
        self.entry.begin()
        self.table.delete()

    def _lay_out(self) -> None:
        of_kind(self.table, "lines")
        self.table.horizontalHeader().hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._heading = toned(QLabel("Injustice"), "second")
        self._heading.setMinimumHeight(as_high_as_a_line(self))
        rows = held(column_of(self.table, row_of((self.entry, 1), self.drop), gap=0))
        self._lines = row_of((self._heading, 0, Qt.AlignmentFlag.AlignTop), (rows, 1))
        self._column = column_of(self._lines, self._answered, within=self)

    def _follow(self) -> None:
        number = self.model.rowCount()
        self.table.setVisible(bool(number))
        opened = bool(number) and self._opened
        self.drop.setVisible(opened)
        if opened or "form" in vars(self):
            self.form.setVisible(opened)
        self.entry.setEnabled(bool(self.table.owner_id))
        rows = self.table.verticalHeader().defaultSectionSize() * min(max(number, 1), 5)
        self.table.setFixedHeight(rows + 2)
        if number:
            self.table.keep_one_chosen()
        self._show_answers()

    def _show_answers(self) -> None:
        case = self._desk.bridge.case
        injustice = case.injustices.get(self.table.current_id())
        words = ""
        if injustice is not None:
            answers = [remedy_label(case, each) for each in remedies_for(case, injustice.id)]
            words = "; ".join(answers) or "no remedy yet (see the Remedies page)"
            words = f"Answered by: {words}"
            self._show_blank(case, injustice)
        self._answered.setText(words)
        self._answered.setVisible(bool(words) and self._opened)

    def _show_blank(self, case: CaseFile, injustice: Injustice) -> None:
        """Show the words the statement will use where none are given; those given are printed."""
        recounted = self.form.field("recounted") if self._opened else None
        if recounted is not None:
            recounted.setVisible(not injustice.statement_text.strip())
        field = self.form.field("statement_text") if self._opened else None
        if isinstance(field, MarkupField):
            said = told_words(case, injustice, self._desk.workbench.library)
            field.editor.setPlaceholderText(f"Blank: {said}" if said else "")

    def _on_chosen(self, id: str) -> None:
        if self._opened and id != self.form.record_id:
            self.form.show_record(id or None)
        self._show_answers()


def _understood(case: CaseFile, line: str) -> Understood:
    """What a line is taken to say of an injustice."""
    read = read_injustice(case, line, "", "")
    whom = enumeration([each for id in hurt(case, line) if (each := alias_of(case, id))])
    weight = read.seriousness.value if read.seriousness is not Seriousness.NOT_WEIGHED else ""
    what = capitalised(read.kind.value)
    said = (what, f"to {whom}" if whom else "", weight, read.how, ENTER)
    return Understood(" · ".join(filter(None, said)))


def _weighed(case: CaseFile, injustice: Injustice) -> str:
    kind, weight = capitalised(injustice.kind.value), injustice.seriousness
    return kind if weight is Seriousness.NOT_WEIGHED else f"{kind}, {weight.value}"


def _rows(at: Binding) -> list[Any]:
    return [
        (
            LinkField(at, "person_id"),
            ChoiceField(at, "kind"),
        ),
        MarkupField(at, "how", "How it follows from the fault", least=2),
        (
            ChoiceField(at, "seriousness"),
            wide(
                TextField(
                    at, "why_serious", "How long, how hard, how vulnerable the person was", least=2,
                )
            ),
        ),
        CheckField(
            at, "recounted", "Says how it follows, in words of your own or of the program",
            label="In the statement",
        ),
        MarkupField(
            at, "statement_text", "Printed after the analysis of the finding", least=2
        ).printed(),
        TextField(at, "put_right", "Blank when it was not", least=2),
    ]  # fmt: skip
