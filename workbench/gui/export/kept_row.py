"""The office's Word template and its logo in the export dialog: which, another one, or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QWidget

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import WorkbenchError
from workbench.gui.desk import Desk, KeptFile
from workbench.gui.dialogs import Dialogs
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.elided import ElidedLabel
from workbench.gui.look.layout import named, row_of

# What is kept is far smaller; what is read of a larger file is enough to be refused.
_MOST_READ = 30_000_002


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is said of a kind of file: its name, title, that there is none, and its files."""

    key: str
    title: str
    none: str
    files: str


_TEMPLATE = _Kind(
    "export.template",
    "Word template of the office",
    "None: the program’s own look",
    "Word files (*.docx *.dotx *.docm *.dotm)",
)
_LOGO = _Kind("export.logo", "Logo of the office", "None", "Pictures (*.png *.jpg *.jpeg)")


def add_kept_rows(form: QFormLayout, desk: Desk) -> None:
    """Add the choice of a template and of a logo to a form, where they can be kept."""
    services = desk.services
    if services.template is not None:
        form.addRow("Word template", KeptRow(services.template, _TEMPLATE, desk.dialogs))
    if services.logo is not None:
        form.addRow("Logo", KeptRow(services.logo, _LOGO, desk.dialogs))


class KeptRow(QWidget):
    """Shows the file that statements follow, and changes it for the whole casebook."""

    def __init__(self, kept: KeptFile, kind: _Kind, dialogs: Dialogs) -> None:
        super().__init__()
        self._kept, self._kind = kept, kind
        self._dialogs = dialogs
        self._start: Path | None = None
        self._name = named(ElidedLabel(), kind.key, kind.title)
        self._none = dialog_button("Use none", f"{kind.key}.none", self._on_none)
        row_of(
            (self._name, 1),
            self._none,
            dialog_button("Choose…", f"{kind.key}.choose", self._on_choose),
            within=self,
        )
        self._show()

    def _show(self) -> None:
        name = self._kept.name
        self._name.setText(name or self._kind.none)
        self._name.setToolTip(name)
        self._none.setVisible(bool(name))

    def _on_choose(self) -> None:
        title = self._kind.title
        chosen = self._dialogs.choose_open_files(title, self._start, self._kind.files)
        if not chosen:
            return
        path = chosen[0]
        try:
            with path.open("rb") as file:
                left_out = self._kept.take(path.name, file.read(_MOST_READ))
        except OSError as error:
            self._dialogs.inform(
                title,
                f"{path.name} could not be read: {error.strerror or error}.",
                "Statements look as they did.",
            )
        except WorkbenchError as error:
            self._dialogs.inform(title, error.message, error.hint)
        else:
            if left_out:
                self._dialogs.inform(title, "The template is in use.", "\n".join(left_out))
        self._start = path.parent
        self._show()

    def _on_none(self) -> None:
        try:
            self._kept.drop()
        except WorkbenchError as error:
            self._dialogs.inform(self._kind.title, error.message, error.hint)
        self._show()
