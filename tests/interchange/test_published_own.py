"""What this program exports it reads back: the same text with the same numbers and labels."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.export.documents import documents, long_document
from tests.export.reference_document import reference_document
from tests.properties import examples
from workbench.bootstrap import load_reference_library, practice_cases, renderers
from workbench.interchange.published.files import lines_of
from workbench.interchange.published.reader import read_statement
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import (
    TYPED,
    Block,
    BulletList,
    Citation,
    Document,
    DocumentMeta,
    LetteredList,
    ListItem,
    Paragraph,
    Quote,
    Section,
    SignatureBlock,
    StatementStage,
    Subheading,
    Text,
)
from workbench.statement.numbering import number as number_paragraphs
from workbench.statement.reading.reader import read_lines
from workbench.statement.text import lines

LIBRARY = load_reference_library()
RENDERERS = renderers()
ENDINGS = {"word": "a.docx", "html": "a.html", "text": "a.txt"}
TODAY = date(2026, 11, 2)
PRACTICE = [case for _, case in practice_cases()]


def read_back(document: Document, format: str) -> Document:
    return read_lines(lines_of(ENDINGS[format], RENDERERS[format](document)), LIBRARY).document


def shown(document: Document) -> list[str]:
    """The printed lines; white space is single, and lines with nothing on them are left out."""
    tidy = (" ".join(line.split()) for line in lines(document))
    return [line for line in tidy if line]


@settings(deadline=None, max_examples=examples(60))
@given(documents(odd=False, styles=TYPED), st.sampled_from(("word", "html")))
def test_any_statement_comes_back_from_word_and_html_word_for_word(
    document: Document, format: str
) -> None:
    said = shown(document)
    assume(said)
    # A closing line that stands twice running is one: web pages print it again.
    assume(not any(one == other for one, other in pairwise(said)))
    assert shown(read_back(document, format)) == said


@pytest.mark.parametrize("format", ENDINGS)
@pytest.mark.parametrize("stage", StatementStage)
@pytest.mark.parametrize("number", range(len(PRACTICE)))
def test_the_statements_of_the_practice_cases_come_back_from_every_format(
    number: int, stage: StatementStage, format: str
) -> None:
    document = compose(PRACTICE[number], LIBRARY, TODAY, stage)
    again = read_back(document, format)
    assert list(lines(again)) == list(lines(document))
    assert [section.id for section in again.sections] == [s.id for s in document.sections]
    assert again.meta.stage is stage
    assert again.meta.reference == document.meta.reference


@pytest.mark.parametrize("format", ["word", "html"])
@pytest.mark.parametrize("stage", StatementStage)
def test_the_name_of_the_office_above_a_statement_is_told(
    stage: StatementStage, format: str
) -> None:
    composed = compose(PRACTICE[0], LIBRARY, TODAY, stage)
    document = replace(composed, meta=replace(composed.meta, office="Northern Office"))
    again = read_back(document, format)
    assert list(lines(again)) == list(lines(document))
    assert again.meta.office == "Northern Office"
    assert again.meta.details == document.meta.details


@pytest.mark.parametrize("format", ["word", "html"])
def test_a_statement_with_every_kind_of_block_comes_back(format: str) -> None:
    document = reference_document()
    assert shown(read_back(document, format)) == shown(document)


@pytest.mark.parametrize("format", ENDINGS)
def test_a_long_statement_comes_back(format: str) -> None:
    document = long_document(120)
    again = read_back(document, format)
    assert shown(again)[1:] == shown(document)[1:]


# The first practice case names no power for what it leaves out, the second no time for one remedy.
SLIPS = [{("scope-without-power", 33)}, {("deadline-reporting-only", 44)}, set()]


@pytest.mark.parametrize("number", range(len(PRACTICE)))
def test_of_our_own_statements_only_their_slips_are_told(number: int) -> None:
    document = compose(PRACTICE[number], LIBRARY, TODAY, StatementStage.FINAL)
    read = read_statement("a.docx", RENDERERS["word"](document), LIBRARY, TODAY)
    assert {(p.code, p.where.paragraph) for p in read.problems} == SLIPS[number]


# --- plain text ----------------------------------------------------------------------------------

SENTENCES = (
    "The Council wrote to Ms X in May 2023.",
    "I asked it why; it did not say.",
    "She is B’s grandmother (and his carer).",
    "See paragraph 1 about the “final” letter!",
    "It paid £1,250.50 on 3 June – too late.",
)
POINTS = ("say sorry;", "Pay £50", "the panel’s letter; and", "Look again. It was late.")


def items(depth: int) -> st.SearchStrategy[BulletList | LetteredList]:
    inner = st.lists(items(depth - 1), max_size=1).map(tuple) if depth else st.just(())
    point = st.builds(ListItem, st.sampled_from(POINTS).map(lambda words: (Text(words),)), inner)
    listed = st.lists(point, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        listed.map(lambda made: BulletList(items=made)),
        listed.map(lambda made: LetteredList(items=made)),
    )


def paragraph(words: str) -> Paragraph:
    return Paragraph(inlines=(Text(words),), origin="o")


PASSAGES: st.SearchStrategy[tuple[Block, ...]] = st.one_of(
    st.sampled_from(SENTENCES).map(lambda words: (paragraph(words),)),
    items(2).map(lambda made: (paragraph("The Council should:"), made)),
    items(0).map(
        lambda made: (
            paragraph("The law names:"),
            made,
            Paragraph(
                inlines=(Citation("Children Act 1989, section 26"),), origin="", numbered=False
            ),
        )
    ),
    st.sampled_from(SENTENCES).map(
        lambda words: (paragraph("The letter said:"), Quote(paragraphs=((Text(words),),)))
    ),
    st.sampled_from(("What happened", "Was there fault?", "Stage 2: the panel")).map(
        lambda title: (Subheading(text=title), paragraph(SENTENCES[0]))
    ),
)


def published_documents() -> st.SearchStrategy[Document]:
    """Statements with the headings of an outline and blocks as statements have them."""
    outline = LIBRARY.outline("investigation", "to-2024")
    titled = [(s.id, s.final_heading) for s in outline.sections if s.final_heading]
    chosen = {id: title for id, title in titled if id not in ("scope", "scope-end")}
    parts = st.tuples(*(st.lists(PASSAGES, min_size=1, max_size=4) for _ in chosen))

    def made(bodies: tuple[list[tuple[Block, ...]], ...]) -> Document:
        sections = tuple(
            Section(id=id, title=title, blocks=tuple(b for passage in body for b in passage))
            for (id, title), body in zip(chosen.items(), bodies, strict=True)
        )
        meta = DocumentMeta(
            stage=StatementStage.FINAL,
            title=outline.final_title,
            body_line="Northshire Council (21 017 938)",
            reference="21 017 938",
            body="Northshire Council",
        )
        lead = Paragraph(
            inlines=(Text("We found fault."),), origin="s", numbered=False, lead="Summary:"
        )
        signed = SignatureBlock(text="Investigator’s decision on behalf of the Ombudsman")
        whole = (Section(id="summary", title="", blocks=(lead,)), *sections)
        signature = Section(id="signature", title="", blocks=(signed,))
        return number_paragraphs(Document(meta=meta, sections=(*whole, signature)))

    return parts.map(made)


@settings(deadline=None, max_examples=examples(60))
@given(published_documents(), st.sampled_from(tuple(ENDINGS)))
def test_a_statement_as_statements_are_comes_back_from_every_format(
    document: Document, format: str
) -> None:
    again = read_back(document, format)
    assert list(lines(again)) == list(lines(document))
    assert [kinds(section) for section in again.sections] == [
        kinds(section) for section in document.sections
    ]


def kinds(section: Section) -> list[tuple[str, bool]]:
    """What each block is, and whether it is numbered."""
    return [
        (type(block).__name__, bool(getattr(block, "number", None))) for block in section.blocks
    ]
