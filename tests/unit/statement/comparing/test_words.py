"""Two texts held against each other, word by word."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties import examples
from workbench.statement.comparing import words
from workbench.statement.comparing.words import Change, changed, changes, plain_spaces, split_words

_PIECES = st.sampled_from(
    ("a", "ab", " ", "  ", "\u00a0", "’", "-", ",", "don’t", "\n", "b a", "é")
)
_TEXTS = st.lists(_PIECES, max_size=6).map("".join)


@given(_TEXTS, _TEXTS, _TEXTS, _TEXTS)
@settings(max_examples=examples(3000))
def test_parting_only_what_stands_between_like_words_changes_nothing(
    first: str, old: str, new: str, last: str
) -> None:
    before, after = f"{first}{old}{last}", f"{first}{new}{last}"
    old_words, others = split_words(plain_spaces(before)), split_words(plain_spaces(after))
    starts, ends = ([*accumulate(map(len, each), initial=0)] for each in (old_words, others))
    whole = [
        Change(starts[e.start], starts[e.end], ends[e.new_start], ends[e.new_end])
        for e in changed(old_words, others)
    ]
    assert list(changes(before, after)) == whole


def test_in_a_very_long_paragraph_only_sentences_that_differ_are_compared_by_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes: list[int] = []

    class Counted(SequenceMatcher[Hashable]):
        def __init__(
            self, isjunk: None, a: Sequence[Hashable], b: Sequence[Hashable], **more: bool
        ):
            sizes.append(len(a) * len(b))
            super().__init__(isjunk, a, b, **more)

    monkeypatch.setattr(words, "SequenceMatcher", Counted)
    said = [f"She wrote again on point {n}, and nobody answered." for n in range(1200)]
    other = [each.replace("nobody", "no one") if n % 3 else each for n, each in enumerate(said)]
    del other[30:33]
    before, after = " ".join(said), " ".join(other)
    found = list(changes(before, after))
    made, at = "", 0
    for each in found:
        made += before[at : each.start] + after[each.new_start : each.new_end]
        at = each.end
    assert made + before[at:] == after
    assert len(found) == sum(n % 3 > 0 and n not in (30, 31, 32) for n in range(1200)) + 1
    assert max(sizes) < 1_500_000
