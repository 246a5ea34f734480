"""What is printed of a text, sign by sign, and words on paper changed where they were typed."""

from __future__ import annotations

import random

import pytest

from workbench.domain.records.people import Pronouns
from workbench.statement.cast import Cast, Label
from workbench.statement.markup.authored import read_blocks
from workbench.statement.markup.mapped import (
    WordChange,
    printed_lines,
    with_changes,
    with_style,
    without_style,
)
from workbench.statement.nodes import Style
from workbench.statement.walk import block_words

CAST = Cast((Label("p1", "Ms X", Pronouns.SHE),), (("body", "the Council"),))
PARTS = (
    "Ms X wrote", "{person:p1}", "{they:p1}", "{body}", "**in bold type**", "*slanted*", r"5 \* 3",
    "{cite:Care Act 2014}", "{?to be found}", "{para:o1}", "a * b", "(so)", "and so on.", r"\{no}",
    "***both***", "x**y**z", "“quoted”",
)  # fmt: skip
LINES = ("{} {}", "- {} {}", "(a) {}\n  {}", "> {}\n> {}", "{}\n{}", "{{#name}} {} {}", "  - {} {}")


def a_text(draw: random.Random) -> str:
    made = [
        draw.choice(LINES).format(draw.choice(PARTS), draw.choice(PARTS))
        for _ in range(draw.randrange(1, 5))
    ]
    return draw.choice(("\n\n", "\n")).join(made)


def words_of(markup: str) -> list[str]:
    return [words for block in read_blocks(markup, CAST, "o") for words in block_words(block)]


@pytest.mark.parametrize("seed", range(120))
def test_the_lines_are_those_that_are_printed_and_each_sign_has_its_place(seed: int) -> None:
    markup = a_text(random.Random(seed))
    lines = printed_lines(markup, CAST)
    assert [line.words for line in lines] == words_of(markup)
    for line in lines:
        assert len(line.signs) == len(line.words)
        for sign, shown in zip(line.signs, line.words, strict=True):
            typed = markup[sign.start : sign.end]
            assert sign.token or typed in (shown, f"\\{shown}") or typed.isspace()


@pytest.mark.parametrize("seed", range(150))
def test_changed_words_are_printed_changed_and_nothing_else_is(seed: int) -> None:
    draw = random.Random(seed)
    markup = a_text(draw)
    lines = printed_lines(markup, CAST)
    index = draw.randrange(len(lines))
    line = lines[index]
    start = draw.randrange(len(line.words) + 1)
    end = draw.randrange(start, min(len(line.words), start + 9) + 1)
    words = draw.choice(("", " now", "not *this*", "{braces}")) if start or end < 3 else "Q"
    made = with_changes(markup, line, [WordChange(start, end, words)], CAST)
    wanted = line.words[:start] + words + line.words[end:]
    if made is None:
        assert not wanted.strip() or _begins_as_a_mark(wanted)
        return
    said = words_of(made)
    assert said[index].split() == wanted.split()
    assert (
        said[:index] + said[index + 1 :] == words_of(markup)[:index] + words_of(markup)[index + 1 :]
    )


def _begins_as_a_mark(words: str) -> bool:
    return not words[:1].isalnum() or words != words.strip()


def test_tokens_that_are_not_touched_stay_tokens() -> None:
    markup = "{person:p1} told {body} that {they:p1} was *very* sorry."
    (line,) = printed_lines(markup, CAST)
    at = line.words.index("sorry")
    made = with_changes(markup, line, [WordChange(at, at + 5, "glad")], CAST)
    assert made == "{person:p1} told {body} that {they:p1} was *very* glad."
    made = with_changes(markup, line, [WordChange(0, 2, "Mrs")], CAST)
    assert made == "Mrs X told {body} that {they:p1} was *very* sorry."


def test_words_in_bold_type_and_out_of_it() -> None:
    (line,) = printed_lines("The panel met.", CAST)
    made = with_style("The panel met.", line, 4, 9, Style.STRONG, CAST)
    assert made == "The **panel** met."
    (line,) = printed_lines(made or "", CAST)
    assert without_style(made or "", line, 4, 9, Style.STRONG, CAST) == "The panel met."
    assert without_style(made or "", line, 4, 9, Style.EMPHASIS, CAST) is None
