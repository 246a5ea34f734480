"""The manual, the list of keys and the licences, in one window beside the work."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from workbench.gui.actions import plain_name
from workbench.gui.appearance import GRID
from workbench.gui.desk import Services

_SHORTCUTS, _ABOUT = "Keyboard shortcuts", "About and licences"
_PARTS = {"shortcuts": _SHORTCUTS, "about": _ABOUT}


class ManualWindow(QDialog):
    """Chapters at the left, the chosen one at the right."""

    def __init__(self, parent: QWidget, services: Services, actions: list[QAction]) -> None:
        super().__init__(parent)
        self.setObjectName("manual")
        self.setWindowTitle("Manual")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 620)
        self._services = services
        self._chapters: list[tuple[str, str]] = [
            *_chapters(services.resources / "manual"),
            (_SHORTCUTS, _shortcuts(actions)),
            (_ABOUT, _about(services)),
        ]
        self._list = QListWidget()
        self._list.setObjectName("manual.chapters")
        self._list.setAccessibleName("Chapters")
        self._list.setFixedWidth(220)
        self._list.setSpacing(2)
        for name, _ in self._chapters:
            self._list.addItem(QListWidgetItem(name))
        self._text = QTextBrowser()
        self._text.setObjectName("manual.text")
        self._text.setAccessibleName("Manual")
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(2 * GRID)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._list)
        row.addWidget(self._text, 1)
        self._list.currentRowChanged.connect(self._on_chapter)
        self._list.setCurrentRow(0)

    @classmethod
    def show_part(
        cls, parent: QWidget, services: Services, part: str, actions: list[QAction]
    ) -> ManualWindow:
        """Show the window at a part: "manual", "shortcuts" or "about"."""
        window = cls(parent, services, actions)
        wanted = _PARTS.get(part, "")
        for row, (name, _) in enumerate(window._chapters):
            if name == wanted:
                window._list.setCurrentRow(row)
        window.show()
        return window

    def _on_chapter(self, row: int) -> None:
        name, words = self._chapters[row]
        if name in (_SHORTCUTS, _ABOUT):
            self._text.setHtml(words)
        else:
            self._text.setMarkdown(words)


def _chapters(folder: Path) -> list[tuple[str, str]]:
    found = []
    for path in sorted(folder.glob("*.md")):
        words = path.read_text(encoding="utf-8")
        name = words.splitlines()[0].lstrip("# ").strip() if words else path.stem
        found.append((name, words))
    return found


def _shortcuts(actions: list[QAction]) -> str:
    rows = []
    for action in actions:
        keys = ", ".join(key.toString() for key in action.shortcuts())
        own = action.text().partition("\t")[2]
        if keys or own:
            rows.append((plain_name(action), keys or own))
    rows += [
        ("New row of the page", "Ctrl+N"),
        ("Move the row up or down", "Alt+Up, Alt+Down"),
        ("Delete the chosen rows", "Del"),
        ("From the row to its form", "Enter or F2"),
        ("Mention a person in a text", "@"),
        ("Part a paragraph of the statement, begin one after it", "Ctrl+Enter, Ctrl+Shift+Enter"),
        ("Join it to the one before", "Ctrl+J, or Backspace at its beginning"),
        ("Move it up or down", "Alt+Up, Alt+Down"),
        ("Make it an item of a list, and back", "Alt+Shift+Right, Alt+Shift+Left"),
        ("Bullets or letters", "Ctrl+Shift+L"),
        ("Refer to a paragraph by pointing at it", "Ctrl+R"),
        ("Show where a paragraph comes from", "Ctrl+Shift+Y"),
    ]
    lines = "".join(
        f"<tr><td>{escape(label)}</td><td width='24'></td><td><b>{escape(keys)}</b></td></tr>"
        for label, keys in rows
    )
    return f"<h2>{_SHORTCUTS}</h2><table cellpadding='3'>{lines}</table>"


def _about(services: Services) -> str:
    import platform

    python = platform.python_version()
    parts = (
        ("Qt and PySide6", "GNU Lesser General Public Licence 3; its libraries can be replaced"),
        ("Python", "Python Software Foundation licence"),
        ("SQLAlchemy, Alembic, python-docx", "MIT licence"),
        ("lxml, ReportLab", "BSD licences"),
        ("chunspell, spylls", "MIT licence, Mozilla Public Licence 2.0"),
        ("Hunspell", "Mozilla Public Licence 1.1, GPL 2 or LGPL 2.1"),
        ("British English dictionary", "GNU Lesser General Public Licence; it can be replaced"),
        ("Liberation fonts", "SIL Open Font Licence 1.1"),
        ("DejaVu fonts", "Bitstream Vera and Arev licences"),
    )
    lines = "".join(
        f"<tr><td><b>{escape(name)}</b></td><td width='24'></td><td>{escape(licence)}</td></tr>"
        for name, licence in parts
    )
    return (
        f"<h2>Case workbench {escape(services.version)}</h2>"
        "<p>For investigators of complaints about councils: from the papers to the decision "
        "statement. It works offline; nothing leaves this computer.</p>"
        f"<p>Python {python}, Qt {qVersion()}. The program itself is under the MIT licence.</p>"
        f"<h3>What it is built with</h3><table cellpadding='3'>{lines}</table>"
        "<p>The licence texts of the fonts and of the dictionary are in the folders "
        "“resources/fonts” and “resources/dictionaries” of the program.</p>"
    )
