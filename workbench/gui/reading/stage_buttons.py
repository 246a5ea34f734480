"""Draft and Final: which wording of the statement is shown, chosen above every view of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from workbench.gui.live import Live
from workbench.gui.look.buttons import check_one
from workbench.statement.nodes import Document, StatementStage


class StageButtons(QWidget):
    """The two buttons; `name` is that of the view, as tests find it."""

    def __init__(self, live: Live, name: str, spacing: int = 4) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        group = QButtonGroup(self)
        self._buttons: dict[StatementStage, QToolButton] = {}
        for stage, label in ((StatementStage.DRAFT, "Draft"), (StatementStage.FINAL, "Final")):
            button = QToolButton()
            button.setText(label)
            button.setObjectName(f"{name}.{stage.value}")
            button.setCheckable(True)
            button.setChecked(stage is live.stage)
            button.setToolTip(f"Show the {stage.value} wording")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on, chosen=stage: live.show_stage(chosen))
            group.addButton(button)
            self._buttons[stage] = button
            row.addWidget(button)
        live.composed.connect(self._on_composed)

    def _on_composed(self, document: Document) -> None:
        check_one(self._buttons, document.meta.stage)
