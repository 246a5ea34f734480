"""Whether a recommendation is SMART, point by point, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.application.remedies.smart import smart
from workbench.domain.casefile import CaseFile
from workbench.domain.records.remedies import Remedy
from workbench.gui.look.appearance import GRID, emphasised
from workbench.gui.look.labels import FaultLine, WrappedLabel
from workbench.gui.look.layout import column_of

_MET = "✓ met"
_NOT = "▲ not met"


class SmartPanel(QWidget):
    """The five points, each met or not, with what is said for it or still lacks."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QLabel, QLabel, QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(2, 1)
        column_of(self._grid, within=self)

    def show_remedy(self, case: CaseFile, remedy: Remedy | None) -> None:
        """Show the points of a remedy; nothing for none."""
        self.setVisible(remedy is not None)
        if remedy is None:
            return
        points = smart(case, remedy)
        while len(self._rows) < len(points):
            self._add_row()
        for (name, met, lacks, said), point in zip(self._rows, points, strict=True):
            words = point.words[:1].upper() + point.words[1:]
            name.setText(point.name)
            met.setText(_MET if point.met else _NOT)
            lacks.setText(words)
            said.setText(words)
            lacks.setVisible(not point.met)
            said.setVisible(point.met)

    def _add_row(self) -> None:
        number = len(self._rows)
        row = (QLabel(), QLabel(), FaultLine(), WrappedLabel())
        emphasised(row[0])
        row[0].setObjectName(f"remedy.smart.{number + 1}.name")
        row[1].setObjectName(f"remedy.smart.{number + 1}.met")
        row[2].setObjectName(f"remedy.smart.{number + 1}.lacks")
        row[3].setObjectName(f"remedy.smart.{number + 1}.said")
        self._grid.addWidget(row[0], number, 0)
        self._grid.addWidget(row[1], number, 1)
        self._grid.addWidget(row[2], number, 2)
        self._grid.addWidget(row[3], number, 2)
        self._rows.append(row)


def smart_words(case: CaseFile, remedy: Remedy) -> str:
    """The check in two words, for a table: "met", or how many points are not."""
    lacking = sum(not point.met for point in smart(case, remedy))
    return f"▲ {lacking} not met" if lacking else "met"
