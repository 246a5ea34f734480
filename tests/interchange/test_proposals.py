"""A statement read in proposes records; accepted or not, the printed statement stays the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_case, a_passage, a_topic
from tests.interchange import published_statements as published
from tests.properties import examples
from workbench.application.case.changes import diff
from workbench.application.outside.accepting import accepted
from workbench.application.outside.proposals import ProposalKind, proposals
from workbench.bootstrap import load_reference_library, practice_cases, renderers
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate, Qualifier
from workbench.domain.errors import InvalidInput
from workbench.domain.records.complaint import Outcome
from workbench.domain.records.drafting import TopicRole
from workbench.domain.records.findings import FindingResult, InjusticeKind
from workbench.interchange.casefile import dumps, loads
from workbench.interchange.published.reader import read_pasted, read_statement
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage
from workbench.statement.numbering import numbers as numbers_in
from workbench.statement.reading.dating import date_told
from workbench.statement.reading.effects import injustices_in
from workbench.statement.reading.judging import result_in
from workbench.statement.text import lines

LIBRARY = load_reference_library()
TODAY = date(2026, 11, 2)
STATEMENTS = 4


@cache
def case_read(number: int) -> CaseFile:
    """The case of an invented decision, or of a practice case's statement read back from Word."""
    if not number:
        return read_pasted(published.as_numbers(), LIBRARY, TODAY).case
    document = compose(practice_cases()[number - 1][1], LIBRARY, TODAY, StatementStage.FINAL)
    return read_statement("a.docx", renderers()["word"](document), LIBRARY, TODAY).case


def printed(case: CaseFile) -> list[list[str]]:
    return [list(lines(compose(case, LIBRARY, TODAY, stage))) for stage in StatementStage]


def all_accepted(case: CaseFile) -> CaseFile:
    return accepted(case, [each.id for each in proposals(case)], LIBRARY, TODAY)


@settings(deadline=None, max_examples=examples(40))
@given(st.integers(0, STATEMENTS - 1), st.randoms(use_true_random=False))
def test_whatever_is_accepted_the_statement_reads_the_same(number: int, random: object) -> None:
    case = case_read(number)
    before = printed(case)
    for _ in range(3):
        offered = [each.id for each in proposals(case)]
        chosen = [id for id in offered if random.random() < 0.4]  # type: ignore[attr-defined]
        case = accepted(case, chosen, LIBRARY, TODAY)
        assert printed(case) == before
        assert not set(chosen) & {each.id for each in proposals(case) if each.place is None}
    assert loads(dumps(case).encode()) == case


@pytest.mark.parametrize("number", range(STATEMENTS))
def test_once_all_is_accepted_nothing_is_proposed_again(number: int) -> None:
    made = all_accepted(case_read(number))
    assert printed(made) == printed(case_read(number))
    assert not proposals(made)


@pytest.mark.parametrize("number", range(STATEMENTS))
def test_accepted_one_by_one_or_all_at_once_the_same_records_come_of_it(number: int) -> None:
    at_once = all_accepted(case_read(number))
    one_by_one = case_read(number)
    while offered := proposals(one_by_one):
        one_by_one = accepted(one_by_one, [offered[-1].id], LIBRARY, TODAY)
    for kind in ("event", "recommendation", "injustice"):
        assert len(one_by_one.records(kind)) == len(at_once.records(kind)), kind
    assert printed(one_by_one) == printed(at_once)


def test_dated_paragraphs_become_events_where_they_were_told() -> None:
    made = all_accepted(case_read(0))
    dates = [event.on for event in sorted(made.events.values(), key=lambda each: each.position)]
    assert dates == [
        PartialDate(2022, 3),
        PartialDate(2022, 9),
        PartialDate(2023, 5, 12),
        PartialDate(2023, 6),
    ]
    first = min(made.events.values(), key=lambda each: each.position)
    assert first.in_statement and first.statement_text.startswith("In March 2022")
    assert made.topics[first.topic_id].section == "what-i-found"


def test_the_analysis_becomes_findings_with_their_injustices() -> None:
    made = all_accepted(case_read(0))
    findings = sorted(made.findings.values(), key=lambda each: each.position)
    assert [each.title for each in findings] == ["The missed visits", "The time it took"]
    assert {each.result for each in findings} == {FindingResult.FAULT}
    hurt = {(made.people[i.person_id].alias, i.kind) for i in made.injustices.values()}
    assert ("Mrs K", InjusticeKind.UNCERTAINTY) in hurt
    assert all(not each.statement_text and each.how for each in made.injustices.values())


def test_the_findings_of_the_practice_cases_come_back_with_their_results() -> None:
    for number, (_, case) in enumerate(practice_cases(), 1):
        said = Counter(f.result for f in case.findings.values() if f.analysis.strip())
        read = Counter(f.result for f in all_accepted(case_read(number)).findings.values())
        assert read[FindingResult.FAULT] >= min(1, said[FindingResult.FAULT]), number
        assert read[FindingResult.NO_FAULT] >= min(1, said[FindingResult.NO_FAULT]), number


def test_parts_on_recommendations_become_recommendations() -> None:
    parts = "".join(
        f"Panel recommendation {n}: {title}\n{10 + n}. {words}\n"
        for n, (title, words) in enumerate(
            (("a letter of apology", "The Council sent it in time. That is not fault."),
             ("training for managers", "The Council trained them late, with good reason."),
             ("a record of the meeting", "The Council made one.")), 1)
    )  # fmt: skip
    text = published.as_dashes().replace("Agreed action\n", f"{parts}Agreed action\n", 1)
    case = read_pasted(text, LIBRARY, TODAY).case
    made = all_accepted(case)
    assert printed(made) == printed(case)
    listed = sorted(made.recommendations.values(), key=lambda each: each.position)
    assert [each.title for each in listed] == [
        "a letter of apology",
        "training for managers",
        "a record of the meeting",
    ]
    assert all(each.in_statement and each.analysis for each in listed)
    assert all(made.topics[each.topic_id].title.startswith("Panel rec") for each in listed)


def test_recommendations_listed_among_the_facts_are_read_from_their_list() -> None:
    found = [p for p in proposals(case_read(2)) if p.kind is ProposalKind.RECOMMENDATION]
    assert Counter(each.made_by for each in found) == {
        "the stage two investigation": 3,
        "the panel": 2,
    }


def test_what_fault_did_is_read_behind_a_finding_of_another_kind_too() -> None:
    said = """\
What I found
Analysis
11. The Council kept no record of the visit. That is fault.
12. This left Ms X with uncertainty.
13. I do not consider the Council’s letter to the family about the calls was fault.
14. Because of the fault in its records, Ms X was put to time and trouble.
Agreed action
"""
    text = published.as_dashes()
    start, end = text.index("What I found"), text.index("Agreed action\n")
    case = read_pasted(
        text[:start] + said + text[end + len("Agreed action\n") :], LIBRARY, TODAY
    ).case
    offered = [p for p in proposals(case) if p.kind is not ProposalKind.EVENT]
    assert [p.becomes.partition(",")[0] for p in offered] == [
        "fault",
        "uncertainty",
        "no fault",
        "time and trouble",
    ]
    assert {p.needs for p in offered if p.needs} == {offered[0].id}
    for order in (("fault", "no fault"), ("no fault", "fault")):
        only = case
        for result in order:
            [wanted] = [p for p in proposals(only) if p.becomes == result]
            only = accepted(only, [wanted.id], LIBRARY, TODAY)
        told = [p.effect.value for p in proposals(only) if p.of]
        assert told == ["uncertainty", "time and trouble"]


def test_an_injustice_brings_its_finding() -> None:
    case = case_read(0)
    wanted = next(each for each in proposals(case) if each.kind is ProposalKind.INJUSTICE)
    made = accepted(case, [wanted.id], LIBRARY, TODAY)
    assert len(made.findings) == len(made.injustices) == 1
    assert set(made.findings) == {each.finding_id for each in made.injustices.values()}


def test_what_is_no_longer_proposed_is_refused_and_changes_nothing() -> None:
    case = case_read(0)
    ids = [each.id for each in proposals(case)]
    passage = next(p for p in case.passages.values() if "March 2022" in p.text)
    edited = case.with_record("passage", replace(passage, text="It was in no month."))
    with pytest.raises(InvalidInput, match="not there any more"):
        accepted(edited, ids, LIBRARY, TODAY)
    with pytest.raises(InvalidInput, match="not there any more"):
        accepted(case, ["event:nowhere:0"], LIBRARY, TODAY)


def test_accepting_nothing_changes_nothing() -> None:
    assert not diff(case_read(0), accepted(case_read(0), [], LIBRARY, TODAY))


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("On 3 May 2023 Ms X wrote.", PartialDate(2023, 5, 3)),
        ("In May, the Council replied.", PartialDate(2022, 5)),
        ("In February the Council replied.", PartialDate(2022, 2)),
        ("On 24 December it replied.", PartialDate(2021, 12, 24)),
        ("Earlier that month she had called.", PartialDate(2021, 11)),
        ("The report, dated 4th of June 2021, found that:", PartialDate(2021, 6, 4)),
        ("Between 3 and 7 June 2022 they met.",
         PartialDate(2022, 6, 3, until=PartialDate(2022, 6, 7))),
        ("She complained. She came to us in June 2022.", PartialDate(2022, 6)),
        ("The panel asked for a reply by the end of December.", None),
        ("The Children Act 1989 says so.", None),
        ("The law (Children Act 1989, section 26) says so.", None),
        ("She may complain.", None),
        ("The Council replied.", None),
        ("The report is dated 25/04/2022.", PartialDate(2022, 4, 25)),
        ("The Council met the school the same day.", PartialDate(2021, 11, 20)),
        ("Two weeks later the Council replied.", PartialDate(2021, 12, 4)),
        ("The next day, 22 November, she rang.", PartialDate(2021, 11, 22)),
        ("A month later the Council replied.", PartialDate(2021, 12)),
        ("Over the summer of 2022 they argued.", PartialDate.in_season(2022, 6)),
        ("Throughout 2022 she wrote.", PartialDate(2022)),
        ("At the end of May 2022 she wrote.", PartialDate(2022, 5, qualifier=Qualifier.LATE)),
        ("It was not until 2 July 2022 that they met.", PartialDate(2022, 7, 2)),
        ("The Council did not reply until 2 July 2022.", PartialDate(2022, 7, 2)),
        ("On 3 and 10 May 2022 they met.", PartialDate(2022, 5, 3)),
        ("In November the previous year she wrote.", PartialDate(2020, 11)),
        ("She has a son, who was born in 2009.", None),
        ("She had to wait for 20 working days.", None),
        ("Two officers visited on the 23rd. He disputes it.", PartialDate(2021, 11, 23)),
        ("On the 12th she rang.", None),
        ("14-16 February 2022: they met.",
         PartialDate(2022, 2, 14, until=PartialDate(2022, 2, 16))),
        ("The Council wrote on 3, 10 and 17 May.", PartialDate(2022, 5, 3)),
        ("A fortnight later it wrote.", PartialDate(2021, 12, 4)),
        ("Mid-March saw a visit.", PartialDate(2022, 3, qualifier=Qualifier.MID)),
        ("The review planned for 1 May 2022 was cancelled on 28 April.",
         PartialDate(2022, 4, 28)),
        ("Mid-2022: she wrote.", PartialDate(2022, qualifier=Qualifier.MID)),
        ("Autumn term 2022: he moved school.",
         PartialDate(2022, 9, until=PartialDate(2022, 12))),
        ("It was on the 23rd birthday of her brother.", None),
    ],
)  # fmt: skip
def test_a_paragraph_is_dated_by_what_it_tells(words: str, on: PartialDate | None) -> None:
    assert date_told(words, PartialDate(2021, 11, 20)) == on


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("I find fault with that delay.", FindingResult.FAULT),
        ("That was fault.", FindingResult.FAULT),
        ("Not to do so was fault.", FindingResult.FAULT),
        ("The Council was at fault.", FindingResult.FAULT),
        ("This is not fault.", FindingResult.NO_FAULT),
        ("I do not find fault with it.", FindingResult.NO_FAULT),
        ("There is no evidence of fault.", FindingResult.NO_FAULT),
        ("I didn’t find fault in how it did so.", FindingResult.NO_FAULT),
        ("I cannot say what was said on the telephone.", FindingResult.NO_FINDING),
        ("I have not investigated what the school did.", FindingResult.NOT_INVESTIGATED),
        ("Ms X says the Council was at fault.", None),
        ("I asked whether there was fault.", None),
        ("The Council replied in May.", None),
    ],
)
def test_only_the_investigators_own_sentences_decide(
    sentence: str, result: FindingResult | None
) -> None:
    assert result_in(sentence) is result


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("This caused Ms X distress.", {InjusticeKind.DISTRESS}),
        ("It left her uncertain and frustrated.",
         {InjusticeKind.UNCERTAINTY, InjusticeKind.FRUSTRATION}),
        ("Ms X was denied an independent investigation.", {InjusticeKind.LOST_OPPORTUNITY}),
        ("B missed a year of education.", {InjusticeKind.LOSS_OF_EDUCATION}),
        ("I do not consider it caused an injustice or distress.", set()),
        ("Ms X says it caused her distress.", set()),
        ("The Council apologised for her distress.", set()),
    ],
)  # fmt: skip
def test_an_injustice_is_what_the_investigator_says_was_done(
    sentence: str, kinds: set[InjusticeKind]
) -> None:
    assert {kind for kind, _ in injustices_in(sentence)} == kinds


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        ("I uphold this complaint.", Outcome.UPHELD),
        ("I find fault causing injustice.", Outcome.UPHELD),
        ("I have completed my investigation because there was no fault.", Outcome.NOT_UPHELD),
        ("I do not uphold this complaint.", Outcome.NOT_UPHELD),
        ("I have completed my investigation.", Outcome.UNDECIDED),
    ],
)
def test_the_outcome_is_read_from_the_decision_where_nothing_else_gives_it(
    decision: str, outcome: Outcome
) -> None:
    text = f"The complaint\n1. Ms X complained.\nFinal decision\n2. {decision}\n"
    assert read_pasted(text, LIBRARY, TODAY).case.case.outcome is outcome


def test_references_among_paragraphs_are_read_by_their_numbers() -> None:
    case = a_case(a_topic("t1", TopicRole.FACTS))
    words = "On 3 May 2023 the Council wrote, as paragraph {para:passage:s2} says."
    case = case.with_record("passage", a_passage("s1", words, topic_id="t1"))
    case = case.with_record("passage", a_passage("s2", "It was sent late.", topic_id="t1"))
    numbers = numbers_in(compose(case, LIBRARY, TODAY, StatementStage.DRAFT))
    (event,) = proposals(case, numbers)
    number = numbers["passage:s2"]
    assert event.words == f"On 3 May 2023 the Council wrote, as paragraph {number} says."
    made = accepted(case, [event.id], LIBRARY, TODAY)
    assert printed(made) == printed(case)
