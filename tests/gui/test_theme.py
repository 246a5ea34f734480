"""Colours that read in both themes, one sheet for every page, icons that follow, tooltips."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QIcon, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import RESOURCES
from tests.gui.contrast import PAIRS, contrast
from tests.gui.windows import Desktop
from workbench.gui.case.pages import as_widget, page_of
from workbench.gui.look.labels import of_kind, toned
from workbench.gui.look.theme.dressing import dress, hold_rooms
from workbench.gui.look.theme.icons import icon, picture
from workbench.gui.look.theme.palette import colours, palette
from workbench.gui.look.theme.sheet import in_sheet
from workbench.gui.look.theme.typeface import window_font

GUI = Path(__file__).parents[2] / "workbench" / "gui"
THEMES = ("light", "dark")


@pytest.fixture
def light_again(at_a_case: Desktop) -> Iterator[Desktop]:
    """A case open; later tests begin by day."""
    yield at_a_case
    at_a_case.trigger("theme.light")


def solid_colours(image: QImage) -> set[str]:
    """The colours in a picture that are hardly see-through."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    found = (image.pixelColor(x, y) for x, y in points)
    return {each.name().upper() for each in found if each.alpha() > 250}


def test_contrast_is_counted_as_the_guidelines_say() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("words", "ground", "least"), PAIRS)
def test_words_and_signs_read_on_their_grounds(
    dark: bool, words: str, ground: str, least: float
) -> None:
    named = colours(dark)
    assert contrast(named[words], named[ground]) >= least


def test_both_themes_name_the_same_colours_and_each_is_used() -> None:
    assert colours(False).keys() == colours(True).keys()
    sheet = (RESOURCES / "theme" / "window.qss").read_text(encoding="utf-8")
    used = set(re.findall(r"%\((\w+)\)s", sheet))
    assert used - colours(False).keys() == {
        "theme", "drawings", "small", "smaller", "case", "title", "high", "large",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["with space", "a'b", "a(b) c", "é ŵ", "50% off", "x;y", "{x}", "#hash", "c,d"]
    + ["a\\b", "\\26 x", 'quo"te'] * (os.name == "posix")
)  # fmt: skip
def test_a_drawing_of_the_sheet_is_found_whatever_its_folder_is_called(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    drawn = QImage(14, 14, QImage.Format.Format_RGB32)
    drawn.fill("#cc2200")
    drawn.save(str(folder / "drawn.png"))
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setStyleSheet(f'QCheckBox::indicator {{ image: url("{in_sheet(folder)}/drawn.png"); '
                      "width: 14px; height: 14px; }")  # fmt: skip
    assert "#CC2200" in solid_colours(box.grab().toImage())


@pytest.mark.parametrize("dark", [False, True])
def test_every_role_of_the_palette_is_a_colour_of_the_theme(dark: bool) -> None:
    made = palette(dark)
    named = {each.lower() for each in colours(dark).values()}
    for role in made.ColorRole:
        if role not in (made.ColorRole.NoRole, made.ColorRole.NColorRoles):
            assert made.color(role).name() in named, role


def test_no_page_styles_itself() -> None:
    own_look = re.compile(r"setStyleSheet\(|QColor\(\s*[\"'#0-9]|\"#[0-9a-fA-F]{6}\"")
    kept = {"look", "reading/paper.py"}  # what is printed is black on white whatever the theme
    found = [
        f"{path.relative_to(GUI)}: {line.strip()}"
        for path in sorted(GUI.rglob("*.py"))
        if not {path.relative_to(GUI).parts[0], str(path.relative_to(GUI))} & kept
        for line in path.read_text(encoding="utf-8").splitlines()
        if own_look.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("theme", THEMES)
def test_tooltips_can_be_read(qtbot: QtBot, light_again: Desktop, theme: str) -> None:
    light_again.trigger(f"theme.{theme}")
    window = light_again.window
    QToolTip.showText(window.mapToGlobal(QPoint(50, 50)), "What a tooltip says", window, QRect())
    shown = lambda: [  # noqa: E731 - looked for until it is there
        each for each in QApplication.topLevelWidgets()
        if each.metaObject().className() == "QTipLabel" and each.isVisible()
    ]  # fmt: skip
    qtbot.waitUntil(lambda: bool(shown()))
    seen = solid_colours(shown()[0].grab().toImage())
    named = colours(theme == "dark")
    assert named["tip"].upper() in seen
    assert max(contrast(each, named["tip"]) for each in seen) >= 4.5
    QToolTip.hideText()


@pytest.mark.parametrize("theme", THEMES)
def test_an_icon_has_the_colour_of_its_place_in_every_theme(
    light_again: Desktop, theme: str
) -> None:
    drawn = icon("history")
    light_again.trigger(f"theme.{theme}")
    named = colours(theme == "dark")
    size = QSize(64, 64)
    for mode, state, expected in (
        (QIcon.Mode.Normal, QIcon.State.Off, "text2"),
        (QIcon.Mode.Normal, QIcon.State.On, "accent"),
        (QIcon.Mode.Disabled, QIcon.State.Off, "text3"),
    ):
        assert named[expected].upper() in solid_colours(drawn.pixmap(size, mode, state).toImage())


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    drawings = sorted((RESOURCES / "icons").glob("*.svg"))
    assert len(drawings) > 20
    for drawing in drawings:
        image = picture(drawing.stem, "text", 32).toImage()
        assert solid_colours(image), drawing.name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["", "primary", "quiet", "danger"])
def test_a_button_shows_that_it_has_the_keyboard(
    qtbot: QtBot, light_again: Desktop, theme: str, kind: str
) -> None:
    light_again.trigger(f"theme.{theme}")
    button = of_kind(QPushButton("Words", light_again.open_case.view.header), kind)
    button.show()
    before = button.sizeHint()

    def near_the_edge() -> list[str]:
        image = button.grab().toImage()
        return [image.pixelColor(x, image.height() // 2).name() for x in range(8)]

    at_rest = near_the_edge()
    button.setFocus()
    assert button.hasFocus()
    changed = [contrast(one, other) for one, other in zip(at_rest, near_the_edge(), strict=True)]
    assert sum(each >= 3 for each in changed) >= 1
    assert button.sizeHint() == before
    button.deleteLater()


def test_a_tone_given_later_is_seen(qtbot: QtBot, light_again: Desktop) -> None:
    label = QLabel("Words", light_again.open_case.view.header)
    label.show()
    toned(label, "late")
    assert label.palette().color(label.foregroundRole()).name().upper() == colours(False)["amber"]


def test_a_page_out_of_sight_follows_the_theme_once_it_is_seen_again(light_again: Desktop) -> None:
    light_again.trigger("page.people")
    page = as_widget(light_again.open_case.view.show_page(page_of("person")))
    light_again.trigger("page.overview")
    light_again.trigger("theme.dark")
    assert colours(False)["line"] in page.styleSheet()
    light_again.trigger("page.people")
    assert colours(True)["line"] in page.styleSheet()
    light_again.trigger("theme.light")
    assert colours(False)["line"] in page.styleSheet()


def test_a_room_is_given_the_sheet_as_it_is_first_seen(qtbot: QtBot) -> None:
    room = dress(QWidget())
    qtbot.addWidget(room)
    assert not room.styleSheet()
    room.show()
    assert room.styleSheet()


def test_a_window_that_qt_made_keeps_its_dress_while_it_is_open(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    hold_rooms(holder)
    holder.show()
    QToolTip.showText(QPoint(5, 5), "Made by Qt itself", holder)
    gc.collect()
    (tip,) = holder.findChildren(QLabel)
    tip.hide()
    tip.show()
    assert colours(False)["line"] in tip.styleSheet()


@pytest.mark.parametrize("theme", THEMES)
def test_whatever_is_seen_has_the_sheet_of_the_theme(light_again: Desktop, theme: str) -> None:
    light_again.trigger(f"theme.{theme}")
    for command in ("preview", "problems", "search", "calculator", "replace"):
        light_again.trigger(command)
    bare = [
        each.objectName() or type(each).__name__
        for each in QApplication.allWidgets()
        if each.isVisible() and colours(theme == "dark")["line"] not in _sheets_of(each)
    ]
    for each in QApplication.topLevelWidgets():
        if each is not light_again.window:
            each.close()
    for command in ("preview", "problems"):
        light_again.trigger(command)
    assert set(bare) <= {"window", "QWidget", "case", "case.pages", "PageStack", "Divided", "_Line"}


def _sheets_of(widget: QWidget | None) -> str:
    return "" if widget is None else widget.styleSheet() + _sheets_of(widget.parentWidget())


def test_type_is_thirteen_pixels_unless_the_computer_is_set_to_large(qapp: QApplication) -> None:
    usual = window_font(QFont("DejaVu Sans", 10), 0, "linux")
    assert QFontInfo(usual).pixelSize() == 13
    assert QFontInfo(usual).family() == "Inter"
    assert window_font(QFont("Segoe UI", 9), 2, "win32").pointSizeF() == pytest.approx(11.75)
    assert window_font(QFont("Segoe UI", 9), 0, "win32").family() == "Segoe UI"
    assert window_font(QFont("DejaVu Sans", 14), 1, "linux").pointSizeF() == 15


def test_the_prompt_of_a_field_keeps_its_colour(light_again: Desktop) -> None:
    field = light_again.window.findChild(QLineEdit)
    assert field is not None
    prompt = field.palette().color(field.palette().ColorRole.PlaceholderText)
    assert prompt.name().upper() == colours(False)["text3"]
    assert isinstance(field, QWidget)
    assert field.focusPolicy() != Qt.FocusPolicy.NoFocus
