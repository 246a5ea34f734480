"""The viewer: pages drawn beside the window, words selected by mouse and keys, found, turned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests import papers
from tests.gui.desks import find
from workbench.domain.errors import EvidenceUnavailable
from workbench.gui.viewer.frame import PaperFrame
from workbench.gui.viewer.laid_out import LaidOut
from workbench.gui.viewer.pages import Spot
from workbench.interchange.drawing.drawer import ChildDrawer

SOON = 30_000


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[PaperFrame]:
    made = PaperFrame(ChildDrawer)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    yield made
    made.source.close()


def put(qtbot: QtBot, frame: PaperFrame, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with qtbot.waitSignal(frame.opened, timeout=SOON):
        frame.open(lambda: path, path.name)
    if frame.reading.number:
        qtbot.waitUntil(lambda: frame.reading.lettering(0) is not None, timeout=SOON)


def test_a_long_pdf_is_drawn_only_where_it_is_seen(
    qtbot: QtBot, frame: PaperFrame, tmp_path: Path
) -> None:
    drawn: list[int] = []
    frame.source.drawn.connect(lambda key, picture: drawn.append(key.page))
    put(qtbot, frame, tmp_path / "long.pdf", papers.pdf(*[f"page {n}" for n in range(300)]))
    reading = frame.reading
    assert reading.number == 300
    qtbot.waitUntil(lambda: 1 in drawn, timeout=SOON)
    reading.setFocus()
    qtbot.keyClick(reading, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: 299 in drawn, timeout=SOON)
    assert reading.page == 299
    assert len(set(drawn)) < 12
    line = find(frame.bar, QLineEdit, "viewer.page")
    line.setFocus()
    line.setText("150")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert reading.page == 149


def test_words_are_selected_by_the_mouse_and_by_keys(
    qtbot: QtBot, frame: PaperFrame, tmp_path: Path
) -> None:
    put(
        qtbot,
        frame,
        tmp_path / "letter.pdf",
        papers.pdf("She rang at noon. He came late.\nNobody saw it."),
    )
    reading = frame.reading
    qtbot.keyClick(reading, Qt.Key.Key_S)
    assert reading.selection.words() == "She rang at noon."
    qtbot.keyClick(reading, Qt.Key.Key_S)
    qtbot.keyClick(reading, Qt.Key.Key_X)
    assert reading.selection.words() == "He came late. Nobody saw it."
    qtbot.keyClick(reading, Qt.Key.Key_Escape)
    assert reading.selection.words() == ""
    qtbot.keyClick(reading, Qt.Key.Key_S)
    qtbot.keyClick(reading, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert reading.selection.words() == "He came late"
    words = reading.lettering(0)
    assert words is not None
    at = words.text.index("Nobody")
    spot = reading.below(type(reading.selection.passage)(Spot(0, at), Spot(0, at + 6))).center()
    qtbot.mouseDClick(reading.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert reading.selection.words() == "Nobody"
    first = reading.below(type(reading.selection.passage)(Spot(0, 0), Spot(0, 3)))
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(reading.viewport(), left, pos=first.topLeft() + QPoint(1, 4))
    QTest.mouseEvent(
        QTest.MouseAction.MouseMove,
        reading.viewport(),
        left,
        Qt.KeyboardModifier.NoModifier,
        first.center() + QPoint(first.width() // 2, 0),
    )
    qtbot.mouseRelease(reading.viewport(), left, pos=first.center())
    assert reading.selection.words() in ("She", "She r")


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_what_is_set_off_lies_on_the_words_however_the_page_is_turned(
    qtbot: QtBot, frame: PaperFrame, tmp_path: Path, turns: int
) -> None:
    put(qtbot, frame, tmp_path / "letter.pdf", papers.pdf("Hello"))
    reading = frame.reading
    reading.turn(turns)
    passage = type(reading.selection.passage)(Spot(0, 0), Spot(0, 5))
    drawn: set[int] = set()
    frame.source.drawn.connect(lambda key, picture: drawn.add(key.scale))
    reading.resize_to(1.5)
    reading.choose(passage)
    qtbot.waitUntil(lambda: 2000 in drawn, timeout=SOON)
    shot = reading.viewport().grab().toImage()
    box = reading.below(passage)
    reading.choose_nothing()
    plain = reading.viewport().grab().toImage()
    dark = [
        (x, y)
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixelColor(x, y).lightness() < 90
    ]
    assert dark
    assert all(box.adjusted(-2, -2, 2, 2).contains(x, y) for x, y in dark)
    ground = shot.pixelColor(box.left() + 1, box.center().y())
    assert ground != plain.pixelColor(box.left() + 1, box.center().y())


def test_words_are_found_over_the_end_of_a_line_and_on_pages_not_seen_yet(
    qtbot: QtBot, frame: PaperFrame, tmp_path: Path
) -> None:
    pages = [f"nothing on page {n}" for n in range(30)]
    pages[20] = "here is the hidden\nword of it"
    put(qtbot, frame, tmp_path / "long.pdf", papers.pdf(*pages))
    frame.begin_find()
    line = find(frame, QLineEdit, "find.words")
    qtbot.keyClicks(line, "hidden word")
    qtbot.waitUntil(lambda: frame.reading.page == 20, timeout=SOON)
    assert find(frame, QLabel, "find.result").text() == "1 of 1"
    assert frame.reading.selection.words() == "hidden word"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert frame.reading.hasFocus()


def test_an_e_mail_is_set_on_sheets_with_numbered_paragraphs(
    qtbot: QtBot, frame: PaperFrame, tmp_path: Path
) -> None:
    body = "\n\n".join(f"Paragraph {n} of it. " + "words " * 60 for n in range(40))
    put(qtbot, frame, tmp_path / "m.eml", papers.email(body=body))
    pages = frame.reading.pages
    assert isinstance(pages, LaidOut)
    assert len(pages.leaves) > 3
    assert frame.numbered == "para"
    for page in range(len(pages.leaves)):
        text = pages.words(page).text
        for at in range(0, len(text), 97):
            number, inside = pages.number(Spot(page, at))
            back = pages.spot(number, inside)
            assert pages.number(back) == (number, inside)
            if text[at] != "\n":
                assert pages.pieces[number - 1].text[inside] == text[at]


def test_what_cannot_be_shown_says_why_in_place_of_the_pages(
    qtbot: QtBot, frame: PaperFrame, tmp_path: Path
) -> None:
    put(qtbot, frame, tmp_path / "l.pdf", papers.pdf("x", password="p"))
    assert "password" in find(frame, QLabel, "viewer.trouble").text()

    def gone() -> Path:
        raise EvidenceUnavailable("The file is missing.", "All else can be used.")

    with qtbot.waitSignal(frame.opened, timeout=SOON):
        frame.open(gone, "x.pdf")
    assert "missing" in frame.trouble.text()
    put(qtbot, frame, tmp_path / "s.pdf", papers.pdf("sound"))
    assert frame.reading.number == 1


def test_the_small_pages_lead_to_a_page(qtbot: QtBot, frame: PaperFrame, tmp_path: Path) -> None:
    put(qtbot, frame, tmp_path / "p.pdf", papers.pdf("one", "two", "three"))
    qtbot.keyClick(frame.reading, Qt.Key.Key_T)
    assert frame.small.isVisible()
    qtbot.waitUntil(lambda: frame.small.picture(2) is not None, timeout=SOON)
    frame.small.chosen.emit(2)
    assert frame.reading.page == 2
