"""Single things that Word files hold, as Word and others write them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from lxml import etree

from tests.builders import RESOURCES
from tests.export.documents import long_document
from tests.export.reference_document import reference_document
from tests.returned.edits import Edited, element, packed, w
from workbench.application.returned.proposals import ProposalKind
from workbench.application.returned.reading import Draft, ReadBack, read_back
from workbench.domain.errors import StatementRefused
from workbench.export.theme import load_theme
from workbench.export.word import render
from workbench.interchange.returned.reader import read_returned

DOCUMENT = long_document(12)
SENT = render(DOCUMENT, load_theme(RESOURCES / "theme" / "statement.toml"))
PLACE = 5


@pytest.fixture
def edited() -> Edited:
    return Edited(SENT)


def read(data: bytes) -> ReadBack:
    return read_back(read_returned(data), [Draft("Draft 1", 1, lambda: DOCUMENT)])


def a_run(words: str) -> etree._Element:
    run = element("r")
    text = etree.SubElement(run, w("t"))
    text.text = words
    return run


def test_words_one_put_in_and_another_took_out_again_are_reported(edited: Edited) -> None:
    first = edited.mark("ins", "Jordan Ash")
    second = edited.mark("del", "P. Quill")
    run = a_run(" in vain")
    run[0].tag = w("delText")
    second.append(run)
    first.append(second)
    edited.paragraphs[PLACE].append(first)
    found = read(edited.data())
    assert {each.by.author for each in found.proposed.proposals} == {"Jordan Ash", "P. Quill"}
    (line,) = found.report
    assert "P. Quill took out again “ in vain”, which Jordan Ash had put in" in line
    (passage,) = found.proposed.passages
    assert passage.text([each.number for each in found.proposed.proposals]) == passage.text([])


def test_a_changed_header_and_footer_are_told(edited: Edited) -> None:
    name = "word/header1.xml"
    edited.parts[name] = edited.parts[name].replace(b"Northshire", b"Southshire")
    name = "word/footer1.xml"
    edited.parts[name] = edited.parts[name].replace(b"until published", b"no more")
    told = " ".join(read(edited.data()).report)
    assert "The header was changed" in told and "Southshire" in told
    assert "The footer was changed" in told and "no more" in told


def test_a_paragraph_made_a_heading_is_told_tracked_or_not(edited: Edited) -> None:
    for place, tracked in ((PLACE, True), (PLACE + 1, False)):
        properties = edited.paragraphs[place].find(w("pPr"))
        assert properties is not None
        style = properties.find(w("pStyle"))
        assert style is not None
        if tracked:
            change = edited.mark("pPrChange", "Jordan Ash")
            change.append(element("pPr", element("pStyle", val=style.get(w("val")))))
            properties.append(change)
        style.set(w("val"), "Heading2")
    found = read(edited.data()).proposed.proposals
    assert [(each.kind, each.places, each.tracked, each.formatting) for each in found] == [
        (ProposalKind.FORMAT, (PLACE,), True, "became a heading of level 2"),
        (ProposalKind.FORMAT, (PLACE + 1,), False, "became a heading of level 2"),
    ]


def test_a_table_put_in_with_tracked_rows_is_new_words(edited: Edited) -> None:
    row = element("tr", element("trPr", edited.mark("ins", "Jordan Ash")))
    row.append(element("tc", element("p", a_run("A sum of £300 was paid on 4 May."))))
    edited.paragraphs[PLACE].addnext(element("tbl", element("tblPr"), row))
    (proposal,) = read(edited.data()).proposed.proposals
    assert (proposal.kind, proposal.by.author, proposal.tracked, proposal.behind) == (
        ProposalKind.INSERT, "Jordan Ash", True, PLACE,
    )  # fmt: skip
    assert proposal.after == "A sum of £300 was paid on 4 May."


def test_a_comment_whose_ends_stand_between_paragraphs(edited: Edited) -> None:
    edited.comment(PLACE, PLACE + 1, "Jordan Ash", "Both of these.")
    for name in ("commentRangeStart", "commentRangeEnd"):
        mark = next(edited.tree.iter(w(name)))
        paragraph = mark.getparent()
        assert paragraph is not None
        paragraph.remove(mark)
        (paragraph.addprevious if name.endswith("Start") else paragraph.addnext)(mark)
    (point,) = read(edited.data()).points
    assert point.places == (PLACE, PLACE + 1)


def test_names_of_parts_and_namespaces_may_be_others(edited: Edited) -> None:
    edited.comment(PLACE, PLACE, "Jordan Ash", "Is this so?")
    with_parts = Edited(edited.data()).parts
    renamed = {name.replace("document.xml", "document2.xml"): content.replace(
        b"document.xml", b"document2.xml") for name, content in with_parts.items()}  # fmt: skip
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in with_parts.items()
    }
    for parts in (renamed, strict):
        found = read(packed(parts))
        assert [point.text for point in found.points] == ["Is this so?"]
        assert (found.proposed.proposals, found.report) == ((), ())


def test_lost_signs_and_a_lost_property_are_no_hindrance(edited: Edited) -> None:
    run = max(edited.runs(PLACE), key=lambda each: len(each.findtext(w("t")) or ""))
    edited.replace_words(PLACE, run, 3, 3, " indeed", "Jordan Ash", True)
    edited.lose_signs()
    found = read(edited.data())
    assert "were known again by their words" in found.report[0]
    del edited.parts["docProps/custom.xml"]
    rels = "_rels/.rels"
    edited.parts[rels] = edited.parts[rels].replace(b"custom.xml", b"core.xml")
    again = read(edited.data())
    assert "by its words it is Draft 1" in again.report[0]
    assert [each.after for each in again.proposed.proposals] == [" indeed"]


def test_a_draft_of_another_case_is_refused() -> None:
    with pytest.raises(StatementRefused, match="none of this case"):
        read_back(
            read_returned(SENT),
            [Draft("Draft 1", 1, reference_document)],
        )


@pytest.mark.parametrize(
    ("titles", "refused"),
    [("Westmoor Council (26 004 117)", True), ("Northshire Council", False)],
)
def test_one_worded_alike_is_known_by_its_reference(titles: str, refused: bool) -> None:
    other = replace(DOCUMENT, meta=replace(DOCUMENT.meta, body_line=titles))
    sent = render(other, load_theme(RESOURCES / "theme" / "statement.toml"))
    if refused:
        with pytest.raises(StatementRefused, match="of another case, 26 004 117"):
            read(sent)
    else:  # an older draft, say, of which the case has no version any more
        assert "a draft that this case has not; by its words it is Draft 1" in read(sent).report[0]


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(SENT)
    for _ in range(draw.randrange(1, 40)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    try:
        read(bytes(data))
    except StatementRefused as refused:
        assert refused.message


@pytest.mark.parametrize("seed", range(20))
def test_tags_in_places_where_they_do_not_belong(seed: int, edited: Edited) -> None:
    draw = random.Random(seed)
    listed = [each for each in edited.tree.iter() if each.getparent() is not None]
    names = ("ins", "del", "moveFrom", "pPrChange", "rPrChange", "bookmarkEnd", "fldChar", "sdt",
             "commentRangeStart", "moveToRangeStart", "tbl", "p", "hyperlink")  # fmt: skip
    for _ in range(12):
        draw.choice(listed).append(element(draw.choice(names), id=draw.randrange(99)))
    found = read(edited.data())
    assert found.draft.name == "Draft 1"
