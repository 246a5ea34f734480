"""What takes something away stands in red in its menu, in every menu."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.gui.case.pages import PAGES
from workbench.gui.look.appearance import Theme
from workbench.gui.look.buttons import ActsMenu
from workbench.gui.look.theme.palette import shade

_TAKES = re.compile(r"&?D&?e&?lete\b|&?Erase\b|&?Remove\b")


@pytest.fixture
def visited(desktop: OpenDesktop) -> Desktop:
    """A window whose every page was shown."""
    opened = desktop(a_sound_case())
    opened.window.show_case("c1")
    for spec in PAGES:
        opened.trigger(f"page.{spec.key}")
        QApplication.processEvents()
    return opened


def test_every_act_that_deletes_is_marked_in_its_menu(visited: Desktop) -> None:
    found = 0
    for menu in visited.window.findChildren(QMenu):
        for action in menu.actions():
            takes = _TAKES.match(action.text()) is not None
            said = f"{menu.objectName()}: {action.text()}"
            assert (action.property("kind") == "danger") is takes, said
            assert isinstance(menu, ActsMenu) or not takes, said
            found += takes
    assert found > 8


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_it_is_painted_in_red_in_both_themes(qtbot: QtBot, visited: Desktop, theme: Theme) -> None:
    visited.window.appearance.choose_theme(theme)
    menu = next(
        each for each in visited.window.findChildren(ActsMenu) if each.objectName() == "people.menu"
    )
    delete = next(each for each in menu.actions() if each.property("kind") == "danger")
    delete.setEnabled(True)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    image = menu.grab(menu.actionGeometry(delete)).toImage()
    painted = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert QColor(shade("red")).name() in painted
    above = menu.grab(menu.actionGeometry(menu.actions()[0])).toImage()
    assert QColor(shade("red")).name() not in {
        above.pixelColor(x, y).name() for x in range(above.width()) for y in range(above.height())
    }
