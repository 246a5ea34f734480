"""The dialog of names found: each sentence by itself, in step with the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenDesktop
from tests.gui.test_leaving import leak_dialog, press, stopped, written
from tests.gui.windows import Desktop


def test_the_dialog_follows_the_theme_and_is_no_higher_than_it_needs(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = stopped(qtbot, desktop, tmp_path)
    dialog = leak_dialog(qtbot, desk)
    light = dialog.sentence.text()
    desk.trigger("theme.dark")
    qtbot.waitUntil(lambda: dialog.sentence.text() != light)
    layout = dialog.layout()
    assert layout is not None
    low = dialog.height()
    assert low == layout.totalHeightForWidth(dialog.width())
    desk.find(QRadioButton, "leaks.leave").setChecked(True)
    assert dialog.height() > low


TWICE = "I spoke to Philippa about it. I read the file. Later Philippa rang again."


def test_each_sentence_of_a_paragraph_is_shown_and_left_by_itself(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = stopped(qtbot, desktop, tmp_path, TWICE)
    dialog = leak_dialog(qtbot, desk)
    for count, words in (("1 of 2", "I spoke to"), ("2 of 2", "rang again")):
        assert dialog.count.text() == count and words in dialog.sentence.text()
        desk.find(QRadioButton, "leaks.leave").setChecked(True)
        desk.find(QPlainTextEdit, "leaks.reason").setPlainText("The name of a street in town.")
        press(qtbot, desk)
    assert written(qtbot, desk, tmp_path).count("Philippa") == len(desk.case.acceptances) == 2


def test_what_a_fix_settled_in_another_sentence_is_not_asked_again(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = stopped(qtbot, desktop, tmp_path, TWICE)
    press(qtbot, desk)
    assert "Later Ms X rang again." in written(qtbot, desk, tmp_path)


def test_what_is_tried_on_the_list_follows_the_theme(qtbot: QtBot, at_a_case: Desktop) -> None:
    at_a_case.trigger("protected")
    name = next(each.name for each in at_a_case.case.people.values())
    at_a_case.find(QPlainTextEdit, "protected.words").setPlainText(f"I saw {name}.")
    found = at_a_case.find(QLabel, "protected.found")
    light = found.text()
    at_a_case.trigger("theme.dark")
    qtbot.waitUntil(lambda: found.text() != light, timeout=10_000)
    assert name in found.text()
