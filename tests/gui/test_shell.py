"""What stands round the pages: panels, the navigation, the foot, and the way from part to part."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_sound_case
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Casebooks, Desktop, a_desktop
from workbench.application.case.editing import set_fields
from workbench.gui.case.pages import page_of
from workbench.gui.look.moments import weekday


def test_panels_stay_closed_until_asked_for_and_then_open(qtbot: QtBot, tmp_path: Path) -> None:
    casebooks = Casebooks()
    first = a_desktop(qtbot, tmp_path, [a_sound_case()], casebooks)
    first.window.show_case("c1")
    panels = [first.find(QWidget, f"panel.{name}") for name in ("preview", "problems")]
    assert all(panel.isHidden() for panel in panels)
    first.trigger("preview")
    assert panels[0].isVisible() and panels[1].isHidden()
    first.window.close()
    second = a_desktop(qtbot, tmp_path, (), casebooks)
    second.window.show_case("c1")
    assert second.find(QWidget, "panel.preview").isVisible()
    assert second.window.actions_["preview"].isChecked()
    second.find(QToolButton, "preview.close").click()
    assert second.find(QWidget, "panel.preview").isHidden()
    assert not second.window.actions_["preview"].isChecked()


def test_the_navigation_folds_to_icons_and_stays_so(qtbot: QtBot, tmp_path: Path) -> None:
    casebooks = Casebooks()
    first = a_desktop(qtbot, tmp_path, [a_sound_case()], casebooks)
    first.window.resize(1300, 760)
    first.window.show_case("c1")
    wide = first.open_case.view.navigation.width()
    qtbot.keyClick(first.window, Qt.Key.Key_F9)
    assert first.open_case.view.navigation.width() < wide / 2
    saved = first.find(QLabel, "foot.saved")
    qtbot.waitUntil(saved.isHidden, timeout=10_000)
    tips = [each.toolTip() for each in first.window.foot.findChildren(QWidget)]
    assert saved.text() in tips
    first.window.close()
    second = a_desktop(qtbot, tmp_path, (), casebooks)
    second.window.resize(1300, 760)
    second.window.show_case("c1")
    assert second.open_case.view.navigation.narrow
    qtbot.keyClick(second.window, Qt.Key.Key_F9)
    assert second.open_case.view.navigation.width() == wide


def test_the_foot_never_says_saved_beside_a_refused_entry(qtbot: QtBot, at_a_case: Desktop) -> None:
    at_a_case.case_with(investigator="R Hallam")
    saved = at_a_case.find(QLabel, "foot.saved")
    at_a_case.find(QPushButton, "overview.edit").click()
    line = at_a_case.find(QLineEdit, "case.reference")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "nonsense")
    at_a_case.trigger("page.people")
    qtbot.waitUntil(lambda: saved.text() == "Not saved: “Reference” on the page Overview")
    at_a_case.trigger("page.overview")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "21 017 938")
    at_a_case.trigger("page.people")
    qtbot.waitUntil(lambda: saved.text().startswith("Saved"))


def test_the_way_to_everything_stands_in_the_corner_of_the_menus(at_a_case: Desktop) -> None:
    gc.collect()
    assert at_a_case.find(QToolButton, "search.button").isVisible()


def test_f6_goes_from_part_to_part_of_the_window(qtbot: QtBot, at_a_case: Desktop) -> None:
    at_a_case.trigger("page.people")
    seen = []
    for _ in range(3):
        qtbot.keyClick(at_a_case.window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
    assert seen[0].startswith("person.") and seen[1:] == ["case.page-list", "people.table"]


def test_comments_stand_among_the_pages_once_a_draft_has_gone_out(at_a_case: Desktop) -> None:
    view, id = at_a_case.open_case.view, at_a_case.case.case.id

    def sent(day: date | None) -> None:
        at_a_case.open_case.bridge.apply(
            "Edit", lambda case: set_fields(case, "case", id, draft_sent_on=day)
        )

    place = page_of("point")
    sent(None)
    assert view.pages.isRowHidden(place)
    at_a_case.trigger("page.comments")
    assert not view.pages.isRowHidden(place)
    at_a_case.trigger("page.people")
    assert view.pages.isRowHidden(place)
    sent(date(2026, 11, 2))
    assert not view.pages.isRowHidden(place)


def test_no_command_is_off_without_a_reason(desktop: OpenDesktop) -> None:
    opened = desktop(a_case(reference="21 000 001"))
    for shown in ("", "c1"):
        if shown:
            opened.window.show_case(shown)
        off = [each for each in opened.window.actions_.every() if not each.isEnabled()]
        assert off
        for action in off:
            assert action.toolTip().endswith("."), action.text()
    (menu,) = (each.menu() for each in opened.window.menuBar().actions() if each.text() == "&Case")
    assert menu.toolTipsVisible()


def test_a_case_is_opened_only_where_one_is_chosen(desktop: OpenDesktop) -> None:
    opened = desktop()
    act = opened.window.actions_["open"]
    assert not act.isEnabled() and act.toolTip() == "Choose a case first."
    opened.trigger("new")
    assert act.isEnabled()
    act.trigger()
    assert opened.window.open_case is None
    opened.window.home.register.begin()
    assert act.isEnabled()
    act.trigger()
    assert opened.window.open_case is not None


@pytest.mark.parametrize(
    ("day", "said"), [(date(2026, 12, 4), "Fri 4 December"), (date(2024, 5, 9), "Thu 9 May 2024")]
)
def test_a_day_due_of_another_year_says_which(day: date, said: str) -> None:
    assert weekday(day, date(2026, 11, 30)) == said
    assert weekday(day, date(2026, 11, 30), short=True) == said.replace("ember", "")


def test_what_changes_no_line_of_the_navigation_draws_none_anew(at_a_case: Desktop) -> None:
    at_a_case.case_with(subject="Foster carers")
    QApplication.processEvents()
    drawn = Drawn(at_a_case.open_case.view.pages.viewport())
    at_a_case.case_with(subject="Respite care")
    QApplication.processEvents()
    assert drawn.times == 0
    at_a_case.trigger("page.people")
    QApplication.processEvents()
    assert drawn.times


class Drawn(QObject):
    """Counts how often a widget is drawn."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False
