"""The search of everything, put together: commands, the open case, the cases, all words of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from workbench.application.searching.finds import Find
from workbench.application.searching.texts import field_of
from workbench.gui.desk import OpenCasebook, Services
from workbench.gui.errors import show_on_top
from workbench.gui.search import everything
from workbench.gui.search.asking import Questions
from workbench.gui.search.narrowing import Narrowed
from workbench.gui.window.shown_case import ShownCase

ShowCase = Callable[[str], object]


def search_everything(
    window: QWidget,
    services: Services,
    casebook: OpenCasebook,
    commands: Sequence[QAction],
    case: Callable[[], ShownCase | None],
    show_case: ShowCase,
    labels_only: bool,
) -> None:
    """Show the search. While only labels are shown, the words of other cases are left alone."""
    found = _found(casebook, commands, case(), show_case)
    everywhere = None
    if casebook.index is not None and not labels_only:
        everywhere = _everywhere(window, services, casebook, case, show_case, commands)
    show_on_top(everything.SearchPalette(found, window, everywhere))


def _found(
    casebook: OpenCasebook,
    commands: Sequence[QAction],
    case: ShownCase | None,
    show_case: ShowCase,
) -> Iterator[everything.Found]:
    yield from everything.commands(each for each in commands if each.data() != "editing")
    if case is not None:
        yield from everything.records(case.shown.case, case.goto)
    yield from everything.cases(casebook.workbench.register(), show_case)


def _everywhere(
    window: QWidget,
    services: Services,
    casebook: OpenCasebook,
    case: Callable[[], ShownCase | None],
    show_case: ShowCase,
    commands: Sequence[QAction],
) -> everything.Everywhere:
    workbench, index, open_case = casebook.workbench, casebook.index, case()
    assert index is not None
    papers = partial(services.papers, workbench) if services.papers is not None else None
    rows = workbench.register()
    titles = {
        row.id: " · ".join(part for part in (row.reference or "no reference", row.body) if part)
        for row in rows
    }
    library = next(each for each in commands if each.objectName() == "action.library")

    def act(find: Find) -> None:
        if not find.case_id:
            library.trigger()
            return
        shown = case()
        if shown is None or shown.session.case_id != find.case_id:
            show_case(find.case_id)
            shown = case()
        if shown is not None and shown.session.case_id == find.case_id:
            _go(shown, find)

    here = open_case.session.case_id if open_case is not None else ""
    return everything.Everywhere(
        Questions(workbench, index, papers, window),
        Narrowed(rows, here, workbench.clock.today().year),
        partial(everything.find_row, act=act),
        titles,
    )


def _go(case: ShownCase, find: Find) -> None:
    """Show what was found: its record, its paragraph of the statement, its page of the paper."""
    kind = "paragraph" if find.kind == "statement" else find.kind
    case.goto(kind, find.id, field_of(find.kind, find.place))
    if find.page is not None:
        words = find.snippet[slice(*find.lit[0])] if find.lit else ""
        case.open_paper(find.id, find.page, words)
