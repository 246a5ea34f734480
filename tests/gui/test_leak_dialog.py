"""How the dialog of names found looks: in step with the theme, as high as what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenDesktop
from tests.gui.test_leaving import leak_dialog, stopped


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
