"""The sets by name: sentences, and the people of our own lists they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.evaluation import outside_people
from tests.evaluation.first_set import FIRST
from tests.evaluation.held_back import HELD_BACK
from tests.evaluation.outside_set import OUTSIDE
from tests.evaluation.people import OWN, WORDS, Origins, WordPairs
from tests.evaluation.sentences import Sentences


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Sentences, names by origin, and names that are words; `faker` adds the names Faker knows."""

    sentences: Sentences
    origins: Origins
    words: WordPairs
    faker: bool


SETS: Mapping[str, EvaluationSet] = {
    "first": EvaluationSet(FIRST, OWN, WORDS, faker=True),
    "held back": EvaluationSet(HELD_BACK, OWN, WORDS, faker=True),
    "outside": EvaluationSet(OUTSIDE, outside_people.ORIGINS, outside_people.WORDS, faker=False),
}
