"""The dates and outcomes of three published decisions entered by hand, under invented names.

What the decisions give is a panel's answer a few weeks after Christmas, two stages known by their
months only, and an outcome that a panel changed. The delays were worked out beforehand, by hand or
here by going through every pair of days the months allow.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.e2e.keyboard import AtTheKeyboard
from workbench.domain.procedure.steps import StageOutcome
from workbench.gui.procedure.page import ProcedurePage
from workbench.statement.text import lines

SPRING_AND_SUMMER_2020 = {
    date(2020, 4, 10), date(2020, 4, 13), date(2020, 5, 8), date(2020, 5, 25), date(2020, 8, 31),
}  # fmt: skip
"""Good Friday, Easter Monday, the early May holiday moved to a Friday, and two Mondays."""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> AtTheKeyboard:
    """A new case about an invented council, at a statutory complaint to it."""
    made = AtTheKeyboard(qtbot, tmp_path)
    made.keys("Ctrl+N", "Return")
    made.wait_until(lambda: made.window.open_case is not None)
    made.keys("Ctrl+1")
    made.fill(case__body="Sallowmere Borough Council")
    made.keys("Ctrl+4")
    made.go_to("procedure.first")
    made.keys("Space")
    return made


def page_of(desk: AtTheKeyboard) -> ProcedurePage:
    """The page, to read what it shows."""
    page = desk.window.findChild(ProcedurePage)
    assert page is not None
    return page


def enter(desk: AtTheKeyboard, **dates: str) -> None:
    """Type each date with what was done into the line on top; Enter adds it and stays."""
    titles = {row.key: row.title for row in page_of(desk).dates.steps.rows()}
    for step, words in dates.items():
        desk.go_to("procedure.entry")
        desk.typed(f"{words} {titles[step.replace('_', '-')]}")
        desk.keys("Return")


def how_it_stands(desk: AtTheKeyboard) -> dict[str, str]:
    """What the clock's table says of every limit, by its title."""
    model = page_of(desk).dates.clock.model
    titles = [column.title for column in model.columns]
    stands = titles.index("How it stands")
    return {
        str(model.index(row, 0).data()): str(model.index(row, stands).data())
        for row in range(model.rowCount())
    }


def put_into_the_statement(desk: AtTheKeyboard, title: str) -> None:
    """Go down the clock's table to a limit and have its sentence printed."""
    desk.go_to("procedure.clock")
    desk.keys("Ctrl+Home")
    clock = page_of(desk).dates.clock
    for _ in range(clock.model.rowCount()):
        if str(clock.table.currentIndex().siblingAtColumn(0).data()) == title:
            break
        desk.keys("Down")
    desk.go_to("limit.in_statement")
    desk.keys("Space")


def printed(desk: AtTheKeyboard, words: str) -> str:
    """The statement in the window, once it has these words in it."""
    assert desk.window.open_case is not None
    live = desk.window.open_case.live

    def text() -> str:
        return "\n".join(lines(live.document)) if live.document is not None else ""

    desk.wait_until(lambda: words in text())
    return text()


def test_a_panel_before_christmas_and_an_answer_in_late_january(desk: AtTheKeyboard) -> None:
    enter(desk, s3_panel="19 Dec 2022", s3_response="23 Jan 2023")
    assert how_it_stands(desk)["Final response"] == "▲  2 working days over"
    put_into_the_statement(desk, "Final response")
    told = page_of(desk).findChild(QLabel, "procedure.working")
    assert told is not None
    assert "Last day: 19 January 2023." in told.text()
    assert "this assumes 28 December 2022, the last day allowed for it" in told.text()
    printed(
        desk,
        "The Council should have responded to the panel’s recommendations by 19 January 2023. "
        "It did so on 23 January 2023, 2 working days late.",
    )


def test_with_the_day_the_report_came_nothing_is_assumed(desk: AtTheKeyboard) -> None:
    enter(desk, s3_panel="19/12/2022", s3_received="28/12/2022", s3_response="23/1/2023")
    assert how_it_stands(desk)["Final response"] == "▲  2 working days over"
    put_into_the_statement(desk, "Final response")
    assert "assumes" not in printed(desk, "2 working days late.")


def days_of(month: int) -> Iterator[date]:
    """The days of a month of 2020."""
    day = date(2020, month, 1)
    while day.month == month:
        yield day
        day += timedelta(days=1)


def working_days(after: date, to: date) -> int:
    """The working days after a day, up to and with another."""
    days = (after + timedelta(days=n) for n in range(1, (to - after).days + 1))
    return sum(day.weekday() < 5 and day not in SPRING_AND_SUMMER_2020 for day in days)


def days_taken(first: int, last: int) -> tuple[int, int]:
    """The fewest and the most working days from some day of one month to some day of another."""
    taken = [working_days(a, b) for a in days_of(first) for b in days_of(last)]
    return min(taken), max(taken)


def test_stages_known_by_their_months_give_a_range_and_no_exact_number(
    desk: AtTheKeyboard,
) -> None:
    enter(
        desk, s1_received="March 2020", s1_response="April 2020", s2_request="April 2020",
        s2_response="August 2020",
    )  # fmt: skip
    stands = how_it_stands(desk)
    fewest, most = days_taken(4, 8)
    assert stands["Stage two"] == f"▲  between {fewest - 25} and {most - 25} working days over"
    fewest, most = days_taken(3, 4)
    assert fewest < 10 < most
    assert stands["Stage one"] == f"◆  at most {most - 10} working days over, if at all"
    put_into_the_statement(desk, "Stage two")
    assert "31 August" not in printed(desk, "in August 2020")


def test_a_panel_made_not_upheld_of_no_finding(desk: AtTheKeyboard) -> None:
    """Five parts of a complaint; the panel changed one outcome, and two were left as they were."""
    desk.keys("Alt+O")
    parts = (
        "The assessment rested on mistakes", "His father was not asked", "The call by video",
        "The same worker came again", "The procedure was not kept to",
    )  # fmt: skip
    desk.go_to("procedure.outcomes.entry")
    for title in parts:
        desk.typed(title)
        desk.keys("Return")
    table = desk.go_to("procedure.outcomes.table")
    desk.keys("Ctrl+Home", "Right", "Right")
    for letter in "UNFNU":
        desk.keys(letter, "Down")
    desk.keys("Ctrl+Home", "Right", "Right", "Right", "Right")
    for letter in ("", "N", "N", "N", ""):
        desk.keys(*filter(None, (letter, "Down")))
    assert table.isVisible()
    case = desk.case
    titles = {part.id: part.title for part in case.parts.values()}
    decided = {(titles[o.part_id], o.stage): o.outcome for o in case.outcomes.values()}
    stage_two = [decided[title, "2"] for title in parts]
    assert stage_two == [
        StageOutcome.UPHELD, StageOutcome.NOT_UPHELD, StageOutcome.NO_FINDING,
        StageOutcome.NOT_UPHELD, StageOutcome.UPHELD,
    ]  # fmt: skip
    assert [decided.get((title, "3")) for title in parts] == [
        None, StageOutcome.NOT_UPHELD, StageOutcome.NOT_UPHELD, StageOutcome.NOT_UPHELD, None,
    ]  # fmt: skip
    cell = page_of(desk).outcomes.model.index(2, 4)
    change = str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert "no finding at stage two investigation, changed to not upheld at panel" in change
    desk.keys("Ctrl+Home", "Down", "Down", "Right", "Right", "Right", "Right", "Return")
    desk.typed(
        "It found a note which had been overlooked, and nothing to show that he was pressed."
    )
    desk.keys("Shift+Tab")
    change = str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert change.endswith("nothing to show that he was pressed.")
