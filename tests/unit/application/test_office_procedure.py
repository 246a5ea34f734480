"""What an office adds to the rules: days off for every case, limits for complaints to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import TODAY, a_case, on, set_step
from tests.in_memory_store import InMemoryStore
from tests.unit.application.desk import CountedIds, FixedClock
from workbench.application.casebook.workbench import Workbench
from workbench.application.office.rules import add_day, remove_day, rule_faults
from workbench.application.procedure.complaints import add_complaint
from workbench.application.procedure.limits import limits_of
from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput, StoreUnavailable
from workbench.domain.library.office import Office, OfficeRule
from workbench.domain.procedure.limits import LimitRule

LIBRARY = load_reference_library()
RULES = LIBRARY.rules
DAY = date(2023, 5, 5)
PANEL = next(
    limit for limit in RULES.procedures["statutory-children"].limits if limit.id == "s3-panel"
)


def a_workbench() -> Workbench:
    return Workbench(InMemoryStore(), lambda: LIBRARY, FixedClock(), CountedIds())


def with_request(ids: CountedIds | None = None) -> CaseFile:
    case = add_complaint(a_case(reference=""), RULES, ids or CountedIds(), TODAY)
    return set_step(case, next(iter(case.complaints)), "s3-request", on("3 May 2023"), "s1")


def closed(office: Office) -> Office:
    return add_day(office, RULES, "d1", DAY, "Coronation rehearsal", "A notice of the office")


def test_a_day_off_moves_every_clock_and_the_log_keeps_how_it_stood() -> None:
    workbench = a_workbench()
    case_id = workbench.bring_in(with_request())
    before = workbench.library.version
    notes = workbench.change_office("Day off added: 5 May 2023", closed)
    assert [note.label for note in notes] == [
        "Day off added: 5 May 2023. Review panel: was last day 16 June 2023, runs until "
        "16 June 2023; now last day 19 June 2023, runs until 19 June 2023."
    ]
    entry = workbench.store.activity(case_id)[0]
    assert (entry.action, entry.label) == ("rules", notes[0].label)
    assert not workbench.library.rules.calendar().is_working(DAY)
    assert workbench.library.version.startswith(f"{before}+")
    back = workbench.change_office("Day off taken out", lambda office: remove_day(office, "d1"))
    assert len(back) == 1
    assert workbench.library is LIBRARY


def test_an_edit_that_changes_nothing_is_no_change() -> None:
    workbench = a_workbench()
    assert workbench.change_office("Nothing", lambda office: office) == ()


def test_a_failed_write_leaves_the_rules_as_they_were() -> None:
    store = InMemoryStore()
    workbench = Workbench(store, lambda: LIBRARY, FixedClock(), CountedIds())
    store.failing = StoreUnavailable("The disk is full.")
    with pytest.raises(StoreUnavailable):
        workbench.change_office("Day off added", closed)
    assert workbench.library is LIBRARY


@pytest.mark.parametrize(
    ("day", "name", "told"),
    [
        (date(2023, 5, 6), "Closed", "no working day already"),
        (date(2023, 5, 8), "Closed", "no working day already"),
        (DAY, " ", "no name"),
        (date(2500, 5, 5), "Closed", "out of range"),
    ],
)
def test_a_day_off_that_makes_no_sense_is_refused(day: date, name: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        add_day(Office(), RULES, "d1", day, name)


def test_a_day_off_is_not_added_twice() -> None:
    with pytest.raises(InvalidInput, match="Coronation rehearsal"):
        add_day(closed(Office()), RULES, "d2", DAY, "Again")


# --- limits ---------------------------------------------------------------------------------------


def corrected(**fields: object) -> LimitRule:
    values = {"count": 35, "valid_from": date(2027, 1, 1), "source": "Amending regulations"}
    return replace(PANEL, **{**values, **fields})  # type: ignore[arg-type]


def test_a_corrected_limit_holds_for_complaints_from_its_day_on() -> None:
    office = Office(rules=(OfficeRule(id="r1", procedure="statutory-children", rule=corrected()),))
    book = office.applied(RULES)
    for day, count in (("31 December 2026", 30), ("1 January 2027", 35)):
        case = add_complaint(a_case(), book, CountedIds(), TODAY, received=on(day))
        found = limits_of(case, next(iter(case.complaints)))
        assert [limit.count for limit in found if limit.key == "s3-panel"] == [count]
    assert Office().applied(RULES) is RULES


def test_a_correction_from_the_beginning_replaces_the_limit() -> None:
    for start in (None, date(1900, 1, 1)):
        office = Office(
            rules=(
                OfficeRule(
                    id="r1", procedure="statutory-children", rule=corrected(valid_from=start)
                ),
            )
        )
        limits = office.applied(RULES).procedures["statutory-children"].limits
        expected = 1 if start is None else 2
        assert len([limit for limit in limits if limit.id == "s3-panel"]) == expected


def test_an_added_limit_comes_last() -> None:
    office = Office(
        rules=(OfficeRule(id="r1", procedure="statutory-children", rule=corrected(id="own")),)
    )
    assert office.applied(RULES).procedures["statutory-children"].limits[-1].id == "own"


def test_a_correction_does_not_move_the_clock_of_a_case_already_judged() -> None:
    workbench = a_workbench()
    workbench.bring_in(with_request())
    notes = workbench.change_office(
        "Limit corrected",
        lambda _: Office(
            rules=(OfficeRule(id="r1", procedure="statutory-children", rule=corrected()),)
        ),
    )
    assert notes == ()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"count": 0}, "between 1 and"),
        ({"to_step": "nowhere"}, "no step “nowhere”"),
        ({"to_step": ""}, "from which step"),
        ({"extended": 40}, "needs the step that extends it"),
        ({"source": " "}, "a title and a source"),
    ],
)
def test_a_limit_that_cannot_be_counted_is_refused(fields: dict[str, object], told: str) -> None:
    faults = rule_faults("statutory-children", corrected(**fields), RULES)
    assert any(told in words for _, words in faults)
    assert any("no procedure" in words for _, words in rule_faults("nobody’s", corrected(), RULES))
