"""The office's Word template in the export dialog: which it is, another one, or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QWidget

from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import Desk, KeptTemplate
from workbench.gui.dialogs import Dialogs
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.elided import ElidedLabel
from workbench.gui.look.layout import row_of
from workbench.gui.look.named import named

_TITLE = "Word template of the office"
_NONE = "None: the program’s own look"
# A template is far smaller; what is read of a larger file is enough to be refused.
_MOST_READ = 30_000_002


def add_template_row(form: QFormLayout, desk: Desk) -> None:
    """Add the choice of a template to a form, where templates can be kept."""
    if desk.services.template is not None:
        form.addRow("Word template", TemplateRow(desk.services.template, desk.dialogs))


class TemplateRow(QWidget):
    """Shows the template Word statements follow, and changes it for the whole casebook."""

    def __init__(self, template: KeptTemplate, dialogs: Dialogs) -> None:
        super().__init__()
        self._template = template
        self._dialogs = dialogs
        self._start: Path | None = None
        self._name = named(ElidedLabel(), "export.template", _TITLE)
        self._none = dialog_button("Use none", "export.template.none", self._on_none)
        row_of(
            (self._name, 1),
            self._none,
            dialog_button("Choose…", "export.template.choose", self._on_choose),
            within=self,
        )
        self._show()

    def _show(self) -> None:
        name = self._template.name
        self._name.setText(name or _NONE)
        self._name.setToolTip(name)
        self._none.setVisible(bool(name))

    def _on_choose(self) -> None:
        chosen = self._dialogs.choose_open_files(
            _TITLE, self._start, "Word files (*.docx *.dotx *.docm *.dotm)"
        )
        if not chosen:
            return
        path = chosen[0]
        try:
            with path.open("rb") as file:
                left_out = self._template.take(path.name, file.read(_MOST_READ))
        except OSError as error:
            self._dialogs.inform(
                _TITLE,
                f"{path.name} could not be read: {error.strerror or error}.",
                "Statements look as they did.",
            )
        except WorkbenchError as error:
            self._dialogs.inform(_TITLE, error.message, error.hint)
        else:
            if left_out:
                self._dialogs.inform(_TITLE, "The template is in use.", "\n".join(left_out))
        self._start = path.parent
        self._show()

    def _on_none(self) -> None:
        try:
            self._template.drop()
        except WorkbenchError as error:
            self._dialogs.inform(_TITLE, error.message, error.hint)
        self._show()
