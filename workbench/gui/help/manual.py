"""The manual, the list of keys and the licences, in one window beside the work."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QAction, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from workbench.gui.desk import Services
from workbench.gui.look.appearance import GRID
from workbench.gui.look.dialog_room import begin_dialog
from workbench.gui.look.layout import row_of
from workbench.gui.look.named import named

_SHORTCUTS, _ABOUT = "Keyboard shortcuts", "About and licences"
_LINE_HEIGHT = 125
"""In per cent of the type."""

OTHER_KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "In a table": (
        ("New row", "Ctrl+N"),
        ("Copy the row", "Ctrl+D"),
        ("Delete the chosen rows", "Del"),
        ("Move the row up or down", "Alt+Up, Alt+Down"),
        ("To the form of the row", "Enter, F2"),
    ),
    "In a text": (
        ("Mention a person", "@"),
        ("Refer to an event", "#"),
        ("Refer to a paragraph", "Ctrl+R, ¶"),
        ("Refer to a standard", "Ctrl+Shift+R, §"),
    ),
    "In the chronology": (
        ("Merge the chosen events", "Ctrl+M"),
        ("Take a table from the clipboard", "Ctrl+Shift+V"),
        ("Copy for Excel and Word", "Ctrl+Shift+C"),
    ),
    "In the statement": (
        ("Write in the paragraph", "Enter"),
        ("Leave it", "Esc"),
        ("Split it at the caret", "Ctrl+Enter"),
        ("Begin a line within it", "Shift+Enter"),
        ("New paragraph after it", "Ctrl+Shift+Enter"),
        ("Join it to the one before", "Ctrl+J"),
        ("Move it up or down", "Alt+Up, Alt+Down"),
        ("Make it an item of a list, and back", "Alt+Shift+Right, Alt+Shift+Left"),
        ("Bullets or letters", "Ctrl+Shift+L"),
        ("Refer to a paragraph by pointing at it", "Ctrl+R"),
        ("Go to the record behind it", "Ctrl+Shift+J"),
        ("Delete it", "Ctrl+Shift+Del"),
        ("Show where it comes from", "Ctrl+Shift+Y"),
        ("New subheading", "Ctrl+N"),
    ),
    "While finding": (("Next place, the one before", "F3, Shift+F3"), ("Close the search", "Esc")),
}
"""Keys that belong to a part of the window, each as what it does and the keys."""


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter: the name links and pages know it by, its title, its words; Markdown or HTML."""

    key: str
    title: str
    words: str
    markdown: bool = True


class ManualWindow(QDialog):
    """Chapters at the left, the chosen one at the right."""

    def __init__(self, parent: QWidget, services: Services, actions: list[QAction]) -> None:
        super().__init__(parent)
        begin_dialog(self, "manual", "Manual", 900, 660)
        self._chapters = (
            *_chapters(services.resources / "manual"),
            _Chapter("shortcuts", _SHORTCUTS, _shortcuts(actions), markdown=False),
            _Chapter("about", _ABOUT, _about(services), markdown=False),
        )
        self._list = named(QListWidget(), "manual.chapters", "Chapters")
        self._list.setFixedWidth(220)
        self._list.setSpacing(2)
        for chapter in self._chapters:
            self._list.addItem(QListWidgetItem(chapter.title))
        self._text = named(QTextBrowser(), "manual.text", "Manual")
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._on_link)
        self._text.document().setDocumentMargin(2 * GRID)
        row_of(self._list, (self._text, 1), within=self, margins=GRID)
        self._list.currentRowChanged.connect(self._on_chapter)
        self._list.setCurrentRow(0)

    def show_chapter(self, key: str) -> bool:
        """Turn to a chapter: a page's key, "shortcuts" or "about"; False when there is none."""
        for row, chapter in enumerate(self._chapters):
            if chapter.key == key:
                self._list.setCurrentRow(row)
                return True
        return False

    def _on_chapter(self, row: int) -> None:
        chapter = self._chapters[row]
        if chapter.markdown:
            self._text.setMarkdown(chapter.words)
            self._give_room()
        else:
            self._text.setHtml(chapter.words)

    def _give_room(self) -> None:
        """Set the lines further apart: a manual is read, not scanned."""
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        room = QTextBlockFormat()
        room.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(room)

    def _on_link(self, link: QUrl) -> None:
        """Go to another chapter; a link that leads out of the manual is not followed."""
        self.show_chapter(_key(Path(link.path()).stem))


def _key(stem: str) -> str:
    """What a chapter is known by: "18-outside" is "outside"."""
    return stem.lstrip("0123456789-")


def _chapters(folder: Path) -> list[_Chapter]:
    found = []
    for path in sorted(folder.glob("[0-9]*.md")):
        words = path.read_text(encoding="utf-8")
        title = words.splitlines()[0].lstrip("# ").strip() if words else path.stem
        found.append(_Chapter(_key(path.stem), title, words))
    return found


def _shortcuts(actions: list[QAction]) -> str:
    rows = []
    for action in actions:
        keys = ", ".join(key.toString() for key in action.shortcuts())
        own = action.text().partition("\t")[2]
        if keys or own:
            rows.append((action.iconText(), keys or own))
    groups = {"Commands of the menus": tuple(rows)} | OTHER_KEYS
    lines = "".join(
        f"<tr><td colspan='3'><h3>{escape(group)}</h3></td></tr>"
        + "".join(
            f"<tr><td>{escape(label)}</td><td width='24'></td><td><b>{escape(keys)}</b></td></tr>"
            for label, keys in keyed
        )
        for group, keyed in groups.items()
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
        ("Liberation fonts, Inter", "SIL Open Font Licence 1.1"),
        ("DejaVu fonts", "Bitstream Vera and Arev licences"),
        ("Lucide icons", "ISC licence"),
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
        "<p>The licence texts of fonts, icons and dictionary are in the folders "
        "“resources/fonts”, “resources/icons” and “resources/dictionaries” of the program.</p>"
    )
