"""The Statement page: its outline, subheadings, places for words and standard paragraphs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_passage, a_sound_case, a_topic, an_event, with_records
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.domain.records.drafting import Choice, TopicRole
from workbench.gui.fields.markup import MarkupEdit
from workbench.gui.statement.outline import OutlineTree
from workbench.gui.statement.panel.standards import StandardRow
from workbench.gui.statement.rows.document_view import DocumentView


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
    desktop.find(QAbstractButton, name).click()


def test_the_outline_shows_sections_subheadings_and_first_words(page: Desktop) -> None:
    shown = lines(tree_of(page))
    assert shown[0] == "Summary"
    assert "The complaint" in shown
    assert "What happened" in shown
    assert "Was there fault?" in shown
    assert any(line.startswith("1  ") for line in shown)


def test_enter_in_the_outline_writes_the_text_of_a_section(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "considered")
    qtbot.keyClick(tree_of(page), Qt.Key.Key_Return)
    editor = page.find(MarkupEdit, "statement.unit")
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "I read the papers.")
    tree_of(page).setFocus()
    assert page.case.text("considered") == "I read the papers."
    page.trigger("undo")
    assert page.case.text("considered") == ""


def test_a_place_asked_for_in_the_panel_is_written_in(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "action")
    press(qtbot, page, "statement.place.action-lead")
    editor = page.find(MarkupEdit, "statement.unit")
    qtbot.keyClicks(editor, "I recommend what follows.")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert page.case.text("action-lead") == "I recommend what follows."


def test_a_new_subheading_is_named_at_once(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "what-i-found")
    press(qtbot, page, "statement.topic.new")
    made = next(t for t in page.case.topics.values() if t.id not in ("t1", "t2"))
    assert made.section == "what-i-found"
    line = page.find(QLineEdit, "topic.title")
    assert line.minimumWidth() < 240  # the narrowest the panel beside the statement can be
    assert line.selectedText() == "New subheading"
    qtbot.keyClicks(line, "Later events")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.case.topics[made.id].title == "Later events"
    qtbot.waitUntil(lambda: "Later events" in lines(tree_of(page)))


def test_subheadings_move_nest_and_go(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("topic", "t2")
    page.find(QAction, "statement.topic.in").trigger()
    assert page.case.topics["t2"].parent_id == "t1"
    page.find(QAction, "statement.topic.out").trigger()
    assert page.case.topics["t2"].parent_id == ""
    page.find(QAction, "statement.topic.up").trigger()
    order = sorted(page.case.topics.values(), key=lambda topic: topic.position)
    assert [topic.id for topic in order] == ["t2", "t1"]
    page.find(QAction, "statement.topic.delete").trigger()
    assert set(page.case.topics) == {"t1"}
    assert not page.case.passages
    page.trigger("undo")
    assert set(page.case.topics) == {"t1", "t2"}
    assert set(page.case.passages) == {"s1"}


@pytest.fixture
def made(qtbot: QtBot, desktop: OpenDesktop) -> Desktop:
    """The Statement page of a case whose subheadings the program makes by itself."""
    case = with_records(a_sound_case(), an_event("e8", in_statement=True, topic_id=""))
    for kind in ("topic", "passage"):
        case = case.with_collection(kind, {})
    opened = desktop(case)
    opened.window.show_case("c1", "statement")
    qtbot.waitUntil(lambda: "What happened" in lines(tree_of(opened)))
    return opened


def test_a_heading_the_program_made_is_moved_like_ones_own(made: Desktop) -> None:
    before = [line for line in lines(tree_of(made)) if line in ("What happened", "Analysis")]
    assert before == ["What happened", "Analysis"]
    tree_of(made).select("topic", "made-analysis")
    made.find(QAction, "statement.topic.up").trigger()
    order = sorted(made.case.topics.values(), key=lambda topic: topic.position)
    assert [topic.title for topic in order] == ["Analysis", "What happened"]
    after = [line for line in lines(tree_of(made)) if line in ("What happened", "Analysis")]
    assert after == ["Analysis", "What happened"]
    made.trigger("undo")
    assert not made.case.topics


def test_a_heading_the_program_made_is_renamed(qtbot: QtBot, made: Desktop) -> None:
    tree_of(made).select("topic", "made-facts")
    made.find(QAction, "statement.topic.rename").trigger()
    line = made.find(QLineEdit, "topic.title")
    assert line.selectedText() == "What happened"
    qtbot.keyClicks(line, "The facts")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The facts" in lines(tree_of(made)))
    assert "What happened" not in lines(tree_of(made))
    made.find(QLineEdit, "topic.title").setFocus()
    while made.case.topics:
        made.trigger("undo")
    assert tree_of(made).hasFocus(), "what had the keyboard is gone: it is in the outline"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_heading_the_program_made_stays_so_when_its_words_are_left(
    qtbot: QtBot, made: Desktop, key: Qt.Key
) -> None:
    before = made.case
    tree_of(made).select("topic", "made-facts")
    undo = made.window.actions_["undo"].text()
    made.find(QAction, "statement.topic.rename").trigger()
    line = made.find(QLineEdit, "topic.title")
    assert line.selectedText() == "What happened"
    qtbot.keyClick(line, key)
    tree_of(made).setFocus()
    assert made.case == before
    assert made.window.actions_["undo"].text() == undo
    tree_of(made).select("topic", "made-analysis")
    qtbot.waitUntil(lambda: not made.window.findChildren(QLineEdit, "topic.title"))


def test_words_of_a_heading_the_program_made_are_kept_whatever_becomes_of_the_others(
    qtbot: QtBot, made: Desktop
) -> None:
    tree_of(made).select("topic", "made-facts")
    made.find(QAction, "statement.topic.rename").trigger()
    line = made.find(QLineEdit, "topic.title")
    qtbot.keyClicks(line, "The facts")
    assert made.window.open_case is not None
    bridge = made.window.open_case.bridge
    other = a_topic("other", title="Consent", section="what-i-found")
    bridge.apply("New subheading", lambda case: editing.add(case, "topic", other))
    bridge.apply("Edit", lambda case: editing.set_fields(case, "event", "e8", note="Looked at."))
    assert line.text() == "The facts" and line.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    titles = {each.title for each in made.case.topics.values()}
    assert titles >= {"Consent", "The facts"} and "What happened" not in titles
    qtbot.waitUntil(lambda: "The facts" in lines(tree_of(made)))
    facts = next(each for each in made.case.topics.values() if each.title == "The facts")
    tree_of(made).select("topic", facts.id)
    made.find(QAction, "statement.topic.rename").trigger()
    titled = made.window.findChildren(QLineEdit, "topic.title")
    next(each for each in titled if each.isVisible()).setText("What had been done")
    bridge.apply("Delete", lambda case: editing.remove(case, "topic", facts.id))
    assert QGuiApplication.clipboard().text() == "What had been done"
    assert "in the clipboard" in made.find(QLabel, "statement.said").text()


def test_a_paragraph_chosen_in_the_outline_is_moved_there(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    topic = a_topic("t1", TopicRole.FACTS, title="What happened")
    both = (a_passage(f"s{n}", f"Words {n}.", topic_id="t1", position=n) for n in (1, 2))
    opened = desktop(with_records(a_sound_case(), topic, *both))
    opened.window.show_case("c1", "statement")
    tree = tree_of(opened)
    qtbot.waitUntil(lambda: any("Words 2" in line for line in lines(tree)))
    view = opened.find(DocumentView, "statement.document")
    view.scroll_to("passage:s2")
    opened.find(QAction, "statement.topic.up").trigger()
    order = sorted(opened.case.passages.values(), key=lambda each: each.position)
    assert "\n\n".join(each.text for each in order) == "Words 2.\n\nWords 1."


def test_an_act_a_heading_does_not_allow_says_why(made: Desktop) -> None:
    said = made.find(QLabel, "statement.said")
    tree_of(made).select("section", "complaint")
    made.find(QAction, "statement.topic.rename").trigger()
    assert "Statement settings" in said.text()
    tree_of(made).select("topic", "made-facts")
    made.find(QAction, "statement.topic.delete").trigger()
    assert "goes by itself" in said.text()
    assert not made.case.topics


def test_a_heading_that_stays_where_it_is_makes_no_records(made: Desktop) -> None:
    tree_of(made).select("topic", "made-facts")
    for act in ("up", "delete"):
        made.find(QAction, f"statement.topic.{act}").trigger()
    assert not made.case.topics


def test_a_subheading_goes_to_another_section(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("topic", "t2")
    box = page.find(QComboBox, "topic.section")
    box.setCurrentIndex(box.findText("The complaint"))
    assert page.case.topics["t2"].section == "complaint"

    def above() -> str:
        item = tree_of(page).currentItem()
        return item.parent().text(0) if item is not None and item.parent() is not None else ""

    qtbot.waitUntil(lambda: "complaint" in above())


def test_a_standard_paragraph_is_left_out_and_left_to_itself_again(
    qtbot: QtBot, page: Desktop
) -> None:
    tree_of(page).select("section", "powers")
    switch = page.find(QCheckBox, "statement.standard.fault-and-injustice")
    assert switch.isChecked()
    switch.click()
    assert page.case.choices["fault-and-injustice"].choice is Choice.LEAVE_OUT
    assert page.open_case.history_labels()[0].startswith("Leave out")
    switch.click()
    assert "fault-and-injustice" not in page.case.choices


def test_standard_paragraphs_are_searched(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "powers")
    rows = page.find(QWidget, "statement.section.powers").findChildren(StandardRow)
    sought = page.find(QLineEdit, "statement.standards.find")
    assert len(rows) > 6 and sought.isVisible()
    sought.setText("service maladmin")
    kept = [row for row in rows if row.isVisible()]
    assert 0 < len(kept) < len(rows)
    sought.clear()
    assert all(row.isVisible() for row in rows)


def test_a_standard_paragraph_is_found_in_the_statement(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "powers")
    page.find(QLabel, "statement.standard.fault-and-injustice.open").linkActivated.emit("reword")
    view = page.find(DocumentView, "statement.document")
    chosen = view.current()
    assert chosen is not None
    assert chosen.address == "standard:fault-and-injustice"
    assert "maladministration" in chosen.words


def test_standard_paragraphs_change_places_in_this_case(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "powers")
    view = page.find(DocumentView, "statement.document")

    def order() -> list[str]:
        rows = view.rows.rows
        return [row.address for row in rows if row.address.startswith("standard:")]

    before = order()
    first = before.index("standard:fault-and-injustice")
    assert view.scroll_to("standard:fault-and-injustice")
    page.find(QAction, "statement.paragraph.down").trigger()
    assert page.open_case.history_labels()[0].startswith("Move")
    qtbot.waitUntil(lambda: order()[first] == before[first + 1])
    assert order()[first + 1] == "standard:fault-and-injustice"


def test_a_paragraph_of_a_record_leads_to_it(qtbot: QtBot, page: Desktop) -> None:
    assert tree_of(page).select("paragraph", "finding:f1:analysis")
    page.find(QAction, "statement.paragraph.record").trigger()
    assert page.open_case.view.page_key() == "findings"


def test_headings_of_sections_say_in_the_menu_why_they_stay(qtbot: QtBot, page: Desktop) -> None:
    tree_of(page).select("section", "powers")
    menu = page.find(QMenu, "statement.topic.menu")
    menu.aboutToShow.emit()
    assert {each.text() for each in menu.actions() if each.isEnabled() and each.text()} == {
        "New subheading"
    }
    assert all(each.toolTip() for each in menu.actions() if not each.isEnabled())


def test_what_is_still_to_be_found_leads_to_its_section(qtbot: QtBot, desktop: OpenDesktop) -> None:
    page = desktop(a_case())
    page.window.show_case(page.workbench.register()[0].id, "statement")
    tree, view = tree_of(page), page.find(DocumentView, "statement.document")
    qtbot.waitUntil(lambda: view.rows.rowCount() > 0, timeout=10_000)
    assert tree.currentItem() is None
    (line,) = tree.findItems(
        "what I found]", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    )
    tree.setCurrentItem(line)
    chosen = view.current()
    assert chosen is not None and chosen.words == "What I found"
