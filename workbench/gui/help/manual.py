"""The manual, the list of keys and the licences, in one window beside the work."""

from __future__ import annotations

from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QAction, QImage, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from workbench.domain.dataclass import dataclass
from workbench.domain.text import how_many
from workbench.gui.desk import Services
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.look.buttons import begin_dialog, key_act
from workbench.gui.look.labels import note
from workbench.gui.look.layout import GRID, column_of, named, row_of
from workbench.gui.look.theme.palette import colour, is_dark

_SHORTCUTS, _ABOUT = "Keyboard shortcuts", "About and licences"
_LEFT = 256
_LINE_HEIGHT = 125
_PICTURE = "\ufffc"
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
    "On the pages of a paper": (
        ("Event from the passage, as a quotation, looked over first", "E, Q, Shift+E"),
        ("Account, evidence, date of the procedure", "A, F, P"),
        ("Detail to protect, new person", "D, H"),
        ("Mark, mark in blue, note", "M, B, N"),
        ("Select the next sentence, one more", "S, X"),
        ("Page read", "R"),
        ("Go to a page", "Ctrl+G"),
        ("Fit the width, fit the page, actual size, turn", "W, Z, 0, Shift+R"),
        ("Small pages, a window of its own, its own program", "T, V, O"),
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


@dataclass(frozen=True)
class _Chapter:
    """A chapter: the name links and pages know it by, its title, its words; Markdown or HTML."""

    key: str
    title: str
    words: str
    markdown: bool = True

    @cached_property
    def plain(self) -> str:
        """Its words without the marks that set them, all on one line."""
        document = QTextDocument()
        (document.setMarkdown if self.markdown else document.setHtml)(self.words)
        return " ".join(document.toPlainText().split())


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
        self._list.setFixedWidth(_LEFT)
        self._list.setSpacing(2)
        for chapter in self._chapters:
            self._list.addItem(QListWidgetItem(chapter.title))
        self._text = named(_Pages(services.resources / "manual"), "manual.text", "Manual")
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._on_link)
        self._text.document().setDocumentMargin(2 * GRID)
        self._sought = PassingLine("manual.search", "Search the manual", "Search the manual")
        self._sought.setFixedWidth(_LEFT)
        self._found = named(note(), "manual.found")
        self._found.setFixedWidth(_LEFT)
        left = column_of(self._sought, self._found, (self._list, 1))
        row_of(left, (self._text, 1), within=self, margins=GRID)
        self._list.currentRowChanged.connect(self._on_chapter)
        self._list.setCurrentRow(0)
        self._sought.textChanged.connect(lambda _words: self._seek())
        self._sought.returnPressed.connect(self.next_place)
        key_act(self, "Ctrl+F", self._sought.setFocus)
        key_act(self, "F3", self.next_place)
        self._list.setFocus()

    def show_chapter(self, key: str) -> bool:
        """Turn to a chapter: a page's key, "shortcuts" or "about"; False when there is none."""
        for row, chapter in enumerate(self._chapters):
            if chapter.key == key:
                self._list.item(row).setHidden(False)
                self._list.setCurrentRow(row)
                return True
        return False

    def next_place(self) -> None:
        """Show the next place of the words sought, in the next chapter where this has no more."""
        words = self._sought.text().strip()
        if not words or self._text.find(words):
            return
        rows = [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]
        if rows:
            later = [row for row in rows if row > self._list.currentRow()]
            self._list.setCurrentRow((later or rows)[0])
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
            self._text.find(words)

    def _seek(self) -> None:
        """List the chapters with the words sought, and show the first place of them."""
        words = " ".join(self._sought.text().split())
        holding = [words.casefold() in chapter.plain.casefold() for chapter in self._chapters]
        for row, holds in enumerate(holding):
            self._list.item(row).setHidden(not holds)
        count = sum(holding)
        chapters = how_many(count, "chapter")
        self._found.setText("" if not words else f"In {chapters}" if count else "Not found")
        if count and not holding[self._list.currentRow()]:
            self._list.setCurrentRow(holding.index(True))
        self._mark(words)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self.next_place()

    def _mark(self, words: str) -> None:
        """Light every place of the words in the chapter that is shown."""
        marks = []
        document = self._text.document()
        cursor = document.find(words) if words else QTextCursor()
        while not cursor.isNull():
            mark = QTextBrowser.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(colour(self.palette(), "mark"))
            mark.format.setForeground(colour(self.palette(), "markText"))
            marks.append(mark)
            cursor = document.find(words, cursor)
        self._text.setExtraSelections(marks)

    def _on_chapter(self, row: int) -> None:
        chapter = self._chapters[row]
        if chapter.markdown:
            self._text.setMarkdown(chapter.words)
            self._give_room()
        else:
            self._text.setHtml(chapter.words)
        self._mark(self._sought.text().strip())

    def _give_room(self) -> None:
        """Set the lines further apart: a manual is read, not scanned."""
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        room = QTextBlockFormat()
        room.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(room)
        single = QTextBlockFormat()
        single.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        block = self._text.document().begin()
        while block.isValid():
            if _PICTURE in block.text():  # set further apart, it would leave a gap
                QTextCursor(block).mergeBlockFormat(single)
            block = block.next()

    def _on_link(self, link: QUrl) -> None:
        """Go to another chapter; a link that leads out of the manual is not followed."""
        self.show_chapter(_key(Path(link.path()).stem))


class _Pages(QTextBrowser):
    """Shows chapters, their pictures in the theme there is and no wider than the room for words."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the manual; nothing else is ever loaded."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        theme = "dark" if is_dark(self.palette()) else "light"
        stem = Path(QUrl(name).path()).stem
        drawn = QImage(str(self._folder / "pictures" / f"{stem}-{theme}.png"))
        room = self.viewport().width() - 6 * GRID
        if drawn.width() > room > 0:
            smooth = Qt.TransformationMode.SmoothTransformation
            drawn = drawn.scaledToWidth(room, smooth)
        return drawn


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
            f"<tr><td>{escape(label)}</td><td width='24'></td><td>{_strong(keys)}</td></tr>"
            for label, keys in keyed
        )
        for group, keyed in groups.items()
    )
    return f"<h2>{_SHORTCUTS}</h2><table cellpadding='3'>{lines}</table>"


def _strong(words: str) -> str:
    return f"<span style='font-weight:600'>{escape(words)}</span>"


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
        ("PyNaCl, libsodium", "Apache Licence 2.0, ISC licence"),
        ("British English dictionary", "GNU Lesser General Public Licence; it can be replaced"),
        ("Liberation fonts, Inter", "SIL Open Font Licence 1.1"),
        ("DejaVu fonts", "Bitstream Vera and Arev licences"),
        ("Lucide icons", "ISC licence"),
    )
    lines = "".join(
        f"<tr><td>{_strong(name)}</td><td width='24'></td><td>{escape(licence)}</td></tr>"
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
