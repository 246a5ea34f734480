"""The whole statement in the window: says what the statement says, and leads where it should."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextDocument
from pytestqt.qtbot import QtBot

from tests.export.documents import documents
from tests.export.html_reading import without_mark
from tests.export.reference_document import reference_document
from tests.properties import examples
from workbench.gui.look.appearance import StatementColours
from workbench.gui.reading.text import StatementText
from workbench.gui.reading.whole import origin_of, paragraph_of, write_statement
from workbench.statement.characters import printable
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.text import lines

COLOURS = StatementColours(
    text="#dddddd",
    muted="#aaaaaa",
    link="#88bbff",
    highlight="#665500",
    highlight_text="#ffffff",
    focus="#334455",
    changed="#223322",
)


def _normal(text: str) -> str:
    return " ".join(text.split())


def _written(statement: Document, focus: str = "") -> QTextDocument:
    document = QTextDocument()
    write_statement(statement, document, COLOURS, 40, focus)
    return document


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pieces(document: QTextDocument) -> Iterator[tuple[str, QTextCharFormat]]:
    for block in _blocks(document):
        piece = block.begin()
        while not piece.atEnd():
            yield piece.fragment().text(), piece.fragment().charFormat()
            piece += 1


@given(document=documents())
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_says_what_the_statement_says(qapp: object, document: Document) -> None:
    said = _normal(_written(document).toPlainText())
    expected = _normal(" ".join(lines(printable(document))))
    assert without_mark(said, document.meta.watermark) == expected


@pytest.mark.parametrize("stage", StatementStage)
def test_every_line_begins_a_line(qapp: object, stage: StatementStage) -> None:
    statement = reference_document(stage)
    said = [_normal(line) for line in _written(statement).toPlainText().split("\n")]
    expected = [_normal(line) for line in lines(statement)]
    assert said[len(said) - len(expected) :] == expected


def test_a_click_on_any_words_leads_to_their_record(qapp: object) -> None:
    links = [(words, form.anchorHref()) for words, form in _pieces(_written(reference_document()))]
    origins = {origin_of(link) for _, link in links if link}
    assert {"event:e1", "head:h2", "what-happened", "event:e2:quote", "signature"} <= origins
    assert ("8.", "origin:finding:f2:analysis:1") in links


def test_references_lead_to_a_paragraph_of_the_statement(qapp: object) -> None:
    document = QTextDocument()
    places = write_statement(reference_document(), document, COLOURS, 40)
    references = [
        (words, paragraph_of(form.anchorHref()))
        for words, form in _pieces(document)
        if form.anchorHref().startswith("paragraph:")
    ]
    assert len(references) == 4
    for number, key in references:
        assert document.findBlockByNumber(places[key]).text().startswith(f"{number}.\t")


@pytest.mark.parametrize("origin", ["finding:f1", "a b/ü?#&\"'<", "100%", "event:\u4e2d"])
def test_an_origin_survives_being_a_link(origin: str) -> None:
    assert origin_of("origin:" + quote(origin, safe=":")) == origin


def test_other_links_have_no_origin() -> None:
    assert origin_of("paragraph:complaint") is None


def test_the_record_chosen_is_set_off_and_no_other(qapp: object) -> None:
    document = _written(reference_document(), focus="event:e1")
    grounds = {
        block.text(): block.blockFormat().background().color().name()
        for block in _blocks(document)
        if block.blockFormat().background().style() is not Qt.BrushStyle.NoBrush
    }
    assert len(grounds) == 1
    assert set(grounds.values()) == {COLOURS.focus}


def test_every_colour_comes_from_the_window(qapp: object) -> None:
    inks = {form.foreground().color().name() for _, form in _pieces(_written(reference_document()))}
    assert inks == {COLOURS.text, COLOURS.muted, COLOURS.link, COLOURS.highlight_text}


def test_what_is_missing_is_highlighted(qapp: object) -> None:
    marked = {
        words
        for words, form in _pieces(_written(reference_document()))
        if form.background().color().name() == COLOURS.highlight
    }
    assert {"[date of the report]", "[paragraph ?]"} <= marked


def test_words_of_a_case_never_become_markup(qapp: object) -> None:
    assert "checked <b> & the post" in _written(reference_document()).toPlainText()


def test_going_to_a_record_brings_its_words_to_the_top(qtbot: QtBot) -> None:
    text = StatementText(None, "text", "The statement")
    qtbot.addWidget(text)
    text.resize(400, 120)
    text.show()
    text.show_statement(reference_document())
    text.scroll_to("signature")
    assert text.verticalScrollBar().value() > 0
    at = text.cursorForPosition(text.viewport().rect().bottomLeft())
    assert at.blockNumber() == text.document().blockCount() - 1


def test_a_statement_shown_again_is_not_drawn_again(qtbot: QtBot) -> None:
    text = StatementText(None, "text", "The statement")
    qtbot.addWidget(text)
    text.show_statement(reference_document())
    with qtbot.assertNotEmitted(text.drawn):
        text.show_statement(reference_document())
    with qtbot.waitSignal(text.drawn):
        text.show_statement(reference_document(), "event:e1")
