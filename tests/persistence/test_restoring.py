"""A casebook or a case put back from a copy: whole, with its log, and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.persistence.samples import LATER, SetClock, case_with_events, full_case, row_of
from tests.persistence.test_soundness import change
from workbench.application.case.changes import ChangeSet, diff
from workbench.domain.errors import (
    CasebookDamaged,
    CasebookInUse,
    CasebookReplaced,
    CaseDamaged,
    CaseNotFound,
    DuplicateReference,
)
from workbench.domain.records.versions import Issue, StatementVersion
from workbench.persistence.backups.listing import copies
from workbench.persistence.casebook import Casebook, open_casebook
from workbench.persistence.restoring import repair, restore
from workbench.persistence.soundness.verifying import look_over

Open = Callable[[Path], Casebook]


@pytest.fixture
def copied(casebook: Casebook, clock: SetClock) -> tuple[Casebook, Path]:
    """Two cases, a copy of them, and a template and own words in it."""
    casebook.create(full_case(), row_of(full_case()), "create", "New case")
    many = case_with_events(9, "c2")
    casebook.create(many, row_of(many), "import", "Import case")
    (casebook.folder / "template").mkdir()
    (casebook.folder / "template" / "ours.dotx").write_bytes(b"the office's look")
    (casebook.folder / "logo").mkdir()
    (casebook.folder / "logo" / "ours.png").write_bytes(b"the office's picture")
    (casebook.folder / "dictionary.txt").write_text("Wexcombe\n")
    made = casebook.back_up_when_changed()
    assert made is not None
    clock.move(hours=1)
    return casebook, made


def edit(casebook: Casebook, words: str) -> None:
    stored = casebook.load("c1")
    after = replace(stored.case, case=replace(stored.case.case, note=words))
    change_set = ChangeSet("Edit note", diff(stored.case, after))
    casebook.write("c1", change_set, row_of(after, LATER), "edit", stored.revision)


def test_the_casebook_of_a_copy_takes_the_place_of_this_one_which_is_kept(
    copied: tuple[Casebook, Path], opened: Open, clock: SetClock
) -> None:
    casebook, copy = copied
    edit(casebook, "after the copy")
    casebook.close()
    restore(casebook.folder, copy, clock)
    book = opened(casebook.folder)
    assert book.load("c1").case == full_case()
    newest, older = copies(book.folder)
    assert older.path == copy
    restore(book.folder, newest.path, clock)
    assert opened(casebook.folder).load("c1").case.case.note == "after the copy"


@pytest.mark.parametrize("state", ["missing", "empty", "cut", "text", "damaged", "half a page"])
def test_a_casebook_that_is_lost_or_damaged_offers_its_copies_and_is_restored(
    copied: tuple[Casebook, Path], opened: Open, clock: SetClock, state: str
) -> None:
    casebook, copy = copied
    casebook.close()
    content = casebook.path.read_bytes()
    left = {
        "missing": None, "empty": b"", "cut": content[: len(content) // 2], "text": b"x" * 9000,
        "damaged": content[:4096] + b"\xff" * (len(content) - 4096), "half a page": content[:2000],
    }[state]  # fmt: skip
    casebook.path.unlink() if left is None else casebook.path.write_bytes(left)
    with pytest.raises(CasebookDamaged, match=r"missing|empty|damaged") as told:
        opened(casebook.folder).register()
    assert "estore" in told.value.hint
    restore(casebook.folder, copy, clock)
    book = opened(casebook.folder)
    assert book.load("c1").case == full_case()
    assert look_over(book.path).sound
    if left:
        (aside,) = (copy for copy in copies(book.folder) if copy.put_aside)
        assert aside.path.read_bytes() == left


def test_the_office_template_and_words_come_back_with_the_casebook(
    copied: tuple[Casebook, Path], opened: Open, clock: SetClock, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "another computer"
    restore(elsewhere, copied[1], clock)
    assert opened(elsewhere).load("c1").case == full_case()
    assert (elsewhere / "template" / "ours.dotx").read_bytes() == b"the office's look"
    assert (elsewhere / "logo" / "ours.png").read_bytes() == b"the office's picture"
    assert (elsewhere / "dictionary.txt").read_text() == "Wexcombe\n"


def test_own_words_alone_are_a_change_worth_a_copy(copied: tuple[Casebook, Path]) -> None:
    casebook, _ = copied
    assert casebook.back_up_when_changed() is None
    (casebook.folder / "dictionary.txt").write_text("Norfolk\nWexcombe\n")
    assert casebook.back_up_when_changed() is not None


def test_a_casebook_open_in_a_window_is_not_restored_over(
    copied: tuple[Casebook, Path], clock: SetClock
) -> None:
    casebook, copy = copied
    casebook.hold()
    with pytest.raises(CasebookInUse):
        restore(casebook.folder, copy, clock)


def test_a_damaged_copy_is_refused_and_changes_nothing(
    copied: tuple[Casebook, Path], clock: SetClock
) -> None:
    casebook, copy = copied
    edit(casebook, "kept")
    change(copy, "UPDATE events SET narrative = 'x' WHERE case_id = 'c1'")
    with pytest.raises(CasebookDamaged):
        restore(casebook.folder, copy, clock)
    assert casebook.load("c1").case.case.note == "kept"


def test_one_case_is_put_back_as_it_was_with_its_reference_and_log(
    copied: tuple[Casebook, Path],
) -> None:
    casebook, copy = copied
    before = casebook.activity("c1")
    edit(casebook, "after the copy")
    edit(casebook, "and again")
    change(casebook.path, "UPDATE events SET narrative = 'x' WHERE case_id = 'c1'")
    with pytest.raises(CaseDamaged):
        casebook.load("c1")
    assert {row.id for row in casebook.cases_in(copy)} == {"c1", "c2"}
    assert casebook.restore_case(copy, "c1") == ""
    stored = casebook.load("c1")
    assert stored.case == full_case()
    assert stored.revision == 4
    log = casebook.activity("c1")
    assert [entry.action for entry in log] == ["restore", "edit", "edit", "create"]
    assert log[-1].changes == before[-1].changes
    assert look_over(casebook.path).sound
    edit(casebook, "goes on")
    assert casebook.load("c2").case == case_with_events(9, "c2")


def test_versions_issued_since_the_copy_are_named_when_a_case_is_put_back(
    copied: tuple[Casebook, Path],
) -> None:
    casebook, copy = copied
    stored = casebook.load("c1")
    issue = Issue(number=1, at=LATER)
    final = StatementVersion(
        id="v9", number=1, stage="final", made_at=LATER, document="", issue=issue
    )
    after = stored.case.with_record("version", final)
    change_set = ChangeSet("Issue", diff(stored.case, after))
    casebook.write("c1", change_set, row_of(after, LATER), "export", stored.revision)
    assert "Final 1, issued since then, is not in the case" in casebook.restore_case(copy, "c1")


def test_an_erased_case_comes_back_beside_what_was_done_since(
    copied: tuple[Casebook, Path],
) -> None:
    casebook, copy = copied
    casebook.set_deleted("c1", True, LATER)
    casebook.erase("c1")
    third = full_case("c3", "26 000 003")
    casebook.create(third, row_of(third), "create", "New case")
    casebook.restore_case(copy, "c1")
    assert casebook.load("c1").case == full_case()
    assert [entry.action for entry in casebook.activity("c1")] == ["restore", "create"]
    assert casebook.load("c3").case == third
    assert look_over(casebook.path).sound


def test_a_case_whose_reference_another_has_now_is_not_put_back(
    copied: tuple[Casebook, Path],
) -> None:
    casebook, copy = copied
    casebook.set_deleted("c1", True, LATER)
    casebook.erase("c1")
    other = full_case("c4")
    casebook.create(other, row_of(other), "create", "New case")
    with pytest.raises(DuplicateReference):
        casebook.restore_case(copy, "c1")
    with pytest.raises(CaseNotFound):
        casebook.restore_case(copy, "c9")
    assert [row.id for row in casebook.register()].count("c1") == 0


# --- another file in its place --------------------------------------------------------------------


def test_another_persons_file_in_its_place_is_noticed_and_not_written_to(
    copied: tuple[Casebook, Path], opened: Open, tmp_path: Path
) -> None:
    casebook, copy = copied
    casebook.hold()
    other = tmp_path / "theirs"
    other.mkdir()
    (other / "casebook.db").write_bytes(copy.read_bytes())
    edit(opened(other), "theirs")  # the same case, the same revision
    edit(casebook, "mine")
    theirs = (other / "casebook.db").read_bytes()
    for swap in (in_its_place, over_it):
        swap(casebook.path, theirs)
        change_set = ChangeSet("Edit case", ())
        with pytest.raises(CasebookReplaced):
            casebook.write("c1", change_set, row_of(full_case(), LATER), "edit", 2)
        assert casebook.path.read_bytes() == theirs
    assert opened(casebook.folder).load("c1").case.case.note == "theirs"


def in_its_place(path: Path, content: bytes) -> None:
    """As most programs that synchronise folders do."""
    fresh = path.with_name("incoming")
    fresh.write_bytes(content)
    fresh.replace(path)


def over_it(path: Path, content: bytes) -> None:
    """As some do: the file stays the same, its content does not."""
    with path.open("rb+") as file:
        file.truncate()
        file.write(content)


def test_what_another_program_adds_to_the_same_file_is_no_other_file(
    copied: tuple[Casebook, Path], opened: Open
) -> None:
    casebook, _ = copied
    casebook.hold()
    edit(casebook, "mine")
    third = full_case("c3", "26 000 003")
    opened(casebook.folder).create(third, row_of(third), "import", "Import case")
    edit(casebook, "mine again")
    in_its_place(casebook.path, casebook.path.read_bytes())
    edit(casebook, "a file that is the same may be another one")


def test_a_copy_restored_under_an_open_casebook_is_noticed(
    copied: tuple[Casebook, Path],
) -> None:
    casebook, copy = copied
    casebook.hold()
    edit(casebook, "mine")
    in_its_place(casebook.path, copy.read_bytes())
    with pytest.raises(CasebookReplaced):
        edit(casebook, "mine again")


def test_who_did_what_is_kept_when_one_case_is_put_back(folder: Path, clock: SetClock) -> None:
    with closing(open_casebook(folder, clock, who=lambda: "R Ashdown")) as casebook:
        casebook.create(full_case(), row_of(full_case()), "create", "New case")
        made = casebook.back_up_when_changed()
        assert made is not None
        edit(casebook, "after the copy")
        casebook.restore_case(made, "c1")
        log = [(entry.action, entry.who) for entry in casebook.activity("c1")]
        assert log[1:] == [("edit", "R Ashdown"), ("create", "R Ashdown")]


def test_what_is_kept_before_an_upgrade_is_not_said_to_be_the_last_good_copy(
    copied: tuple[Casebook, Path],
) -> None:
    casebook, copy = copied
    made = casebook.last_copy()
    assert made
    kept = casebook.folder / "casebook.db.v0002.bak"
    copy.replace(kept)
    assert [each.path for each in copies(casebook.folder)] == [kept]
    assert casebook.last_copy() == ""


def test_a_sound_casebook_is_not_repaired_and_nothing_is_kept_of_it(
    copied: tuple[Casebook, Path], clock: SetClock
) -> None:
    casebook, _ = copied
    before, held = casebook.path.read_bytes(), sorted(casebook.folder.iterdir())
    assert repair(casebook.folder, clock).sound
    assert casebook.path.read_bytes() == before
    assert {*casebook.folder.iterdir()} - {*held} <= {casebook.folder / "casebook.lock"}
