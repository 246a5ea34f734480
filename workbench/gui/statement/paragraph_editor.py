"""One paragraph the program words: where it comes from, and the words that stand in for it here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.application import editing
from workbench.application.changes import ChangeSet
from workbench.domain.casefile import CaseFile
from workbench.domain.drafting import Override
from workbench.domain.reference import StandardParagraph
from workbench.gui.appearance import GRID, emphasised
from workbench.gui.desk import Desk
from workbench.gui.fields_labels import WrappedLabel, note, title
from workbench.gui.fields_text import MarkupField
from workbench.gui.names import kind_name, readable, record_name
from workbench.gui.statement.section_editor import scrolled
from workbench.gui.statement.standards import about
from workbench.statement.nodes import StatementStage
from workbench.statement.origins import origin_record
from workbench.statement.overrides import replaceable


def override_of(case: CaseFile, origin: str) -> Override | None:
    """The words that stand in for a paragraph in this case."""
    return next((o for o in case.overrides.values() if o.origin == origin), None)


class ParagraphEditor(QWidget):
    """Shows a derived or standard paragraph and lets it be reworded for this case.

    `shown_wanted` carries the kind, id and field of the record it comes from.
    """

    shown_wanted = Signal(str, str, str)

    def __init__(self, desk: Desk, origin: str, stage: StatementStage) -> None:
        super().__init__()
        self.setObjectName("statement.paragraph")
        self._desk = desk
        self.origin = origin
        self._stage = stage
        self._heading = title("")
        self._heading.setWordWrap(True)
        self._about = note()
        self._source = self._boxed("statement.paragraph.source")
        self._source_label = QLabel("The program’s words")
        emphasised(self._source_label, 0)
        self._review = note()
        self._review.setObjectName("statement.paragraph.review")
        self._former_label = QLabel("The words it was written to replace")
        emphasised(self._former_label, 0)
        self._former = self._boxed("statement.paragraph.former")
        self._field = MarkupField(desk, "override", "text", "Words for this case", least=5, most=24)
        self._field.editor.setObjectName("statement.paragraph.words")
        self._reword = self._button("Reword for this case", "reword", self.reword)
        self._fits = self._button("It still fits", "fits", self._on_fits)
        self._withdraw = self._button(
            "Use the program’s words again", "withdraw", self._on_withdraw
        )
        self._go = self._button("", "go", self._on_go)
        self._lay_out()
        desk.bridge.changed.connect(self._on_changed)
        self._show()

    @staticmethod
    def _boxed(name: str) -> WrappedLabel:
        label = WrappedLabel()
        label.setObjectName(name)
        label.setFrameShape(QFrame.Shape.StyledPanel)
        label.setMargin(GRID)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, label: str, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(f"statement.paragraph.{name}")
        button.clicked.connect(lambda: act())
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self._go, self._reword, self._fits, self._withdraw):
            row.addWidget(button)
        row.addStretch()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        for widget in (
            self._heading,
            self._about,
            self._review,
            self._source_label,
            self._source,
            self._former_label,
            self._former,
            self._field,
        ):
            column.addWidget(widget)
        column.addLayout(row)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(body))

    # --- showing ---------------------------------------------------------------------------------

    def _standard(self) -> StandardParagraph | None:
        kind, id, _ = origin_record(self.origin)
        return self._desk.workbench.library.paragraphs.get(id) if kind == "standard" else None

    def _words(self) -> str | None:
        workbench = self._desk.workbench
        case, today = self._desk.bridge.case, workbench.clock.today()
        found = replaceable(case, workbench.library, today, self._stage).get(self.origin)
        standard = self._standard()
        return standard.text.strip() if found is None and standard is not None else found

    def _show(self) -> None:
        case = self._desk.bridge.case
        kind, id, _ = origin_record(self.origin)
        standard = self._standard()
        words, override = self._words(), override_of(case, self.origin)
        if standard is not None:
            self._heading.setText(standard.title)
            self._about.setText(" ".join((about(standard), standard.note)).strip())
        else:
            self._heading.setText(f"Words from the {kind_name(kind)}" if kind else "Statement")
            self._about.setText(record_name(case, kind, id) if id else "")
        self._go.setText(f"Go to the {kind_name(kind)}")
        self._go.setVisible(bool(kind) and kind != "standard")
        self._source.setText(
            readable(words, case) if words else "Nothing would be printed here now."
        )
        self._show_override(override, words)

    def _show_override(self, override: Override | None, words: str | None) -> None:
        there = override is not None
        changed = override is not None and override.replaced != words
        self._field.setVisible(there)
        self._withdraw.setVisible(there)
        self._reword.setVisible(not there and words is not None)
        for widget in (self._review, self._former_label, self._former, self._fits):
            widget.setVisible(changed)
        if override is None:
            return
        if self._field.record_id != override.id:
            self._field.bind(self._desk.bridge.case, override.id)
        if changed:
            self._review.setText(
                "▲ The program’s words have changed since this paragraph was reworded. Compare "
                "them, change yours if need be, then say that it still fits."
            )
            self._former.setText(readable(override.replaced, self._desk.bridge.case))

    # --- acting ----------------------------------------------------------------------------------

    def reword(self) -> None:
        """Start words for this case from the program's own."""
        words = self._words()
        if words is None:
            return
        id, origin = self._desk.ids.new("override"), self.origin
        made = Override(id=id, origin=origin, text=words, replaced=words)
        self._desk.bridge.apply(
            "Reword paragraph",
            lambda case: (
                case if override_of(case, origin) is not None
                else editing.add(case, "override", made)
            ),
        )  # fmt: skip
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fits(self) -> None:
        override, words = override_of(self._desk.bridge.case, self.origin), self._words()
        if override is not None:
            self._field.commit()
            self._desk.bridge.apply(
                "Keep reworded paragraph",
                lambda case: editing.set_fields(
                    case, "override", override.id, replaced=words or ""
                ),
            )

    def _on_withdraw(self) -> None:
        override = override_of(self._desk.bridge.case, self.origin)
        if override is not None:
            self._field.commit()
            self._desk.bridge.apply(
                "Withdraw reworded paragraph",
                lambda case: editing.remove(case, "override", override.id),
            )

    def _on_go(self) -> None:
        self.shown_wanted.emit(*origin_record(self.origin))

    def _on_changed(self, change_set: ChangeSet) -> None:
        if not self.isHidden():
            self._show()
            case = self._desk.bridge.case
            self._field.refresh(case)
            if change_set.touches(*self._field.watches):
                self._field.options_changed(case)
