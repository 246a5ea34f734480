"""An office's own wordings: they hold from their day on, and every former one can be had back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, a_library, a_standard_paragraph
from tests.in_memory_store import InMemoryStore
from tests.unit.application.desk import CountedIds, FixedClock
from workbench.application.casebook.workbench import Workbench
from workbench.application.office.paragraphs import (
    history,
    newest,
    remove_wording,
    set_paragraph,
    withdraw_paragraph,
    wordings,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.library.office import Office, OfficeParagraph
from workbench.domain.library.reference import StandardParagraph
from workbench.statement.composing.compose import compose
from workbench.statement.composing.standards import wording_of
from workbench.statement.nodes import StatementStage
from workbench.statement.text import lines

USUAL = a_standard_paragraph("test", "powers", "The usual words.", valid_to=date(2030, 12, 31))
SHIPPED = a_library(USUAL)
MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)


def worded(text: str, start: date | None, **fields: str) -> StandardParagraph:
    return replace(USUAL, text=text, valid_from=start, valid_to=None, **fields)


def changed(*wordings: StandardParagraph) -> Office:
    office = Office()
    for number, paragraph in enumerate(wordings):
        office = set_paragraph(office, SHIPPED, f"w{number}", paragraph)
    return office


def printed(office: Office, day: date) -> list[str]:
    """The wordings of the paragraph in a decision of that day."""
    case: CaseFile = a_case(decided_on=day)
    document = compose(case, office.applied_to(SHIPPED), day, StatementStage.FINAL)
    return [line.partition(". ")[2] for line in lines(document) if "words." in line]


def test_a_changed_wording_holds_from_its_day_and_leaves_past_decisions_alone() -> None:
    office = changed(worded("Our words.", MARCH))
    assert printed(office, MARCH - timedelta(days=1)) == ["The usual words."]
    assert printed(office, MARCH) == ["Our words."]
    assert printed(Office(), MARCH) == ["The usual words."]


def test_a_second_change_leaves_decisions_made_by_the_first() -> None:
    office = changed(worded("Our words.", MARCH), worded("Better words.", JUNE))
    days = (date(2025, 1, 1), MARCH, JUNE - timedelta(days=1), JUNE, date(2040, 1, 1))
    assert [printed(office, day) for day in days] == [
        ["The usual words."], ["Our words."], ["Our words."], ["Better words."], ["Better words."],
    ]  # fmt: skip
    library = office.applied_to(SHIPPED)
    assert library.paragraphs["test"].text == "Better words."
    assert [each.text for each in library.former["test"]] == ["The usual words.", "Our words."]
    spring = library.paragraph("test", date(2026, 4, 1))
    assert spring is not None
    assert spring.text == "Our words."
    assert library.paragraph("nowhere", MARCH) is None


def test_a_wording_from_the_same_day_takes_the_place_of_the_one_before() -> None:
    office = changed(worded("Our words.", MARCH), worded("Right words.", MARCH))
    assert printed(office, MARCH) == ["Right words."]
    assert [entry.id for entry in office.paragraphs] == ["w1"]


def test_a_wording_without_a_day_holds_for_every_decision() -> None:
    office = changed(worded("Our words.", None))
    assert printed(office, date(1990, 1, 1)) == ["Our words."]
    assert office.applied_to(SHIPPED).former == {}


def test_a_paragraph_of_the_offices_own_stands_beside_the_librarys() -> None:
    office = changed(worded("Added words.", MARCH, id="own", title="Own"))
    assert printed(office, MARCH) == ["The usual words.", "Added words."]
    assert printed(office, date(2025, 1, 1)) == ["The usual words."]


def test_a_withdrawn_paragraph_is_offered_no_more_from_its_day() -> None:
    office = withdraw_paragraph(changed(worded("Our words.", MARCH)), SHIPPED, "w9", "test", JUNE)
    assert printed(office, JUNE - timedelta(days=1)) == ["Our words."]
    assert printed(office, JUNE) == []
    assert newest(office, SHIPPED, "test") is None
    gone = withdraw_paragraph(Office(), SHIPPED, "w9", "test", None)
    assert printed(gone, MARCH) == []
    assert "test" not in gone.applied_to(SHIPPED).paragraphs
    with pytest.raises(InvalidInput, match="not offered then"):
        withdraw_paragraph(gone, SHIPPED, "w8", "test", JUNE)
    with pytest.raises(InvalidInput, match="not offered then"):
        withdraw_paragraph(Office(), SHIPPED, "w8", "test", date(2031, 1, 1))


def test_a_withdrawn_paragraph_may_come_back() -> None:
    office = withdraw_paragraph(Office(), SHIPPED, "w1", "test", MARCH)
    office = set_paragraph(office, SHIPPED, "w2", worded("New words.", JUNE))
    assert [printed(office, day) for day in (date(2026, 2, 1), MARCH, JUNE)] == [
        ["The usual words."], [], ["New words."],
    ]  # fmt: skip


def test_a_wording_taken_back_lets_the_one_before_hold_again() -> None:
    office = remove_wording(changed(worded("Our words.", MARCH)), "w0")
    assert office == Office()
    assert printed(office, MARCH) == ["The usual words."]


def test_the_wordings_of_a_paragraph_are_listed_in_time() -> None:
    office = changed(worded("Better words.", JUNE), worded("Our words.", MARCH))
    office = withdraw_paragraph(office, SHIPPED, "end", "test", date(2027, 1, 1))
    found = wordings(office, SHIPPED, "test")
    assert [(each.paragraph.text, each.own, each.entry_id, each.withdrawn) for each in found] == [
        ("The usual words.", False, "", False),
        ("Our words.", True, "w1", False),
        ("Better words.", True, "w0", False),
        ("Better words.", True, "end", True),
    ]
    assert [each.paragraph.valid_to for each in found[:3]] == [
        MARCH - timedelta(days=1), JUNE - timedelta(days=1), date(2026, 12, 31),
    ]  # fmt: skip


def test_the_history_of_a_paragraph_tells_every_change_and_gives_any_wording_back() -> None:
    workbench = Workbench(InMemoryStore(), lambda: SHIPPED, FixedClock(), CountedIds())
    other = worded("Other words.", MARCH, id="other", title="Other")
    for id, paragraph in (
        ("w1", worded("Our words.", MARCH)),
        ("w2", other),
        ("w3", worded("Worse words.", JUNE)),
    ):
        workbench.change_office(
            f"Changed: {paragraph.title}",
            lambda office, id=id, to=paragraph: set_paragraph(office, SHIPPED, id, to),
        )
    found = history(workbench.store.office_log(), SHIPPED, "test")
    texts = [(c.before and c.before.text, c.after and c.after.text) for c in found]
    assert texts == [("Our words.", "Worse words."), ("The usual words.", "Our words.")]
    assert (found[0].at, found[0].label) == ("2023-05-03T12:00:00+00:00", "Changed: test")
    added = history(workbench.store.office_log(), SHIPPED, "other")[-1]
    assert (added.before, added.after) == (None, other)
    before = found[0].before
    assert before is not None
    back = replace(before, valid_from=JUNE, valid_to=None)
    workbench.change_office("Back", lambda office: set_paragraph(office, SHIPPED, "w4", back))
    assert workbench.library.paragraphs["test"].text == "Our words."


def test_a_change_of_wording_leaves_the_rules_of_complaints_as_they_were() -> None:
    workbench = Workbench(InMemoryStore(), lambda: SHIPPED, FixedClock(), CountedIds())
    case_id = workbench.bring_in(a_case())
    workbench.change_office(
        "Changed", lambda office: set_paragraph(office, SHIPPED, "w1", worded("Our words.", MARCH))
    )
    assert workbench.library.version.startswith(f"{SHIPPED.version}+")
    assert workbench.library.rules.version == SHIPPED.rules.version
    assert len(workbench.store.activity(case_id)) == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "A {brace"}, "text"),
        ({"text": "{nobody} said so."}, "text"),
        ({"title": ""}, "title"),
        ({"source": " \n "}, "source"),
        ({"id": "Not an id"}, "id"),
        ({"section": "epilogue"}, "section"),
        ({"section": ""}, "section"),
        ({"when": "full moon"}, "when"),
        ({"stage": "middle"}, "stage"),
        ({"place": "beside"}, "place"),
        ({"kinds": ()}, "kinds"),
        ({"kinds": ("letter",)}, "kinds"),
        ({"topic_title": "T"}, "topic_title"),
        ({"valid_to": date(2020, 1, 1)}, "valid_to"),
        ({"section": "assessment", "kinds": ("investigation",)}, "section"),
    ],
)
def test_a_paragraph_no_statement_could_hold_is_refused(fields: dict, field: str) -> None:
    with pytest.raises(InvalidInput, match="cannot be kept") as caught:
        set_paragraph(Office(), SHIPPED, "w1", replace(worded("Words.", MARCH), **fields))
    assert caught.value.field == field


def test_words_are_tidied_before_they_are_kept() -> None:
    office = changed(worded("\n One \n\n two \r\n", MARCH, title=" A \n title "))
    (entry,) = office.paragraphs
    assert (entry.paragraph.title, entry.paragraph.text) == ("A title", "One \n\n two")


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 12))


@given(st.lists(st.tuples(st.none() | DAYS, st.booleans()), max_size=6), DAYS)
def test_on_every_day_at_most_one_wording_holds_and_it_is_the_latest(
    entries: list[tuple[date | None, bool]], day: date
) -> None:
    unique = dict(entries)
    office = Office(
        paragraphs=tuple(
            OfficeParagraph(id=f"w{n}", paragraph=worded(f"Words {n}.", start), withdrawn=withdrawn)
            for n, (start, withdrawn) in enumerate(unique.items())
        )
    )
    library = office.applied_to(SHIPPED)
    held = [w for w in library.wordings() if w.id == "test" and w.holds_on(day)]
    begun = [e for e in office.paragraphs if (e.paragraph.valid_from or date.min) <= day]
    last = max(begun, key=lambda e: e.paragraph.valid_from or date.min, default=None)
    expected = ["The usual words."] if last is None else [last.paragraph.text]
    assert [w.text for w in held] == ([] if last is not None and last.withdrawn else expected)


def test_a_case_shows_the_wording_of_its_day_and_the_newest_where_none_holds() -> None:
    library = changed(worded("Our words.", MARCH)).applied_to(SHIPPED)
    found = [
        wording_of("test", a_case(decided_on=day), library, JUNE)
        for day in (date(2026, 1, 1), None)
    ]
    assert [each and each.text for each in found] == ["The usual words.", "Our words."]
    ended = wording_of("test", a_case(decided_on=date(2031, 1, 1)), SHIPPED, JUNE)
    assert ended is USUAL
    assert wording_of("nowhere", a_case(), library, JUNE) is None


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(9999, 12, 31)])
def test_a_day_no_office_file_can_hold_is_refused(day: date) -> None:
    for paragraph in (worded("Our words.", day), replace(USUAL, valid_from=None, valid_to=day)):
        with pytest.raises(InvalidInput, match="between 1900 and 2199"):
            set_paragraph(Office(), SHIPPED, "w1", paragraph)
    with pytest.raises(InvalidInput, match="between 1900 and 2199"):
        withdraw_paragraph(Office(), SHIPPED, "w1", "test", day)
