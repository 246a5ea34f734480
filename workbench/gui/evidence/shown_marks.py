"""The marks of the paper that is shown: set off on its pages, one of them in hand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from workbench.domain.records.evidence import EvidenceItem, Mark, MarkColour
from workbench.gui.desk import Desk
from workbench.gui.evidence.taking import passage_of
from workbench.gui.viewer.frame import PaperFrame
from workbench.gui.viewer.pages import Spot
from workbench.gui.viewer.sheets import Lit

_COLOURS = {MarkColour.YELLOW: "pageMark", MarkColour.BLUE: "pageMarkBlue"}


class ShownMarks(QObject):
    """`taken` carries the id of the mark that is in hand now, "" for none."""

    taken = Signal(str)

    def __init__(self, desk: Desk, frame: PaperFrame) -> None:
        super().__init__(frame)
        self._desk, self._frame = desk, frame
        self._item: EvidenceItem | None = None
        self.in_hand = ""
        frame.reading.clicked.connect(self._on_clicked)
        frame.marks = self._lit
        desk.bridge.changed.connect(lambda _set: frame.reading.viewport().update())

    def show_item(self, item: EvidenceItem | None) -> None:
        """The paper of this item is shown now."""
        if item is None or self._item is None or item.id != self._item.id:
            self.in_hand = ""
        self._item = item

    def take(self, id: str) -> None:
        """Have a mark in hand."""
        self.in_hand = id
        self.taken.emit(id)

    def show(self, id: str) -> None:
        """Bring a mark into view, its passage selected."""
        mark = self._desk.bridge.case.marks.get(id)
        reading = self._frame.reading
        if mark is None or reading.pages is None:
            return
        page = passage_of(self._frame, mark).begin.page
        reading.go_to(page)
        reading.choose_when_known(page, lambda: passage_of(self._frame, mark))
        self.take(id)

    def _marks(self) -> Iterator[Mark]:
        case, item = self._desk.bridge.case, self._item
        if item is not None and self._frame.reading.pages is not None:
            yield from (m for m in case.marks.values() if m.evidence_id == item.id)

    def _lit(self) -> Iterator[Lit]:
        for mark in self._marks():
            yield passage_of(self._frame, mark), _COLOURS[mark.colour]

    def _on_clicked(self, spot: Spot) -> None:
        for mark in self._marks():
            passage = passage_of(self._frame, mark)
            if passage.begin <= spot <= passage.end:
                self._frame.reading.choose(passage)
                self.take(mark.id)
                return
        self.take("")
