"""Paragraphs and items moved, tracked: what is set off in them and what they became goes along."""

from __future__ import annotations

import pytest

from tests.returned.accepting import accepted
from tests.returned.test_taking import CASES, as_read, composed, read, sent, taken, words_now
from tests.returned.word_markup import (
    WordFile,
    added,
    by,
    move_end,
    move_start,
    moved,
    paragraph,
    run,
)
from workbench.statement.nodes import Style, Styled
from workbench.statement.printed import PrintedKind, printed_paragraphs
from workbench.statement.text import inline_text

_DRAFT = [each.text for each in printed_paragraphs(composed(CASES[2]))]
_FIRST = next(at for at, each in enumerate(_DRAFT) if each.startswith("At stage one"))
_ITEM = next(at for at, each in enumerate(_DRAFT) if each.startswith("the protection scheme"))


def _moved(place: int, behind: int, style: str, more: str = "") -> WordFile:
    file, words = WordFile(sent(2)), _DRAFT[place]
    away = move_start("From") + moved(words, "From") + move_end("From")
    file.write(place, away, f"<w:moveFrom {by()}/>")
    there = move_start("To") + moved(words, "To") + move_end("To") + (added(more) if more else "")
    file.written[behind] += paragraph(there, style, f"<w:moveTo {by()}/>")
    return file


@pytest.mark.parametrize("more", ["", " zq2"])
def test_words_set_off_in_an_item_stay_so_when_it_is_moved_out_of_its_list(more: str) -> None:
    words = _DRAFT[_ITEM]
    bold = WordFile(sent(2))
    looks = run(words[:4]) + run(words[4:14], "<w:i/>") + run(words[14:])
    bold.write(_ITEM, looks)
    file = _moved(_ITEM, _FIRST, "NumberedParagraph", more)
    case = taken(CASES[2], read(2, bold.data())).case
    made = taken(case, read(2, file.data()))
    assert made.left == [] and made.noted == []
    now = printed_paragraphs(composed(made.case))
    place = next(at for at, each in enumerate(now) if each.text == f"{words}{more}")
    assert now[place].kind is PrintedKind.NUMBERED and now[place - 1].text == _DRAFT[_FIRST]
    off = [(e.style, inline_text(e.inlines)) for e in now[place].inlines if isinstance(e, Styled)]
    assert off == [(Style.EMPHASIS, words[4:14])]


@pytest.mark.parametrize(
    ("style", "kind", "said"),
    [
        ("Quote", PrintedKind.QUOTE, "became a quotation"),
        ("Heading3", PrintedKind.HEADING, "became a heading of level 3"),
        ("NumberedParagraph", PrintedKind.NUMBERED, ""),
    ],
)
def test_a_paragraph_of_another_kind_where_it_was_moved_to_is_so_taken(
    style: str, kind: PrintedKind, said: str
) -> None:
    file = _moved(_FIRST + 1, _FIRST + 3, style)
    found = read(2, file.data())
    assert [each.formatting for each in found.proposed.proposals] == [said]
    made = taken(CASES[2], found)
    assert made.left == [] and made.noted == []
    assert as_read(words_now(made.case)) == as_read(accepted(file.data()))
    now = printed_paragraphs(composed(made.case))
    assert [each.kind for each in now if each.text == _DRAFT[_FIRST + 1]] == [kind]
