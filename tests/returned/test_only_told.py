"""What several hands did to a paragraph and is no proposal of its own is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.returned.test_taking import CASES, composed, sent, taken
from tests.returned.test_taking import read as read_of_case
from tests.returned.word_draft import NOTHING, OFFICER, PANEL, SAID, WROTE, read
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
from workbench.statement.printed import printed_paragraphs

_END, _GONE = f"<w:ins {by()}/>", f"<w:del {by()}/>"


def _new_with_looks(file: WordFile) -> None:
    words = added("It was ") + added("never", looks="<w:b/><w:i/>") + added(" so.")
    file.written[WROTE] += paragraph(words, end=_END)


def _new_untracked_with_looks(file: WordFile) -> None:
    words = run("It was ") + run("never", "<w:i/>") + run(" so at all, nor anywhere.")
    file.written[WROTE] += paragraph(words)


def _new_untracked_joined_to_the_next(file: WordFile) -> None:
    words = run("It was so nowhere else at all.")
    file.written[WROTE] += paragraph(words, end=f"<w:del {by(JOSE)}/>")


def _moved_and_edited_by_another(file: WordFile) -> None:
    said = SAID[WROTE - 3]
    away = move_start("From") + moved(said, "From") + move_end("From")
    file.write(WROTE, away, f"<w:moveFrom {by()}/>")
    there = moved(said[:3], "To") + added("soon ", JOSE) + moved(said[3:], "To")
    whole = move_start("To") + there + move_end("To")
    file.written[OFFICER] += paragraph(whole, end=f"<w:moveTo {by()}/>")


def _split_off_as_a_quotation(file: WordFile, end: str = _END) -> None:
    said, (begun, ended) = SAID[WROTE - 3], file.signs(WROTE)
    file.written[WROTE] = paragraph(begun + run(said[:20]), end=end)
    file.written[WROTE] += paragraph(run(said[20:]) + ended, "Quote")


def _an_end_and_the_next_gone_by_two(file: WordFile) -> None:
    file.write(PANEL, run(SAID[PANEL - 3]), _GONE)
    file.write(OFFICER, removed(SAID[OFFICER - 3], JOSE), f"<w:del {by(JOSE)}/>")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            _new_with_looks,
            f"In the new paragraph of {HELENE} after paragraph 2 “never” is bold and italic; that "
            "is not taken.",
        ),
        (
            _new_untracked_with_looks,
            "In the new paragraph after paragraph 2 “never” is italic; that is not taken.",
        ),
        (
            _new_untracked_joined_to_the_next,
            f"In the new paragraph after paragraph 2 {JOSE} took out its end; that is not taken.",
        ),
        (
            _moved_and_edited_by_another,
            f"In paragraph 2, which {HELENE} moved, {JOSE} put in “soon ”.",
        ),
        (
            _split_off_as_a_quotation,
            "What was split off paragraph 2 became a quotation; that is not taken.",
        ),
        (
            lambda file: _split_off_as_a_quotation(file, ""),
            "What was split off paragraph 2 became a quotation; that is not taken.",
        ),
    ],
)
def test_it_is_told(file: WordFile, edit: Callable[[WordFile], None], told: str) -> None:
    edit(file)
    assert read(file.data())["report"] == [told]


def test_an_end_and_the_next_paragraph_gone_by_two_are_proposed_by_each(file: WordFile) -> None:
    _an_end_and_the_next_gone_by_two(file)
    found = read(file.data())
    three, four, five = (SAID[place - 3] for place in (PANEL, OFFICER, NOTHING))
    assert [(e["kind"], e["author"], e["before"]) for e in found["proposals"]] == [
        ("join", HELENE, f"{three}\n{four}\n{five}"), ("delete", JOSE, f"{four}\n")
    ]  # fmt: skip
    assert found["proposals"][0]["after"] == f"{three}{four}\n{five}" and found["report"] == []


def test_what_is_only_moved_or_deleted_by_one_hand_is_not(file: WordFile) -> None:
    file.write(PANEL, run(SAID[PANEL - 3]), _GONE)
    file.write(OFFICER, removed(SAID[OFFICER - 3]), _GONE)
    file.write(NOTHING, run(SAID[NOTHING - 3][:9], "<w:b/>") + run(SAID[NOTHING - 3][9:]))
    found = read(file.data())
    assert found["report"] == [] and found["proposals"]


def test_where_the_program_words_what_stands_beside_it_is_said_that_it_reads_otherwise() -> None:
    """A full stop ends the last item of the remedies whatever was typed."""
    said = [each.text for each in printed_paragraphs(composed(CASES[0]))]
    place = next(at for at, each in enumerate(said) if each.startswith("train the same staff"))
    file = WordFile(sent(0))
    file.write(place, run(said[place][:-1]) + removed("."))
    made = taken(CASES[0], read_of_case(0, file.data()))
    assert made.left == [] and [note for _, note in made.noted] == [
        "What begins “train the same staff in taking complaints from one stage of…” does not read "
        "just as in the file now."
    ]
