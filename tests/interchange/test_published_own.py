"""What this program exports it reads back: the same text with the same numbers and labels."""

from __future__ import annotations

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from tests.export.documents import documents, long_document
from tests.export.reference_document import reference_document
from workbench.bootstrap import load_reference_library, practice_cases, renderers
from workbench.interchange.published.files import lines_of
from workbench.statement.compose import compose
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.reading.reading import read_lines
from workbench.statement.text import lines

LIBRARY = load_reference_library()
RENDERERS = renderers()
ENDINGS = {"word": "a.docx", "html": "a.html", "text": "a.txt"}


def read_back(document: Document, format: str) -> Document:
    return read_lines(lines_of(ENDINGS[format], RENDERERS[format](document)), LIBRARY).document


def shown(document: Document) -> list[str]:
    """The printed lines; white space is single, and lines with nothing on them are left out."""
    tidy = (" ".join(line.split()) for line in lines(document))
    return [line for line in tidy if line]


@settings(deadline=None, max_examples=150, phases=(Phase.generate,), report_multiple_bugs=False)
@given(documents(odd=False), st.sampled_from(("word", "html")))
def test_any_statement_comes_back_from_word_and_html_word_for_word(
    document: Document, format: str
) -> None:
    said = shown(document)
    assume(said)
    assert shown(read_back(document, format)) == said
