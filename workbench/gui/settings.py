"""What the window remembers from one day to the next: its shape, its look, the last case."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

_SHAPE = 1
"""Raised when the docks change, so that an older remembered arrangement is not used."""


def open_settings(path: Path) -> QSettings:
    """The settings file; one that cannot be written is only not remembered."""
    return QSettings(str(path), QSettings.Format.IniFormat)


class Remembered:
    """The window's arrangement and the place in which the person stopped working."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._pages: dict[str, str] = {}

    def keep_window(self, window: QMainWindow, with_case: bool) -> None:
        """Remember size and place, and the docks when a case is open."""
        self._settings.setValue("window/geometry", window.saveGeometry())
        if with_case:
            self._settings.setValue("window/docks", window.saveState(_SHAPE))

    def restore_window(self, window: QMainWindow) -> bool:
        """Give the window its former size and place; False when none is remembered."""
        shape = self._settings.value("window/geometry")
        return isinstance(shape, QByteArray) and window.restoreGeometry(shape)

    def restore_docks(self, window: QMainWindow) -> bool:
        """Put the docks where they were; False when that is not remembered."""
        docks = self._settings.value("window/docks")
        return isinstance(docks, QByteArray) and window.restoreState(docks, _SHAPE)

    def keep_place(self, case_id: str, page: str) -> None:
        """Remember the open case ("" = none) and the page shown, by case as well."""
        if case_id:
            self._pages[case_id] = page
            self._settings.setValue("last/worked-on", [case_id, page])
        self._settings.setValue("last/case", case_id)
        self._settings.setValue("last/page", page)

    @property
    def case_id(self) -> str:
        """The case that was open."""
        return str(self._settings.value("last/case", ""))

    @property
    def page(self) -> str:
        """The page that was shown."""
        return str(self._settings.value("last/page", "overview"))

    def page_of(self, case_id: str) -> str:
        """The page last shown of a case: of any since the start, of the last one before that."""
        case, page = _two(self._settings.value("last/worked-on"))
        return self._pages.get(case_id, page if case == case_id else "overview")

    def keep_folder(self, folder: Path) -> None:
        """Remember the casebook folder the person chose in the window."""
        self._settings.setValue("last/folder", str(folder))

    @property
    def folder(self) -> Path | None:
        """The casebook folder last chosen in the window, None when none was."""
        remembered = Path(str(self._settings.value("last/folder", "")))
        return remembered if remembered.is_absolute() else None

    def keep_spelling(self, checked: bool) -> None:
        """Remember whether spelling is checked."""
        self._settings.setValue("window/spelling", int(checked))

    @property
    def spelling(self) -> bool:
        """Whether spelling is checked; it is until the person switches it off."""
        return str(self._settings.value("window/spelling", 1)) != "0"

    def keep_preview(self, at_statement: bool, shown: bool) -> None:
        """Remember whether the preview is shown, on the Statement page or on all others."""
        self._settings.setValue(_preview_key(at_statement), int(shown))

    def preview_shown(self, at_statement: bool) -> bool | None:
        """Whether the preview is to be shown: not on the Statement page unless asked for there.

        None for the other pages while nothing is remembered: it stays as it is.
        """
        kept = self._settings.value(_preview_key(at_statement))
        if kept is None:
            return False if at_statement else None
        return str(kept) != "0"

    @property
    def export_folder(self) -> Path:
        """Where statements were last written to."""
        remembered = Path(str(self._settings.value("last/export", "")))
        return remembered if remembered.is_absolute() else Path.home()

    def keep_export_folder(self, folder: Path) -> None:
        """Remember where statements are written to."""
        self._settings.setValue("last/export", str(folder))


def _preview_key(at_statement: bool) -> str:
    return "window/preview-at-statement" if at_statement else "window/preview"


def _two(kept: object) -> tuple[str, str]:
    """A case and its page as they were kept; a settings file may hold anything."""
    if isinstance(kept, list) and len(kept) == 2:
        return str(kept[0]), str(kept[1])
    return "", "overview"
