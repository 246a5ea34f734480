"""The commands that need an open case, each given to whatever case is open then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from workbench.gui.window.statement_windows import (
    print_statement,
    show_readability,
    show_reading_view,
)

if TYPE_CHECKING:
    from workbench.gui.window.main import MainWindow
    from workbench.gui.window.open_case import OpenCase


def connect_case_actions(window: MainWindow) -> None:
    """Connect the menus of a case; nothing happens while none is open."""
    from workbench.gui.window.pages import PAGES

    def with_case(name: str, act: Callable[[OpenCase], None]) -> None:
        def command() -> None:
            if window.open_case is not None:
                act(window.open_case)

        window.actions_.on(name, command)

    with_case("export-statement", lambda case: case.export_statement())
    with_case("publish", lambda case: case.publish())
    with_case("replace", lambda case: case.find_and_replace())
    with_case("next-problem", lambda case: case.next_problem())
    with_case("accept-problem", lambda case: case.accept_problem())
    with_case("fix-problem", lambda case: case.fix_problem())
    with_case("fix-all", lambda case: case.fix_problem(all_of_kind=True))
    with_case("make-final", lambda case: _change_stage(case, "final"))
    with_case("back-to-draft", lambda case: _change_stage(case, "draft"))
    with_case("readability", show_readability)
    with_case("reading-view", show_reading_view)
    with_case("print", print_statement)
    with_case("print-preview", partial(print_statement, preview=True))
    with_case("spelling", lambda case: case.spelling.toggle())
    with_case("spelling-suggest", lambda case: case.spelling.suggest_here())
    with_case("preview", lambda case: case.toggle_dock("preview"))
    with_case("problems", lambda case: case.toggle_dock("problems"))
    for spec in PAGES:
        with_case(f"page.{spec.key}", partial(_show_page, spec.key))


def _change_stage(case: OpenCase, stage: str) -> None:
    # Here, because the register is shown before anything of a statement is loaded.
    from workbench.statement.nodes import StatementStage

    case.change_stage(StatementStage(stage))


def _show_page(key: str, case: OpenCase) -> None:
    case.show_page(key)
