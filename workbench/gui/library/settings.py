"""House settings: the rules of the office that are a matter of choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox

from workbench.application.casebook.workbench import Workbench
from workbench.application.office import choices as office_choices
from workbench.domain.library.settings import NO, SETTINGS, YES, SettingRule
from workbench.domain.text import capitalised
from workbench.gui.fields.choice import choice_box
from workbench.gui.library.tab import LibraryTab
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.labels import note
from workbench.gui.look.layout import GRID, column_of, held, named, scrolled
from workbench.gui.look.lists import NumberBox

Editor = QCheckBox | QComboBox | QLineEdit | QSpinBox


class SettingsTab(LibraryTab):
    """A line for each setting, saved as it is changed; `changed` then."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench, "settings", "library.setting.fault")
        self._loading = True
        self.editors: dict[str, Editor] = {}
        self._reset = dialog_button(
            "&Back to the usual settings", "library.settings.reset", self._on_reset
        )
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(3 * GRID)
        form.setVerticalSpacing(GRID // 2)
        for key, rule in SETTINGS.items():
            if rule.kind == "text":
                continue  # a letter's words are changed where letters are made
            editor = named(self._editor(rule), f"library.setting.{key}", rule.title)
            self.editors[key] = editor
            form.addRow("" if isinstance(editor, QCheckBox) else rule.title, editor)
            beneath = note(rule.note)
            beneath.setContentsMargins(0, 0, 0, GRID + 4)
            form.addRow("", beneath)
        column_of(
            note("These hold for every case of this casebook, from now on."),
            (scrolled(held(form), "House settings", across=False), 1),
            self.fault,
            (self._reset, 0, Qt.AlignmentFlag.AlignLeft),
            within=self,
            margins=(2 * GRID, GRID, 2 * GRID, GRID),
        )

    def _editor(self, rule: SettingRule) -> Editor:
        if rule.kind == "yes or no":
            box = QCheckBox(rule.title)
            box.toggled.connect(lambda on: self._on_changed(rule.key, YES if on else NO))
            return box
        if rule.kind == "number":
            spin = NumberBox()
            spin.setRange(rule.least, rule.most)
            spin.setKeyboardTracking(False)
            spin.setMaximumWidth(12 * GRID)
            spin.lineEdit().setTextMargins(GRID, 0, 0, 0)
            spin.valueChanged.connect(lambda value: self._on_changed(rule.key, str(value)))
            return spin
        if rule.kind == "words":
            line = QLineEdit()
            line.setMaxLength(rule.most)
            line.editingFinished.connect(lambda: self._on_changed(rule.key, line.text()))
            return line
        combo = choice_box(options=[(capitalised(each), each) for each in rule.choices])
        combo.setMaximumWidth(40 * GRID)
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
            elif isinstance(editor, QLineEdit):
                editor.setText(value)
            else:
                editor.setCurrentIndex(max(editor.findData(value), 0))
        self._loading = False
        self._reset.setEnabled(bool(self._workbench.store.office().settings))

    def _on_changed(self, key: str, value: str) -> None:
        if self._loading or value == self._workbench.library.settings.value(key):
            return
        saved = self.change(
            f"House setting changed: {SETTINGS[key].title}",
            lambda office: office_choices.set_setting(office, key, value),
        )
        self._show()
        if saved:
            self.changed.emit()

    def _on_reset(self) -> None:
        office = self._workbench.store.office()
        put_back = [
            self.change(
                f"House setting back as usual: {setting.id}",
                partial(office_choices.reset_setting, key=setting.id),
            )
            for setting in office.settings
        ]
        self._show()
        if all(put_back):
            self.changed.emit()
