"""A chronology of three hundred rows copied from a spreadsheet and pasted into the page."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_case, a_person
from tests.gui.desks import a_desk, find, shown
from workbench.bootstrap import window_services
from workbench.domain.dates.partial import PartialDate
from workbench.gui.chronology.import_dialog import ImportDialog
from workbench.gui.chronology.page import ChronologyPage

ROWS = 300
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

Written = Callable[[date], tuple[str, PartialDate | None]]
"""A way of writing a day, with what it means; None when it can mean two things or nothing."""

WAYS: tuple[Written, ...] = (
    lambda day: (f"{day:%d/%m/%Y}", PartialDate.of(day)),
    lambda day: (f"{day:%d.%m.%Y}", PartialDate.of(day)),
    lambda day: (day.isoformat(), PartialDate.of(day)),
    lambda day: (f"{day.day} {MONTHS[day.month - 1]} {day.year}", PartialDate.of(day)),
    lambda day: (f"{day.day}-{MONTHS[day.month - 1][:3]}-{day.year}", PartialDate.of(day)),
    lambda day: (f"{MONTHS[day.month - 1]} {day.year}", PartialDate(day.year, day.month)),
    lambda day: (str(day.year), PartialDate(day.year)),
    lambda day: (f"{day.day}/{day.month}/{day:%y}", None),
    lambda day: (f"30/02/{day.year}", None),
    lambda day: ("some time later", None),
)


def test_each_date_is_right_or_asked_about(qtbot: QtBot, tmp_path: Path) -> None:
    opened = a_desk(a_case(a_person()))
    desk = opened.desk
    services: Any = SimpleNamespace(tables=window_services(tmp_path).tables)
    able = replace(desk, services=services)
    page = shown(qtbot, ChronologyPage(able))
    chance, lines, meant = random.Random(11), ["Date\tWho\tWhat happened"], {}
    for number in range(ROWS):
        day = date(2018, 1, 1) + timedelta(days=chance.randint(0, 1_500))
        words, on = WAYS[number % len(WAYS)](day)
        lines.append(f"{words}\tMs X\tEntry {number} of the sheet")
        meant[f"Entry {number} of the sheet"] = (words, on)
    QGuiApplication.clipboard().setText("\n".join(lines))
    paste = page.findChild(QAction, "chronology.paste")
    assert paste is not None
    paste.trigger()
    opened.desk.tasks.settle()
    dialog = page.findChild(ImportDialog)
    assert dialog is not None
    assert dialog.preview is not None
    asked = [row for row in dialog.preview.rows if row.date.question]
    assert len(asked) == ROWS * 3 // len(WAYS)
    find(dialog, QPushButton, "import.ok").click()

    events = {event.narrative: event for event in opened.case.events.values()}
    assert events.keys() == meant.keys()
    for narrative, (words, on) in meant.items():
        assert events[narrative].on == on, words
        if on is None:
            assert words in events[narrative].note
    assert page.model.events_shown == ROWS
    said = find(page, QLabel, "chronology.undo.words")
    assert (said.isVisible(), said.text()) == (True, f"{ROWS} events imported")
    opened.undo()
    assert not opened.case.events
