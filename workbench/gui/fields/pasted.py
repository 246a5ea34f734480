"""Words pasted from a letter, an e-mail or a web page, as they are written here.

Word puts its paragraphs into the clipboard twice: as plain lines, in which nobody can tell a new
paragraph from a broken line, and as a page in which they stand apart. So the page is read when
there is one; of its looks only paragraphs and lists are kept. A table is taken as plain lines.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QClipboard,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlock,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.gui.look.layout import announce

_OBJECT = "\ufffc"
_LINE = "\u2028"
_SPACE = " \t\xa0"
# In Word the second kind of bullet is a letter of the text, the third a letter of a face of signs.
_BULLET = re.compile(rf"[{_SPACE}]*(?:[•·▪◦‣⁃●○■□][{_SPACE}]+|[o§](?:\t|\xa0{{2,}})[{_SPACE}]*)")


_NUMBER = re.compile(rf"\d{{1,4}}\.\t[{_SPACE}]*")
"""The number before a paragraph of a statement, which is counted anew wherever it is pasted."""


MOST = 250_000
"""So many characters are pasted at once: more than any field of a case should ever hold."""

_MOST_LOOKS = 20 * MOST
_KEY = QEvent.Type.KeyPress


def refused(source: QMimeData | None, at: QWidget) -> bool:
    """Whether what is to be pasted is too long, which is said; nothing of it is looked at then."""
    size = len(source.text()) if source is not None else 0
    if size <= MOST:
        return False
    words = (
        f"What was copied has {size:,} characters. At most {MOST:,} are pasted at once; nothing "
        "was. A long text can be added as a paper on Evidence."
    )
    QToolTip.showText(at.mapToGlobal(at.rect().bottomLeft()), words, at)
    announce(at, words)
    return True


def pastes_too_much(line: QWidget, event: QEvent) -> bool:
    """Whether a key, the middle button or a drop in a line would paste too much: it is refused.

    Qt would cut it silently.
    """
    clipboard, paste = QGuiApplication.clipboard(), QKeySequence.StandardKey.Paste
    if isinstance(event, QKeyEvent) and event.type() == _KEY and event.matches(paste):
        return refused(clipboard.mimeData(), line)
    if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
        return refused(event.mimeData(), line)
    if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
        middle = event.button() == Qt.MouseButton.MiddleButton and clipboard.supportsSelection()
        return middle and refused(clipboard.mimeData(QClipboard.Mode.Selection), line)
    return False


def holds_files(source: QMimeData) -> bool:
    """Whether files of this computer are dragged or were copied: no words for a text."""
    return any(url.isLocalFile() for url in source.urls())


def pasted_words(source: QMimeData) -> str:
    """What the clipboard holds as authored text: blank lines between paragraphs, "- " for items.

    "" when it holds no words, as with a picture.
    """
    plain = source.text()
    if source.hasHtml() and source.data("text/html").size() <= _MOST_LOOKS:
        page = QTextDocument()
        page.setHtml(source.html())
        table = any(isinstance(each, QTextTable) for each in page.rootFrame().childFrames())
        words = _words_of(page)
        # A few words out of a line keep the blanks at their ends as plain text only.
        if not plain or ("\n" in words and not table):
            return words
    return "\n".join(_plain(line) for line in plain.splitlines())


def _words_of(page: QTextDocument) -> str:
    words, in_list = "", False
    block = page.begin()
    while block.isValid():
        line = _line_of(block)
        if line:
            item = line.startswith("- ")
            gap = "\n" if item and in_list else "\n\n"
            words, in_list = (words + gap if words else "") + line, item
        block = block.next()
    return words


def _line_of(block: QTextBlock) -> str:
    line = block.text().replace(_OBJECT, "").replace(_LINE, "\n").strip()
    if line and block.textList() is not None:
        return f"- {line}"
    return _plain(line)


def _plain(line: str) -> str:
    """A line without a list of its own: an item, or words without the number before them."""
    found = _NUMBER.match(line)
    return _item(line) or (line[found.end() :] if found else line)


def _item(line: str) -> str:
    """A line that a bullet stands before, as an item; "" for other lines."""
    found = _BULLET.match(line)
    return f"- {line[found.end() :]}" if found else ""
