from tests.e2e.test_window import *
from PySide6.QtWidgets import QApplication, QWidget
def test_x(qtbot, tmp_path):
    desk = AtTheKeyboard(qtbot, tmp_path)
    enter_the_case(desk); enter_people(desk)
    enter_heads_and_evidence(desk); enter_events(desk)
    desk.keys("Ctrl+7", "Ctrl+N")
    desk.reach("finding.analysis")
    desk.words("See ")
    desk.keys("Ctrl+R")
    print("A", desk._focus().objectName())
    desk.words("appointed an")
    print("A", desk._focus().objectName(), QApplication.activePopupWidget())
    desk.keys("Return")
    print("A", desk._focus().objectName(), QApplication.activePopupWidget())
    qtbot.wait(200)
    print("A", desk._focus().objectName(), QApplication.activePopupWidget())
    assert 0
