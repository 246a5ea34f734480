"""Each paragraph of a draft carries the sign by which it is known again; a final has none."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import Phase, given, settings

from tests.export.documents import documents, long_document
from tests.export.reference_document import reference_document
from tests.export.word_reading import W
from tests.properties import examples
from workbench.export.theme import Theme
from workbench.export.word import render
from workbench.export.word.body import Body
from workbench.statement.characters import printable
from workbench.statement.nodes import LARGE_PRINT_PT, Document, StatementStage
from workbench.statement.printed import draft_mark, printed_paragraphs

_PLACE = re.compile(r"_Draft_((?:[a-p]\d){6})_(\d+)\Z")


def signs(data: bytes) -> list[tuple[str, int]]:
    """The draft and place on each paragraph of a file, in the order of its paragraphs."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tree = ElementTree.fromstring(package.read("word/document.xml"))
    found = []
    for paragraph in tree.iter(f"{W}p"):
        names = [mark.get(f"{W}name", "") for mark in paragraph.iter(f"{W}bookmarkStart")]
        (sign,) = (match for match in map(_PLACE.match, names) if match)
        found.append((sign[1], int(sign[2])))
    return found


def draft(document: Document) -> Document:
    return replace(document, meta=replace(document.meta, stage=StatementStage.DRAFT))


def test_every_paragraph_carries_the_mark_of_its_draft_and_its_place(theme: Theme) -> None:
    document = reference_document()
    found = signs(render(document, theme))
    assert found == [(draft_mark(document), place) for place in range(len(found))]


@settings(max_examples=examples(60), deadline=None, phases=[Phase.explicit, Phase.generate])
@given(document=documents())
def test_the_places_are_those_of_the_printed_paragraphs(document: Document) -> None:
    shown = printable(document)
    said = [
        "".join(part.text or "" for part in paragraph.iter() if part.tag in (f"{W}t", f"{W}br"))
        for paragraph in Body(shown, "a0").part.iter(f"{W}p")
    ]
    listed = printed_paragraphs(shown)
    assert [plain(words) for words in said] == [plain(each.text) for each in listed]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").strip()


def test_a_final_has_no_such_signs(theme: Theme) -> None:
    data = render(reference_document(StatementStage.FINAL), theme)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"_Draft_" not in package.read("word/document.xml")
        assert "docProps/custom.xml" not in package.namelist()


def test_the_properties_say_which_draft_it_is_and_how_its_pages_are(theme: Theme) -> None:
    document = long_document(3)
    with zipfile.ZipFile(io.BytesIO(render(document, theme))) as package:
        said = ElementTree.fromstring(package.read("docProps/custom.xml"))
    assert ["".join(each.itertext()) for each in said] == [
        draft_mark(document), "11906 16838 1531 1417 1417 1417 737 737",
    ]  # fmt: skip


def test_large_print_is_the_same_draft_and_other_words_are_another() -> None:
    document = long_document(3)
    large = replace(document, meta=replace(document.meta, type_pt=LARGE_PRINT_PT))
    assert draft_mark(large) == draft_mark(document)
    assert draft_mark(long_document(4)) != draft_mark(document)


@pytest.mark.parametrize("number", range(40))
def test_a_mark_reads_as_no_name_and_no_number(number: int) -> None:
    document = long_document(1)
    marked = draft_mark(replace(document, meta=replace(document.meta, reference=str(number))))
    assert re.fullmatch(r"(?:[a-p]\d){6}", marked)
