"""Slips of a statement from outside: each said once, at every place, and only what is one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.interchange import published_statements as published
from workbench.bootstrap import load_reference_library
from workbench.domain.problems import Problem
from workbench.domain.records.remedies import RemedyKind
from workbench.interchange.published.reader import read_pasted
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import BulletList, SignatureBlock, StatementStage, Subheading
from workbench.statement.text import lines
from workbench.statement.walk import blocks_of

LIBRARY = load_reference_library()
TODAY = date(2024, 4, 1)
TEXT = published.as_numbers()


def problems(text: str, code: str) -> list[Problem]:
    return [p for p in read_pasted(text, LIBRARY, TODAY).problems if p.code == code]


def with_found(*paragraphs: str) -> str:
    """The invented statement with more paragraphs at the end of the analysis."""
    added = "".join(f"  1. {words}\n" for words in paragraphs)
    above, heading, below = TEXT.partition("\nAgreed action\n")
    assert heading
    return f"{above}\n{added}{heading}{below}"


def test_a_slip_is_said_at_every_place_and_once_at_each() -> None:
    text = with_found("Her behavior was noted.", "The behavior of staff, that behavior, was not.")
    found = problems(text, "american-spelling")
    assert [each.where.paragraph for each in found] == [17, 18]


def test_a_slip_is_said_the_same_with_and_without_headings() -> None:
    bare = "1. Her behavior was noted.\n2. The the Council replied.\n3. It was over.\n"
    headed = f"The complaint\n{bare}"

    def said(text: str) -> list[tuple[str, int | None, str]]:
        codes = ("american-spelling", "word-twice")
        found = (each for code in codes for each in problems(text, code))
        return [(each.code, each.where.paragraph, each.message) for each in found]

    assert said(bare) == said(headed)
    assert len(said(bare)) == 2


def test_a_number_that_leads_nowhere_is_not_said_to_be_typed_as_well() -> None:
    text = with_found("This is told in paragraph 95.")
    assert len(problems(text, "stale-reference")) == 1
    assert not problems(text, "typed-paragraph")


def test_the_closing_line_printed_twice_is_no_problem() -> None:
    doubled = published.as_dashes() + "\n" + published.SIGNATURE.replace("'", "’")
    read = read_pasted(doubled, LIBRARY, TODAY)
    signed = [each for each in blocks_of(read.document) if isinstance(each, SignatureBlock)]
    assert len(signed) == 1
    assert not any("closing line" in each.message for each in read.problems)


@pytest.mark.parametrize(
    ("words", "stale"),
    [
        ("As I said in paragraph 12, “the Council was not told”.", True),
        ("Paragraph 11 says that “visits had been missed”.", True),
        ("Paragraph 12 says that “visits had been missed”.", False),
        ("The letter in paragraph 12 said “we are very sorry indeed”.", False),
        ("I found (paragraph 14) that “nobody visited between May and September 2022”.", False),
        ("I found (paragraph 13) that “nobody visited between May and September 2022”.", True),
        ("“Visited” is the word in paragraph 3.", False),
    ],
)
def test_a_reference_that_quotes_what_its_paragraph_does_not_say_is_stale(
    words: str, stale: bool
) -> None:
    found = problems(with_found(words), "stale-reference")
    assert [each.where.paragraph for each in found] == ([17] if stale else [])


@pytest.mark.parametrize(
    ("paragraphs", "at"),
    [
        (("The delay was fault.", "There was no fault by the Council."), [18]),
        (("The delay was fault.", "I therefore do not find fault."), [18]),
        (("The delay was fault. This was not fault.",), [17]),
        (("I find fault with the delay. I do not find fault with the letter.",), []),
        (("The delay was fault.", "The letter was rude. That was not fault."), []),
        (("It is not fault that she was ill.",), []),
    ],
)
def test_fault_said_and_taken_back_is_told_of_a_statement_from_outside(
    paragraphs: tuple[str, ...], at: list[int]
) -> None:
    found = problems(with_found(*paragraphs), "fault-disclaimed")
    assert [each.where.paragraph for each in found] == at


@pytest.mark.parametrize(
    ("words", "slips"),
    [
        ("She lives in Ysgol y Graig with her aunt.", 0),
        ("The school is in Bryn y Môr.", 0),
        ("The leaflet is called “Cymorth i Ferched Cymru”.", 0),
        ("They met yn y dref on Monday.", 0),
        ("She read Ramón y Cajal.", 0),
        ("The y Council replied.", 1),
        ("She was y upset.", 1),
        ("It quoted R (X) v Council [2019] EWCA Civ 1 and R v Council.", 0),
        ("See https://www.lgo.org.uk/a?b=c&d=e about it.", 0),
        ("It was v late.", 1),
    ],
)
def test_a_single_letter_that_is_a_word_or_of_a_name_is_no_slip(words: str, slips: int) -> None:
    assert len(problems(with_found(words), "stray-letter")) == slips


# --- remedies and lists ---------------------------------------------------------------------------


def remedies(*paragraphs: str) -> list[RemedyKind]:
    text = "The complaint\n1. Ms X complained.\nAgreed action\n" + "".join(
        f"{number}. {words}\n" for number, words in enumerate(paragraphs, 2)
    )
    return [each.kind for each in read_pasted(text, LIBRARY, TODAY).case.remedies.values()]


def test_what_should_have_been_done_is_no_remedy() -> None:
    assert not remedies("This information should have been in the plan.")
    assert not remedies("The plan should not have been closed.")
    assert remedies("The Council should send her the plan.") == [RemedyKind.ACTION]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The Council will keep a record of every call.", RemedyKind.ACTION),
        ("The Council will train staff in record keeping.", RemedyKind.SERVICE_IMPROVEMENT),
        ("The Council will correct its records of the visit.", RemedyKind.RECORD),
        ("The Council will add a note to B’s file.", RemedyKind.RECORD),
        ("The Council will place this decision on the file.", RemedyKind.RECORD),
    ],
)
def test_a_record_is_corrected_only_where_something_is_done_to_it(
    words: str, kind: RemedyKind
) -> None:
    assert remedies(words) == [kind]


@pytest.mark.parametrize(
    "items",
    [
        ("it was late;", "it was wrong; and", "it was rude."),
        ("it was late;", "it was wrong and", "it was rude."),
        ("it was late,", "it was wrong, or", "it was rude."),
        ("It was late.", "It was wrong.", "It was rude."),
        ("staff conduct", "delay", "letters"),
        ("staff conduct;", "delay;", "letters"),
    ],
)
def test_the_ends_of_a_list_stay_as_they_were(items: tuple[str, ...]) -> None:
    text = "The complaint\n1. Ms X complained that:\n" + "".join(f"• {each}\n" for each in items)
    read = read_pasted(text + "2. She was upset.\nFinal decision\n3. Fault.\n", LIBRARY, TODAY)
    [listed] = [each for each in blocks_of(read.document) if isinstance(each, BulletList)]
    assert len(listed.items) == len(items)
    printed = list(lines(compose(read.case, LIBRARY, TODAY, StatementStage.FINAL)))
    assert [line for line in printed if line.startswith("•")] == [f"• {each}" for each in items]


def test_parts_on_recommendations_are_headings_of_the_lower_level() -> None:
    parts = "".join(f"Panel recommendation {n}: letter {n}\n- It was sent.\n" for n in range(1, 7))
    text = published.as_dashes().replace("Agreed action\n", f"{parts}Agreed action\n", 1)
    read = read_pasted(text, LIBRARY, TODAY)
    headings = [each for each in blocks_of(read.document) if isinstance(each, Subheading)]
    levels = [each.level for each in headings if each.text.startswith("Panel")]
    assert levels == [3] * 6
