"""What is no longer printed once a proposal was taken is named by the words that were."""

from __future__ import annotations

from workbench.application.returned.taking.readings import no_more


def test_words_keep_their_figures_and_numbers_that_follow_make_no_change() -> None:
    before = ["In March 2022 the Council wrote.", "See paragraph 7.", "In 2023 nothing came."]
    after = ["See paragraph 9.", "In 2023 nothing came."]
    assert no_more(before, after) == ["In March 2022 the Council wrote."]
    assert no_more(["In 2021 it rang.", "In 2022 it rang."], ["In 2021 it rang."]) == [
        "In 2022 it rang."
    ]
    assert no_more(after, before) == []
