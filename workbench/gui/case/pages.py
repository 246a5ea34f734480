"""The pages of an open case, in the order of the work, each loaded when first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtWidgets import QWidget

from workbench.domain.dataclass import dataclass

# For the reader only: the register's menus need the pages' names before any page is loaded.
if TYPE_CHECKING:
    from workbench.domain.casefile import CaseFile
    from workbench.gui.desk import Desk
    from workbench.gui.live import Live


class Page(Protocol):
    """A page of the open case, a `QWidget` besides."""

    title: str

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a record and put the keyboard in a field of it ("" = the first)."""

    def counts(self, case: CaseFile) -> str:
        """What the page list shows beside the page's name: "12", or ""."""


@runtime_checkable
class HasSearch(Protocol):
    """A page that finds words in what it shows."""

    def begin_find(self) -> None:
        """Let the person type what is looked for."""


@runtime_checkable
class HasBeginning(Protocol):
    """A page that knows where work on it begins."""

    def page_focus(self) -> None:
        """Bring the keyboard there."""


@runtime_checkable
class HasStops(Protocol):
    """A page with parts that F6 goes through: a list, a record, a panel."""

    def stops(self) -> list[QWidget]:
        """Those in sight, as one reads."""


@runtime_checkable
class HasViews(Protocol):
    """A page with more than one view."""

    def show_view(self, key: str) -> None:
        """Show one of them, by its key."""


@runtime_checkable
class HasEmptied(Protocol):
    """A page on which a paragraph whose words were all taken out waits for being left."""

    def take_out_emptied(self) -> None:
        """Take such a paragraph out of the case, as its words are gone from the screen."""


@runtime_checkable
class TakesFiles(Protocol):
    """A page that takes files dropped anywhere on the window."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """List them."""

    def go_on(self) -> None:
        """Go on with files whose listing was cut short."""


@runtime_checkable
class HasPapers(Protocol):
    """A page that shows the papers of evidence."""

    def open_paper(self, item_id: str, page: int | None, words: str) -> None:
        """Show the paper of an item at a page of its file, with words on it lit."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its key and title, the kinds of record edited on it, and how it is made.

    `shortcut` shows it ("Ctrl+4"). `group` is what the navigation calls it and those after it.
    """

    key: str
    title: str
    kinds: tuple[str, ...]
    counted: tuple[str, ...]
    make: Callable[[Desk, Live], Page]
    shortcut: str
    icon: str
    group: str = ""

    @property
    def tip(self) -> str:
        """What stands beside its name when the mouse rests there."""
        return f"{self.title} ({self.shortcut})"

    def count(self, case: CaseFile) -> str:
        """How many records of the page's own kinds there are, "" when none are counted."""
        if not self.counted:
            return ""
        return str(sum(len(case.records(kind)) for kind in self.counted) or "")


def _overview(desk: Desk, live: Live) -> Page:
    from workbench.gui.overview.page import OverviewPage

    return cast(Page, OverviewPage(desk))


def _people(desk: Desk, live: Live) -> Page:
    from workbench.gui.people.page import PeoplePage

    return cast(Page, PeoplePage(desk))


def _complaint(desk: Desk, live: Live) -> Page:
    from workbench.gui.complaint.whole import WholeComplaint

    return WholeComplaint(desk)


def _procedure(desk: Desk, live: Live) -> Page:
    from workbench.gui.procedure.page import ProcedurePage

    return cast(Page, ProcedurePage(desk))


def _evidence(desk: Desk, live: Live) -> Page:
    from workbench.gui.evidence.page import EvidencePage

    return cast(Page, EvidencePage(desk))


def _chronology(desk: Desk, live: Live) -> Page:
    from workbench.gui.timeline.views import ChronologyViews

    return ChronologyViews(desk, live)


def _findings(desk: Desk, live: Live) -> Page:
    from workbench.gui.findings.page import FindingsPage

    return cast(Page, FindingsPage(desk, live))


def _remedies(desk: Desk, live: Live) -> Page:
    from workbench.gui.remedies.page import RemediesPage

    return cast(Page, RemediesPage(desk))


def _statement(desk: Desk, live: Live) -> Page:
    from workbench.gui.statement.page import StatementPage

    return StatementPage(desk, live)


def _comments(desk: Desk, live: Live) -> Page:
    from workbench.gui.comments.page import CommentsPage

    return cast(Page, CommentsPage(desk, live))


def _history(desk: Desk, live: Live) -> Page:
    from workbench.gui.history.page import HistoryPage

    return HistoryPage(desk)


PAGES = (
    PageSpec(
        "overview", "Overview", ("case", "task", "note"), (), _overview, "Ctrl+1",
        "layout-list", "Case",
    ),
    PageSpec("people", "People", ("person",), ("person",), _people, "Ctrl+2", "users"),
    PageSpec(
        "complaint", "Complaint", ("head", "jurisdiction"), ("head",), _complaint, "Ctrl+3",
        "message-square-text",
    ),
    PageSpec(
        "procedure", "Procedure",
        ("complaint", "step", "limit", "participant", "part", "outcome", "recommendation",
         "answer"),
        ("complaint",), _procedure, "Ctrl+4", "route",
    ),
    PageSpec(
        "evidence", "Evidence", ("evidence", "mark"), ("evidence",), _evidence, "Ctrl+5",
        "files", "Material",
    ),
    PageSpec(
        "chronology", "Chronology", ("event",), ("event",), _chronology, "Ctrl+6",
        "calendar-days",
    ),
    PageSpec(
        "findings", "Findings", ("finding", "injustice"), ("finding",), _findings, "Ctrl+7",
        "scale", "Decision",
    ),
    PageSpec(
        "remedies", "Remedies", ("remedy", "rung", "offer", "compliance"), ("remedy",),
        _remedies, "Ctrl+8", "hand-coins",
    ),
    PageSpec(
        "statement", "Statement",
        ("text", "topic", "passage", "choice", "override", "standard", "section",
         "review", "letter", "reading",
         "paragraph"),
        (), _statement, "Ctrl+9", "file-text",
    ),
    PageSpec(
        "comments", "Comments", ("point", "response"), ("point",), _comments, "Ctrl+Shift+9",
        "messages-square",
    ),
    PageSpec("history", "History", ("version", "receipt"), (), _history, "Ctrl+0", "history"),
)  # fmt: skip
"""The pages in the order of the work, Ctrl+1 to Ctrl+9 and then Ctrl+0."""


def page_of(kind: str) -> int:
    """The place of the page on which records of a kind are edited; the overview otherwise."""
    return next((place for place, spec in enumerate(PAGES) if kind in spec.kinds), 0)


def as_widget(page: Page) -> QWidget:
    """The page as the widget it is."""
    return cast(QWidget, page)


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """A view of a page that has a name and a key of its own."""

    key: str
    title: str
    page: str
    shortcut: str


VIEWS = (
    ViewSpec("jurisdiction", "Limits on what may be investigated", "complaint", "Ctrl+Shift+4"),
    ViewSpec("timeline", "Timeline", "chronology", "Ctrl+Shift+6"),
)
"""Views of pages that are asked for by name."""
