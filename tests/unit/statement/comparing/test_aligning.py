"""Paragraphs are known again: kept, changed, moved, split, joined, gone and new."""

from __future__ import annotations

import random

import pytest

from workbench.statement.comparing.aligning import Group, align

A = "The Council wrote to Ms X on 3 May and told her what it had found."
B = "Ms X replied a week later that the panel had not read her letter."
C = "I have seen the record of the meeting, which says nothing about it."
D = "The law says the panel should meet within thirty working days."


def groups(old: list[str], new: list[str], signs: dict[int, int] | None = None) -> list[Group]:
    return list(align(old, new, signs))


def test_equal_texts_are_kept_one_by_one() -> None:
    assert groups([A, B, A, ""], [A, B, A, ""]) == [Group((i,), (i,)) for i in range(4)]


def test_one_is_gone_and_stands_where_it_stood() -> None:
    assert groups([A, B, C], [A, C]) == [Group((0,), (0,)), Group((1,), ()), Group((2,), (1,))]


def test_one_is_new() -> None:
    assert groups([A, C], [A, B, C]) == [Group((0,), (0,)), Group((), (1,)), Group((1,), (2,))]


def test_a_changed_one_is_known_by_what_stayed() -> None:
    changed = B.replace("a week", "two weeks")
    assert groups([A, B, C], [A, changed, C]) == [Group((i,), (i,)) for i in range(3)]


def test_one_that_moved_is_known_again_and_the_others_stay() -> None:
    found = groups([A, B, C, D], [B, C, D, A])
    assert [group for group in found if group.moved] == [Group((0,), (3,), moved=True)]
    assert all(len(group.old) == len(group.new) == 1 for group in found)


def test_one_that_moved_and_changed_on_the_way() -> None:
    changed = A.replace("3 May", "4 May")
    found = groups([A, B, C, D], [B, C, D, changed])
    assert Group((0,), (3,), moved=True) in found


def test_a_split_one() -> None:
    whole = f"{A} {B}"
    assert groups([C, whole, D], [C, A, B, D])[1] == Group((1,), (1, 2))


def test_joined_ones() -> None:
    assert groups([C, A, B, D], [C, f"{A} {B}", D])[1] == Group((1, 2), (1,))


def test_a_sign_is_believed_where_nothing_of_the_words_stayed() -> None:
    assert groups([A, B, C], [A, "Something else altogether.", C], {0: 0, 1: 1, 2: 2})[1] == (
        Group((1,), (1,))
    )


def test_a_new_paragraph_typed_before_one_does_not_take_its_sign() -> None:
    found = groups([A, B, C], [A, "New words here.", B, C], {0: 0, 1: 1, 3: 2})
    assert found == [
        Group((0,), (0,)), Group((), (1,)), Group((1,), (2,)), Group((2,), (3,)),
    ]  # fmt: skip


def test_a_sign_that_slipped_to_the_neighbour_is_not_believed() -> None:
    changed = C.replace("nothing", "something")
    found = groups([A, B, C], [A, changed], {0: 0, 1: 1})
    assert found == [Group((0,), (0,)), Group((1,), ()), Group((2,), (1,))]


def test_where_one_is_taken_out_the_signs_of_those_behind_it_do_not_slip() -> None:
    old = [
        "The Council says it used the procedure from the beginning; its letter shows otherwise.",
        "The procedure has three stages, and a council must carry a complaint through them all.",
        "I find fault, because nobody told Ms X which of two procedures was followed in May.",
        "Because of this fault Ms X has not had the independent look she was entitled to.",
    ]
    one = ["The children’s " + old[1][4:], *old[2:]]
    assert groups(old, one, {0: 0, 1: 1, 2: 2}) == [
        Group((0,), ()), Group((1,), (0,)), Group((2,), (1,)), Group((3,), (2,)),
    ]  # fmt: skip
    both = [one[0], "I do find fault" + old[2][len("I find fault") :], old[3] + " Nor had B."]
    assert groups(old, both, {0: 0, 1: 1, 2: 2}) == groups(old, one, {0: 0, 1: 1, 2: 2})


@pytest.mark.parametrize("seed", range(200))
def test_every_paragraph_of_both_sides_stands_in_one_group(seed: int) -> None:
    draw = random.Random(seed)
    texts = [A, B, C, D, f"{A} {B}", f"{C} {D}", "", "A.", "In short:"]
    old = [draw.choice(texts) for _ in range(draw.randrange(9))]
    new = [draw.choice(texts) for _ in range(draw.randrange(9))]
    signs = {draw.randrange(9): draw.randrange(9) for _ in range(draw.randrange(4))}
    found = groups(old, new, signs)
    assert sorted(place for group in found for place in group.old) == list(range(len(old)))
    assert sorted(place for group in found for place in group.new) == list(range(len(new)))
    firsts = [group.new[0] for group in found if group.new]
    assert firsts == sorted(firsts)
