"""Each word with a capital in a sound sentence as somebody's first name, then as a surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.builders import a_case, a_person, name_words
from tests.evaluation.names import FALSE_ERRORS, FALSE_WARNINGS
from tests.evaluation.outside_sound import SOUND
from workbench.statement.naming.protected import protected
from workbench.statement.naming.searching.finding import find

_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")


def taken_for(text: str) -> Iterator[tuple[str, str]]:
    """What each everyday word of a text is taken for when somebody has it as a name."""
    known = name_words()
    usual = known.words("first-name") | known.words("surname")
    for word in dict.fromkeys(_CAPITAL.findall(text)):
        low = word.lower()
        if low in known.words("everyday") or (low in usual and low in known.ordinary):
            for name in (f"{word} Zedlik", f"Ondra {word}"):
                listed = protected(a_case(a_person(name=name)), known)
                hits = [hit for hit in find(text, listed) if hit.whom]
                worst = "error" if any(hit.sure for hit in hits) else "warning"
                yield name, worst if hits else "nothing"


def test_few_words_of_sound_sentences_are_taken_for_names() -> None:
    found = [(text, name, worst) for text in SOUND[::2] for name, worst in taken_for(text)]
    errors = [each for each in found if each[2] == "error"]
    warnings = [each for each in found if each[2] == "warning"]
    assert len(found) > 300
    assert len(errors) <= len(found) * FALSE_ERRORS["words"] / 2, errors
    assert len(warnings) <= len(found) * FALSE_WARNINGS / 4, warnings
