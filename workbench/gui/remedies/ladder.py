"""The ladder of remedies: every kind in its order, what is recommended, what was considered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.application.records.labels import remedy_label, words_of
from workbench.application.remedies import ladder
from workbench.domain.casefile import CaseFile
from workbench.domain.records.remedies import LadderRung, Remedy, RemedyKind, rung_of
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.choice import sentence_case
from workbench.gui.fields.text import TextField
from workbench.gui.look.appearance import GRID, emphasised
from workbench.gui.look.buttons import push_button
from workbench.gui.look.elided import ElidedButton
from workbench.gui.look.key_order import put_where
from workbench.gui.look.labels import FaultLine, note
from workbench.gui.look.layout import PANEL, REST, clear_out, column_of, row_of, scrolled
from workbench.gui.look.named import named
from workbench.gui.records.form import RecordFields

_KINDS = {rung_of(kind): kind for kind in RemedyKind}

_ABOUT = (
    "The next kind is for significant injustice that the ones before leave. Improvements to the "
    "service are always considered."
)

AddKind = Callable[[RemedyKind], None]


def rungs_at(desk: Desk) -> Binding:
    """Where it is kept what was considered about each kind of remedy."""
    blank = LadderRung(id="")
    return Binding(
        desk,
        "rung",
        "ladder",
        lambda case, key: case.rungs.get(key, blank) if key in _KINDS else None,
        lambda case, key, values: ladder.consider(case, _KINDS[key], str(values["considered"])),
    )


class LadderTab(QWidget):
    """The six rungs one below another."""

    def __init__(self, desk: Desk, add_kind: AddKind) -> None:
        super().__init__()
        self.setObjectName("ladder")
        self._desk = desk
        self._rungs = [
            _RungPanel(desk, number, kind, add_kind) for number, kind in enumerate(RemedyKind, 1)
        ]
        self._sort = push_button(
            "Put the remedies in this order",
            "ladder.sort",
            lambda: desk.bridge.apply("Put remedies in order", ladder.in_ladder_order),
        )
        body = QWidget()
        head = row_of((note(_ABOUT), 1), (self._sort, 0, Qt.AlignmentFlag.AlignTop), gap=-1)
        rows = column_of(head, within=body, margins=(0, 0, GRID, 0))
        for rung in self._rungs:
            rows.addWidget(rung)
        rows.addStretch(1)
        scroll = scrolled(body, "The ladder of symbolic payments", across=False)
        self._scroll = scroll
        column_of(scroll, within=self, margins=(0, GRID, 0, 0))
        follow(self, desk.bridge, self._refresh, "remedy", "rung", "injustice", "person", "case")

    def focus_rung(self, id: str) -> None:
        """Bring the keyboard to what was considered about a kind of remedy."""
        for rung in self._rungs:
            if rung.key == id:
                rung.considered.focus_field("considered")
                self._scroll.ensureWidgetVisible(rung)

    def commit_all(self) -> None:
        """Save whatever is typed and not saved."""
        for rung in self._rungs:
            rung.considered.commit_all()

    def _refresh(self) -> None:
        case = self._desk.bridge.case
        for panel, rung in zip(self._rungs, ladder.ladder(case), strict=True):
            panel.show_rung(case, rung)
        self._sort.setVisible(ladder.in_ladder_order(case) is not case)


class _RungPanel(QFrame):
    """One kind of remedy: those recommended, what was considered, and what to think of still."""

    def __init__(self, desk: Desk, number: int, kind: RemedyKind, add_kind: AddKind) -> None:
        super().__init__()
        self._desk = desk
        self.key = rung_of(kind)
        self.setObjectName(f"ladder.{self.key}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(sentence_case(kind.value))
        heading = QLabel(f"{number}  {sentence_case(kind.value)}")
        emphasised(heading, 1)
        self._add = push_button(
            "Add",
            f"ladder.{self.key}.add",
            lambda: add_kind(kind),
            spoken=f"Add remedy: {kind.value}",
        )
        self._gap = FaultLine(f"ladder.{self.key}.gap")
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        self._shown: list[tuple[str, str]] = []
        at = rungs_at(desk)
        hint = "Why it is not recommended, or how it was weighed"
        field = TextField(at, "considered", hint, least=1, label="Considered")
        self.considered = RecordFields(at, [field], margin=0)
        self.considered.show_record(self.key)
        field.name_as(f"ladder.{self.key}.considered")
        field.editor.setAccessibleName(f"Considered: {kind.value}")
        field.editor.setPlaceholderText("why it is not recommended, or how it was weighed")
        column_of(
            row_of(heading, REST, self._add, gap=-1),
            self._gap,
            self._listed,
            self.considered,
            within=self,
            margins=PANEL,
            gap=GRID // 2,
        )

    def show_rung(self, case: CaseFile, rung: ladder.Rung) -> None:
        """Show how the kind stands in the case."""
        self._gap.say(rung.gap)
        wanted = [(each.id, _in_words(case, each)) for each in rung.remedies]
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_out(self._listed)
        links = [self._link(id, words) for id, words in wanted]
        for link in links:
            self._listed.addWidget(link)
        put_where(self.considered.fields[0].focusProxy() or self.considered, links)

    def _link(self, id: str, words: str) -> QPushButton:
        link = ElidedButton(f"→ {words}", f"Show the remedy: {words}")
        button = named(link, f"ladder.remedy.{id}")
        button.setToolTip(words)
        button.clicked.connect(lambda _=False: self._desk.goto("remedy", id, ""))
        return button


def _in_words(case: CaseFile, remedy: Remedy) -> str:
    words = words_of(case, remedy.text, 90).rstrip(" ;.")
    return f"{remedy_label(case, remedy)}: {words}" if words else remedy_label(case, remedy)
