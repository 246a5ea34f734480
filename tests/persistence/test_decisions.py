"""Past decisions are kept: the index is made again, copies and restored casebooks have them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.persistence.samples import SetClock, row_of, small_case
from workbench.application.decisions.precedent import Precedent, PrecedentParagraph
from workbench.application.decisions.shelf import WhichDecisions, search
from workbench.domain.errors import StoreUnavailable
from workbench.persistence.casebook import Casebook
from workbench.persistence.decisions.kept import FOLDER
from workbench.persistence.decisions.shelf import FILE, Shelf
from workbench.persistence.restoring import restore


def a_decision(number: int) -> Precedent:
    paragraphs = (
        PrecedentParagraph(1, "The complaint", f"Mr {number} complained about “noise”."),
        PrecedentParagraph(None, "What I found", f"A heron{number} stood there."),
    )
    return Precedent(
        id=f"{number:064x}", file="d.html", reference="23 000 001", council="Northmere Council",
        subject="Noise", outcome="upheld", decided_on="2023-05-03", complainant="Mr X",
        powers=("Local Government Act 1974 26(1)",), sums=("£300 to Mr X",), paragraphs=paragraphs,
    )  # fmt: skip


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    for number in (1, 2, 3):
        shelf.add(a_decision(number))
    return shelf


def found(shelf: Shelf, words: str) -> list[str]:
    return [each.decision.id for each in search(shelf, words, WhichDecisions())]


@pytest.mark.parametrize("loss", [b"", b"no database at all", None])
def test_an_index_that_is_lost_or_damaged_is_made_again(
    shelf: Shelf, tmp_path: Path, loss: bytes | None
) -> None:
    before = shelf.decisions()
    (tmp_path / FILE).unlink()
    if loss is not None:
        (tmp_path / FILE).write_bytes(loss)
    again = Shelf(tmp_path)
    assert again.decisions() == before
    assert found(again, "heron2") == [a_decision(2).id]


def test_what_was_taken_out_stays_out(shelf: Shelf, tmp_path: Path) -> None:
    shelf.remove(a_decision(2).id)
    (tmp_path / FILE).unlink()
    again = Shelf(tmp_path)
    assert [each.id for each in again.decisions()] == [a_decision(1).id, a_decision(3).id]
    again.add(a_decision(2))
    assert found(again, "heron2") == [a_decision(2).id]


def test_a_program_ended_between_file_and_index_leaves_both_alike(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.kept.keep(a_decision(4))
    shelf.kept.remove(a_decision(1).id)
    (tmp_path / FOLDER / f"{5:064x}.json").write_bytes(b"{")
    again = Shelf(tmp_path)
    assert [each.id for each in again.decisions()] == [a_decision(n).id for n in (2, 3, 4)]


def test_decisions_of_an_index_from_before_are_kept(shelf: Shelf, tmp_path: Path) -> None:
    before = shelf.decisions()
    for path in (tmp_path / FOLDER).iterdir():
        path.unlink()
    with sqlite3.connect(tmp_path / FILE) as index:
        index.execute("PRAGMA user_version = 1")
    index.close()
    assert Shelf(tmp_path).decisions() == before
    (tmp_path / FILE).unlink()
    assert Shelf(tmp_path).decisions() == before


def test_a_copy_elsewhere_and_a_casebook_restored_from_it_have_them(
    casebook: Casebook, tmp_path: Path
) -> None:
    casebook.create(small_case(), row_of(small_case()), "create", "New case")
    casebook.decisions.add(a_decision(7))
    elsewhere, fresh = tmp_path / "stick", tmp_path / "fresh"
    elsewhere.mkdir()
    casebook.backup(elsewhere / "copy.db")
    restore(fresh, elsewhere / "copy.db", SetClock())
    assert found(Shelf(fresh), "heron7") == [a_decision(7).id]
    assert {path.stat().st_mode & 0o077 for path in (fresh / FOLDER).iterdir()} == {0}


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    with pytest.raises(StoreUnavailable):
        Shelf(tmp_path).add(a_decision(1))
