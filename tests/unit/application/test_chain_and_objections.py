"""The line from fault to remedy with its breaks, and objections answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    TODAY,
    a_finding,
    a_library,
    a_payment,
    a_sound_case,
    an_event,
    an_injustice,
    an_item_of_evidence,
    with_records,
    without,
)
from workbench.application.case import editing
from workbench.application.chronology.merging import merge
from workbench.application.findings.chain import chain_of, chain_of_case
from workbench.application.findings.objections import (
    answer,
    is_objection,
    lapsed_answers,
    objections_to,
    withdraw,
)
from workbench.application.findings.standards import (
    cited_words,
    standards_to_offer,
    token_words,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem, Severity, Where
from workbench.domain.records.chronology import Account
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import AccountRef, FindingResult
from workbench.domain.records.offers import Offer
from workbench.domain.records.standards import Standard, StandardCited, StandardKind
from workbench.domain.text import LONGEST_FIELD
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

CODE = Standard(
    id="code",
    title="Complaint Handling Code",
    kind=StandardKind.GUIDANCE,
    citation="Complaint Handling Code, February 2024",
    expects="Two stages, with times.",
    source="s",
    consulted=TODAY,
    edition="February 2024",
    valid_from=date(2024, 2, 1),
    words=("delay",),
)
ACT = Standard(
    id="act",
    title="Children in need",
    kind=StandardKind.LAW,
    citation="Children Act 1989, section 17",
    expects="Assess before you decide.",
    source="s",
    consulted=TODAY,
)
LIBRARY = a_library(standards={"act": ACT, "code": CODE})
SOUND = a_sound_case()


def problems(case: CaseFile, library: ReferenceLibrary = LIBRARY) -> tuple[Problem, ...]:
    return check(compose(case, library, TODAY, StatementStage.FINAL), case, library)


def reasons(case: CaseFile, id: str = "f1") -> list[str]:
    return [each.reason for each in chain_of(case, id, LIBRARY).breaks]


# --- the chain -----------------------------------------------------------------------------------


def test_a_sound_line_runs_from_complaint_to_remedy() -> None:
    case = editing.set_fields(SOUND, "finding", "f1", standard="Regulation 15.")
    chain = chain_of(case, "f1", LIBRARY)
    assert chain.breaks == ()
    assert [(node.kind, node.id, node.column) for node in chain.nodes] == [
        ("finding", "f1", 2),
        ("head", "h1", 0),
        ("event", "e2", 1),
        ("injustice", "i1", 3),
        ("remedy", "r1", 4),
        ("remedy", "r2", 4),
    ]
    assert (("injustice", "i1"), ("remedy", "r2")) in {(x.start, x.end) for x in chain.links}


def test_a_standard_and_an_offer_are_part_of_the_line() -> None:
    cited = StandardCited(standard_id="act", place="subsection (1)")
    case = with_records(SOUND, replace(SOUND.findings["f1"], standards=(cited,)))
    case = with_records(case, Offer(id="o1", amount=100_00, person_id="p1", injustice_ids=("i1",)))
    nodes = {(node.kind, node.id): node for node in chain_of(case, "f1", LIBRARY).nodes}
    assert nodes["standard", "f1/0"].label == "Children Act 1989, section 17, subsection (1)"
    assert nodes["offer", "o1"].note == "offered"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"head_id": ""}, "Nothing says which complaint this answers."),
        ({"event_ids": (), "sources": ()}, "No event and no evidence is linked."),
        ({"result": FindingResult.UNDECIDED}, "The result is still undecided."),
        ({"result": FindingResult.NO_FAULT}, "An injustice is recorded, but no fault was found."),
        (
            {"fault_without_injustice": True},
            "Marked as fault without injustice, but an injustice is recorded.",
        ),
    ],
)
def test_every_break_is_pointed_out(change, reason: str) -> None:
    values = {"standard": "s", "event_ids": ("e2",), **change}
    assert reasons(with_records(SOUND, a_finding(**values))) == [reason]


def test_a_line_can_break_at_the_injustice() -> None:
    case = with_records(SOUND, a_finding(standard="s", event_ids=("e2",)))
    assert reasons(without(case, "injustice i1")) == [
        "There is fault, but nothing says what it did to anybody."
    ]
    lost = an_injustice("i2", person_id="", statement_text="")
    assert reasons(with_records(case, lost)) == [
        "Nothing says who suffered this.",
        "Nothing says how it follows from the fault.",
        "No remedy answers it, and nothing says that it was put right.",
    ]
    assert reasons(with_records(case, a_finding(result=FindingResult.NOT_INVESTIGATED))) == []


def test_what_stands_outside_every_line_is_shown_in_the_whole() -> None:
    case = with_records(
        SOUND, a_finding("f2", head_id="", title=""), a_payment("r9", injustice_ids=())
    )
    case = without(case, "finding f1")
    found = {(each.kind, each.id, each.reason) for each in chain_of_case(case, LIBRARY).breaks}
    assert ("head", "h1", "Nothing is found on this head of complaint.") in found
    assert ("remedy", "r9", "This remedy answers no injustice.") in found
    assert ("remedy", "r3", "This remedy answers no injustice.") not in found


# --- objections ----------------------------------------------------------------------------------


def one_sided() -> CaseFile:
    return with_records(SOUND, a_finding(event_ids=("e2",), sources_for=(SourceRef("v1"),)))


def test_an_objection_is_answered_with_what_was_considered() -> None:
    case = one_sided()
    (problem,) = problems(case)
    assert problem.code == "evidence-one-sided"
    assert is_objection(problem)
    answered = answer(case, problem, "  The Council sent nothing. ", TODAY)
    assert open_problems(problems(answered), answered) == ()
    (given,) = objections_to(answered, "f1", problems(answered))
    assert given.answer is not None
    assert (given.answer.answer, given.answer.on) == ("The Council sent nothing.", TODAY)
    again = answer(answered, problem, "It was asked twice.", TODAY)
    assert len(again.findings["f1"].considered) == 1
    assert withdraw(again, problem) == case
    assert withdraw(case, problem) is case


def test_an_answer_lapses_when_the_objection_is_about_something_else() -> None:
    case = one_sided()
    (problem,) = problems(case)
    case = answer(case, problem, "The Council sent nothing.", TODAY)
    turned = with_records(
        case,
        a_finding(
            event_ids=("e2",),
            sources_against=(SourceRef("v1"),),
            considered=case.findings["f1"].considered,
        ),
    )
    assert [each.code for each in open_problems(problems(turned), turned)] == ["evidence-one-sided"]
    assert len(lapsed_answers(turned, "f1", problems(turned))) == 1
    assert lapsed_answers(case, "f1", problems(case)) == []


def test_a_blank_answer_and_other_problems_are_refused() -> None:
    case = one_sided()
    (problem,) = problems(case)
    with pytest.raises(InvalidInput, match="blank"):
        answer(case, problem, " \n", TODAY)
    other = Problem(Severity.ERROR, "payment-payee", "m", Where("remedy", "r1"))
    with pytest.raises(InvalidInput, match="not an objection"):
        answer(case, other, "Yes.", TODAY)
    assert withdraw(case, other) is case


# --- checks of reasoning -------------------------------------------------------------------------


def found(**fields) -> list[tuple[str, str]]:
    case = with_records(SOUND, a_finding(**{"event_ids": ("e2",), **fields}))
    return [(each.code, each.excerpt) for each in problems(case)]


@pytest.mark.parametrize(
    ("result", "words", "excerpt"),
    [
        (FindingResult.FAULT, "I found fault. I do not find fault with the rest.", "I do not find"),
        (FindingResult.FAULT, "That was fault. The delay was not fault.", "was not fault"),
        (FindingResult.FAULT, "There was no fault in the letter.", "There was no fault"),
    ],
)
def test_fault_that_is_taken_back_is_pointed_out(result, words: str, excerpt: str) -> None:
    ((code, about),) = found(result=result, analysis=words)
    assert code == "fault-disclaimed"
    assert about.startswith(excerpt)


@pytest.mark.parametrize(
    "words",
    [
        "That was fault.",
        "I considered whether the Council was at fault. It was at fault.",
        "The fault of which she complains is one of delay. That was fault.",
    ],
)
def test_words_that_take_nothing_back_are_left_alone(words: str) -> None:
    assert found(analysis=words) == []


def test_criticism_that_is_called_fault_and_then_not_is_pointed_out() -> None:
    case = with_records(
        without(SOUND, "injustice i1", "remedy r1", "remedy r2"),
        a_finding(
            "f2",
            result=FindingResult.CRITICISM,
            event_ids=("e2",),
            analysis="There was further fault here. On reflection it was not fault.",
        ),
        a_finding(
            "f3",
            result=FindingResult.UNDECIDED,
            analysis="There was further fault here. On reflection it was not fault.",
        ),
    )
    told = {each.where.id: each for each in problems(case) if each.code == "fault-disclaimed"}
    assert told["f2"].excerpt == "further fault"
    assert "takes it back" in told["f3"].message


def test_a_standard_counts_only_if_it_held_at_the_time() -> None:
    cited = (StandardCited(standard_id="code"), StandardCited(standard_id="act"))
    assert found(standards=cited) == [("standard-not-in-force", "code")]
    late = an_event("e2", on="2024")
    case = with_records(SOUND, late, a_finding(standards=cited, event_ids=("e2",)))
    assert "standard-not-in-force" not in [each.code for each in problems(case)]
    assert found(standards=(StandardCited(standard_id="gone"),)) == [("standard-unknown", "gone")]
    assert found(standards=(StandardCited(words="Its own policy."),)) == []


# --- standards to choose from --------------------------------------------------------------------


def test_standards_are_found_by_words_and_say_whether_they_held() -> None:
    finding = a_finding(event_ids=("e2",), standards=(StandardCited(standard_id="act"),))
    rows = standards_to_offer(SOUND, finding, LIBRARY)
    assert [(row.standard.id, row.in_force, row.cited) for row in rows] == [
        ("act", True, True),
        ("code", False, False),
    ]
    assert [
        row.standard.id for row in standards_to_offer(SOUND, finding, LIBRARY, "DELAY code")
    ] == ["code"]
    assert standards_to_offer(SOUND, finding, LIBRARY, "delay", StandardKind.LAW) == []
    assert standards_to_offer(SOUND, a_finding(event_ids=()), LIBRARY)[1].in_force is None


def test_a_standard_is_cited_in_words() -> None:
    cited = StandardCited(standard_id="act", place="subsection (1)")
    assert token_words(cited, LIBRARY) == "{cite:Children Act 1989, section 17, subsection (1)}"
    assert cited_words(StandardCited(standard_id="code"), LIBRARY).endswith("February 2024")
    assert cited_words(StandardCited(words="Its own policy."), LIBRARY) == "Its own policy."
    assert cited_words(StandardCited(standard_id="gone"), LIBRARY) == "Standard not in this library"
    assert token_words(StandardCited(), LIBRARY) == ""


# --- accounts relied on --------------------------------------------------------------------------


def with_accounts(*given: int) -> CaseFile:
    accounts = tuple(Account(given_by=f"Officer {n}", text=f"Version {n}.") for n in range(3))
    event = an_event("e2", on="June 2023", accounts=accounts)
    refs = tuple(AccountRef("e2", n) for n in given)
    return with_records(SOUND, event, a_finding(event_ids=("e2",), accounts=refs))


def relied(case: CaseFile) -> list[int]:
    return [each.account for each in case.findings["f1"].accounts]


def test_an_account_relied_on_is_followed_when_others_move_or_go() -> None:
    case = with_accounts(1, 2)
    first, second, third = case.events["e2"].accounts
    moved = editing.set_fields(case, "event", "e2", accounts=(second, third, first))
    assert relied(moved) == [0, 1]
    gone = editing.set_fields(case, "event", "e2", accounts=(first, third))
    assert relied(gone) == [1]
    reworded = Account(given_by="Officer 1", text="Another version.")
    changed = editing.set_fields(case, "event", "e2", accounts=(first, reworded, third))
    assert relied(changed) == [1, 2]
    assert relied(editing.remove(case, "event", "e2")) == []


def test_accounts_of_two_events_made_one_are_still_the_ones_relied_on() -> None:
    case = with_accounts(1)
    other = an_event("e3", on="June 2023", accounts=(Account(given_by="A neighbour", text="No."),))
    refs = (AccountRef("e2", 1), AccountRef("e3", 0), AccountRef("e1", 0), AccountRef("e3", 7))
    case = with_records(case, other, a_finding(event_ids=("e2", "e3"), accounts=refs))
    case = merge(case, "e2", "e3")
    assert case.findings["f1"].accounts == (
        AccountRef("e2", 1),
        AccountRef("e2", 3),
        AccountRef("e1", 0),
    )


def test_words_of_a_part_are_kept_to_a_length() -> None:
    long = StandardCited(words="x" * (LONGEST_FIELD + 1))
    with pytest.raises(InvalidInput, match="longer"):
        editing.set_fields(SOUND, "finding", "f1", standards=(long,))


def test_evidence_that_goes_takes_its_places_with_it() -> None:
    case = with_records(
        SOUND,
        an_item_of_evidence("v2"),
        a_finding(sources_for=(SourceRef("v1"),), sources_against=(SourceRef("v2"),)),
        Offer(id="o1", paid_sources=(SourceRef("v1", "3"), SourceRef("v2"))),
    )
    case = editing.remove(case, "evidence", "v1")
    assert case.findings["f1"].sources_for == ()
    assert case.findings["f1"].sources_against == (SourceRef("v2"),)
    assert case.offers["o1"].paid_sources == (SourceRef("v2"),)
