"""Two texts held against each other, word by word."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties import examples
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
    words, others = split_words(plain_spaces(before)), split_words(plain_spaces(after))
    starts, ends = ([*accumulate(map(len, each), initial=0)] for each in (words, others))
    whole = [
        Change(starts[e.start], starts[e.end], ends[e.new_start], ends[e.new_end])
        for e in changed(words, others)
    ]
    assert list(changes(before, after)) == whole
