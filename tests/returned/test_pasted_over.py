"""Text taken out and put in again: pasted over, cut and pasted, moved with its comments."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.returned.word_draft import LETTER, PANEL, RECORD, SAID, WROTE, proposals, read, tracked
from tests.returned.word_markup import (
    HELENE,
    JOSE,
    Comment,
    WordFile,
    added,
    by,
    move_end,
    move_start,
    moved,
    paragraph,
    removed,
    run,
)

_GONE, _NEW = f"<w:del {by()}/>", f"<w:ins {by()}/>"
_PLACES = range(LETTER, RECORD + 1)


@pytest.mark.parametrize("first", [True, False])
def test_a_text_pasted_over_itself_has_changed_where_its_words_have(
    file: WordFile, first: bool
) -> None:
    for place in _PLACES:
        words = SAID[place - LETTER]
        file.write(place, removed(words), _GONE)
        again = added(words.replace("May", "early June"))
        file.written[place + (-10 if first else 10)] = paragraph(again, end=_NEW)
    titles = {place: file.written.pop(place) for place in (0, 1, 2)}
    file.written |= {place - 20: words for place, words in titles.items()}
    assert proposals(file) == [tracked(2, "replace", "May", "early June")]


def test_words_put_in_again_in_bold_and_as_another_kind_are_so(file: WordFile) -> None:
    file.write(PANEL, removed(SAID[2]), _GONE)
    again = added("No ") + added("panel", looks="<w:b/>") + added(" met before the end of August.")
    file.written[PANEL + 0.5] = paragraph(again, style="Heading2", end=_NEW)
    looks = [each["formatting"] for each in read(file.data())["proposals"]]
    assert looks == ["became a heading of level 2", "bold"]


def test_everything_tracked_as_new_is_what_was_sent(file: WordFile) -> None:
    for place in _PLACES:
        file.write(place, added(SAID[place - LETTER]), _NEW)
    found = read(file.data())
    assert found["proposals"] == []
    (line,) = found["report"]
    assert f"pasted into it, tracked ({HELENE})" in line


def test_a_draft_pasted_tracked_into_another_file_has_changed_where_its_words_have(
    file: WordFile,
) -> None:
    for place, written in list(file.written.items()):
        words = re.sub("<[^>]+>", "", written).replace("in May", "in June")
        style = re.search('pStyle w:val="([^"]+)', written)
        assert style is not None
        file.written[place] = paragraph(added(unescape(words)), style[1], _NEW)
    found = read(file.data())
    assert [(e["paragraph"], e["before"], e["after"]) for e in found["proposals"]] == [
        (2, "May", "June")
    ]
    assert "found by comparison" in found["report"][-1]


def test_cut_without_tracking_and_pasted_elsewhere_is_a_move(file: WordFile) -> None:
    del file.written[WROTE]
    file.written[RECORD + 0.5] = paragraph(added(SAID[1], JOSE), end=f"<w:ins {by(JOSE)}/>")
    assert proposals(file) == [tracked(2, "move", SAID[1], SAID[1], JOSE)]


def test_a_comment_on_a_moved_paragraph_stands_at_it(file: WordFile) -> None:
    file.comments.append(Comment(0, HELENE, ("Why here?",)))
    file.write(WROTE, move_start("From") + moved(SAID[1], "From"), f"<w:moveFrom {by()}/>")
    marked = f'<w:commentRangeStart w:id="0"/>{moved(SAID[1], "To")}<w:commentRangeEnd w:id="0"/>'
    file.written[WROTE + 0.5] = move_end("From") + move_start("To")
    file.written[RECORD + 0.5] = paragraph(marked, end=f"<w:moveTo {by()}/>") + move_end("To")
    (point,) = read(file.data())["points"]
    assert (point["paragraphs"], point["quoted"]) == ([2], SAID[1])


def test_a_new_paragraph_like_none_that_went_is_new(file: WordFile) -> None:
    file.write(PANEL, removed(SAID[2]), _GONE)
    file.written[PANEL + 0.5] = paragraph(run("") + added("Wholly other words are here."), end=_NEW)
    kinds = [(kind, before, after) for _, kind, _, _, before, after in proposals(file)]
    assert kinds == [("delete", SAID[2], ""), ("insert", "", "Wholly other words are here.")]
