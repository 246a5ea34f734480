"""A program killed while it imports, copies, upgrades or exports leaves everything whole."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.killing import killed
from tests.persistence.samples import SetClock, case_with_events, row_of, small_case
from workbench.paths import bundle
from workbench.persistence.casebook import Casebook, open_casebook
from workbench.persistence.soundness.verifying import look_over

PROGRAM = Path(__file__).with_name("killing_others.py")


def killed_while(what: str, folder: Path, after: float) -> int:
    """Let the program work, kill it; the last thing it told of."""
    return int(killed(str(PROGRAM), what, str(folder), str(bundle().root), after=after)[-1])


def imported(casebook: Casebook, told: int) -> None:
    ids = {row.id for row in casebook.register()}
    assert {f"c{number}" for number in range(told + 1)} <= ids
    assert casebook.load(f"c{told}").case == case_with_events(20, f"c{told}")
    assert look_over(casebook.path).sound


def copied(casebook: Casebook, told: int) -> None:
    copies = list((casebook.folder / "backups").glob("*.db"))
    assert copies
    assert all(look_over(copy).sound for copy in copies)
    casebook.set_deleted("c1", told % 2 == 1, "2026-03-02T09:31:00+00:00")
    casebook.back_up_when_changed()
    left = [path.name for path in (casebook.folder / "backups").iterdir() if ".part" in path.name]
    assert left == []


def upgraded(casebook: Casebook, told: int) -> None:
    for place in casebook.folder.iterdir():
        if place.is_dir():
            book = open_casebook(place, SetClock())
            rows = book.register()
            assert rows
            assert all(book.load(row.id) for row in rows)
            assert look_over(book.path).sound
            book.close()


def exported(casebook: Casebook, told: int) -> None:
    written = (casebook.folder / "statement.docx").read_bytes()
    number = int(written[: len(written) // 200_000])
    assert number in (told, told + 1)
    assert written == str(number).encode() * 200_000


CHECKS: dict[str, Callable[[Casebook, int], None]] = {
    "import": imported, "backup": copied, "upgrade": upgraded, "export": exported,
}  # fmt: skip


def check_kills(casebook: Casebook, what: str, times: int) -> None:
    if what != "import":
        casebook.create(small_case(), row_of(small_case()), "create", "New case")
    chance = random.Random(20260302)
    for _ in range(times):
        CHECKS[what](casebook, killed_while(what, casebook.folder, chance.uniform(0, 0.15)))


@pytest.mark.parametrize("what", CHECKS)
def test_nothing_is_half_done_after_a_kill(casebook: Casebook, what: str) -> None:
    check_kills(casebook, what, 2)


@pytest.mark.slow
@pytest.mark.parametrize("what", CHECKS)
def test_nothing_is_half_done_after_a_hundred_kills(casebook: Casebook, what: str) -> None:
    check_kills(casebook, what, 100)
    sys.stdout.write(f"\n100 kills while the program did this without pause: {what}; lost: 0\n")
