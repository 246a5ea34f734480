"""What several hands did to whole paragraphs: put in and taken out again, taken out by two."""

from __future__ import annotations

import pytest

from tests.returned.word_draft import OFFICER, PANEL, SAID, WROTE, proposals, read, tracked
from tests.returned.word_markup import (
    HELENE,
    JOSE,
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

_IN, _OUT = f"<w:ins {by()}/>", f"<w:del {by(JOSE)}/>"
_WORDS = "Put in and out again."
_UNDONE = f"{JOSE} took out again “{_WORDS}”, which {HELENE} had put in after paragraph 2."


def _undone(words: str = _WORDS) -> str:
    return f"<w:ins {by()}><w:del {by(JOSE)}>{run(words, '', 'delText')}</w:del></w:ins>"


@pytest.mark.parametrize("end", [_IN + _OUT, _IN, ""])
@pytest.mark.parametrize("begun_before", [True, False])
def test_a_paragraph_one_put_in_and_another_took_out_is_told_and_no_change(
    file: WordFile, end: str, begun_before: bool
) -> None:
    if begun_before:
        file.write(WROTE, run(SAID[1]), end)
        end = ""
    file.written[WROTE] += paragraph(_undone(), end=end)
    found = read(file.data())
    assert found["proposals"] == [] and found["report"] == [_UNDONE]


def test_new_paragraphs_beside_one_that_went_again_stand_where_they_were_put(
    file: WordFile,
) -> None:
    first, third = (paragraph(added(words), end=_IN) for words in ("A first.", "A third."))
    file.written[WROTE] += first + paragraph(_undone(), end=_IN + _OUT) + third
    found = read(file.data())
    assert [(e["paragraph"], e["kind"], e["after"]) for e in found["proposals"]] == [
        (2, "insert", "A first."), (2, "insert", "A third.")
    ]  # fmt: skip
    assert found["report"] == [_UNDONE]


@pytest.mark.parametrize("end", [_OUT, ""])
def test_of_a_paragraph_taken_out_by_two_it_is_told_what_the_other_did(
    file: WordFile, end: str
) -> None:
    words = removed(SAID[1][:9]) + _undone("soon ") + removed(SAID[1][9:], JOSE)
    file.write(WROTE, words, end)
    found = read(file.data())
    assert [(e["kind"], e["author"], e["before"]) for e in found["proposals"]] == [
        ("delete", HELENE, SAID[1])
    ]
    assert found["report"] == [
        f"In paragraph 2 {JOSE} took out again “soon ”, which {HELENE} had put in.",
        f"In paragraph 2, which {HELENE} took out, {JOSE} took out “{SAID[1][9:]}”",
    ]


def test_what_another_had_taken_out_of_a_paragraph_that_was_moved_is_told(file: WordFile) -> None:
    words = moved("It wrote to Ms X in May", "From") + removed(" and apologised to her", JOSE)
    whole = move_start("From") + words + moved(".", "From") + move_end("From")
    file.write(WROTE, whole, f"<w:moveFrom {by()}/>")
    there = move_start("To") + moved("It wrote to Ms X in May.", "To") + move_end("To")
    file.written[OFFICER] += paragraph(there, end=f"<w:moveTo {by()}/>")
    assert read(file.data())["report"] == [
        f"In paragraph 2, which {HELENE} moved, {JOSE} took out “ and apologised to her”."
    ]


def test_what_nobody_tracked_and_somebody_took_out_again_is_told(file: WordFile) -> None:
    file.written[WROTE] += paragraph(removed(_WORDS, JOSE), end=_OUT)
    found = read(file.data())
    assert found["proposals"] == []
    assert found["report"] == [_UNDONE.replace(HELENE, "somebody")]


def test_a_paragraph_split_by_one_and_typed_anew_behind_by_another(file: WordFile) -> None:
    begun, ended = file.signs(WROTE)
    again = SAID[1][21:].replace("to her", "to Mr Y at last")
    file.written[WROTE] = paragraph(begun + run(SAID[1][:21]), end=_IN)
    file.written[WROTE] += paragraph(removed(SAID[1][21:], JOSE) + added(again, JOSE) + ended)
    first, *rest = proposals(file)
    assert first[:3] == (2, "split", HELENE)
    assert rest == [tracked(2, "replace", SAID[1][21:], again, JOSE)]


def test_what_others_did_in_the_second_of_two_new_paragraphs_made_one_is_told(
    file: WordFile,
) -> None:
    file.written[WROTE] += paragraph(added("A first one "), end=_IN + _OUT)
    file.written[WROTE] += paragraph(_undone() + added("and mine.", JOSE), end=_IN)
    found = read(file.data())
    assert [each["after"] for each in found["proposals"]] == ["A first one and mine."]
    new = f"In the new paragraph of {HELENE} after paragraph 2 {JOSE}"
    assert found["report"] == [f"{new} took out again “{_WORDS}”", f"{new} put in “and mine.”"]


def test_words_taken_out_from_what_another_typed_anew_to_the_next_paragraph_join_them(
    file: WordFile,
) -> None:
    words = SAID[PANEL - 3].replace("end", "last day")
    typed = added(words[:26], JOSE) + f"<w:ins {by(JOSE)}><w:del {by()}>" + run(
        words[26:], "", "delText") + "</w:del></w:ins>"  # fmt: skip
    file.write(PANEL, removed(SAID[PANEL - 3], JOSE) + typed, f"<w:del {by()}/>")
    file.write(OFFICER, removed(SAID[3][:12]) + run(SAID[3][12:]))
    gone = read(file.data())["proposals"][-1]
    assert (gone["kind"], gone["author"]) == ("delete", HELENE)
    assert gone["before"] == f"{words[26:]}\n{SAID[3][:12]}"
