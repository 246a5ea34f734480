"""The ladder of remedies, SMART recommendations, offers set against them, and comparisons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    TODAY,
    a_child,
    a_library,
    a_payment,
    a_sound_case,
    an_apology,
    an_improvement,
    an_injustice,
    on,
    with_fields,
    with_records,
    without,
)
from workbench.application.records.labels import label
from workbench.application.remedies.awards import band_words, bands, comparisons, own_comparisons
from workbench.application.remedies.ladder import add_in_order, consider, in_ladder_order, ladder
from workbench.application.remedies.offers import (
    missing_in,
    new_offer,
    offer_sums,
    offers_for,
)
from workbench.application.remedies.smart import smart
from workbench.domain.library.awards import Award, Band
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.compliance import ComplianceItem
from workbench.domain.records.evidence import SourceRef
from workbench.domain.records.findings import InjusticeKind, Seriousness
from workbench.domain.records.jurisdiction import LimitDecision
from workbench.domain.records.offers import Offer
from workbench.domain.records.remedies import Agreement, LadderRung, LossItem, Remedy, RemedyKind

SOUND = a_sound_case()
LOSS = a_payment("r9", kind=RemedyKind.FINANCIAL_LOSS, amount=84_00)


def gaps(case) -> dict[str, str]:
    return {rung.kind.name: rung.gap for rung in ladder(case) if rung.gap}


# --- the ladder ----------------------------------------------------------------------------------


def test_the_ladder_shows_every_kind_in_its_order() -> None:
    assert [rung.kind for rung in ladder(SOUND)] == list(RemedyKind)
    assert [len(rung.remedies) for rung in ladder(SOUND)] == [1, 0, 0, 0, 1, 1]


def test_a_payment_asks_why_nothing_lower_down_will_do() -> None:
    assert gaps(SOUND) == {
        "ACTION": (
            "There is a remedy of a later kind (symbolic payment): say why no corrective action."
        )
    }
    case = consider(SOUND, RemedyKind.ACTION, "Stage two has since been carried out.")
    assert gaps(case) == {}
    assert ladder(case)[1].considered == "Stage two has since been carried out."
    assert consider(case, RemedyKind.ACTION, " ") == SOUND
    assert consider(SOUND, RemedyKind.ACTION, "") is SOUND


def test_an_improvement_of_the_service_is_always_thought_of() -> None:
    assert "SERVICE_IMPROVEMENT" in gaps(without(SOUND, "remedy r3"))
    bare = without(SOUND, "remedy r1", "remedy r2", "remedy r3", "injustice i1")
    assert gaps(bare) == {}


def test_a_new_remedy_takes_its_place_on_the_ladder() -> None:
    ordered = in_ladder_order(SOUND)
    assert [remedy.id for rung in ladder(ordered) for remedy in rung.remedies] == ["r2", "r1", "r3"]
    assert sorted(r.position for r in ordered.remedies.values()) == [0, 1, 2]
    assert in_ladder_order(ordered) is ordered
    case = add_in_order(ordered, LOSS)
    case = add_in_order(case, an_apology("r0"))
    rows = sorted(case.remedies.values(), key=lambda remedy: remedy.position)
    assert [remedy.id for remedy in rows] == ["r2", "r0", "r9", "r1", "r3"]


# --- SMART ---------------------------------------------------------------------------------------


def lacks(remedy: Remedy) -> list[str]:
    return [point.name for point in smart(SOUND, remedy) if not point.met]


def test_a_complete_recommendation_is_smart() -> None:
    payment = a_payment(evidence="Record of the payment", agreed_by="the Director")
    assert lacks(payment) == []
    assert [point.words for point in smart(SOUND, payment)] == [
        "the Council: symbolic payment to Ms X",
        "Record of the payment",
        "agreed by the Director",
        "answers an injustice",
        "within one month of the final decision",
    ]
    reminder = an_improvement(owner="the complaints manager", evidence="Copy of the reminder")
    assert lacks(reminder) == []
    assert smart(SOUND, reminder)[3].words == "for everyone the service is for"


@pytest.mark.parametrize(
    ("remedy", "lacking", "words"),
    [
        (an_improvement(evidence="e"), "Specific", "who in the Council answers for it"),
        (a_payment(amount=None, evidence="e"), "Specific", "no amount"),
        (a_payment(person_id="", evidence="e"), "Specific", "no payee"),
        (an_apology(reason="", evidence="e"), "Specific", "what is to be done"),
        (a_payment(), "Measurable", "what will show"),
        (
            an_improvement(text="look at it with fresh eyes", owner="o", evidence="e"),
            "Measurable",
            "fresh eyes",
        ),
        (a_payment(agreement=Agreement.NOT_ASKED, evidence="e"), "Achievable", "not yet been"),
        (a_payment(agreement=Agreement.REFUSED, evidence="e"), "Achievable", "refused"),
        (
            an_improvement(text="delete the note from its records", owner="o", evidence="e"),
            "Achievable",
            "never deleted",
        ),
        (a_payment(injustice_ids=(), evidence="e"), "Relevant", "no injustice"),
        (a_payment(deadline=None, evidence="e"), "Time-bound", "no deadline"),
    ],
)
def test_what_a_recommendation_lacks_is_named(remedy: Remedy, lacking: str, words: str) -> None:
    assert lacks(remedy) == [lacking]
    assert words in next(p.words for p in smart(SOUND, remedy) if p.name == lacking)


def test_nobody_does_it_when_the_body_has_no_name() -> None:
    case = with_fields(SOUND, body_short="")
    assert "who does it" in smart(case, an_apology())[0].words


def test_an_improvement_without_fault_is_not_relevant() -> None:
    case = without(SOUND, "finding f1")
    assert not smart(case, an_improvement())[3].met
    two = a_payment(injustice_ids=("i1", "i2"))
    assert smart(SOUND, two)[3].words == "answers 2 injustices"


# --- losses --------------------------------------------------------------------------------------


def test_a_loss_is_worked_out_line_by_line() -> None:
    remedy = replace(LOSS, loss_items=(LossItem(what="Fares", quantity=6, each=12_00), LossItem()))
    assert remedy.loss == 72_00


# --- offers --------------------------------------------------------------------------------------

OFFERED = Offer(id="o1", person_id="p1", amount=150_00, offered_on=on("May 2023"))
AGREED = replace(OFFERED, id="o2", amount=100_00, agreed_on=on("June 2023"))
PAID = replace(AGREED, id="o3", amount=50_00, paid_on=on("July 2023"))


def test_sums_are_told_for_each_payee() -> None:
    case = with_records(
        SOUND, OFFERED, AGREED, PAID, Offer(id="o4", what="A letter"), a_payment("r9", 75_00)
    )
    (row,) = offer_sums(case)
    assert (row.offered, row.agreed, row.paid, row.recommended) == (300_00, 150_00, 50_00, 225_00)
    assert row.outstanding == 250_00
    refused = with_records(SOUND, a_payment(agreement=Agreement.REFUSED))
    assert offer_sums(refused) == []


def test_an_offer_is_set_against_what_it_answers() -> None:
    offer = replace(new_offer(SOUND, "o1"), injustice_ids=("i1",), remedy_ids=("r1",))
    case = with_records(SOUND, offer)
    assert offers_for(case, "injustice", "i1") == [offer]
    assert offers_for(case, "remedy", "r1") == [offer]
    assert offers_for(case, "remedy", "r2") == []
    assert new_offer(SOUND, "o2") == Offer(id="o2", person_id="p1")


def test_what_an_offer_lacks_is_named() -> None:
    assert missing_in(Offer(id="o")) == (
        "Nothing says what was offered.",
        "Nothing says to whom.",
        "The day of the offer is not entered.",
    )
    assert missing_in(replace(PAID, sources=(SourceRef("v1"),))) == (
        "No evidence shows that it was agreed.",
        "No evidence shows that it was paid.",
    )


def test_an_offer_that_is_no_sum_is_done_rather_than_paid() -> None:
    assert [each.state for each in (OFFERED, AGREED, PAID)] == ["offered", "agreed", "paid"]
    assert replace(PAID, amount=None).state == "done"


# --- comparison ----------------------------------------------------------------------------------

AWARDS = {
    "a": Award(
        id="a",
        kinds=(InjusticeKind.DISTRESS,),
        amount=150_00,
        year=2022,
        reference="21 000 001",
        for_what="A mother’s distress.",
        source="Published decision 21 000 001",
        consulted=TODAY,
    ),
    "b": Award(
        id="b",
        kinds=(InjusticeKind.HARM,),
        amount=3_750_00,
        reference="24 000 002",
        for_what="Harm to a care leaver.",
        source="Published decision 24 000 002",
        consulted=TODAY,
    ),
}
LIBRARY = a_library(
    awards=AWARDS,
    bands={
        "d": Band(
            id="d",
            kind=InjusticeKind.DISTRESS,
            edition="to 2022",
            least=100_00,
            most=300_00,
            words="More in exceptional cases.",
            source="s",
            consulted=TODAY,
            status="unconfirmed",
        )
    },
)


def test_published_awards_are_searched_by_kind_and_words() -> None:
    assert [each.amount for each in comparisons(LIBRARY)] == [150_00, 3_750_00]
    (found,) = comparisons(LIBRARY, kinds=[InjusticeKind.HARM])
    assert found.line() == "£3,750: Harm to a care leaver. (24 000 002)"
    assert comparisons(LIBRARY, words="mother DISTRESS 2022")[0].year == 2022
    assert comparisons(LIBRARY, words="uncertainty") == []


def test_bands_show_that_they_are_unconfirmed() -> None:
    (band,) = bands(LIBRARY, [InjusticeKind.DISTRESS, InjusticeKind.HARM])
    assert band_words(band) == (
        "£100 to £300. More in exceptional cases (to 2022; not yet confirmed)"
    )
    assert (
        band_words(replace(band, least=None, words="")) == "up to £300 (to 2022; not yet confirmed)"
    )
    monthly = replace(band, most=None, per="month", words="")
    assert band_words(monthly) == "from £100 a month (to 2022; not yet confirmed)"
    assert band_words(replace(band, least=None, most=None)).startswith("More in exceptional")


def test_closed_cases_of_ones_own_join_without_a_name() -> None:
    child = an_injustice(
        "i2", person_id="p2", kind=InjusticeKind.DISTRESS, seriousness=Seriousness.SEVERE
    )
    case = with_records(
        SOUND,
        a_child(),
        child,
        a_payment("r9", 200_00, person_id="p2", injustice_ids=("i2",)),
        a_payment("r10", agreement=Agreement.REFUSED),
    )
    assert own_comparisons([case]) == []
    closed = with_fields(case, stage=CaseStage.CLOSED)
    found = own_comparisons([closed])
    assert [(each.amount, each.what, each.year) for each in found] == [
        (150_00, "Time and trouble to an adult", 2024),
        (200_00, "Distress (severe or prolonged) to a child", 2024),
    ]
    told = " ".join(each.line() for each in found)
    for person in closed.people.values():
        assert person.name not in told
        assert person.alias not in told.split()
    assert closed.case.body not in told
    joined = comparisons(LIBRARY, own=found, kinds=[InjusticeKind.DISTRESS])
    assert [each.own for each in joined] == [True, False]


def test_a_payment_to_nobody_and_an_undated_decision_still_compare() -> None:
    case = with_fields(
        with_records(SOUND, a_payment(person_id="", injustice_ids=())),
        stage=CaseStage.COMPLIANCE,
        decided_on=None,
    )
    (found,) = own_comparisons([case])
    assert (found.what, found.year, found.kinds) == ("Symbolic payment", None, ())


def test_dates_of_offers_can_be_less_than_exact() -> None:
    assert OFFERED.offered_on == on("May 2023")
    assert date(2023, 5, 1) == OFFERED.offered_on.first_day()


def test_what_is_decided_and_weighed_has_a_name_in_the_log() -> None:
    case = with_records(SOUND, LimitDecision(id="court-conduct"), LadderRung(id="financial-loss"))
    case = with_records(case, OFFERED, Offer(id="o9"), ComplianceItem(id="k"), AGREED)
    assert label(case, "jurisdiction", case.jurisdiction["court-conduct"]) == "Court conduct"
    assert label(case, "jurisdiction", LimitDecision(id="x", title="own")) == "Own"
    assert label(case, "rung", case.rungs["financial-loss"]) == "Quantifiable loss"
    assert label(case, "rung", LadderRung(id="else")) == "Else"
    assert label(case, "offer", OFFERED) == "£150 to Ms X"
    assert label(case, "offer", Offer(id="o9")) == "Offer without words"
    assert label(case, "offer", Offer(id="o9", what="a letter")) == "A letter"
    assert label(case, "compliance", case.compliance["k"]) == "Remedy not chosen"
