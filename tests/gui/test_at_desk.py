"""Who is at the desk: asked once, remembered, and told to what keeps a change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QTreeWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.scripted_dialogs import ScriptedDialogs
from workbench.application.case.ports import AtDesk
from workbench.bootstrap import window_services
from workbench.gui.look.appearance import Appearance
from workbench.gui.settings import Remembered, open_settings
from workbench.gui.window.at_desk import AtTheDesk
from workbench.gui.window.main import MainWindow


def test_who_is_at_the_desk_is_asked_once_and_remembered(
    qapp: QApplication, tmp_path: Path
) -> None:
    remembered, dialogs = Remembered(open_settings(tmp_path / "w.ini")), ScriptedDialogs()
    desk = AtDesk()
    asking = AtTheDesk(desk, dialogs, remembered)
    assert desk.name == ""
    dialogs.will_answer("  R   Hallam ")
    asking.ask_once()
    assert desk.name == "R Hallam"
    asking.ask_once()  # a second question would find no answer
    another = AtDesk()
    AtTheDesk(another, dialogs, remembered).ask_once()
    assert another.name == "R Hallam"


def test_whoever_does_not_say_is_not_asked_again(qapp: QApplication, tmp_path: Path) -> None:
    remembered, dialogs = Remembered(open_settings(tmp_path / "w.ini")), ScriptedDialogs()
    dialogs.will_answer(None)
    AtTheDesk(AtDesk(), dialogs, remembered).ask_once()
    desk = AtDesk()
    AtTheDesk(desk, dialogs, remembered).ask_once()
    assert desk.name == ""


def test_the_name_is_changed_in_the_menu_and_stands_in_the_history(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    services, dialogs = window_services(tmp_path / "book"), ScriptedDialogs()
    settings = open_settings(tmp_path / "w.ini")
    window = MainWindow(services, dialogs, Appearance(qapp, settings), Remembered(settings))
    qtbot.addWidget(window, before_close_func=lambda shown: shown.close())
    window.show()
    dialogs.will_answer("T Okonjo-Reeve")
    window.actions_["who"].trigger()
    assert window.casebook is not None
    window.show_case(window.casebook.workbench.bring_in(a_sound_case()))
    window.actions_["page.history"].trigger()
    log = window.findChild(QTreeWidget, "history.log")
    assert log is not None
    qtbot.waitUntil(lambda: log.topLevelItemCount() > 0)
    assert log.topLevelItem(0).text(0).endswith(" · T Okonjo-Reeve")
