"""A file from every released version opens, is brought up to date and holds what it held."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.persistence.make_released import RELEASED, make
from workbench.application.case.ports import RegisterRow, TaskInCase
from workbench.domain.casefile import KINDS
from workbench.domain.plain import Fault, from_plain, to_plain
from workbench.persistence.casebook import Casebook
from workbench.persistence.fileformat import SCHEMA, check_whole, connect, reading, schema_of
from workbench.persistence.register import COLUMNS
from workbench.persistence.soundness import values

LAYOUTS = sorted(path.stem for path in RELEASED.glob("*.db"))


def check(folder: Path, description: Path, opened: Callable[[Path], Casebook]) -> None:
    """Open the casebook and compare all it holds with the description beside it."""
    whole: dict[str, Any] = json.loads(description.read_text(encoding="utf-8"))
    expected = whole["cases"]
    book = opened(folder)
    assert to_plain(book.office()) == whole["office"]
    faults: list[Fault] = []
    empty = {**dict.fromkeys(COLUMNS, ""), "deleted": False, "ahead": []}
    lines = [{**empty, **entry["register"]} for entry in expected.values()]
    rows = {from_plain(RegisterRow, line, "register", faults) for line in lines}
    assert set(book.register()) == rows
    for id, entry in expected.items():
        stored = book.load(id)
        records = {
            (kind, plain["id"]): from_plain(KINDS[kind].record, plain, kind, faults)
            for kind, plain in _as_now(entry["records"])
        }
        assert faults == []
        assert {(kind, record.id): record for kind, record in stored.case.everything()} == records
        assert stored.revision == entry["revision"]
        log = [
            {"number": e.number, "at": e.at, "action": e.action, "label": e.label}
            | {"changes": list(e.changes), "who": e.who}
            for e in book.activity(id)
        ]
        assert log == [{"who": "", **each} for each in entry["activity"]]
    with reading(book.path) as connection:
        assert schema_of(connection, book.path) == SCHEMA
        check_whole(connection, book.path, "integrity_check")


def _as_now(records: list[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records of a description as the present layout has them."""
    for kind, plain in records:
        what, due = plain.pop("next_step", ""), plain.pop("next_step_due", None)
        if what or due:
            yield "task", {"id": "next-step", "what": what, "due": due}
        yield kind, plain


def test_there_is_a_file_for_every_layout_to_this_one() -> None:
    assert [f"{number:04d}" for number in range(1, int(SCHEMA) + 1)] == LAYOUTS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_released_casebook_opens_and_holds_what_it_held(
    layout: str, tmp_path: Path, opened: Callable[[Path], Casebook]
) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "casebook.db").write_bytes((RELEASED / f"{layout}.db").read_bytes())
    check(folder, RELEASED / f"{layout}.json", opened)


def test_the_file_for_the_next_release_can_be_made_and_is_never_made_twice(
    tmp_path: Path, opened: Callable[[Path], Casebook]
) -> None:
    made = tmp_path / "made"
    make(made, "casebook")
    check(made, made / "casebook.json", opened)
    with pytest.raises(FileExistsError):
        make(made, "casebook")


def test_what_is_ahead_is_found_where_layout_12_kept_it(
    tmp_path: Path, opened: Callable[[Path], Casebook]
) -> None:
    path = tmp_path / "casebook.db"
    path.write_bytes((RELEASED / "0012.db").read_bytes())
    line = 'Chase the council\n[["task-1", "Chase the council", "2026-03-05", false]]'
    with closing(connect(path)) as connection:
        connection.execute("UPDATE cases SET next_step = ? WHERE id = 'full'", (line,))
        values.seal_all(connection)
    (row,) = (row for row in opened(tmp_path).register() if row.id == "full")
    assert row.next_step == "Chase the council"
    assert row.ahead == (TaskInCase("full", "task-1", "Chase the council", "2026-03-05"),)


def test_a_casebook_of_the_first_layout_gets_the_defaults_of_what_came_later(
    tmp_path: Path, opened: Callable[[Path], Casebook]
) -> None:
    (tmp_path / "casebook.db").write_bytes((RELEASED / "0001.db").read_bytes())
    case = opened(tmp_path).load("full").case
    assert case.case.outline == ""
    assert [choice.order for choice in case.choices.values()] == [None]
    (receipt,) = case.receipts.values()
    assert (receipt.size, receipt.publication, receipt.findings) == (0, False, ())
    with reading(tmp_path / "casebook.db.v0001.bak") as connection:
        assert schema_of(connection, tmp_path) == "0001"


def test_names_given_up_before_are_taken_from_the_log(
    tmp_path: Path, opened: Callable[[Path], Casebook]
) -> None:
    path = tmp_path / "casebook.db"
    path.write_bytes((RELEASED / "0013.db").read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        for action, changes in enumerate(GIVEN_UP):
            connection.execute(
                "INSERT INTO activity (case_id, at, action, label, changes, who)"
                " VALUES ('bare', '', ?, 'x', ?, '')",
                ("undo" if action == 0 else "edit", changes),
            )
        connection.commit()
    case = opened(tmp_path).load("bare").case.case
    assert sorted(case.former_names) == ["Ann Dell", "Bo Fell", "Odd Once"]
    assert case.former_details == ("1 Elm Row",)


def given_up(kind: str, id: str, before: str, after: str | None, **fields: list[str]) -> str:
    old = {"id": id, "name": before, **fields}
    new = None if after is None else {"id": id, "name": after}
    return json.dumps([{"kind": kind, "id": id, "before": old, "after": new}])


GIVEN_UP = (
    given_up("person", "x0", "Undone Slip", None, other_names=[]),
    given_up("person", "x1", "An", "Ann Dell"),
    given_up("person", "x1", "Ann Dell", "Ann Holt"),
    given_up("person", "x2", "Bo Fell", None, other_names=["Odd Once"], identifiers=["1 Elm Row"]),
    given_up("event", "x3", "Not Anybody", None),
    "damaged [",
)
