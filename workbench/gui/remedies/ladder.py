"""The ladder of remedies: every kind in its order, what is recommended, what was considered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.application.records.labels import remedy_label, words_of
from workbench.application.remedies import ladder
from workbench.domain.casefile import CaseFile
from workbench.domain.records.remedies import LadderRung, Remedy, RemedyKind, rung_of
from workbench.domain.text import capitalised
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import Binding
from workbench.gui.fields.text import TextField
from workbench.gui.look.buttons import push_button
from workbench.gui.look.key_order import put_where
from workbench.gui.look.labels import ElidedButton, note, of_kind, toned
from workbench.gui.look.layout import GRID, REST, clear_out, column_of, named, row_of, scrolled
from workbench.gui.records.form import Row

_ABOUT = (
    "The next kind is for significant injustice that the ones before leave. Improvements to the "
    "service are always considered."
)


def rungs_at(desk: Desk) -> Binding:
    """Where it is kept what was considered about each kind of remedy."""

    def put(case: CaseFile, id: str, values: Mapping[str, Any]) -> CaseFile:
        kind = ladder.kind_of_rung(id)
        assert kind is not None
        return ladder.consider(case, kind, str(values["considered"]))

    def find(case: CaseFile, id: str) -> LadderRung | None:
        blank = LadderRung(id=id) if ladder.kind_of_rung(id) is not None else None
        return case.rungs.get(id, blank)

    return Binding(desk, "rung", "ladder", find, put)


def weighed_rows(desk: Desk) -> list[Row]:
    """The rows of the form about a kind of remedy."""
    hint = "Why it is not recommended, or how it was weighed"
    return [TextField(rungs_at(desk), "considered", hint, least=3, label="Considered")]


class LadderPanel(QWidget):
    """The six rungs one below another; `add_kind` adds a remedy, `weigh` leads to what was
    considered about a kind."""

    def __init__(
        self,
        desk: Desk,
        add_kind: Callable[[RemedyKind], object],
        weigh: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("ladder")
        self._desk = desk
        self._rungs = [_Rung(desk, kind, add_kind, weigh) for kind in RemedyKind]
        self._sort = push_button(
            "Put the remedies in this order",
            "ladder.sort",
            lambda: desk.bridge.apply("Put remedies in order", ladder.in_ladder_order),
            kind="quiet",
        )
        body = QWidget()
        column_of(
            note(_ABOUT), row_of(self._sort, REST), *self._rungs, REST,
            within=body, margins=(2 * GRID, 0, 2 * GRID, GRID), gap=2 * GRID,
        )  # fmt: skip
        column_of(scrolled(body, "The ladder of remedies", across=False), within=self)
        follow(self, desk.bridge, self._refresh, "remedy", "rung", "injustice", "person", "case")

    def _refresh(self) -> None:
        case = self._desk.bridge.case
        for part, rung in zip(self._rungs, ladder.ladder(case), strict=True):
            part.show_rung(case, rung)
        self._sort.setVisible(ladder.in_ladder_order(case) is not case)


class _Rung(QWidget):
    """One kind of remedy: those recommended, what was considered, and what to think of still."""

    def __init__(
        self,
        desk: Desk,
        kind: RemedyKind,
        add_kind: Callable[[RemedyKind], object],
        weigh: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._key = key = rung_of(kind)
        named(self, f"ladder.{key}", capitalised(kind.value))
        heading = toned(QLabel(capitalised(kind.value)), "strong")
        add = push_button(
            "Add", f"ladder.{key}.add", lambda: add_kind(kind), kind="quiet",
            spoken=f"Add remedy: {kind.value}",
        )  # fmt: skip
        self._say = push_button(
            "Say why not", f"ladder.{key}.say", lambda: weigh(key), kind="quiet",
            spoken=f"Say why no {kind.value}",
        )  # fmt: skip
        self._gap = toned(named(note(), f"ladder.{key}.gap"), "hint")
        self._links = QWidget()
        self._listed = column_of(within=self._links, gap=0)
        self._shown: list[tuple[str, str]] = []
        column_of(
            row_of((heading, 1), add, self._say, gap=0), self._gap, self._links, within=self, gap=0
        )

    def show_rung(self, case: CaseFile, rung: ladder.Rung) -> None:
        """Show how the kind stands in the case."""
        self._gap.setText(rung.gap)
        self._gap.setVisible(bool(rung.gap))
        self._say.setVisible(not rung.considered)
        wanted = [(each.id, _in_words(case, each)) for each in rung.remedies]
        if rung.considered:
            wanted.append((self._key, f"Considered: {words_of(case, rung.considered, 90)}"))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_out(self._listed)
        links = [self._link(id, words) for id, words in wanted]
        for link in links:
            self._listed.addWidget(link)
        put_where(self._links, links)

    def _link(self, id: str, words: str) -> QPushButton:
        kind = "rung" if id == self._key else "remedy"
        link = ElidedButton(words, f"Show: {words}")
        button = of_kind(named(link, f"ladder.{kind}.{id}"), "row")
        button.setToolTip(words)
        button.clicked.connect(lambda _=False: self._desk.goto(kind, id, ""))
        return button


def _in_words(case: CaseFile, remedy: Remedy) -> str:
    words = words_of(case, remedy.text, 90).rstrip(" ;.")
    return f"{remedy_label(case, remedy)}: {words}" if words else remedy_label(case, remedy)
