"""House settings: the rules of the office that are a matter of choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workbench.application.casebook.workbench import Workbench
from workbench.application.office import choices as office_choices
from workbench.domain.errors import WorkbenchError
from workbench.domain.library.settings import NO, SETTINGS, YES, SettingRule
from workbench.gui.fields.choice import choice_box, sentence_case
from workbench.gui.look.appearance import GRID
from workbench.gui.look.labels import FAULT_MARK, fault_label, note

Editor = QCheckBox | QComboBox | QSpinBox


class SettingsTab(QWidget):
    """A line for each setting, saved as it is changed; `changed` then."""

    changed = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self.setObjectName("library.tab.settings")
        self._workbench = workbench
        self._loading = True
        self.editors: dict[str, Editor] = {}
        self.fault = fault_label()
        self.fault.setObjectName("library.setting.fault")
        self.fault.hide()
        self._reset = QPushButton("&Back to the usual settings")
        self._reset.setObjectName("library.settings.reset")
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(lambda _checked=False: self._on_reset())
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(3 * GRID)
        form.setVerticalSpacing(GRID)
        for key, rule in SETTINGS.items():
            editor = self._editor(rule)
            editor.setObjectName(f"library.setting.{key}")
            editor.setAccessibleName(rule.title)
            self.editors[key] = editor
            form.addRow("" if isinstance(editor, QCheckBox) else rule.title, editor)
            if rule.note:
                form.addRow("", note(rule.note))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(note("These hold for every case of this casebook, from now on."))
        column.addLayout(form)
        column.addWidget(self.fault)
        column.addStretch(1)
        column.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _editor(self, rule: SettingRule) -> Editor:
        if rule.kind == "yes or no":
            box = QCheckBox(rule.title)
            box.toggled.connect(lambda on: self._on_changed(rule.key, YES if on else NO))
            return box
        if rule.kind == "number":
            spin = QSpinBox()
            spin.setRange(rule.least, rule.most)
            spin.setKeyboardTracking(False)
            spin.setMaximumWidth(12 * GRID)
            spin.valueChanged.connect(lambda value: self._on_changed(rule.key, str(value)))
            return spin
        combo = choice_box()
        combo.setMaximumWidth(40 * GRID)
        for choice in rule.choices:
            combo.addItem(sentence_case(choice), choice)
        combo.currentIndexChanged.connect(
            lambda _index: self._on_changed(rule.key, str(combo.currentData()))
        )
        return combo

    def _show(self) -> None:
        self._loading = True
        settings = self._workbench.library.settings
        for key, editor in self.editors.items():
            value = settings.value(key)
            if isinstance(editor, QCheckBox):
                editor.setChecked(value == YES)
            elif isinstance(editor, QSpinBox):
                editor.setValue(int(value))
            else:
                editor.setCurrentIndex(max(editor.findData(value), 0))
        self._loading = False
        self._reset.setEnabled(bool(self._workbench.store.office().settings))

    def _on_changed(self, key: str, value: str) -> None:
        if self._loading:
            return
        try:
            self._workbench.change_office(
                f"House setting changed: {SETTINGS[key].title}",
                lambda office: office_choices.set_setting(office, key, value),
            )
        except WorkbenchError as error:
            self._show()
            self.fault.setText(FAULT_MARK + str(error))
            self.fault.show()
            return
        self._done()

    def _on_reset(self) -> None:
        office = self._workbench.store.office()
        try:
            for setting in office.settings:
                self._workbench.change_office(
                    f"House setting back as usual: {setting.id}",
                    partial(office_choices.reset_setting, key=setting.id),
                )
        except WorkbenchError as error:
            self.fault.setText(FAULT_MARK + str(error))
            self.fault.show()
            return
        self._done()

    def _done(self) -> None:
        self.fault.hide()
        self._show()
        self.changed.emit()
