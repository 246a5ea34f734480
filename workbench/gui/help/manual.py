"""The manual, the list of keys and the licences, in one window beside the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, qVersion
from PySide6.QtGui import (
    QAction,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextBrowser, QWidget

from workbench.domain.dataclass import dataclass
from workbench.domain.text import how_many
from workbench.gui.desk import Services
from workbench.gui.fields.passing_line import PassingLine
from workbench.gui.help.seeking import Passage, Place, seek
from workbench.gui.look.buttons import key_act
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import note
from workbench.gui.look.layout import GRID, column_of, named, row_of
from workbench.gui.look.theme.palette import colour, is_dark

_SHORTCUTS, _ABOUT = "Keyboard shortcuts", "About and licences"
_LEFT = 256
_NUMBER = Qt.ItemDataRole.UserRole
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
        ("Begin a new paragraph, a line within it", "Enter, Shift+Enter"),
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
    "Among the comments": (("To answer, accepted, partly accepted, not accepted", "1, 2, 3, 4"),),
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
class Chapter:
    """A chapter: the name links and pages know it by, its title, its words; Markdown or HTML."""

    key: str
    title: str
    words: str
    markdown: bool = True

    def passages(self, number: int) -> Iterator[Passage]:
        """Its paragraphs, headings and items, as they are sought in."""
        document = QTextDocument()
        (document.setMarkdown if self.markdown else document.setHtml)(self.words)
        under = self.title
        block = document.begin()
        while block.isValid():
            words = block.text()
            if block.blockFormat().headingLevel() > 1:
                under = f"{self.title} {words}"
            if words.strip():
                yield Passage(number, block.blockNumber(), words, *_set_apart(block), under)
            block = block.next()


def _set_apart(block: QTextBlock) -> tuple[str, str]:
    """The words in bold of a paragraph (the whole of a heading), and those in italics."""
    if block.blockFormat().headingLevel():
        return block.text(), ""
    bold, italic = [], []
    place = block.begin()
    while not place.atEnd():
        style = place.fragment().charFormat()
        if style.fontWeight() > QFont.Weight.Normal:
            bold.append(place.fragment().text())
        elif style.fontItalic():
            italic.append(place.fragment().text())
        place += 1
    return " ".join(bold), " ".join(italic)


class ManualWindow(Dialog):
    """Chapters at the left, the chosen one at the right."""

    def __init__(self, parent: QWidget, services: Services, actions: list[QAction]) -> None:
        super().__init__(parent, "manual", "Manual", 900, 660)
        self._chapters = (
            *chapters_of(services.resources / "manual"),
            Chapter("shortcuts", _SHORTCUTS, _shortcuts(actions), markdown=False),
            Chapter("about", _ABOUT, _about(services), markdown=False),
        )
        self._list = named(QListWidget(), "manual.chapters", "Chapters")
        self._list.setFixedWidth(_LEFT)
        self._list.setSpacing(2)
        self._places: list[Place] = []
        self._shown = self._read = -1
        self._list_chapters(range(len(self._chapters)))
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
        self._list.currentItemChanged.connect(self._on_chapter)
        self._list.setCurrentRow(0)
        self._sought.textChanged.connect(lambda _words: self._seek())
        self._sought.returnPressed.connect(self.next_place)
        key_act(self, "Ctrl+F", self._sought.setFocus)
        key_act(self, "F3", self.next_place)
        self._list.setFocus()

    def show_chapter(self, key: str) -> bool:
        """Turn to a chapter: a page's key, "shortcuts" or "about"; False when there is none."""
        for number, chapter in enumerate(self._chapters):
            if chapter.key == key:
                self._turn_to(number)
                return True
        return False

    def next_place(self) -> None:
        """Show the next passage that answers, in the next chapter where this has no more."""
        if self._places:
            self._shown = (self._shown + 1) % len(self._places)
            self._show_place(self._places[self._shown])

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        numbered = enumerate(self._chapters)
        return tuple(passage for n, chapter in numbered for passage in chapter.passages(n))

    def _seek(self) -> None:
        """List the chapters that answer, the best first, and show the passage that does."""
        asked = self._sought.text().strip()
        self._places = seek(self._passages, asked)
        self._shown = -1
        found = list(dict.fromkeys(place.passage.chapter for place in self._places))
        self._list_chapters(found if asked else range(len(self._chapters)))
        chapters = how_many(len(found), "chapter")
        self._found.setText("" if not asked else f"In {chapters}" if found else "Not found")
        self._mark()
        self.next_place()

    def _list_chapters(self, numbers: Iterable[int]) -> None:
        """Show these chapters, in this order; the one that is read stays chosen if it is there."""
        with QSignalBlocker(self._list):
            self._list.clear()
            for number in numbers:
                item = QListWidgetItem(self._chapters[number].title, self._list)
                item.setData(_NUMBER, number)
                if number == self._read:
                    self._list.setCurrentItem(item)

    def _turn_to(self, number: int) -> None:
        """Choose a chapter in the list; one that was not found is listed again."""
        items = [self._list.item(row) for row in range(self._list.count())]
        item = next((each for each in items if each.data(_NUMBER) == number), None)
        if item is None:
            item = QListWidgetItem(self._chapters[number].title, self._list)
            item.setData(_NUMBER, number)
        self._list.setCurrentItem(item)

    def _show_place(self, place: Place) -> None:
        self._turn_to(place.passage.chapter)
        document = self._text.document()
        start = document.findBlockByNumber(place.passage.block).position()
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        found = place.pattern.search(place.passage.words)
        if found:
            cursor.setPosition(start + found.start())
            cursor.setPosition(start + found.end(), QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.ensureCursorVisible()

    def _mark(self) -> None:
        """Light every place of the words sought in the chapter that is shown."""
        marks = []
        pattern = self._places[0].pattern if self._places else None
        for found in pattern.finditer(self._text.toPlainText()) if pattern else ():
            mark = QTextBrowser.ExtraSelection()
            mark.cursor = QTextCursor(self._text.document())
            mark.cursor.setPosition(found.start())
            mark.cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(colour(self.palette(), "mark"))
            mark.format.setForeground(colour(self.palette(), "markText"))
            marks.append(mark)
        self._text.setExtraSelections(marks)

    def _on_chapter(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._read = item.data(_NUMBER)
        chapter = self._chapters[self._read]
        if chapter.markdown:
            self._text.setMarkdown(chapter.words)
            self._give_room()
        else:
            self._text.setHtml(chapter.words)
        self._mark()

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


def chapters_of(folder: Path) -> list[Chapter]:
    """The chapters in a folder, in the order of their names."""
    found = []
    for path in sorted(folder.glob("[0-9]*.md")):
        words = path.read_text(encoding="utf-8")
        title = words.splitlines()[0].lstrip("# ").strip() if words else path.stem
        found.append(Chapter(_key(path.stem), title, words))
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
    lesser = "GNU Lesser General Public Licence"
    parts = (
        ("Qt, PySide6-Essentials, shiboken6", f"{lesser} 3; its libraries can be replaced"),
        ("python-bidi", f"{lesser} 3; it can be replaced"),
        ("Python, typing-extensions", "Python Software Foundation licence"),
        ("SQLAlchemy, Alembic, Mako, python-docx, openpyxl, et-xmlfile", "MIT licence"),
        ("cffi, charset-normalizer", "MIT licences"),
        ("lxml, ReportLab, pypdf, olefile, MarkupSafe, pycparser", "BSD licences"),
        ("Pillow", "MIT-CMU licence"),
        ("pypdfium2, PDFium", "Apache Licence 2.0, BSD licence"),
        ("uharfbuzz, HarfBuzz", "Apache Licence 2.0, MIT licence"),
        ("chunspell, spylls", "MIT licence, Mozilla Public Licence 2.0"),
        ("Hunspell", "Mozilla Public Licence 1.1, GPL 2 or LGPL 2.1"),
        ("PyNaCl, libsodium", "Apache Licence 2.0, ISC licence"),
        ("British English dictionary", f"{lesser} 3; it can be replaced"),
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
        "“resources/fonts”, “resources/icons” and “resources/dictionaries” of the program; each "
        "library brings its own, in a folder beside it whose name ends in “.dist-info”.</p>"
    )
