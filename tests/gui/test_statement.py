"""The Statement page: texts, subheadings, passages, standard and reworded paragraphs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_passage, a_sound_case, a_topic, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.domain.drafting import Choice, Override, TopicRole
from workbench.gui.markup_edit import MarkupEdit
from workbench.gui.statement.outline import OutlineTree


@pytest.fixture
def page(qtbot: QtBot, desktop: OpenDesktop) -> Desktop:
    """The Statement page of a case with two subheadings and a passage."""
    case = with_records(
        a_sound_case(),
        a_topic("t1", TopicRole.FACTS, title="What happened", position=0),
        a_topic("t2", TopicRole.ANALYSIS, title="Was there fault?", position=1),
        a_passage("s1", "Words of my own.", topic_id="t2"),
    )
    opened = desktop(case)
    opened.window.show_case("c1", "statement")
    tree = opened.find(OutlineTree, "statement.outline")
    qtbot.waitUntil(lambda: tree.topLevelItemCount() > 0)
    return opened


def tree_of(desktop: Desktop) -> OutlineTree:
    """The outline."""
    return desktop.find(OutlineTree, "statement.outline")


def lines(tree: QTreeWidget) -> list[str]:
    """Every line of the outline, from the top."""

    def below(item: QTreeWidgetItem) -> list[str]:
        found = [item.text(0)]
        for row in range(item.childCount()):
            found += below(item.child(row))
        return found

    result = []
    for row in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(row)
        assert item is not None
        result += below(item)
    return result


def press(qtbot: QtBot, desktop: Desktop, name: str) -> None:
    """Press a button, also one that is only in a menu."""
    desktop.find(QPushButton, name).click()


def test_the_outline_shows_sections_subheadings_and_first_words(page: Desktop) -> None:
    shown = lines(tree_of(page))
    assert shown[0] == "Summary"
    assert "The complaint" in shown
    assert "What happened" in shown
    assert "Was there fault?" in shown
    assert any(line.startswith("1  ") for line in shown)


def test_a_text_of_a_section_is_written_and_kept(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "considered")
    editor = page.find(MarkupEdit, "statement.text.considered")
    qtbot.keyClicks(editor, "I read the papers.")
    editor.clearFocus()
    qtbot.waitUntil(lambda: page.case.text("considered") == "I read the papers.")
    page.trigger("undo")
    assert page.case.text("considered") == ""
    assert editor.toPlainText() == ""


def test_a_text_emptied_leaves_no_record(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "decision")
    editor = page.find(MarkupEdit, "statement.text.decision")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    editor.clearFocus()
    qtbot.waitUntil(lambda: "decision" not in page.case.texts)


def test_a_new_subheading_is_named_at_once(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "what-i-found")
    press(qtbot, page, "statement.topic.new")
    made = next(t for t in page.case.topics.values() if t.id not in ("t1", "t2"))
    assert made.section == "what-i-found"
    line = page.find(QLineEdit, "topic.title")
    line.selectAll()
    qtbot.keyClicks(line, "Later events")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.case.topics[made.id].title == "Later events"
    qtbot.waitUntil(lambda: "Later events" in lines(tree_of(page)))


def test_subheadings_move_nest_and_go(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("topic", "t2")
    press(qtbot, page, "statement.topic.in")
    assert page.case.topics["t2"].parent_id == "t1"
    press(qtbot, page, "statement.topic.out")
    assert page.case.topics["t2"].parent_id == ""
    press(qtbot, page, "statement.topic.up")
    order = sorted(page.case.topics.values(), key=lambda topic: topic.position)
    assert [topic.id for topic in order] == ["t2", "t1"]
    press(qtbot, page, "statement.topic.delete")
    assert set(page.case.topics) == {"t1"}
    assert not page.case.passages
    page.trigger("undo")
    assert set(page.case.topics) == {"t1", "t2"}
    assert set(page.case.passages) == {"s1"}


def test_passages_are_added_moved_and_deleted(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("topic", "t2")
    press(qtbot, page, "statement.topic.add-passage")
    new = next(id for id in page.case.passages if id != "s1")
    editor = page.find(MarkupEdit, f"statement.passage.{new}")
    qtbot.keyClicks(editor, "And this.")
    press(qtbot, page, f"statement.passage.{new}.up")
    assert page.case.passages[new].text == "And this."
    positions = page.case.passages
    assert positions[new].position < positions["s1"].position
    press(qtbot, page, "statement.passage.s1.delete")
    assert set(page.case.passages) == {new}


def test_a_standard_paragraph_is_left_out_and_left_to_itself_again(
    qtbot: QtBot, page: Desktop
) -> None:
    tree_of(page).select("section", "powers")
    box = page.find(QComboBox, "statement.standard.fault-and-injustice")
    assert box.currentText() == "Automatic"
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert page.case.choices["fault-and-injustice"].choice is Choice.LEAVE_OUT
    assert page.open_case.history_labels()[0].startswith("Leave out")
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert "fault-and-injustice" not in page.case.choices


def test_a_standard_paragraph_is_reworded_for_this_case(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "powers")
    page.find(QLabel, "statement.standard.fault-and-injustice.open").linkActivated.emit("reword")
    source = page.find(QLabel, "statement.paragraph.source").text()
    assert "maladministration" in source
    press(qtbot, page, "statement.paragraph.reword")
    override = next(iter(page.case.overrides.values()))
    assert override.origin == "standard:fault-and-injustice"
    assert override.text == override.replaced
    assert not page.find(QWidget, "statement.paragraph.review").isVisible()
    press(qtbot, page, "statement.paragraph.withdraw")
    assert not page.case.overrides


def test_a_reworded_paragraph_whose_source_changed_asks_to_be_looked_at(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    former = Override(
        id="o1", origin="standard:fault-and-injustice", text="My words.", replaced="Former words."
    )
    opened = desktop(with_records(a_sound_case(), former))
    opened.window.show_case("c1")
    opened.open_case.goto("override", "o1")
    assert opened.find(QWidget, "statement.paragraph.review").isVisible()
    assert opened.find(QLabel, "statement.paragraph.former").text() == "Former words."
    press(qtbot, opened, "statement.paragraph.fits")
    assert "maladministration" in opened.case.overrides["o1"].replaced
    assert opened.case.overrides["o1"].text == "My words."
    assert not opened.find(QWidget, "statement.paragraph.review").isVisible()


def test_a_paragraph_of_a_record_leads_to_it(qtbot: QtBot, page: Desktop) -> None:
    assert tree_of(page).select("paragraph", "finding:f1:analysis")
    go = page.find(QPushButton, "statement.paragraph.go")
    assert go.text() == "Go to the finding"
    go.click()
    assert page.open_case.view.page_key() == "findings"
