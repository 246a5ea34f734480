"""Two versions of a statement compared: every change is seen, and nothing that is none."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import Phase, given, settings

from tests.export.documents import documents, long_document
from tests.properties import examples
from workbench.statement.comparing.marked import change_lines
from workbench.statement.comparing.versions import (
    Comparison,
    Difference,
    Look,
    PieceKind,
    words_of,
)
from workbench.statement.nodes import (
    Block,
    BulletList,
    Document,
    LetteredList,
    Paragraph,
    ParagraphRef,
    Style,
    Styled,
    Text,
)
from workbench.statement.numbering import number
from workbench.statement.printed import printed_paragraphs


def with_blocks(document: Document, blocks: list[Block]) -> Document:
    first, *rest = document.sections
    return number(replace(document, sections=(replace(first, blocks=tuple(blocks)), *rest)))


def blocks(document: Document) -> list[Block]:
    return list(document.sections[0].blocks)


def said(words: str, origin: str = "new") -> Paragraph:
    return Paragraph(inlines=(Text(words),), origin=origin)


BEFORE = number(long_document(24))


def test_nothing_changed() -> None:
    comparison = Comparison(BEFORE, BEFORE)
    assert comparison.changes == ()
    assert comparison.numbers == tuple((n, n) for n in range(1, 25))


def test_a_new_paragraph_renumbers_the_others_and_changes_none_of_them() -> None:
    listed = blocks(BEFORE)
    after = with_blocks(BEFORE, [*listed[:3], said("It wrote again in June."), *listed[3:]])
    (row,) = Comparison(BEFORE, after).changes
    assert row.difference is Difference.NEW
    assert row.new[0].text == "It wrote again in June."
    assert Comparison(BEFORE, after).numbers[:5] == ((1, 1), (2, 2), (None, 3), (3, 4), (4, 5))


def test_one_taken_out_leaves_a_reference_to_it_changed() -> None:
    listed = blocks(BEFORE)
    after = with_blocks(BEFORE, [listed[0], *listed[2:]])
    changes = Comparison(BEFORE, after).changes
    assert changes[0].difference is Difference.GONE
    assert all(row.difference is Difference.CHANGED for row in changes[1:])
    assert {piece.text for row in changes[1:] for piece in row.pieces if piece.kind is
            PieceKind.REMOVED} == {"1"}  # fmt: skip
    assert Comparison(BEFORE, after).numbers[:2] == ((1, None), (2, 1))


def test_a_paragraph_that_moved_has_not_changed() -> None:
    listed = blocks(BEFORE)
    after = with_blocks(BEFORE, [*listed[:2], *listed[3:7], listed[2], *listed[7:]])
    (row,) = Comparison(BEFORE, after).changes
    assert row.moved
    assert row.difference is Difference.SAME


def test_words_in_bold_and_a_list_with_other_signs_are_changes() -> None:
    listed = blocks(BEFORE)
    index = next(i for i, each in enumerate(listed) if isinstance(each, LetteredList))
    listed[index] = BulletList(items=listed[index].items)  # type: ignore[union-attr]
    paragraph = listed[1]
    assert isinstance(paragraph, Paragraph)
    listed[1] = replace(paragraph, inlines=(Styled(Style.STRONG, paragraph.inlines),))
    changes = Comparison(BEFORE, with_blocks(BEFORE, listed)).changes
    assert changes[0].difference is Difference.CHANGED
    assert [piece.words[0].look for piece in changes[0].pieces] == [
        Look(),
        Look(frozenset({Style.STRONG})),
    ]
    assert all(row.reshaped for row in changes[1:])
    assert len(changes) == 4


def test_a_split_and_a_joined_paragraph() -> None:
    listed = [said("The panel met in May. It decided nothing."), said("Ms X wrote in June.", "a")]
    before = with_blocks(BEFORE, listed)
    parts = [said("The panel met in May."), said("It decided nothing."), listed[1]]
    split = Comparison(before, with_blocks(BEFORE, parts)).changes
    assert [row.difference for row in split] == [Difference.SPLIT]
    joined = Comparison(with_blocks(BEFORE, parts), before).changes
    assert [row.difference for row in joined] == [Difference.JOINED]


def test_a_reference_to_a_paragraph_that_moved_is_no_change() -> None:
    refers = Paragraph(inlines=(Text("See paragraph "), ParagraphRef("a")), origin="r")
    listed = [said("One of them came first here.", "a"), said("Two followed it later on.", "b")]
    before = with_blocks(BEFORE, [*listed, refers])
    after = with_blocks(BEFORE, [*reversed(listed), refers])
    (row,) = Comparison(before, after).changes
    assert row.moved


@settings(max_examples=examples(25), deadline=None, phases=[Phase.explicit, Phase.generate])
@given(documents(), documents())
def test_the_pieces_are_both_versions_to_the_letter(old: Document, new: Document) -> None:
    comparison = Comparison(old, new)
    for side, dropped, document in (
        ("old", PieceKind.ADDED, old),
        ("new", PieceKind.REMOVED, new),
    ):
        listed = printed_paragraphs(document)
        rows = [getattr(row, side) for row in comparison.rows]
        assert sum(map(len, rows)) == len(listed)
        for row in comparison.rows:
            kept = "".join(p.text for p in row.pieces if p.kind is not dropped)
            plain = "\n".join(
                "".join(word.text for word in words_of(each.inlines)) for each in getattr(row, side)
            )
            assert len(kept.split()) == len(plain.split())


def test_the_same_edit_in_a_paragraph_is_said_once_with_how_often() -> None:
    words = "The panel met. The panel heard Ms X. The panel left."
    one, other = (
        with_blocks(long_document(1), [said(each)])
        for each in (words, words.replace("panel", "board").replace("Ms X", "Mr Y"))
    )
    (line,) = change_lines(Comparison(one, other))
    assert line == "Paragraph 1: “panel” became “board” (3 times); “Ms X” became “Mr Y”"
