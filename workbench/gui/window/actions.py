"""The menus: every command by name with its key, gathered in one place for menus and search."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu

from workbench.gui.case.pages import PAGES, VIEWS
from workbench.gui.look.appearance import Appearance, Theme
from workbench.gui.look.buttons import ActsMenu, takes_away, tool_button
from workbench.gui.look.labels import of_kind, toned
from workbench.gui.look.layout import GRID, REST, row_of
from workbench.gui.look.theme.icons import icon
from workbench.gui.window.command_keys import CommandKeys, send_key

Command = Callable[[], object]
Shortcut = QKeySequence.StandardKey | str | None


class Actions:
    """The window's menus. The window connects them with `on` and enables what can be done now.

    Actions are known by short keys such as "undo"; `listed` gives those a person can search for.
    What one is called outside its menu is its `iconText`.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._named: dict[str, QAction] = {}
        self._file()
        self._edit()
        self._case()
        self._view()
        self._tools()
        self._help()
        self._make_search()
        CommandKeys(window)

    def __getitem__(self, name: str) -> QAction:
        return self._named[name]

    def on(self, name: str, command: Command) -> None:
        """Carry a command out when its action is chosen."""
        self._named[name].triggered.connect(lambda: command())

    def set_look_of(self, appearance: Appearance) -> None:
        """Choose themes and sizes of type, and tick the theme there is."""
        for theme in Theme:
            self.on(f"theme.{theme.value}", partial(appearance.choose_theme, theme))
            self._named[f"theme.{theme.value}"].setChecked(theme is appearance.theme)
        self._named["typesets"].setChecked(appearance.typesets)
        self.on("typesets", lambda: appearance.choose_typesets(self._named["typesets"].isChecked()))
        self.on("larger", lambda: appearance.choose_step(appearance.step + 1))
        self.on("smaller", lambda: appearance.choose_step(appearance.step - 1))
        self.on("normal-size", lambda: appearance.choose_step(0))

    def listed(self) -> list[QAction]:
        """Every command that can be given now."""
        return [action for action in self._named.values() if action.isEnabled() and action.text()]

    def every(self) -> list[QAction]:
        """Every command there is, also those that need an open case."""
        return [action for action in self._named.values() if action.text()]

    def enable(self, able: bool, why_not: str, *names: str) -> None:
        """Switch commands on or off; the tip of one that cannot be given says why."""
        for name in names:
            self._named[name].setEnabled(able)
            self._named[name].setToolTip("" if able else why_not)

    def _make_search(self) -> None:
        """The way to everything, in the corner of the menus; reached as they are, by its key."""
        action = self._named["search"]
        button = tool_button(" Search everything", "search.button", action.trigger)
        of_kind(button, "corner")
        button.setIcon(icon("search"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip("Search everything (Ctrl+K)")
        button.setAccessibleName("Search everything")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key = toned(QLabel("Ctrl+K"), "key")
        key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        middle = Qt.AlignmentFlag.AlignVCenter
        row_of(REST, (key, 0, middle), within=button, margins=(0, 0, 2 * GRID, 0))
        self._window.menuBar().setCornerWidget(button, Qt.Corner.TopRightCorner)
        self._search = button  # a corner does not hold on to what stands in it

    def _file(self) -> None:
        menu = self._menu("&File")
        self._add(menu, "new", "&New case", "Ctrl+Shift+N")
        self._add(menu, "open", "&Open case…", QKeySequence.StandardKey.Open)
        self._add(menu, "close", "&Close case", QKeySequence.StandardKey.Close)
        menu.addSeparator()
        self._add(menu, "import", "&Import case files or statements…", "Ctrl+I")
        self._add(menu, "receive", "Open a case &handed over…")
        self._add(menu, "outside", "&Read a statement…", "Ctrl+Shift+O")
        self._add(menu, "practice", "Open the &practice case")
        self._add(menu, "export-case", "Export case &file…")
        self._add(menu, "export-statement", "&Export statement…", "Ctrl+E")
        self._add(menu, "issue", "Issue &draft or final decision…", "Ctrl+Shift+I")
        self._add(menu, "publish", "P&ublication set…")
        self._add(menu, "print-preview", "Print pre&view…")
        self._add(menu, "print", "Prin&t statement…", QKeySequence.StandardKey.Print)
        menu.addSeparator()
        self._add(menu, "folder", "Case&book folder…")
        self._add(menu, "backup", "Backup cop&y…")
        self._add(menu, "restore", "Re&store…")
        menu.addSeparator()
        self._add(menu, "quit", "&Quit", QKeySequence.StandardKey.Quit)

    def _edit(self) -> None:
        menu = self._menu("&Edit")
        undo = self._add(menu, "undo", "&Undo", QKeySequence.StandardKey.Undo, "Undo")
        redo = self._add(menu, "redo", "&Redo", name="Redo")
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        undo.setEnabled(False)
        redo.setEnabled(False)
        menu.addSeparator()
        # Fields answer these keys themselves; the menu is for the mouse.
        for name, label, key in (
            ("cut", "Cu&t", Qt.Key.Key_X),
            ("copy", "&Copy", Qt.Key.Key_C),
            ("paste", "&Paste", Qt.Key.Key_V),
            ("select-all", "Select &all", Qt.Key.Key_A),
        ):
            action = self._add(menu, name, f"{label}\tCtrl+{key.name[-1]}")
            action.setData("editing")
            self.on(name, partial(send_key, key))
        menu.addSeparator()
        self._add(menu, "find", "&Find", QKeySequence.StandardKey.Find)
        self._add(menu, "replace", "Find and rep&lace…", "Ctrl+H")
        self._add(menu, "typesets", "Curly &quotes as you type").setCheckable(True)
        self._add(menu, "spelling-suggest", "Spelling su&ggestions", "Ctrl+;")

    def _case(self) -> None:
        menu = self._menu("&Case")
        self._add(menu, "duplicate", "&Duplicate case")
        takes_away(self._add(menu, "delete", "De&lete case"))
        menu.addSeparator()
        self._add(menu, "statement-settings", "Statement &settings…")
        self._add(menu, "check", "C&heck the statement", "Ctrl+Alt+K")
        self._add(menu, "next-problem", "&Next problem", "F7")
        self._add(menu, "fix-problem", "&Fix problem", "Ctrl+F7")
        self._add(menu, "fix-all", "Fix all of this &kind", "Ctrl+Shift+F7")
        self._add(menu, "accept-problem", "&Accept problem with a reason…")
        menu.addSeparator()
        papers = menu.addMenu("&Evidence")
        papers.setToolTipsVisible(True)
        self._add(papers, "evidence-index", "&Evidence index…")
        self._add(papers, "evidence-bundle", "&Bundle…", name="Bundle of the evidence")
        self._add(papers, "evidence-redact", "&Redacted copy…", "Ctrl+Alt+R")
        menu.addSeparator()
        self._add(menu, "make-final", "&Make it the final decision…", "Ctrl+Shift+D")
        self._add(menu, "letters", "Letters and no&tices…", "Ctrl+Alt+L")
        reader = menu.addMenu("Sec&ond reader")
        reader.setToolTipsVisible(True)
        self._add(reader, "hand-over", "&Hand over to a second reader…")
        self._add(reader, "hand-reading", "&Second reading…", name="Second reading")
        self._add(reader, "hand-note", "&Note for the investigator…")
        self._add(reader, "send-back", "Send &back…", name="Send back to the investigator")
        self._add(menu, "reopen", "&Reopen the case…")
        self._add(menu, "back-to-draft", "&Back to draft…")

    def _view(self) -> None:
        menu = self._menu("&View")
        for spec in PAGES:
            number = spec.shortcut.removeprefix("Ctrl+")
            before = f"&{number}  " if number.isdigit() else "     "
            self._add(menu, f"page.{spec.key}", before + spec.title, spec.shortcut, spec.title)
        menu.addSeparator()
        for view in VIEWS:
            self._add(menu, f"page.{view.key}", view.title, view.shortcut)
        menu.addSeparator()
        self._add(menu, "preview", "Statement pre&view", "F8").setCheckable(True)
        self._add(menu, "problems", "P&roblems", "Shift+F7").setCheckable(True)
        self._add(menu, "fold-navigation", "&Icons of the pages only", "F9")
        self._add(menu, "spelling", "Check spe&lling").setCheckable(True)
        self._add(menu, "readability", "How the statement rea&ds…", "Ctrl+Shift+G")
        self._add(menu, "reading-view", "Read on the whole &screen", "F11")
        menu.addSeparator()
        self._add(menu, "labels-only", "La&bels only", "Ctrl+F8").setCheckable(True)
        menu.addSeparator()
        look = menu.addMenu("&Theme")
        group = QActionGroup(self._window)
        for theme, label, name in (
            (Theme.SYSTEM, "As the &system", "Theme: as the system"),
            (Theme.LIGHT, "&Light", "Theme: light"),
            (Theme.DARK, "&Dark", "Theme: dark"),
        ):
            action = self._add(look, f"theme.{theme.value}", label, name=name)
            action.setCheckable(True)
            group.addAction(action)
        size = menu.addMenu("Type si&ze")
        for name, label, key in (
            ("larger", "&Larger", QKeySequence.StandardKey.ZoomIn),
            ("smaller", "&Smaller", QKeySequence.StandardKey.ZoomOut),
            ("normal-size", "&Normal", "Ctrl+Alt+0"),
        ):
            self._add(size, name, label, key, f"{label[1:]} type")

    def _tools(self) -> None:
        menu = self._menu("&Tools")
        self._add(menu, "search", "&Search everything…", "Ctrl+K")
        self._add(menu, "protected", "&Names kept in the case…", "Ctrl+Shift+K")
        self._add(menu, "proposals", "&Proposals from its words…")
        self._add(menu, "precedents", "Past dec&isions…", "Ctrl+Alt+P")
        self._add(menu, "library", "&Office library…", "Ctrl+Shift+B")
        self._add(menu, "calculator", "&Working-day calculator…", "Ctrl+Shift+W")
        self._add(menu, "who", "Who is at the &desk…", name="Who is at the desk")
        self._add(menu, "log-folder", "Where the &log is…", name="Where the log is")

    def _help(self) -> None:
        menu = self._menu("&Help")
        self._add(menu, "manual", "&Manual", QKeySequence.StandardKey.HelpContents)
        self._add(menu, "shortcuts", "&Keyboard shortcuts")
        menu.addSeparator()
        about = self._add(menu, "about", "&About and licences")
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _menu(self, title: str) -> QMenu:
        bar = self._window.menuBar()
        menu = ActsMenu(title, bar)
        bar.addMenu(menu)
        menu.setToolTipsVisible(True)
        return menu

    def _add(
        self, menu: QMenu, key: str, label: str, shortcut: Shortcut = None, name: str = ""
    ) -> QAction:
        """A command; `name` is what it is called where it stands by itself, outside its menu."""
        # Text and window together would have Qt's bindings make ready all they know of icons.
        action = QAction(self._window)
        action.setText(label)
        action.setObjectName(f"action.{key}")
        action.setIconText(name or label.replace("&", "").partition("\t")[0])
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        menu.addAction(action)
        self._named[key] = action
        return action


OF_A_CASE = (
    "export-statement",
    "issue",
    "reopen",
    "hand-over",
    "hand-note",
    "hand-reading",
    "send-back",
    "letters",
    "publish",
    "print-preview",
    "print",
    "replace",
    "spelling",
    "spelling-suggest",
    "check",
    "statement-settings",
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
    "protected",
    "proposals",
    "precedents",
    "evidence-index",
    "evidence-bundle",
    "evidence-redact",
    *(f"page.{spec.key}" for spec in (*PAGES, *VIEWS)),
)
"""The commands that the open case carries out."""
