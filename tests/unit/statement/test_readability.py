"""How a statement reads is measured section by section, with the places that weigh on a reader."""

from __future__ import annotations

from workbench.statement.nodes import (
    Block,
    BlockSource,
    BulletList,
    Document,
    DocumentMeta,
    ListItem,
    Paragraph,
    Section,
    SignatureBlock,
    StatementStage,
    Text,
)
from workbench.statement.readability.sections import Weight, readability

META = DocumentMeta(
    stage=StatementStage.DRAFT, title="", body_line="", reference="", body="Northshire Council"
)


def paragraph(number: int, words: str, source: BlockSource = BlockSource.AUTHORED) -> Paragraph:
    return Paragraph(
        inlines=(Text(words),), origin=f"passage:p{number}", number=number, source=source
    )


def document(*sections: tuple[str, tuple[Block, ...]]) -> Document:
    return Document(
        meta=META,
        sections=tuple(Section(id=id, title=id.title(), blocks=blocks) for id, blocks in sections),
    )


def test_each_section_has_a_gauge_of_its_own() -> None:
    read = readability(
        document(
            ("complaint", (paragraph(1, "The Council wrote to her. She answered."),)),
            ("found", (paragraph(2, "The letter was sent."),)),
        )
    )
    assert [(s.id, s.gauge.sentences, s.gauge.passives) for s in read.sections] == [
        ("complaint", 2, 0),
        ("found", 1, 100),
    ]
    assert read.whole.words == 11


def test_the_signature_is_not_measured() -> None:
    read = readability(document(("signature", (SignatureBlock(text="Investigator"),))))
    assert read.sections == () and read.whole.words == 0


def test_an_abbreviation_is_pointed_out_where_it_is_first_used() -> None:
    read = readability(
        document(("found", (paragraph(1, "The LADO wrote."), paragraph(2, "The LADO left."))))
    )
    found = read.places(Weight.ABBREVIATION)
    assert [(place.words, place.paragraph) for place in found] == [("LADO", 1)]


def test_an_abbreviation_that_is_explained_is_left_alone() -> None:
    words = "The Local Authority Designated Officer (LADO) wrote. The LADO left."
    assert not readability(document(("found", (paragraph(1, words),)))).places(Weight.ABBREVIATION)
    words = "The LADO (the officer for such allegations) wrote."
    assert not readability(document(("found", (paragraph(1, words),)))).places(Weight.ABBREVIATION)


def test_an_abbreviation_explained_too_late_is_pointed_out() -> None:
    read = readability(
        document(("found", (paragraph(1, "The IRO came."), paragraph(2, "A reviewer (IRO) left."))))
    )
    assert [place.paragraph for place in read.places(Weight.ABBREVIATION)] == [1]


def test_a_long_word_is_told_once_in_a_section_and_terms_of_the_field_are_left_alone() -> None:
    words = "The contradictory investigation was contradictory. Recommendations followed."
    read = readability(document(("found", (paragraph(1, words),))))
    assert [place.words for place in read.places(Weight.LONG_WORD)] == ["contradictory"]
    assert read.sections[0].long_words == 2


def test_a_place_says_when_its_words_are_standard() -> None:
    long = "We look at " + "one thing and " * 14 + "the rest."
    read = readability(document(("powers", (paragraph(3, long, BlockSource.STANDARD),))))
    (place,) = read.places(Weight.LONG_SENTENCE)
    assert place.standard and place.paragraph == 3 and place.origin == "passage:p3"


def test_a_list_belongs_to_the_paragraph_before_it() -> None:
    item = BulletList(items=(ListItem((Text("The file was lost."),)),))
    read = readability(document(("found", (paragraph(4, "It found:"), item))))
    assert [place.paragraph for place in read.places(Weight.PASSIVE)] == [4]


def test_what_is_still_to_be_filled_in_is_not_measured() -> None:
    read = readability(document(("complaint", (paragraph(1, "[the complaint as it is put]"),))))
    assert read.whole.words == 0 and read.sections[0].places == ()
