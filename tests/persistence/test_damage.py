"""Bytes of a casebook flipped at random: nothing wrong is ever shown as if it were right."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.persistence.samples import LATER, SetClock, case_with_events, full_case, row_of
from tests.persistence.samples_office import an_office
from workbench.application.case.ports import CaseNote
from workbench.application.case.session import CaseSession
from workbench.application.casebook.register import register_row
from workbench.domain.errors import WorkbenchError
from workbench.domain.library.office import Office
from workbench.domain.records.chronology import ChronologyEvent
from workbench.persistence.casebook import Casebook, open_casebook
from workbench.persistence.soundness.verifying import look_over

Content = dict[str, Any]


def fill(casebook: Casebook) -> None:
    """Six cases, each edited, an office's own set, and a log of all of it."""
    for number in range(3):
        full = full_case(f"full{number}", f"26 000 00{number}")
        casebook.create(full, row_of(full), "create", "New case")
        many = case_with_events(60, f"many{number}")
        casebook.create(many, row_of(many), "import", "Import case")
        session = CaseSession(casebook, casebook.load(many.case.id), SetClock(), register_row)
        for edit in range(20):
            event = ChronologyEvent(id=f"e{edit}", narrative=f"Edited, time {edit}.")
            session.apply("Edit event", lambda case, new=event: case.with_record("event", new))
    note = CaseNote("full1", "Day off added.")
    casebook.write_office(Office(), an_office(), LATER, "Day off added", (note,))


def content(casebook: Casebook, said: list[str]) -> Content:
    """All that the program shows of a casebook; what it says is wrong goes to `said`."""
    shown: Content = {}

    def show(name: str, read: Callable[[], Any]) -> None:
        try:
            shown[name] = read()
        except WorkbenchError as error:
            said.append(f"{name}: {error}")

    rows = casebook.register()
    for row in rows:
        if "damaged" in row.body:
            said.append("register")
        else:
            shown[f"line {row.id}"] = row
        show(f"case {row.id}", lambda id=row.id: casebook.load(id))
        for entry in casebook.activity(row.id, 10_000):
            if entry.action == "damaged":
                said.append("log")
            else:
                shown[f"entry {entry.number}"] = to_plain_entry(entry)
    show("office", casebook.office)
    show("office log", casebook.office_log)
    report = look_over(casebook.path)
    said.extend(report.in_words())
    return shown


def to_plain_entry(entry: Any) -> Any:
    return entry.number, entry.at, entry.action, entry.label, entry.changes


def tried(folder: Path, whole: Content) -> tuple[str, list[str]]:
    """How a damaged casebook is met: "unusable", "said", "silent" or "nothing of it shows"."""
    said: list[str] = []
    try:
        casebook = open_casebook(folder, SetClock())
        shown = content(casebook, said)
    except WorkbenchError as error:
        return "unusable", [str(error)]
    wrong = [name for name, value in shown.items() if whole.get(name) != value]
    missing = [name for name in whole if name not in shown]
    if (wrong or missing) and not said:
        return "silent", wrong + missing
    return ("said" if said else "nothing of it shows"), said


def flip(path: Path, sound: bytes, chance: random.Random, length: int) -> None:
    """One byte changed, or as many as a disk's block."""
    damaged = bytearray(sound)
    place = chance.randrange(len(sound))
    for at in range(place, min(place + length, len(sound))):
        damaged[at] ^= chance.randrange(1, 256)
    path.write_bytes(damaged)


def check_flips(casebook: Casebook, times: int, length: int, seed: int) -> Counter[str]:
    fill(casebook)
    good = casebook.back_up_when_changed()
    assert good is not None
    copy = good.read_bytes()
    nothing: list[str] = []
    whole = content(casebook, nothing)
    assert nothing == []
    sound, chance, found = casebook.path.read_bytes(), random.Random(seed), Counter[str]()
    for _ in range(times):
        flip(casebook.path, sound, chance, length)
        how, words = tried(casebook.folder, whole)
        assert how != "silent", words
        found[how] += 1
        found["damaged copies kept as good"] += not copies_stay_good(casebook, whole)
        assert good.read_bytes() == copy
    casebook.path.write_bytes(sound)
    assert tried(casebook.folder, whole)[0] == "nothing of it shows"
    assert found["damaged copies kept as good"] == 0
    return found


def copies_stay_good(casebook: Casebook, whole: Content) -> bool:
    """Whether a backup made of the damaged casebook, if one is made, holds all that was in it."""
    try:
        made = casebook.back_up_when_changed()
    except WorkbenchError:
        return True
    if made is None:
        return True
    said: list[str] = []
    folder = casebook.folder / "tried"
    folder.mkdir(exist_ok=True)
    (folder / "casebook.db").write_bytes(made.read_bytes())
    made.unlink()
    return content(open_casebook(folder, SetClock()), said) == whole and not said


@pytest.mark.parametrize("length", [1, 512])
def test_flipped_bytes_are_said_or_do_not_matter(casebook: Casebook, length: int) -> None:
    check_flips(casebook, 12, length, 20260302)


@pytest.mark.slow
@pytest.mark.parametrize("length", [1, 512])
def test_four_hundred_flipped_bytes(casebook: Casebook, length: int) -> None:
    found = check_flips(casebook, 400, length, 20261129)
    sys.stdout.write(
        f"\n{length} bytes flipped at 400 places: {dict(found)}, shown as right silently: 0\n"
    )
