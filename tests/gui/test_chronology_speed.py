"""How quick the chronology is with 5,000 events; run with -m benchmark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import pytest
from pytestqt.qtbot import QtBot

from tests.benchmarks.cases import dated_lines
from tests.builders import a_case, a_head, a_person, an_event
from tests.gui.desks import OpenDesk, a_desk, shown
from workbench.domain.dates.reader import read_front
from workbench.gui.chronology.page import ChronologyPage
from workbench.gui.timeline.page import TimelinePage

EVENTS = 5_000


def a_large_desk() -> OpenDesk:
    case = a_case(a_person("p1"), a_person("p2", "Ms Y"), a_person("p3", "Ms Z"), a_head())
    events = {}
    for n, line in enumerate(dated_lines(EVENTS)):
        reading = read_front(line, 2019)
        event = an_event(f"e{n}", None, position=n, narrative=reading.rest, in_statement=n % 3 == 0)
        events[event.id] = replace(event, on=reading.date)
    return a_desk(case.with_collection("event", events))


def each(turns: int, act: Callable[[int], object]) -> list[float]:
    """The milliseconds of each turn, the shortest first."""
    found = []
    for turn in range(turns):
        before = perf_counter()
        act(turn)
        found.append((perf_counter() - before) * 1_000)
    return sorted(found)


@pytest.mark.benchmark
def test_five_thousand_events_open_filter_and_scroll_without_waiting(qtbot: QtBot) -> None:
    opened = a_large_desk()
    ChronologyPage(a_desk(a_case()).desk).deleteLater()
    page = None

    def open_page(_turn: int) -> None:
        nonlocal page
        page = ChronologyPage(opened.desk)
        shown(qtbot, page)

    opening = each(3, open_page)
    assert page is not None
    table = page
    qtbot.waitUntil(lambda: not table.filter._idle.isActive(), timeout=20_000)  # noqa: SLF001
    words = ["c", "co", "cou", "coun", "counc", "council", "visit", "panel", "z"]

    def key(turn: int) -> None:
        table.filter.words.setText(words[turn % len(words)])
        table.filter.apply()

    filtering = each(2 * len(words), key)
    table.filter.show_all()
    bar = table.table.verticalScrollBar()

    def scroll(_turn: int) -> None:
        bar.setValue((bar.value() + 131) % max(bar.maximum(), 1))
        table.table.viewport().repaint()

    scrolling = each(200, scroll)
    print(  # noqa: T201 - a benchmark tells its figures
        f"open {opening[1]:.0f} ms, filter {filtering[len(filtering) // 2]:.1f} ms, "
        f"scroll frame p95 {scrolling[int(len(scrolling) * 0.95)]:.1f} ms"
    )
    assert opening[1] <= 300
    assert filtering[len(filtering) // 2] <= 30
    assert scrolling[int(len(scrolling) * 0.95)] <= 16


@pytest.mark.benchmark
def test_five_thousand_events_are_drawn_without_waiting(qtbot: QtBot) -> None:
    page = TimelinePage(a_large_desk().desk)
    opening = each(1, lambda _turn: shown(qtbot, page))
    painting = each(30, lambda _turn: page.view.viewport().repaint())
    zooming = each(10, lambda _turn: page.view.zoom(1.25))
    print(  # noqa: T201 - a benchmark tells its figures
        f"timeline open {opening[0]:.0f} ms, paint {painting[15]:.1f} ms, zoom {zooming[5]:.1f} ms"
    )
    assert opening[0] <= 600
    assert painting[15] <= 50
