"""What has the keyboard and what is switched on can be seen, by day and in the dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.gui.windows import Desktop
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.look.theme.palette import colours
from workbench.gui.records.folds import FoldLine

THEMES = ("theme.light", "theme.dark")


@pytest.fixture(autouse=True)
def light_again(at_a_case: Desktop) -> Iterator[None]:
    """Later tests begin by day, whatever was chosen here."""
    yield
    at_a_case.trigger("theme.light")


def edge(editor: QPlainTextEdit | MarkupEdit) -> str:
    """The colour at the left edge of an editor, half-way down."""
    image = editor.grab().toImage()
    return image.pixelColor(0, image.height() // 2).name()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("page", "kind", "name"),
    [
        ("people", QPlainTextEdit, "person.other_names"),
        ("findings", MarkupEdit, "finding.analysis"),
    ],
)
def test_a_box_of_several_lines_is_framed_while_it_has_the_keyboard(
    qtbot: QtBot, at_a_case: Desktop, theme: str, page: str, kind: type, name: str
) -> None:
    at_a_case.trigger(theme)
    at_a_case.trigger(f"page.{page}")
    qtbot.waitUntil(lambda: bool(at_a_case.window.findChildren(FoldLine)))
    editor = at_a_case.find(kind, name)
    accent = editor.palette().color(QPalette.ColorRole.Highlight).name()
    assert edge(editor) != accent
    high = editor.height()
    editor.setFocus()
    assert editor.hasFocus()
    assert edge(editor) == accent
    assert editor.height() == high


@pytest.mark.parametrize("theme", THEMES)
def test_a_button_with_the_keyboard_has_one_ring_and_nothing_within(
    at_a_case: Desktop, theme: str
) -> None:
    at_a_case.trigger(theme)
    at_a_case.trigger("page.people")
    button = QApplication.focusWidget()
    while not (isinstance(button, QPushButton) and button.text()):
        QTest.keyClick(button or at_a_case.window, Qt.Key.Key_Tab)
        button = QApplication.focusWidget()

    def within() -> QImage:
        ring = 4
        return button.grab(button.rect().adjusted(ring, ring, -ring, -ring)).toImage()

    at_the_keyboard = within()
    button.clearFocus()
    assert within() == at_the_keyboard


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_switched_on_is_told_apart_by_a_frame(
    qtbot: QtBot, at_a_case: Desktop, theme: str
) -> None:
    at_a_case.trigger(theme)
    at_a_case.trigger("preview")
    draft = at_a_case.find(QToolButton, "preview.draft")
    final = at_a_case.find(QToolButton, "preview.final")
    named = colours(theme == "theme.dark")

    def framed(button: QToolButton) -> bool:
        image = button.grab().toImage()
        middle = image.height() // 2
        side = {image.pixelColor(x, middle).name().upper() for x in range(4)}
        return named["edge"] in side

    for on, off in ((draft, final), (final, draft)):
        on.click()
        assert framed(on)
        assert not framed(off)
        assert on.fontMetrics().horizontalAdvance(on.text()) <= on.width()
