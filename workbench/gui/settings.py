"""What the window remembers from one day to the next: its shape, its panels, the last case."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from workbench.application.case.ports import Left

_PRINTED = "chronology/printed"


def open_settings(path: Path) -> QSettings:
    """The settings file; one that cannot be written is only not remembered."""
    return QSettings(str(path), QSettings.Format.IniFormat)


def settings_of(services: object) -> QSettings | None:
    """What is remembered from one day to the next, None where there is no file for it."""
    path = getattr(services, "settings_file", None)
    return open_settings(path) if path is not None else None


def new_events_printed(settings: QSettings | None) -> bool:
    """Whether new events go into the statement by themselves; they do until that is changed."""
    return settings is None or settings.value(_PRINTED, "yes") == "yes"


def print_new_events(settings: QSettings | None, printed: bool) -> None:
    """Remember whether new events go into the statement by themselves."""
    if settings is not None:
        settings.setValue(_PRINTED, "yes" if printed else "no")


class Remembered:
    """The window's arrangement and the place in which the person stopped working."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._pages: dict[str, str] = {}

    def keep_window(self, window: QMainWindow) -> None:
        """Remember size and place."""
        self._settings.setValue("window/geometry", window.saveGeometry())

    def restore_window(self, window: QMainWindow) -> bool:
        """Give the window its former size and place; False when none is remembered."""
        shape = self._settings.value("window/geometry")
        return isinstance(shape, QByteArray) and window.restoreGeometry(shape)

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

    def keep_who(self, name: str) -> None:
        """Remember who is at the desk, "" when that was not said."""
        self._settings.setValue("desk/who", name)

    @property
    def who(self) -> str | None:
        """Who is at the desk, None while nobody was asked."""
        kept = self._settings.value("desk/who")
        return None if kept is None else str(kept)

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

    def keep_panel(self, name: str, shown: bool) -> None:
        """Remember whether a panel beside the pages is shown."""
        self._settings.setValue(f"panels/{name}", int(shown))

    def panel_shown(self, name: str) -> bool:
        """Whether a panel is to be shown; not until somebody asked for it."""
        return str(self._settings.value(f"panels/{name}", 0)) != "0"

    def keep_size(self, name: str, size: int) -> None:
        """Remember how wide or high a part of the window was made."""
        self._settings.setValue(f"sizes/{name}", size)

    def size_of(self, name: str, usual: int) -> int:
        """How wide or high a part of the window is to be."""
        kept = str(self._settings.value(f"sizes/{name}", usual))
        return int(kept) if kept.isdigit() and int(kept) else usual

    def keep_counts(self, case_id: str, left: Left) -> None:
        """Remember how much of a case is to do and to settle, for its row in the register."""
        found = " ".join(str(int(each)) for each in left)
        if self._settings.value(f"counts/{case_id}") != found:
            self._settings.setValue(f"counts/{case_id}", found)

    def counts_of(self, case_id: str) -> Left:
        """What was to do and to settle in a case when it was last open; of others none."""
        match str(self._settings.value(f"counts/{case_id}", "")).split():
            case [to_do, to_settle, *grave] if f"{to_do}{to_settle}".isdigit():
                return Left(int(to_do), int(to_settle), grave == ["1"])
        return Left()

    @property
    def narrow_navigation(self) -> bool:
        """Whether the navigation shows its icons only."""
        return self.panel_shown("narrow-navigation")

    def keep_narrow_navigation(self, narrow: bool) -> None:
        """Remember that."""
        self.keep_panel("narrow-navigation", narrow)

    @property
    def export_folder(self) -> Path:
        """Where statements were last written to."""
        remembered = Path(str(self._settings.value("last/export", "")))
        return remembered if remembered.is_absolute() else Path.home()

    def keep_export_folder(self, folder: Path) -> None:
        """Remember where statements are written to."""
        self._settings.setValue("last/export", str(folder))


def _two(kept: object) -> tuple[str, str]:
    """A case and its page as they were kept; a settings file may hold anything."""
    if isinstance(kept, list) and len(kept) == 2:
        return str(kept[0]), str(kept[1])
    return "", "overview"
