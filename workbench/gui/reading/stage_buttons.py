"""Draft and Final: which wording of the statement is shown, chosen above every view of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from workbench.gui.live import Live
from workbench.gui.look.labels import of_kind
from workbench.gui.look.layout import named, row_of
from workbench.statement.nodes import Document, StatementStage


class StageButtons(QFrame):
    """The two buttons; `name` is that of the view, as tests find it."""

    def __init__(self, live: Live, name: str) -> None:
        super().__init__()
        of_kind(self, "segments")
        group = QButtonGroup(self)
        self._buttons: dict[StatementStage, QToolButton] = {}
        for stage, label in ((StatementStage.DRAFT, "Draft"), (StatementStage.FINAL, "Final")):
            button = of_kind(named(QToolButton(), f"{name}.{stage.value}"), "segment")
            button.setText(label)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # heard as one of several
            button.setChecked(stage is live.stage)
            button.setToolTip(f"Show the {stage.value} wording")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on, chosen=stage: live.show_stage(chosen))
            group.addButton(button)
            self._buttons[stage] = button
        row_of(*self._buttons.values(), within=self, gap=0)
        live.composed.connect(self._on_composed)

    def _on_composed(self, document: Document) -> None:
        self._buttons[document.meta.stage].setChecked(True)
