"""The lines of the whole case from complaint to remedy: every finding's, one under the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from workbench.application.case import editing
from workbench.application.findings.chain import Chain, chain_of, chain_of_case
from workbench.application.records.labels import finding_title
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.gui.desk import Desk
from workbench.gui.findings.chain import Box, ChainList
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import note, section
from workbench.gui.look.layout import GRID, column_of, named

_OUTSIDE = "Outside every finding"


def chains_of(case: CaseFile, library: ReferenceLibrary) -> list[tuple[str, str, Chain]]:
    """A finding's id, its title and its line; last, without id, what no finding leads to."""
    whole = chain_of_case(case, library)
    found = [
        (each.id, finding_title(case, each), chain_of(case, each.id, library))
        for each in editing.ordered(case, "finding")
    ]
    drawn = {node.key for _, _, chain in found for node in chain.nodes}
    known = {each for _, _, chain in found for each in chain.breaks}
    nodes = tuple(node for node in whole.nodes if node.key not in drawn)
    breaks = tuple(each for each in whole.breaks if each not in known)
    if nodes or breaks:
        found.append(("", _OUTSIDE, Chain(nodes, (), breaks)))
    return found


class WholeChain(Dialog):
    """A window beside the page; it follows the case, and a box leads to what is behind it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            parent, "findings.whole-case", "From complaint to remedy: the whole case", 560, 640
        )
        self._desk = desk
        self._count = named(note(), "findings.whole.count")
        self._strips: dict[str, ChainList] = {}
        self._area = named(QScrollArea(), "findings.whole.area")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_parts(self._count, (self._area, 1), margins=(2 * GRID, 2 * GRID, 2 * GRID, GRID))
        desk.bridge.changed.connect(self._follow)
        self._follow()

    @property
    def strips(self) -> list[ChainList]:
        """The lines drawn, from the top."""
        return list(self._strips.values())

    def _follow(self) -> None:
        case, library = self._desk.bridge.case, self._desk.workbench.library
        chains = chains_of(case, library)
        if [id for id, _, _ in chains] != list(self._strips):
            self._rebuild(chains)
        for id, _, chain in chains:
            self._strips[id].show_chain(chain, case, library)
        missing = sum(len(chain.breaks) for _, _, chain in chains)
        where = (
            "Nothing is missing."
            if not missing
            else f"{missing} missing, each with an open circle."
        )
        self._count.setText(f"{where} Enter on a box goes to where it is written.")

    def _rebuild(self, chains: list[tuple[str, str, Chain]]) -> None:
        self._strips = {}
        body = QWidget()
        column = column_of(within=body, margins=(0, 0, GRID, 0))
        for id, words, _ in chains:
            strip = named(ChainList(), f"findings.whole.{id or 'outside'}", words)
            strip.chosen.connect(partial(self._lead, id))
            self._strips[id] = strip
            column.addWidget(section(words))
            column.addWidget(strip)
        column.addStretch(1)
        self._area.setWidget(body)

    def _lead(self, finding_id: str, box: Box) -> None:
        kind, id, field = box.kind, box.id, box.field
        if kind == "standard":
            kind, id, field = "finding", finding_id, "standards"
        elif kind == "finding":
            id = id or finding_id
        self._desk.goto(kind, id, field)
        self.step_aside()
