"""The register with labels only: nothing noted as to be done says a name."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.conftest import OpenDesktop
from workbench.domain.records.work import Task


def test_what_is_to_be_done_in_all_cases_is_shown_with_labels_only(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    task = Task(id="t", what="Ring Philippa Wainscott", due=date(2020, 1, 2))
    desk = desktop(a_sound_case().with_record("task", task))

    def said() -> set[str]:
        register = desk.window.home.register
        assert register is not None
        rows = register.to_do.rows
        noted = {rows.item(place).text() for place in range(rows.count())}
        first = register.model.row_at(register.model.index(0))
        assert first is not None
        return noted | {f"next: {first.next_step}"}

    assert desk.window.close_case()
    as_noted = {"", "Ring Philippa Wainscott", "next: Ring Philippa Wainscott"}
    qtbot.waitUntil(lambda: said() == as_noted, timeout=10_000)
    desk.trigger("labels-only")
    labelled = {"", "Ring [name left out]", "next: Ring [name left out]"}
    qtbot.waitUntil(lambda: said() == labelled, timeout=10_000)
    desk.trigger("labels-only")
    qtbot.waitUntil(lambda: said() == as_noted, timeout=10_000)
