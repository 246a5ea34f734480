"""Every field of every kind of record, held to what the program does with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import MISSING, replace
from pathlib import Path

import pytest

from tests.fields.checks import CHECKS, Check
from tests.fields.sample import CASE, first
from tests.persistence.samples import SetClock, row_of
from workbench.application.case.session import CaseSession
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.shape import shape
from workbench.interchange.casefile import dumps, loads
from workbench.persistence.casebook import Casebook, open_casebook


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_what_its_record_says(kind: str, check: Check) -> None:
    check(kind)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a casebook with the sample in it."""
    folder = tmp_path_factory.mktemp("fields")
    book = open_casebook(folder, SetClock())
    book.create(CASE, row_of(CASE), "import", "Import case")
    book.close()
    return folder


@pytest.fixture
def casebook(filled: Path, tmp_path: Path) -> Iterator[Casebook]:
    """A copy of it, in whose log nothing else was done."""
    shutil.copytree(filled, tmp_path / "casebook")
    book = open_casebook(tmp_path / "casebook", SetClock())
    yield book
    book.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_goes_round_casebook_case_file_log_and_undo(
    kind: str, casebook: Casebook
) -> None:
    id = CASE.case.id
    record = first(kind)
    session = CaseSession(casebook, casebook.load(id), SetClock(), row_of)
    for name, field in shape(kind).items():
        if field.default is MISSING:
            continue
        changed = replace(record, **{name: field.default})
        session.apply("Edit", lambda case, new=changed: case.with_record(kind, new))
        there = CASE.with_record(kind, changed)
        stored = casebook.load(id)
        assert stored.case == there, name
        assert loads(dumps(there)) == there, name
        session = CaseSession(casebook, stored, SetClock(), row_of)
        session.recall()
        assert session.history.undo_label == ("Edit" if changed != record else ""), name
        if changed != record:
            session.undo()
        assert session.case == CASE, name
    assert casebook.load(id).case == CASE


def test_the_names_of_two_fields_called_name_differ() -> None:
    assert shape("person")["name"].facts.name == "real name"
    assert shape("participant")["name"].facts.name == "name"


def test_the_sample_reads_back() -> None:
    whole: CaseFile = loads(dumps(CASE))
    assert whole == CASE
