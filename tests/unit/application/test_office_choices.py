"""Bands and settings of an office's own, and a set taken over from another office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_case, a_child, a_library, a_person, a_standard_paragraph
from tests.in_memory_store import InMemoryStore
from tests.persistence.samples_office import an_office
from tests.unit.application.desk import CountedIds, FixedClock
from workbench.application.casebook.workbench import Workbench
from workbench.application.office.choices import (
    reset_band,
    reset_setting,
    set_band,
    set_setting,
    unread_bands,
)
from workbench.application.office.merging import differences, merge
from workbench.application.office.outlines import copy_outline
from workbench.application.office.own_outlines import set_outline
from workbench.application.office.paragraphs import set_paragraph
from workbench.application.records import people
from workbench.application.records.aliases import propose_alias
from workbench.application.remedies.awards import bands
from workbench.domain.dates.counting import NonWorkingDay
from workbench.domain.errors import InvalidInput
from workbench.domain.library.awards import Band
from workbench.domain.library.office import LocalDayOff, Office
from workbench.domain.library.settings import SETTINGS, HouseSettings, Setting
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.records.findings import InjusticeKind
from workbench.domain.records.people import AgeGroup

BAND = Band(
    id="distress",
    kind=InjusticeKind.DISTRESS,
    edition="from 2023",
    most=50000,
    source="General knowledge",
    consulted=date(2026, 11, 1),
    status="unconfirmed",
)
SHIPPED = a_library(
    a_standard_paragraph("test", "powers", "The usual words."), bands={"distress": BAND}
)
READ = replace(
    BAND, least=10000, edition="2024", source="The guidance, page 12", status="confirmed"
)


# --- bands ---------------------------------------------------------------------------------------


def test_a_band_read_in_the_guidance_stands_in_place_of_the_unconfirmed_one() -> None:
    library = set_band(Office(), READ).applied_to(SHIPPED)
    assert bands(library, [InjusticeKind.DISTRESS]) == [READ]
    assert bands(SHIPPED, [InjusticeKind.DISTRESS]) == [BAND]


def test_a_band_can_be_added_changed_and_put_back() -> None:
    office = set_band(set_band(Office(), READ), replace(READ, id="own", per=" month "))
    office = set_band(office, replace(READ, words=" Words. "))
    assert [(each.id, each.words, each.per) for each in office.bands] == [
        ("distress", "Words.", ""), ("own", "", "month"),
    ]  # fmt: skip
    assert reset_band(reset_band(office, "own"), "distress") == Office()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"least": 60000}, "most"),
        ({"least": -1}, "least"),
        ({"most": 10**12}, "most"),
        ({"least": None, "most": None}, "words"),
        ({"source": " "}, "source"),
        ({"edition": ""}, "edition"),
        ({"status": "certain"}, "status"),
        ({"id": "A B"}, "id"),
    ],
)
def test_a_band_that_says_nothing_sound_is_refused(fields: dict, field: str) -> None:
    with pytest.raises(InvalidInput, match="band cannot be kept") as caught:
        set_band(Office(), replace(READ, **fields))
    assert caught.value.field == field


@pytest.mark.parametrize("field", ["edition", "source"])
def test_a_band_is_not_confirmed_by_words_nobody_read_in_the_guidance(field: str) -> None:
    unread = unread_bands(SHIPPED)
    assert unread == (BAND,)
    guessed = replace(READ, **{field: f" {getattr(BAND, field)}"})
    with pytest.raises(InvalidInput, match="cannot be marked as confirmed") as caught:
        set_band(Office(), guessed, unread)
    assert caught.value.field == field
    assert set_band(Office(), replace(guessed, status="unconfirmed"), unread).bands
    assert set_band(Office(), READ, unread).bands == (READ,)


# --- settings ------------------------------------------------------------------------------------


def test_every_default_is_a_value_the_setting_may_have() -> None:
    usual = HouseSettings()
    for key, rule in SETTINGS.items():
        assert rule.fault(rule.default) == ""
        assert usual.value(key) == rule.default
        assert rule.title


def test_a_changed_setting_reaches_the_library_and_its_default_needs_no_entry() -> None:
    office = set_setting(Office(), "sentence-longest", " 40 ")
    assert office.applied_to(SHIPPED).settings.number("sentence-longest") == 40
    assert SHIPPED.settings.number("sentence-longest") == 35
    assert set_setting(office, "sentence-longest", "35") == Office()
    assert reset_setting(office, "sentence-longest") == Office()
    office = set_setting(set_setting(office, "label-avoid-a", "no"), "label-first", "B")
    house = office.applied_to(SHIPPED).settings
    assert not house.yes("label-avoid-a")
    assert house.choice("label-first") == "B"


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("sentence-longest", "many", "whole number from 10 to 200"),
        ("sentence-longest", "9", "whole number"),
        ("sentence-longest", "²", "whole number"),
        ("label-avoid-a", "perhaps", "“yes”, “no”"),
        ("label-children", "name", "“letter”, “title and letter”"),
        ("label-colour", "red", "there is no setting “label-colour”"),
    ],
)
def test_a_value_a_setting_cannot_have_is_refused(key: str, value: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        set_setting(Office(), key, value)


def test_a_setting_of_a_later_program_leaves_the_default() -> None:
    stored = (Setting(id="from-2030", value="x"), Setting(id="sentence-longest", value="long"))
    house = HouseSettings.of(stored)
    assert house == HouseSettings()
    assert house.number("sentence-longest") == 35


def _house(**changed: str) -> HouseSettings:
    return HouseSettings.of(
        Setting(id=key.replace("_", "-"), value=value) for key, value in changed.items()
    )


def test_labels_follow_the_house_settings() -> None:
    child = a_child("p2", "", title="Miss", name="Dora Cole")
    adult = a_person("p1", "", title="Ms", name="Yara Quill")
    case = a_case(adult, child)
    assert (propose_alias(case, adult), propose_alias(case, child)) == ("Ms X", "B")
    titled = _house(label_children="title and letter")
    assert propose_alias(case, child, titled) == "Miss B"
    assert propose_alias(case, adult, _house(label_first="B")) == "Ms B"
    assert propose_alias(case, child, _house(label_avoid_a="no")) == "A"
    labelled = people.give_alias(case, "p2", titled)
    assert labelled.people["p2"].alias == "Miss B"
    grown = people.set_age_group(labelled, "p2", AgeGroup.ADULT, titled)
    assert people.set_age_group(grown, "p2", AgeGroup.CHILD, titled).people["p2"].alias == "Miss B"
    assert people.set_age_group(grown, "p2", AgeGroup.CHILD).people["p2"].alias == "B"


def test_a_label_a_is_only_pointed_out_where_the_house_avoids_it() -> None:
    person = a_person("p1", "Ms A", title="Ms", name="Yara Quill")
    case = a_case(person)
    assert people.alias_warnings(case, person) == ("The house rules avoid A as a label.",)
    assert people.alias_warnings(case, person, _house(label_avoid_a="no")) == ()


# --- a set from another office -------------------------------------------------------------------

OUTLINE = copy_outline(SHIPPED.outlines["investigation-current"], "own-1", "Ours")
WORDED = a_standard_paragraph("test", "powers", "Our words.", valid_from=date(2026, 3, 1))


def an_own_set() -> Office:
    office = set_band(Office(), READ)
    office = set_setting(office, "sentence-longest", "40")
    office = set_outline(office, SHIPPED, OUTLINE)
    office = set_paragraph(office, SHIPPED, "w1", WORDED)
    return replace(office, days=(LocalDayOff(id="d1", day=date(2026, 5, 6), name="Flood"),))


def actions(before: Office, after: Office) -> list[tuple[str, str]]:
    return [(each.action, each.kind) for each in differences(before, after)]


def test_another_offices_set_is_added_to_an_empty_one_as_it_is() -> None:
    taken = merge(Office(), an_own_set(), SHIPPED, CountedIds())
    assert taken == an_own_set()
    kinds = ["paragraph", "outline", "band", "day", "setting"]
    assert actions(Office(), taken) == [("added", kind) for kind in kinds]
    assert actions(taken, Office()) == [("removed", kind) for kind in kinds]


def test_taking_over_the_same_set_twice_changes_nothing() -> None:
    other = replace(an_own_set(), days=(LocalDayOff(id="x", day=date(2026, 5, 6), name="Flood"),))
    assert differences(an_own_set(), merge(an_own_set(), other, SHIPPED, CountedIds())) == ()


def test_what_is_taken_over_stands_in_place_of_its_like_and_the_rest_stays() -> None:
    incoming = Office(
        bands=(replace(READ, most=60000),),
        days=(LocalDayOff(id="d1", day=date(2026, 7, 8), name="Heat"),),
        paragraphs=set_paragraph(
            Office(), SHIPPED, "w1", replace(WORDED, text="Their words.")
        ).paragraphs,
    )
    before = an_own_set()
    after = merge(before, incoming, SHIPPED, CountedIds())
    found = differences(before, after)
    assert [(each.action, each.kind) for each in found] == [
        ("changed", "paragraph"), ("changed", "band"), ("added", "day"),
    ]  # fmt: skip
    assert (found[0].before, found[0].after) == ("Our words.", "Their words.")
    assert found[0].line() == "changed standard paragraph: test, from 1 March 2026"
    assert [(day.id, day.name) for day in after.days] == [("d1", "Flood"), ("day-1", "Heat")]
    assert (after.outlines, after.settings) == (before.outlines, before.settings)


def test_every_kind_of_addition_is_told_in_words() -> None:
    full = an_office()
    after = merge(Office(), full, SHIPPED, CountedIds())
    assert after == full
    told = {(each.kind, each.title): each.after for each in differences(Office(), after)}
    (own,) = full.rules
    assert told["rule", own.rule.title] == "35 days, extended 40 (regulation 19)"
    assert told["paragraph", "Our own, from 1 January 2029"] == "No longer offered."
    assert told["outline", "Short statement"].startswith("Summary; What Ms X complained about; ")
    assert told["band", "distress, from 2023"].startswith("£150 to £500 a month")
    changed = replace(full, rules=(replace(own, rule=replace(own.rule, count=30)),))
    assert [each.line() for each in differences(full, changed)] == [
        f"changed time limit: {' '.join(own.rule.title.split())}"
    ]


def test_days_off_anyway_are_not_added_and_a_setting_goes_back_to_its_default() -> None:
    rules = RuleBook(days_off=(NonWorkingDay(date(2026, 5, 6), "May Day", "gov"),))
    shipped = replace(SHIPPED, rules=rules)
    incoming = replace(
        Office(),
        days=an_own_set().days,
        settings=(Setting(id="sentence-longest", value="35"),),
    )
    before = set_setting(Office(), "sentence-longest", "40")
    assert merge(before, incoming, shipped, CountedIds()) == Office()


def test_an_outline_called_like_another_gets_a_name_of_its_own() -> None:
    incoming = Office(outlines=(replace(OUTLINE, id="own-7"),))
    after = merge(an_own_set(), incoming, SHIPPED, CountedIds())
    assert [(each.id, each.title) for each in after.outlines] == [
        ("own-1", "Ours"), ("own-7", "Ours (2)"),
    ]  # fmt: skip


def test_names_given_on_the_way_in_clash_with_none_and_hold_on_the_next_import() -> None:
    incoming = Office(
        outlines=(
            replace(OUTLINE, id="own-7"),
            replace(OUTLINE, id="own-8", title="Ours (2)"),
            replace(OUTLINE, id="own-9", title="OURS"),
        )
    )
    after = merge(an_own_set(), incoming, SHIPPED, CountedIds())
    titles = [each.title for each in after.outlines]
    assert titles == ["Ours", "Ours (2)", "Ours (2) (2)", "OURS (3)"]
    assert merge(after, incoming, SHIPPED, CountedIds()) == after


def test_the_workbench_shows_what_an_import_would_do_before_it_does_it() -> None:
    workbench = Workbench(InMemoryStore(), lambda: SHIPPED, FixedClock(), CountedIds())
    shown = workbench.office_differences(an_own_set())
    assert workbench.store.office() == Office()
    assert workbench.take_over_office(an_own_set(), "Imported") == shown
    assert workbench.store.office() == an_own_set()
    assert workbench.library.bands["distress"] == READ
    assert workbench.store.office_log()[0].label == "Imported"
    assert workbench.take_over_office(an_own_set(), "Imported") == ()
    assert len(workbench.store.office_log()) == 1
