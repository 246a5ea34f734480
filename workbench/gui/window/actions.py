"""The menus: every command by name with its key, gathered in one place for menus and search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from workbench.gui.look.appearance import Theme
from workbench.gui.window.pages import PAGES

Command = Callable[[], object]
Shortcut = QKeySequence.StandardKey | str | None


class Actions:
    """The window's menus. The window connects them with `on` and mends what can be done now.

    Actions are known by short names such as "undo"; `listed` gives those a person can search for.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._named: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._file()
        self._edit()
        self._case()
        self._view()
        self._tools()
        self._help()

    def __getitem__(self, name: str) -> QAction:
        return self._named[name]

    def on(self, name: str, command: Command) -> None:
        """Carry a command out when its action is chosen."""
        self._named[name].triggered.connect(lambda: command())

    def menu(self, name: str) -> QMenu:
        """A menu by its title without the ampersand."""
        return self._menus[name]

    def listed(self) -> list[QAction]:
        """Every command that can be given now."""
        return [action for action in self._named.values() if action.isEnabled() and action.text()]

    def every(self) -> list[QAction]:
        """Every command there is, also those that need an open case."""
        return [action for action in self._named.values() if action.text()]

    def needing_case(self, open_case: bool) -> None:
        """Switch the commands that need an open case on or off."""
        for name in _NEEDS_CASE:
            self._named[name].setEnabled(open_case)
        for spec in PAGES:
            self._named[f"page.{spec.key}"].setEnabled(open_case)

    # --- the menus -----------------------------------------------------------------------------

    def _file(self) -> None:
        menu = self._menu("&File")
        self._add(menu, "new", "&New case", "Ctrl+Shift+N")
        self._add(menu, "open", "&Open case…", QKeySequence.StandardKey.Open)
        self._add(menu, "close", "&Close case", QKeySequence.StandardKey.Close)
        menu.addSeparator()
        self._add(menu, "import", "&Import case files or statements…", "Ctrl+I")
        self._add(menu, "outside", "&Read a statement…", "Ctrl+Shift+O")
        self._add(menu, "practice", "Open the &practice case")
        self._add(menu, "export-case", "Export case &file…")
        self._add(menu, "export-statement", "&Export statement…", "Ctrl+E")
        self._add(menu, "publish", "P&ublication set…")
        self._add(menu, "print-preview", "Print pre&view…")
        self._add(menu, "print", "Prin&t statement…", QKeySequence.StandardKey.Print)
        menu.addSeparator()
        self._add(menu, "folder", "Case&book folder…")
        self._add(menu, "backup", "Backup cop&y…")
        menu.addSeparator()
        self._add(menu, "quit", "&Quit", QKeySequence.StandardKey.Quit)

    def _edit(self) -> None:
        menu = self._menu("&Edit")
        undo = self._add(menu, "undo", "&Undo", QKeySequence.StandardKey.Undo)
        redo = self._add(menu, "redo", "&Redo")
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        undo.setEnabled(False)
        redo.setEnabled(False)
        menu.addSeparator()
        # Fields answer these keys themselves; the menu is for the mouse.
        for name, label, key in (
            ("cut", "Cu&t", "Ctrl+X"),
            ("copy", "&Copy", "Ctrl+C"),
            ("paste", "&Paste", "Ctrl+V"),
            ("select-all", "Select &all", "Ctrl+A"),
        ):
            action = self._add(menu, name, f"{label}\t{key}")
            action.setData("editing")
        menu.addSeparator()
        self._add(menu, "find", "&Find", QKeySequence.StandardKey.Find)
        self._add(menu, "replace", "Find and rep&lace…", "Ctrl+H")
        self._add(menu, "spelling-suggest", "Spelling su&ggestions", "Ctrl+;")

    def _case(self) -> None:
        menu = self._menu("&Case")
        self._add(menu, "duplicate", "&Duplicate case")
        self._add(menu, "delete", "De&lete case")
        menu.addSeparator()
        self._add(menu, "next-problem", "&Next problem", "F7")
        self._add(menu, "fix-problem", "&Fix problem", "Ctrl+F7")
        self._add(menu, "fix-all", "Fix all of this &kind", "Ctrl+Shift+F7")
        self._add(menu, "accept-problem", "&Accept problem with a reason…")
        menu.addSeparator()
        self._add(menu, "make-final", "&Make it the final decision…", "Ctrl+Shift+D")
        self._add(menu, "back-to-draft", "&Back to draft…")

    def _view(self) -> None:
        menu = self._menu("&View")
        for spec in PAGES:
            number = spec.shortcut.removeprefix("Ctrl+")
            before = f"&{number}  " if number.isdigit() else "     "
            self._add(menu, f"page.{spec.key}", before + spec.title, spec.shortcut)
        menu.addSeparator()
        self._add(menu, "preview", "Statement pre&view", "F8").setCheckable(True)
        self._add(menu, "problems", "P&roblems", "Shift+F7").setCheckable(True)
        self._add(menu, "spelling", "Check spe&lling").setCheckable(True)
        self._add(menu, "readability", "How the statement rea&ds…", "Ctrl+Shift+G")
        self._add(menu, "reading-view", "Read on the whole &screen", "F11")
        menu.addSeparator()
        look = menu.addMenu("&Theme")
        group = QActionGroup(self._window)
        for theme, label in (
            (Theme.SYSTEM, "As the &system"),
            (Theme.LIGHT, "&Light"),
            (Theme.DARK, "&Dark"),
        ):
            action = self._add(look, f"theme.{theme.value}", label)
            action.setCheckable(True)
            group.addAction(action)
        size = menu.addMenu("Type si&ze")
        self._add(size, "larger", "&Larger", QKeySequence.StandardKey.ZoomIn)
        self._add(size, "smaller", "&Smaller", QKeySequence.StandardKey.ZoomOut)
        self._add(size, "normal-size", "&Normal", "Ctrl+Alt+0")

    def _tools(self) -> None:
        menu = self._menu("&Tools")
        self._add(menu, "search", "&Search everything…", "Ctrl+K")
        self._add(menu, "library", "&Office library…", "Ctrl+Shift+B")
        self._add(menu, "calculator", "&Working-day calculator…", "Ctrl+Shift+W")
        self._add(menu, "log-folder", "Where the &log is…")

    def _help(self) -> None:
        menu = self._menu("&Help")
        self._add(menu, "manual", "&Manual", QKeySequence.StandardKey.HelpContents)
        self._add(menu, "shortcuts", "&Keyboard shortcuts")
        menu.addSeparator()
        about = self._add(menu, "about", "&About and licences")
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _menu(self, title: str) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        self._menus[title.replace("&", "")] = menu
        return menu

    def _add(self, menu: QMenu, name: str, label: str, key: Shortcut = None) -> QAction:
        action = QAction(label, self._window)
        action.setObjectName(f"action.{name}")
        if key is not None:
            action.setShortcut(QKeySequence(key))
        menu.addAction(action)
        self._named[name] = action
        return action


_NEEDS_CASE = (
    "close",
    "export-statement",
    "publish",
    "print-preview",
    "print",
    "replace",
    "spelling",
    "spelling-suggest",
    "next-problem",
    "accept-problem",
    "fix-problem",
    "fix-all",
    "make-final",
    "back-to-draft",
    "preview",
    "problems",
    "readability",
    "reading-view",
)


_PLAIN = {
    "action.undo": "Undo",
    "action.redo": "Redo",
    "action.larger": "Larger type",
    "action.smaller": "Smaller type",
    "action.normal-size": "Normal type",
    "action.theme.system": "Theme: as the system",
    "action.theme.light": "Theme: light",
    "action.theme.dark": "Theme: dark",
    "action.log-folder": "Where the log is",
}


def plain_name(action: QAction) -> str:
    """A command's name where it stands by itself, outside its menu."""
    name = action.text().replace("&", "").partition("\t")[0]
    return _PLAIN.get(action.objectName(), name.lstrip("0123456789 ").strip())


def keys_pressed(letter: Qt.Key) -> QKeyCombination:
    """Ctrl and a letter, as Cut, Copy and Paste are sent to the field with the keyboard."""
    return QKeyCombination(Qt.KeyboardModifier.ControlModifier, letter)
