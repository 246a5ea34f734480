"""Damage: what the disk changed is never shown as if it were right, and the rest can be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.persistence.samples import LATER, case_with_events, full_case, row_of
from tests.persistence.samples_office import an_office
from workbench.application.case.changes import ChangeSet, diff
from workbench.application.case.ports import CaseNote
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CasebookDamaged, CaseDamaged, StoreUnavailable
from workbench.domain.library.office import Office
from workbench.persistence.casebook import Casebook
from workbench.persistence.soundness import values
from workbench.persistence.soundness.verifying import Report, examine, look_over


@pytest.fixture
def filled(casebook: Casebook) -> Casebook:
    """Two cases, one of them edited, and an office's own set."""
    casebook.create(full_case(), row_of(full_case()), "create", "New case")
    edit(casebook, "note", 1)
    other = case_with_events(40, "c2")
    casebook.create(other, row_of(other), "import", "Import case")
    note = CaseNote("c1", "Day off added.")
    casebook.write_office(Office(), an_office(), LATER, "Day off added", (note,))
    return casebook


def noted(words: str) -> CaseFile:
    return replace(full_case(), case=replace(full_case().case, note=words))


def edit(casebook: Casebook, words: str, expected: int) -> None:
    before = casebook.load("c1").case
    change_set = ChangeSet("Edit note", diff(before, noted(words)))
    casebook.write("c1", change_set, row_of(noted(words), LATER), "edit", expected)


def change(path: Path, statement: str, *given: object) -> None:
    """Do to the file behind the program's back what a failing disk might."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(statement, given).rowcount != 0
        connection.commit()


def test_check_values_are_the_same_in_every_release_and_on_every_computer() -> None:
    assert values.check_value(("c1", "Ŵyn’s “note”\n", 5, None, True, 1.5)) == 3111939380
    assert values.check_value((True, False)) == values.check_value((1, 0))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        (
            "UPDATE events SET narrative = replace(narrative, 'e', 'a') WHERE id = 'event-1'",
            "event (event-1)",
        ),
        ("UPDATE people SET position = position + 1 WHERE id = 'person-1'", "person (person-1)"),
        ("UPDATE case_records SET note = cast(x'6eff' AS TEXT) WHERE id = 'c1'", "case (c1)"),
        ("UPDATE case_records SET stage = 'no stage' WHERE id = 'c1'", "case (c1)"),
        ("UPDATE remedies SET deadline = '{' WHERE deadline IS NOT NULL", "remedy ("),
        ("DELETE FROM evidence WHERE id = 'evidence-1'", "evidence item (evidence-1)"),
        ("UPDATE events SET id = 'e9' WHERE id = 'event-1'", "event (e9)"),
        ("UPDATE texts SET text = x'00' WHERE id = 'summary'", "text (summary)"),
    ],
)
def test_a_case_with_a_damaged_record_is_refused_and_the_record_named(
    filled: Casebook, statement: str, named: str
) -> None:
    change(filled.path, f"{statement} AND case_id = 'c1'")
    with pytest.raises(CaseDamaged) as told:
        filled.load("c1")
    assert named in told.value.message
    assert "26 000 002" in told.value.message
    assert told.value.case_id == "c1"
    assert filled.load("c2").case == case_with_events(40, "c2")
    report = look_over(filled.path)
    assert list(report.cases) == ["c1"]
    assert report.in_words()[0].startswith("The case 26 000 002: ")


@pytest.mark.parametrize(
    "column", ["reference", "body", "complainant", "stage", "next_due", "touched_at", "id"]
)
def test_a_damaged_line_of_the_register_is_not_shown_as_right(
    filled: Casebook, column: str
) -> None:
    before = {row.id: row for row in filled.register()}
    change(filled.path, f"UPDATE cases SET {column} = {column} || '1' WHERE id = 'c1'")
    after = {row.id: row for row in filled.register()}
    assert after.pop("c2") == before["c2"]
    assert {row.body for row in after.values()} == {"This line of the register is damaged"}
    told = look_over(filled.path).in_words()
    assert any(line.startswith("The case with the id c1") for line in told)


def test_a_damaged_line_of_the_register_is_right_again_after_the_next_edit(
    filled: Casebook,
) -> None:
    change(filled.path, "UPDATE cases SET body = 'Norfolk' WHERE id = 'c1'")
    edit(filled, "again", 2)
    assert {row.body for row in filled.register()} == {full_case().case.body, ""}
    assert look_over(filled.path).sound


def test_a_case_lost_from_the_register_is_missed(filled: Casebook) -> None:
    change(filled.path, "DELETE FROM cases WHERE id = 'c1'")
    assert {row.id for row in filled.register()} == {"c1", "c2"}
    assert look_over(filled.path).lost == ("c1",)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activity SET changes = replace(changes, 'note', 'nota') WHERE number = 2",
        "UPDATE activity SET changes = cast(x'5bff5d' AS TEXT) WHERE number = 2",
        "UPDATE activity SET at = '2026-13-45' WHERE number = 2",
        "DELETE FROM activity WHERE number = 2",
    ],
)
def test_a_damaged_entry_of_the_log_says_so_in_its_place(filled: Casebook, statement: str) -> None:
    sound = filled.activity("c1")
    change(filled.path, statement)
    log = filled.activity("c1")
    assert [entry.number for entry in log] == [4, 2, 1]
    assert (log[0], log[2]) == (sound[0], sound[2])
    assert (log[1].action, log[1].changes, log[1].at) == ("damaged", (), "")
    assert filled.load("c1").case == noted("note")
    assert not look_over(filled.path).sound


def test_what_the_office_added_is_read_from_its_log_when_its_rows_are_damaged(
    filled: Casebook,
) -> None:
    change(filled.path, "UPDATE office SET data = replace(data, '2', '3')")
    assert filled.office() == an_office()
    assert look_over(filled.path).office
    filled.write_office(an_office(), Office(), LATER, "All taken out", ())
    assert filled.office() == Office()


def test_what_the_office_added_is_not_guessed_when_its_log_is_damaged_too(
    filled: Casebook,
) -> None:
    change(filled.path, "UPDATE office SET data = replace(data, '2', '3')")
    change(filled.path, "UPDATE office_log SET after = replace(after, '2', '3')")
    for read in (filled.office, filled.office_log):
        with pytest.raises(StoreUnavailable, match="office’s own rules"):
            read()


def test_a_case_written_by_a_program_without_check_values_is_taken_as_it_is(
    filled: Casebook, opened: Callable[[Path], Casebook]
) -> None:
    with closing(sqlite3.connect(filled.path)) as connection:
        connection.execute("UPDATE case_records SET note = 'by 0.2' WHERE id = 'c1'")
        connection.execute("UPDATE cases SET body = 'by 0.2', revision = 3 WHERE id = 'c1'")
        connection.execute(
            "INSERT INTO activity (case_id, at, action, label, changes) "
            f"VALUES ('c1', '{LATER}', 'edit', 'Edit note', '[]')"
        )
        connection.commit()
    assert filled.load("c1").case.case.note == "by 0.2"
    assert "by 0.2" in {row.body for row in filled.register()}
    assert look_over(filled.path).sound
    edit(filled, "by this program", 3)
    change(filled.path, "UPDATE case_records SET note = 'damaged' WHERE id = 'c1'")
    with pytest.raises(CaseDamaged):
        filled.load("c1")


def test_the_name_of_a_column_that_changed_is_damage(filled: Casebook) -> None:
    change(filled.path, "ALTER TABLE events RENAME COLUMN narrative TO narrativf")
    assert not look_over(filled.path).sound
    with pytest.raises(CasebookDamaged):
        filled.back_up_when_changed()


def test_a_record_that_is_no_text_is_named_without_check_values_too(filled: Casebook) -> None:
    for table in ("checks", "entry_checks"):
        change(filled.path, f"DELETE FROM {table}")
    change(
        filled.path,
        "UPDATE events SET narrative = cast(x'6eff' AS TEXT) "
        "WHERE id = 'event-1' AND case_id = 'c1'",
    )
    with pytest.raises(CaseDamaged, match=r"event \(event-1\)"):
        filled.load("c1")
    assert filled.load("c2").revision == 1


def test_a_line_is_checked_by_the_columns_its_own_layout_has(filled: Casebook) -> None:
    """An earlier layout of the register lacks columns that the program has been given since."""
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE cases DROP COLUMN outcome")
        values.seal_all(connection)
        assert examine(connection).sound
        connection.execute("UPDATE cases SET body = 'Another' WHERE id = 'c1'")
        assert examine(connection).cases == {"c1": (values.LINE,)}


def test_faults_of_the_file_are_counted_in_words() -> None:
    assert Report(("page 3",)).in_words() == ("The structure of the file: 1 fault.",)
    assert Report(("page 3", "page 4")).in_words() == ("The structure of the file: 2 faults.",)
