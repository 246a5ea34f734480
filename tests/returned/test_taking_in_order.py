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
    removed,
    run,
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


def test_a_date_the_program_words_anew_elsewhere_is_said() -> None:
    file, words = WordFile(sent(2)), " in 2022"
    said = [each.text for each in read(2, file.data()).printed]
    place = next(at for at, each in enumerate(said) if words in each and "statutory" in each)
    begun, _, behind = said[place].partition(words)
    file.write(place, run(begun) + removed(words) + run(behind))
    made = taken(CASES[2], read(2, file.data()))
    assert [note for _, note in made.noted] == [
        "The program prints “In late October 2022, the Council engaged an independent…” there now."
    ]
