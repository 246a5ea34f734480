"""Files in which somebody accepted some of the changes: what others did in them is not lost."""

from __future__ import annotations

import pytest

from tests.returned.word_draft import PANEL, SAID, WROTE, read
from tests.returned.word_markup import HELENE, JOSE, WordFile, added, by, paragraph, removed, run

_IN, _OUT = f"<w:ins {by()}/>", f"<w:del {by(JOSE)}/>"
_NEW = "The Council also wrote to Mr Y's solicitor in the same week"


def test_what_was_done_in_a_new_paragraph_that_is_not_tracked_is_told(file: WordFile) -> None:
    words = run(_NEW) + added(" or so", JOSE) + removed(", they say") + run(".")
    file.written[WROTE] += paragraph(words)
    found = read(file.data())
    assert [(e["tracked"], e["after"]) for e in found["proposals"]] == [(False, f"{_NEW} or so.")]
    new = "In the new paragraph after paragraph 2"
    assert found["report"] == [
        f"{new} {JOSE} put in “ or so”.",
        f"{new} {HELENE} took out again “, they say”.",
    ]


def test_a_new_paragraph_that_somebody_split_is_two(file: WordFile) -> None:
    file.written[WROTE] += paragraph(run(_NEW[:30]), end=_IN) + paragraph(run(_NEW[30:]))
    found = read(file.data())
    assert [(e["paragraph"], e["after"]) for e in found["proposals"]] == [
        (2, _NEW[:30].strip()), (2, _NEW[30:].strip())
    ]  # fmt: skip
    assert found["report"] == [f"In the new paragraph after paragraph 2 {HELENE} put in its end."]


def test_new_paragraphs_stand_in_their_order_tracked_or_not(file: WordFile) -> None:
    file.written[WROTE] += paragraph(added("A first."), end=_IN) + paragraph(run(_NEW))
    found = read(file.data())["proposals"]
    assert [(e["tracked"], e["after"]) for e in found] == [(True, "A first."), (False, _NEW)]
    assert [e["number"] for e in found] == [0, 1]


def test_a_new_paragraph_joined_to_the_one_before_goes_on_with_it_and_no_other(
    file: WordFile,
) -> None:
    file.write(WROTE, run(SAID[1][:-1]) + removed(".", JOSE), _OUT)
    file.written[WROTE] += paragraph(removed("The Council ", JOSE) + run(", in two letters."))
    found = read(file.data())
    assert {each["paragraph"] for each in found["proposals"]} == {2}
    assert all(str(PANEL - 2) not in each["where"] for each in found["proposals"])


@pytest.mark.parametrize(
    ("before", "after"), [("May", "Mayflower time"), ("and apologised", "but never")]
)
@pytest.mark.parametrize("first", [True, False])
def test_words_put_in_and_accepted_beside_those_still_to_go_are_no_one_word(
    file: WordFile, before: str, after: str, first: bool
) -> None:
    begun, _, behind = SAID[1].partition(before)
    both = [run(after), removed(before)] if first else [removed(before), run(after)]
    file.write(WROTE, run(begun) + "".join(both) + run(behind))
    found = read(file.data())
    said = sorted((e["kind"], e["author"], e["before"], e["after"]) for e in found["proposals"])
    assert said == [("delete", HELENE, before, ""), ("insert", "", "", after)]
    assert found["report"] == []


def test_a_paragraph_typed_anew_and_accepted_in_part_is_all_gone_and_all_new(
    file: WordFile,
) -> None:
    again = SAID[1].replace("May", "June")
    file.write(WROTE, removed(SAID[1]) + run(again))
    found = read(file.data())
    assert [(e["kind"], e["before"], e["after"]) for e in found["proposals"]] == [
        ("delete", SAID[1], ""), ("insert", "", again)
    ]  # fmt: skip
