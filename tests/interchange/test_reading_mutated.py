"""Files of statements spoilt at random are read or refused in words, and never take long."""

from __future__ import annotations

import random
import sys
import time
from datetime import date

import pytest

from tests.interchange import published_statements as published
from workbench.application.outside.accepting import accepted
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import StatementRefused
from workbench.interchange.published.reader import read_pasted, read_statements
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
from workbench.statement.text import lines

LIBRARY = load_reference_library()
TODAY = date(2026, 11, 2)
SEEDS = (
    ("a.txt", published.as_numbers().encode()),
    ("a.txt", published.as_dashes().encode()),
    ("a.txt", published.as_pages().encode()),
    ("a.txt", published.as_pages("alone", lone_labels=True).encode()),
    ("a.html", published.as_page().encode()),
    ("a.docx", published.as_word()),
)
PUT_IN = (b"\n\n", b":\n", b"- ", b"1. ", b"(a) ", b"<ol>", b"</li>", b"\x0c", b"Page 2 of 3\n",
          b"Summary: ", b"The Ombudsman's final decision\n", b"What I found\n", b" fault ", b"{",
          b"}", b"[x]", b"\x00", b"\xff\xfe")  # fmt: skip


def spoilt(data: bytes, drawn: random.Random) -> bytes:
    """The bytes with a few of them changed, taken out, doubled, moved or put in."""
    made = bytearray(data)
    for _ in range(drawn.randint(1, 8)):
        at = drawn.randrange(len(made))
        end = min(len(made), at + drawn.randint(1, 400))
        match drawn.randrange(4):
            case 0:
                made[at] = drawn.randrange(256)
            case 1:
                del made[at:end]
            case 2:
                made[at:at] = made[at:end] * drawn.randint(1, 4)
            case _:
                made[at:at] = drawn.choice(PUT_IN)
    return bytes(made)


def tried(count: int, seed: int) -> tuple[int, int, float]:
    """How many of so many spoilt files were read and refused, and the longest time one took."""
    drawn = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    read = refused = 0
    longest = 0.0
    for _ in range(count):
        name, data = drawn.choice(SEEDS)
        began = time.perf_counter()
        try:
            found = read_statements(name, spoilt(data, drawn), LIBRARY, TODAY)
        except StatementRefused:
            refused += 1
            continue
        read += 1
        longest = max(longest, time.perf_counter() - began)
        case = found[0].case
        made = accepted(case, [each.id for each in found[0].proposals], LIBRARY, TODAY)
        for stage in StatementStage:
            before, after = (list(lines(compose(c, LIBRARY, TODAY, stage))) for c in (case, made))
            assert before == after
    return read, refused, longest


def test_spoilt_files_are_read_or_refused() -> None:
    read, refused, _ = tried(40, 1)
    assert read + refused == 40
    assert read > refused


@pytest.mark.slow
def test_many_spoilt_files_are_read_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    read, refused, longest = tried(1500, 2)
    with capsys.disabled():
        sys.stdout.write(f"\n{read} read, {refused} refused, the longest in {longest:.2f} s\n")


FOUND = "The complaint\n1. Ms X complained.\nWhat I found\nWhat happened\n"


@pytest.mark.parametrize(
    "text",
    [
        FOUND + "2. " + "the panel recommended " * 3000 + ":\n• x;\n• y.\nAnalysis\n3. Fault.\n",
        FOUND + "2. (" + "Act " * 12_000 + "\nAnalysis\n3. That was fault.\n",
        FOUND + "Analysis\n2. It was fault. " + "caused lost distress " * 4000 + ".\n",
        FOUND + "Analysis\n2. " + "“the same words again” paragraph 1. " * 2000 + "\n",
        FOUND + "".join(f"{n + 2}. In May {1950 + n % 100} it was.\n" for n in range(800)),
        FOUND + "Analysis\n" + "".join(f"Matter {n}\n{n + 2}. It was fault.\n" for n in range(400)),
    ],
)
def test_what_strange_words_propose_is_told_in_a_moment(text: str) -> None:
    read = read_pasted(text, LIBRARY, TODAY)
    accepted(read.case, [each.id for each in read.proposals], LIBRARY, TODAY)
