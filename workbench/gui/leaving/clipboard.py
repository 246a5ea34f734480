"""The clipboard: the one place that puts words on it, with labels in place of names.

Words from a case go through `copy_words` or `copy_rows`; what belongs to no case (a count of the
calculator, the places of a crash) through `copy_of_no_case`. Fields in which a person writes keep
their own copying: what is cut there is pasted there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from workbench.domain.errors import NameGivenAway
from workbench.gui.desk import Desk

_LINK = re.compile(r"</?a\b[^>]*>")


def copy_words(desk: Desk, what: str, text: str) -> bool:
    """Copy words from the open case; `what` names them ("the count"). False when refused."""
    return copy_labelled(desk, what, desk.labelling.words(text))


def copy_rows(desk: Desk, what: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Copy rows of a table, for a spreadsheet and for a text; False when refused."""
    words = desk.labelling.words
    shown = [[words(cell) for cell in row] for row in rows]
    lines = ["\t".join(map(_one_line, row)) for row in (titles, *shown)]
    head = "".join(f"<th>{escape(each)}</th>" for each in titles)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(each)}</td>" for each in row) + "</tr>" for row in shown
    )
    html = f"<table><tr>{head}</tr>{body}</table>"
    return copy_labelled(desk, what, "\n".join(lines) + "\n", html)


def copied_words() -> str:
    """The words that are on it now."""
    return QGuiApplication.clipboard().text()


def copy_of_no_case(text: str) -> None:
    """Copy words in which no case stands."""
    QGuiApplication.clipboard().setText(text)


def labelled_mime(desk: Desk, mime: QMimeData) -> QMimeData:
    """What was selected in a text to read, as it may be copied or dragged out of the window.

    Links of the program are left out: they lead nowhere outside, and name records of the case.
    """
    text = mime.text()
    shown = desk.labelling.words_leaving(text)
    leaving = QMimeData()
    leaving.setText(shown)
    if shown == text and mime.hasHtml():
        leaving.setHtml(_LINK.sub("", mime.html()))
    return leaving


def copy_labelled(desk: Desk, what: str, text: str, html: str = "") -> bool:
    """Copy words that have labels in place of names already; False when refused."""
    from workbench.application.handing_out.gate import Paper

    try:
        desk.labelling.refuse_names(Paper(what, "", (("its words", text),)))
    except NameGivenAway as error:
        desk.bridge.failed.emit(error)
        return False
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)
    return True


def _one_line(words: str) -> str:
    return " ".join(words.split())
