"""The manual says nothing the program does not keep: its keys, names, commands and links exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from tests.builders import RESOURCES
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.domain.casefile import KINDS
from workbench.domain.shape import shape
from workbench.gui.case.pages import PAGES
from workbench.gui.help.manual import OTHER_KEYS, ManualWindow, chapters_of
from workbench.gui.help.seeking import Passage, seek
from workbench.gui.viewer.reading import PaperReading

CHAPTERS = sorted((RESOURCES / "manual").glob("[0-9]*.md"))
PROGRAM = RESOURCES.parent / "workbench"

ANSWERED = frozenset(
    {
        *("Alt+Up", "Alt+Down", "Enter", "Esc", "Del", "Tab", "Shift+Tab", "Shift+Enter"),
        *("F2", "F3", "Shift+F3", "Shift+Down", "Ctrl+A", "Ctrl+Enter", "@", "#", "§", "¶"),
    }
)
"""Keys that widgets answer themselves, or Qt does; the tests of those widgets press them."""

_KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:F?\d+|[A-Z][a-z]+|[A-Z]\b|[;+-])|\bF\d{1,2}\b")
_NAME = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")


def words_of(path: Path) -> str:
    """A chapter without what is set as code, its lines joined."""
    return " ".join(re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8")).split())


def plain(name: str) -> str:
    """A name without the marks that only the screen has."""
    return name.replace("&", "").partition("\t")[0].strip(" …▾(:").strip()


@cache
def the_whole_manual() -> str:
    """Every chapter, one after the other."""
    return " ".join(words_of(path) for path in CHAPTERS)


@cache
def words_in_the_program() -> frozenset[str]:
    """Every piece of text in the program and its data that could be a name in the window."""
    found: set[str] = set()
    for folder in ("gui", "application", "domain"):
        for path in (PROGRAM / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(plain(node.value))
    for path in (RESOURCES / "rules").glob("*.toml"):
        found.update(re.findall(r'"([^"\n]+)"', path.read_text(encoding="utf-8")))
    # Fields are called in the window what the record calls them, with a capital.
    found.update(plain(each.label) for kind in KINDS for each in shape(kind).values())
    return frozenset(found)


def keys_of(at_a_case: Desktop) -> Iterator[str]:
    """The keys of every menu, page and window of the open case."""
    for spec in PAGES:
        at_a_case.trigger(f"page.{spec.key}")
        QApplication.processEvents()
    at_a_case.trigger("reading-view")
    for window in (at_a_case.window, *QApplication.topLevelWidgets()):
        for action in window.findChildren(QAction):
            yield from (keys.toString() for keys in action.shortcuts())
        for shortcut in window.findChildren(QShortcut):
            yield from (each.toString() for each in QShortcut.keys(shortcut))
        for button in window.findChildren(QAbstractButton):
            yield button.shortcut().toString()
        for paper in window.findChildren(PaperReading):
            yield from (*paper.letters, *map(str.upper, paper.signs))


def as_written(keys: str) -> str:
    """Keys as the manual and Qt both write them."""
    return QKeySequence(keys).toString().replace("Return", "Enter") or keys


@pytest.fixture
def keys(at_a_case: Desktop) -> set[str]:
    """Every key there is."""
    there = {as_written(each) for each in keys_of(at_a_case)} | ANSWERED
    for window in QApplication.topLevelWidgets():
        if window.objectName() == "reading":
            window.close()
    return there


def test_every_key_the_manual_names_exists(keys: set[str]) -> None:
    named = {as_written(match) for match in _KEY.findall(the_whole_manual())}
    assert len(named) > 40
    assert named - keys == set()


def test_every_key_in_the_list_of_keys_exists(keys: set[str]) -> None:
    listed = [
        each for group in OTHER_KEYS.values() for _, text in group for each in text.split(", ")
    ]
    assert {as_written(each) for each in listed} - keys == set()


def test_every_command_of_the_menus_is_in_the_manual(at_a_case: Desktop) -> None:
    manual = the_whole_manual()
    names = {plain(each.text()).lstrip("0123456789 ") for each in at_a_case.window.actions_.every()}
    assert sorted(name for name in names if name not in manual) == []


def test_every_name_in_italics_stands_in_the_window() -> None:
    names = {
        plain(part) for name in _NAME.findall(the_whole_manual()) for part in name.split(" › ")
    }
    menus = {"File", "Edit", "Case", "View", "Tools", "Help"}
    assert sorted(names - menus - words_in_the_program()) == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_has_a_title_fits_on_two_screens_and_links_to_chapters(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# \S", text)
    assert len(text.split()) < 450
    targets = {each.name for each in CHAPTERS} | {"shortcuts", "about"}
    assert set(_LINK.findall(text)) <= targets


def test_every_page_has_a_chapter_and_f1_opens_it(at_a_case: Desktop) -> None:
    for spec in PAGES:
        at_a_case.trigger(f"page.{spec.key}")
        at_a_case.trigger("manual")
        window = at_a_case.find(ManualWindow, "manual")
        row = at_a_case.find(QListWidget, "manual.chapters").currentRow()
        assert CHAPTERS[row].stem.endswith(f"-{spec.key}")
        assert window.isVisible()
    assert len(at_a_case.window.findChildren(ManualWindow)) == 1


def test_every_chapter_loads_and_the_readme_is_none(desktop: OpenDesktop) -> None:
    opened = desktop()
    opened.trigger("manual")
    chapters = opened.find(QListWidget, "manual.chapters")
    text = opened.find(QTextBrowser, "manual.text")
    assert chapters.count() == len(CHAPTERS) + 2
    for row in range(len(CHAPTERS)):
        chapters.setCurrentRow(row)
        assert text.toPlainText().startswith(chapters.item(row).text())


def test_a_link_turns_to_its_chapter_and_none_leads_out(qtbot: QtBot, desktop: OpenDesktop) -> None:
    opened = desktop()
    opened.trigger("manual")
    chapters = opened.find(QListWidget, "manual.chapters")
    text = opened.find(QTextBrowser, "manual.text")
    text.anchorClicked.emit(QUrl("18-outside.md"))
    assert chapters.currentItem().text() == "Statements from outside"
    text.anchorClicked.emit(QUrl("shortcuts"))
    assert chapters.currentItem().text() == "Keyboard shortcuts"
    text.anchorClicked.emit(QUrl("https://example.invalid/elsewhere"))
    assert chapters.currentItem().text() == "Keyboard shortcuts"


def test_the_list_of_keys_has_commands_that_need_a_case_too(desktop: OpenDesktop) -> None:
    opened = desktop()
    opened.trigger("shortcuts")
    shown = opened.find(QTextBrowser, "manual.text").toPlainText()
    actions = opened.window.actions_
    assert actions["make-final"].iconText() in shown
    assert actions["make-final"].shortcut().toString() in shown


def test_every_library_that_is_installed_is_named_with_its_licence(desktop: OpenDesktop) -> None:
    opened = desktop()
    opened.trigger("about")
    named = opened.find(QTextBrowser, "manual.text").toPlainText().casefold()
    lock = (RESOURCES.parent / "installers" / "lock" / "run.txt").read_text(encoding="utf-8")
    locked = re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)
    assert locked
    assert [name for name in locked if not re.search(rf"(?<![\w-]){name}(?![\w-])", named)] == []


# --- searching it --------------------------------------------------------------------------------


def a_manual(at_a_case: Desktop) -> ManualWindow:
    at_a_case.trigger("manual")
    return at_a_case.find(ManualWindow, "manual")


def listed(manual: ManualWindow) -> list[str]:
    chapters = manual.findChild(QListWidget, "manual.chapters")
    rows = [chapters.item(row) for row in range(chapters.count())]
    return [row.text() for row in rows if not row.isHidden()]


def test_the_chapters_with_the_words_are_listed_and_the_place_shown(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    manual = a_manual(at_a_case)
    every = listed(manual)
    line = manual.findChild(QLineEdit, "manual.search")
    qtbot.keyClicks(line, "ring mrs t")
    assert listed(manual) == ["Overview"]
    text = manual.findChild(QTextBrowser, "manual.text")
    assert text.textCursor().selectedText().casefold() == "ring mrs t"
    assert len(text.extraSelections()) == 1
    assert manual.findChild(QLabel, "manual.found").text() == "In 1 chapter"
    line.clear()
    assert listed(manual) == every
    assert text.extraSelections() == []


def test_enter_goes_on_through_every_chapter_and_round(qtbot: QtBot, at_a_case: Desktop) -> None:
    manual = a_manual(at_a_case)
    line = manual.findChild(QLineEdit, "manual.search")
    qtbot.keyClicks(line, "casebook")
    found = listed(manual)
    assert len(found) > 2
    chapters = manual.findChild(QListWidget, "manual.chapters")
    seen = [chapters.currentItem().text()]
    for _ in range(300):
        qtbot.keyClick(line, Qt.Key.Key_Return)
        if chapters.currentItem().text() != seen[-1]:
            seen.append(chapters.currentItem().text())
        if seen[-1] == seen[0] and len(seen) > 1:
            break
    assert set(seen) == set(found)


def test_what_is_nowhere_is_said(qtbot: QtBot, at_a_case: Desktop) -> None:
    manual = a_manual(at_a_case)
    qtbot.keyClicks(manual.findChild(QLineEdit, "manual.search"), "zzyzx")
    assert listed(manual) == []
    assert manual.findChild(QLabel, "manual.found").text() == "Not found"
    assert manual.show_chapter("evidence")
    assert listed(manual) == ["Evidence"]


QUESTIONS = {
    "how do I delete a case": "Starting",
    "undo": "History and files",
    "restore a backup": "Keeping your work safe",
    "tracked changes": "Comments",
    "merge two events": "Chronology",
    "bigger type": "Keyboard and looks",
    "publish the decision": "What goes out",
    "reopen a closed case": "From draft to final",
    "add a person": "People",
    "ocr a scan": "Reading papers",
    "black out a name": "Papers for others",
    "spell check": "Writing texts",
    "forgotten password": "A second reader",
    "12 months late complaint": "Limits on what may be investigated",
    "bank holidays": "Procedure and the clock",
    "calendar reminder": "Remedies",
    "letter to ofsted": "Letters and notices",
    "comments on the draft": "Comments",
    "standard paragraph": "Office library",
    "where are my files": "History and files",
}


@pytest.fixture(scope="module")
def read_chapters(qapp: QApplication) -> tuple[list[str], list[Passage]]:
    chapters = chapters_of(RESOURCES / "manual")
    passages = [each for n, chapter in enumerate(chapters) for each in chapter.passages(n)]
    return [chapter.title for chapter in chapters], passages


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_question_leads_to_the_chapter_that_answers_it(
    asked: str, read_chapters: tuple[list[str], list[Passage]]
) -> None:
    titles, passages = read_chapters
    places = seek(passages, asked)
    assert titles[places[0].passage.chapter] == QUESTIONS[asked]
    assert places[0].pattern.search(places[0].passage.words)


def test_without_the_words_as_typed_the_best_chapter_stands_on_top(
    qtbot: QtBot, at_a_case: Desktop
) -> None:
    manual = a_manual(at_a_case)
    qtbot.keyClicks(manual.findChild(QLineEdit, "manual.search"), "reopening a closed case")
    assert listed(manual)[0] == "From draft to final"
    text = manual.findChild(QTextBrowser, "manual.text")
    assert "Reopen the case" in text.textCursor().block().text()
    assert len(text.extraSelections()) > 1
    manual.next_place()
    manual.show_chapter("people")
    assert manual.findChild(QListWidget, "manual.chapters").currentItem().text() == "People"


# --- its pictures --------------------------------------------------------------------------------

PICTURES = {
    found: path.stem
    for path in CHAPTERS
    for found in re.findall(r"!\[[^\]]+\]\(pictures/([a-z-]+)\.png\)", path.read_text("utf-8"))
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_picture_is_there_in_both_themes_and_small(name: str, theme: str) -> None:
    data = (RESOURCES / "manual" / "pictures" / f"{name}-{theme}.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < 70_000


def test_a_chapter_shows_its_picture_no_wider_than_the_words(at_a_case: Desktop) -> None:
    manual = a_manual(at_a_case)
    assert manual.show_chapter("chronology")
    text = manual.findChild(QTextBrowser, "manual.text")
    drawn = text.loadResource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("pictures/chronology.png")
    )
    assert 100 < drawn.width() < text.viewport().width()
    assert text.horizontalScrollBar().maximum() == 0
    assert text.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("x.html")) is None


def test_a_picture_leaves_no_gap_beneath_it(desktop: OpenDesktop) -> None:
    opened = desktop()
    opened.trigger("manual")
    opened.find(ManualWindow, "manual").show_chapter("findings")
    text = opened.find(QTextBrowser, "manual.text")
    block = text.document().findBlock(text.toPlainText().index("\ufffc"))
    drawn = text.loadResource(2, QUrl("pictures/findings.png"))
    high = text.document().documentLayout().blockBoundingRect(block).height()
    assert drawn.height() <= high < 1.1 * drawn.height()
