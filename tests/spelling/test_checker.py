"""Texts against the shipped dictionary, and the words a casebook adds to it."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import RESOURCES
from workbench.domain.errors import SpellingUnavailable
from workbench.spelling.checker import SpellChecker, open_checker
from workbench.spelling.dictionary import PlainDictionary

DICTIONARIES = RESOURCES / "dictionaries"


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SpellChecker]:
    opened = open_checker(DICTIONARIES, tmp_path_factory.mktemp("casebook"))
    yield opened
    opened.close()


def wrong(checker: SpellChecker, text: str) -> list[str]:
    return [word for _, _, word in checker.unknown(text)]


def test_misspelled_words_are_found_where_they_stand(checker: SpellChecker) -> None:
    text = "The Council recieved her complaint and its responce was late."
    assert checker.unknown(text) == [(12, 8, "recieved"), (43, 8, "responce")]


def test_both_british_endings_and_everyday_words_of_the_work_are_right(
    checker: SpellChecker,
) -> None:
    text = (
        "It apologised and organized a meeting. In our judgement the council's safeguarding, "
        "co-operation and don’t and don't were the Ombudsman’s concern."
    )
    assert wrong(checker, text) == []


def test_american_spelling_is_not_british(checker: SpellChecker) -> None:
    assert wrong(checker, "a labor of color") == ["labor", "color"]


def test_of_words_joined_by_hyphens_only_the_wrong_one_is_marked(checker: SpellChecker) -> None:
    assert checker.unknown("a council-runn home") == [(10, 4, "runn")]


def test_words_of_the_case_are_right_in_it(checker: SpellChecker) -> None:
    text = "Garrowby’s mother, Fenella Garrowby"
    also = frozenset({"garrowby", "fenella"})
    assert checker.unknown(text, also) == []
    assert wrong(checker, text) != []


def test_suggestions_begin_with_the_likeliest_and_keep_the_apostrophe(
    checker: SpellChecker,
) -> None:
    assert checker.suggest("recieved")[0] == "received"
    assert "doesn’t" in checker.suggest("does’nt")


def test_an_added_word_is_right_in_the_casebook_and_stays_there(tmp_path: Path) -> None:
    first = open_checker(DICTIONARIES, tmp_path)
    assert wrong(first, "Kinlochard kinlochard") == ["Kinlochard", "kinlochard"]
    first.add("Kinlochard")
    first.add("kinlochard")
    assert wrong(first, "Kinlochard’s kinlochard") == []
    first.close()
    assert (tmp_path / "dictionary.txt").read_text(encoding="utf-8") == "Kinlochard\n"
    again = open_checker(DICTIONARIES, tmp_path)
    assert wrong(again, "Kinlochard") == []
    again.close()
    assert [path.name for path in tmp_path.iterdir()] == ["dictionary.txt"]


def test_a_word_list_that_is_no_text_is_kept_and_told_of(tmp_path: Path) -> None:
    damaged = b"\xff\xfe\x00words"
    (tmp_path / "dictionary.txt").write_bytes(damaged)
    opened = open_checker(DICTIONARIES, tmp_path)
    with pytest.raises(SpellingUnavailable, match="one word to a line"):
        opened.add("Ombudsmanship")
    assert (tmp_path / "dictionary.txt").read_bytes() == damaged
    opened.close()


def test_a_missing_dictionary_is_told_of(tmp_path: Path) -> None:
    opened = open_checker(tmp_path / "nowhere", tmp_path)
    with pytest.raises(SpellingUnavailable, match="not affected"):
        opened.unknown("Anything")
    opened.close()


def test_a_closed_checker_answers_no_more(tmp_path: Path) -> None:
    opened = open_checker(DICTIONARIES, tmp_path)
    opened.close()
    with pytest.raises(SpellingUnavailable):
        opened.unknown("Anything")


def test_the_slower_library_judges_alike() -> None:
    pytest.importorskip("spylls")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves closing its files to Python
        dictionary = PlainDictionary(DICTIONARIES)
        gc.collect()
    words = ["organised", "organized", "judgement", "don't", "recieved", "color"]
    assert [dictionary.knows(word) for word in words] == [True, True, True, True, False, False]
    assert dictionary.suggest("recieved")[0] == "received"
