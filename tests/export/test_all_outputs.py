"""Word, PDF, web page and plain text of one statement all say the same, number for number.

The statements are drawn at random from every kind of node in every nesting. Forty are read with
every change to the program; five hundred, with what LibreOffice makes of the Word files, when the
slow tests run.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pypdf import PdfReader

from tests.export.documents import documents
from tests.export.html_reading import Page, draft_words, without_mark
from tests.export.libreoffice import TEXT_FILTER, Office, Poppler, shown_lines
from tests.export.reference_document import reference_document
from tests.export.small_statements import statement_of
from tests.export.tagged_pdf import read_tags
from tests.export.word_reading import W, WordFile
from workbench.export import pdf, plain, web_page, word
from workbench.export.theme import Theme
from workbench.interchange.published.page import read_page
from workbench.interchange.published.word import read_word
from workbench.statement.nodes import TYPED, Block, Document, Inline, Paragraph, Style, Styled, Text
from workbench.statement.text import lines

MANY = 500
NODES = {*get_args(Inline), *get_args(Block)}


@cache
def drawn(count: int) -> tuple[Document, ...]:
    """So many different statements, the same at every run."""
    found: dict[Document, None] = {}

    @settings(
        max_examples=count + count // 4 + 10, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(documents(odd=False))
    def collect(document: Document) -> None:
        found[document] = None

    collect()
    return tuple(found)[:count]


def nodes_in(part: Any) -> Iterator[tuple[type, ...]]:
    """The path of kinds that leads to each block and inline, from the section down."""
    inner = ("blocks", "items", "children", "paragraphs", "inlines")
    for name in inner:
        for each in getattr(part, name, ()):
            for one in each if isinstance(each, tuple) else (each,):
                yield (type(one),)
                yield from ((type(one), *path) for path in nodes_in(one))


def normal(text: str) -> str:
    return " ".join(text.split())


def said(document: Document) -> str:
    return normal(" ".join(lines(document)))


def differences(document: Document, theme: Theme) -> dict[str, str]:
    """What each output says, of those that do not say what the statement says."""
    tagged = read_tags(pdf.render(document, theme))
    assert tagged.problems == []
    first = draft_words(document.meta)
    told = {
        "word": " ".join(WordFile(word.render(document, theme)).text()),
        "pdf": tagged.text,
        "html": without_mark(Page(web_page.render(document, theme)).words, first),
        "text": without_mark(plain.render(document), first),
    }
    wanted = said(document)
    return {name: shown for name, text in told.items() if (shown := normal(text)) != wanted}


def test_twenty_statements_read_the_same_in_every_output(theme: Theme) -> None:
    assert [found for one in drawn(20) if (found := differences(one, theme))] == []


def test_the_office_stands_over_everything_else_in_every_output(theme: Theme) -> None:
    plainly = reference_document()
    named = replace(plainly, meta=replace(plainly.meta, office="Office of the Ombudsman"))
    assert next(lines(named)) == "Office of the Ombudsman"
    assert list(lines(named))[1:] == list(lines(plainly))
    assert differences(named, theme) == {}


@pytest.mark.parametrize("style", TYPED)
def test_every_style_is_set_and_read_back_as_it_was(style: Style, theme: Theme) -> None:
    words = (Text("They "), Styled(style, (Text("met"),)), Text(" late."))
    written = statement_of(Paragraph(inlines=words, origin="o1", number=1))
    assert differences(written, theme) == {}
    page = read_page(web_page.render(written, theme))
    file = read_word(word.render(written, theme))
    assert [words in [line.inlines for line in read] for read in (page, file)] == [True, True]


def test_what_was_added_is_underlined_and_what_was_removed_struck_out(theme: Theme) -> None:
    words = (
        Text("The panel "),
        Styled(Style.REMOVED, (Text("met"),)),
        Styled(Style.ADDED, (Text("sat"),)),
    )
    changed = statement_of(Paragraph(inlines=words, origin="o1", number=1))
    assert "<del>met</del><ins>sat</ins>" in web_page.render(changed, theme)
    runs = {
        "".join(run.itertext()): {mark.tag.removeprefix(W) for mark in run.iter()}
        for run in WordFile(word.render(changed, theme)).document.iter(f"{W}r")
    }
    assert "strike" in runs["met"] and "u" in runs["sat"]
    assert not {"strike", "u"} & runs["The panel "]
    page = PdfReader(io.BytesIO(pdf.render(changed, theme))).pages[0]
    bars = [
        tuple(map(float, operands))
        for operands, order in page.get_contents().operations  # type: ignore[union-attr]
        if order == b"re"
    ]
    (met, sat) = bars[-2:]
    assert met[1] > sat[1] and met[0] < sat[0] and 0 < met[3] < 1 > sat[3] > 0


@pytest.mark.slow
def test_five_hundred_statements_read_the_same_in_every_output(theme: Theme) -> None:
    made = drawn(MANY)
    assert len(made) == MANY
    assert [found for one in made if (found := differences(one, theme))] == []


@pytest.mark.slow
def test_the_five_hundred_hold_every_kind_of_node_in_many_nestings() -> None:
    made = drawn(MANY)
    paths = {path for one in made for part in one.sections for path in nodes_in(part)}
    assert {kind for path in paths for kind in path} >= NODES
    # Strong and emphasised words are one kind of node.
    assert len(paths) > 300


@pytest.mark.slow
def test_libreoffice_shows_the_numbers_of_five_hundred_statements(
    theme: Theme, office: Office
) -> None:
    made = drawn(MANY)
    texts = office.convert_all([word.render(one, theme) for one in made], TEXT_FILTER)
    for document, text in zip(made, texts, strict=True):
        wanted = [normal(line) for line in lines(document) if line.strip()]
        assert [normal(line) for line in shown_lines(text) if line] == wanted


@pytest.mark.slow
def test_libreoffice_prints_the_numbers_of_five_hundred_statements(
    theme: Theme, office: Office, poppler: Poppler
) -> None:
    # Header and footer of words that stand nowhere else, to be told from the statement's own.
    made = [
        replace(one, meta=replace(one.meta, header="Headwords", footer="Footwords"))
        for one in drawn(MANY)
    ]
    printed = office.convert_all([word.render(one, theme) for one in made], "pdf")
    for document, file in zip(made, printed, strict=True):
        assert bare(poppler.pages(file)) == "".join(said(document).split())


def bare(pages: list[str]) -> str:
    """The characters of all pages but spaces, without header, footer and page number."""
    body = ""
    for number, page in enumerate(pages, 1):
        words = "".join(page.split())
        for piece in ("Headwords", "Footwords", f"Page{number}of{len(pages)}"):
            # Over the title on the first page stands no header.
            assert words.count(piece) == (piece != "Headwords" or number > 1)
            words = words.replace(piece, "")
        body += words
    return body
