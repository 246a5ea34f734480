"""What must not leave the case: each name with its forms, each detail; to be tried on a text."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.look.appearance import tone
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import WrappedLabel, lines_high, note, section, title
from workbench.gui.look.layout import GRID, REST, named, row_of
from workbench.statement.naming.hits import Hit
from workbench.statement.naming.protected import NO_LONGER, ProtectedPerson
from workbench.statement.naming.searching.finding import find

_ABOUT = (
    "These names and details are looked for in everything that leaves the case: statements, "
    "prints, copies, tables, reminders and file names. Names are found in other spellings, with a "
    "slip of one letter, inside other words and as initials too. They come from the People page; "
    "those of people who are no longer in the case stay."
)


class ProtectedWindow(Dialog):
    """The protected list of the open case, and a text to try it on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "protected", "Names and details kept in the case", 820, 640)
        self._desk = desk
        looked_for = "Names and details that are looked for"
        self.list = named(QTreeWidget(), "protected.list", looked_for)
        self.list.setHeaderLabels(["Person", "Label", "Looked for"])
        self.list.setMinimumHeight(40)
        header = self.list.header()
        header.resizeSection(0, 260)
        header.resizeSection(1, 110)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.words = named(WordsEdit(), "protected.words", "A text to try the list on")
        self.words.setPlaceholderText("Type or paste any words here to see what would be found.")
        self.words.setFixedHeight(lines_high(self.words, 3))
        self.words.textChanged.connect(self._try)
        self.found = named(WrappedLabel(), "protected.found")
        self.found.setTextFormat(Qt.TextFormat.RichText)
        self.list.currentItemChanged.connect(self._on_row)
        self.stop = dialog_button("Stop looking for it", "protected.stop", self._on_stop)
        self.stop.setToolTip("For names and details of people who are no longer in the case")
        buttons = row_of(
            dialog_button("Go to People", "protected.people", self._on_people),
            self.stop,
            REST,
            self.leave_button("Close"),
        )
        self.show_parts(
            title(self.windowTitle()), note(_ABOUT), (self.list, 1),
            section("Try it"), self.words, self.found, buttons,
            margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID),
        )  # fmt: skip
        self._fill()
        self._try()

    def _fill(self) -> None:
        self.list.clear()
        for person in self._desk.labelling.protected.people:
            others = [name for name in person.names if name != person.entered]
            top = QTreeWidgetItem([person.entered or "No name", person.label, ", ".join(others)])
            for what, values in _rows(person):
                if values:
                    row = QTreeWidgetItem([what, "", values])
                    row.setToolTip(2, values)
                    top.addChild(row)
            if person.role == NO_LONGER:
                top.setText(2, NO_LONGER)
                top.setData(0, Qt.ItemDataRole.UserRole, person.entered)
            self.list.addTopLevelItem(top)
            top.setExpanded(True)
        self._on_row()

    def _former(self) -> str:
        """The name or detail chosen, where it is of somebody no longer in the case; "" if not."""
        row = self.list.currentItem()
        while row is not None and row.parent() is not None:
            row = row.parent()
        return (row.data(0, Qt.ItemDataRole.UserRole) or "") if row is not None else ""

    def _on_row(self, *_rows: object) -> None:
        self.stop.setEnabled(bool(self._former()))

    def _on_stop(self) -> None:
        words = self._former()

        def let_go(case: CaseFile) -> CaseFile:
            known = case.case
            names = tuple(each for each in known.former_names if each != words)
            details = tuple(each for each in known.former_details if each != words)
            return case.with_record(
                "case", replace(known, former_names=names, former_details=details)
            )

        self._desk.bridge.apply("Stop looking for a name", let_go)
        self._fill()
        self._try()

    def _try(self) -> None:
        text = self.words.toPlainText()
        hits = find(text, self._desk.labelling.protected)
        if not text.strip():
            self.found.setText("")
        elif not hits:
            self.found.setText("Nothing is found in it.")
        else:
            self.found.setText("<br>".join(self._line(hit) for hit in hits))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._try()

    def _line(self, hit: Hit) -> str:
        severity = "error" if hit.sure else "warning"
        colour = tone(self.palette(), severity).name()
        sign = "▲" if hit.sure else "◆"
        meant = "stops a file" if hit.sure else "to be looked at"
        return (
            f'<span style="color:{colour}">{sign} '
            f'<span style="font-weight:600">{escape(hit.words)}</span></span> '
            f"{escape(hit.what.value)}: {escape(hit.reason)} ({meant})"
        )

    def _on_people(self) -> None:
        self.accept()
        self._desk.goto("person", "", "")


def _rows(person: ProtectedPerson) -> tuple[tuple[str, str], ...]:
    forms = dict.fromkeys(form.text.capitalize() for form in person.forms)
    return (
        ("Forms of the name", ", ".join(forms)),
        ("Details", "; ".join(person.details)),
    )
