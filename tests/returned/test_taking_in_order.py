"""What comes to stand behind one paragraph, moved there or new, stands there in its order."""

from __future__ import annotations

import pytest

from tests.returned.accepting import accepted
from tests.returned.test_taking import CASES, as_read, read, sent, taken, words_now
from tests.returned.word_markup import (
    WordFile,
    added,
    by,
    move_end,
    move_start,
    moved,
    paragraph,
)

_BEHIND = 60
"""A paragraph of an analysis, among others of it."""


@pytest.mark.parametrize("order", ["nm", "mn", "nmn", "mnm", "mm", "mmn"])
@pytest.mark.parametrize("sources", [(58, 62), (62, 58), (59, 58)])
def test_all_taken_stands_as_in_the_file(order: str, sources: tuple[int, int]) -> None:
    file = WordFile(sent(1))
    said = [each.text for each in read(1, file.data()).printed]
    free = list(sources)
    for count, what in enumerate(order):
        if what == "n":
            words, end = added(f"The Council also wrote number {count} to somebody."), "ins"
            file.written[_BEHIND] += paragraph(words, end=f"<w:{end} {by()}/>")
            continue
        place, name = free.pop(0), f"move{count}"
        away = move_start("From", name) + moved(said[place], "From") + move_end("From")
        file.write(place, away, f"<w:moveFrom {by()}/>")
        there = move_start("To", name) + moved(said[place], "To") + move_end("To")
        file.written[_BEHIND] += paragraph(there, end=f"<w:moveTo {by()}/>")
    made = taken(CASES[1], read(1, file.data()))
    assert not made.left
    assert as_read(words_now(made.case)) == as_read(accepted(file.data()))
