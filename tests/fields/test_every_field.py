"""Every field of every kind of record, held to what the program does with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, replace

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
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """A casebook with the sample in it."""
    book = open_casebook(tmp_path_factory.mktemp("fields"), SetClock())
    book.create(CASE, row_of(CASE), "import", "Import case")
    yield book
    book.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_goes_round_casebook_case_file_log_and_undo(
    kind: str, casebook: Casebook
) -> None:
    id = CASE.case.id
    record = first(kind)
    for name, field in shape(kind).items():
        if field.default is MISSING:
            continue
        changed = replace(record, **{name: field.default})
        session = _session(casebook)
        session.apply("Edit", lambda case, new=changed: case.with_record(kind, new))
        there = CASE.with_record(kind, changed)
        assert casebook.load(id).case == there, name
        assert loads(dumps(there)) == there, name
        again = _session(casebook)
        again.recall()
        assert again.history.undo_label == ("Edit" if changed != record else ""), name
        if changed != record:
            again.undo()
        assert again.case == CASE, name
        assert casebook.load(id).case == CASE, name


def _session(casebook: Casebook) -> CaseSession:
    return CaseSession(casebook, casebook.load(CASE.case.id), SetClock(), row_of)


def test_the_names_of_two_fields_called_name_differ() -> None:
    assert shape("person")["name"].facts.name == "real name"
    assert shape("participant")["name"].facts.name == "name"


def test_the_sample_reads_back() -> None:
    whole: CaseFile = loads(dumps(CASE))
    assert whole == CASE
