"""The pages of an open case, in the order of the work, each loaded when first shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtWidgets import QWidget

from workbench.domain.dataclass import dataclass

# For the reader only: the register's menus need the pages' names before any page is loaded.
if TYPE_CHECKING:
    from workbench.domain.casefile import CaseFile
    from workbench.gui.desk import Desk
    from workbench.gui.live import Live


@runtime_checkable
class Page(Protocol):
    """A page of the open case, a `QWidget` besides."""

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Show a record and put the keyboard in a field of it ("" = the first)."""

    def page_focus(self) -> None:
        """Bring the keyboard to where work on the page begins."""

    def begin_find(self) -> bool | None:
        """Let the person type what is looked for; False where the part shown has no words."""


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
class HasBegun(Protocol):
    """Where something new is typed before it is added to the case."""

    def begun(self) -> str:
        """What is being typed there, such as "a new event"; "" when nothing waits to be added."""

    def begin(self) -> None:
        """Bring the keyboard there."""


@runtime_checkable
class HasPapers(Protocol):
    """A page that shows the papers of evidence, and takes files dropped anywhere on the window."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """List them."""

    def go_on(self) -> None:
        """Go on with files whose listing was cut short."""

    def open_paper(self, item_id: str, page: int | None, words: str) -> None:
        """Show the paper of an item at a page of its file, with words on it lit."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its key and title, the kinds of record edited on it, and the class that makes it.

    `made_by` names its module in the window and the class in it. `shortcut` shows it ("Ctrl+4").
    `group` is what the navigation calls it and those after it.
    """

    key: str
    title: str
    kinds: tuple[str, ...]
    counted: tuple[str, ...]
    made_by: str
    shortcut: str
    icon: str
    group: str = ""

    def make(self, desk: Desk, live: Live) -> Page:
        """The page over an open case; some follow its statement as it is composed."""
        kind = resolve_name(f"workbench.gui.{self.made_by}")
        return cast(Page, kind(desk, live) if self.key in _FOLLOWING else kind(desk))

    @property
    def tip(self) -> str:
        """What stands beside its name when the mouse rests there."""
        return f"{self.title} ({self.shortcut})"

    def count(self, case: CaseFile) -> str:
        """How many records of the page's own kinds there are, "" when none are counted."""
        if not self.counted:
            return ""
        return str(sum(len(case.records(kind)) for kind in self.counted) or "")


_FOLLOWING = ("chronology", "findings", "statement", "comments")
"""Pages that are given the statement as it is composed."""

PAGES = (
    PageSpec(
        "overview", "Overview", ("case", "task", "note"), (),
        "overview.page:OverviewPage", "Ctrl+1", "layout-list", "Case",
    ),
    PageSpec(
        "people", "People", ("person",), ("person",),
        "people.page:PeoplePage", "Ctrl+2", "users",
    ),
    PageSpec(
        "complaint", "Complaint", ("head", "jurisdiction"), ("head",),
        "complaint.whole:WholeComplaint", "Ctrl+3", "message-square-text",
    ),
    PageSpec(
        "procedure", "Procedure",
        ("complaint", "step", "limit", "participant", "part", "outcome", "recommendation",
         "answer"),
        ("complaint",), "procedure.page:ProcedurePage", "Ctrl+4", "route",
    ),
    PageSpec(
        "evidence", "Evidence", ("evidence", "mark"), ("evidence",),
        "evidence.page:EvidencePage", "Ctrl+5", "files", "Material",
    ),
    PageSpec(
        "chronology", "Chronology", ("event",), ("event",),
        "timeline.views:ChronologyViews", "Ctrl+6", "calendar-days",
    ),
    PageSpec(
        "findings", "Findings", ("finding", "injustice"), ("finding",),
        "findings.page:FindingsPage", "Ctrl+7", "scale", "Decision",
    ),
    PageSpec(
        "remedies", "Remedies", ("remedy", "rung", "offer", "compliance"), ("remedy",),
        "remedies.page:RemediesPage", "Ctrl+8", "hand-coins",
    ),
    PageSpec(
        "statement", "Statement",
        ("text", "topic", "passage", "choice", "override", "standard", "section",
         "review", "letter", "reading",
         "paragraph"),
        (), "statement.page:StatementPage", "Ctrl+9", "file-text",
    ),
    PageSpec(
        "comments", "Comments", ("point", "response"), ("point",),
        "comments.page:CommentsPage", "Ctrl+Shift+9", "messages-square",
    ),
    PageSpec(
        "history", "History", ("version", "receipt"), (),
        "history.page:HistoryPage", "Ctrl+0", "history",
    ),
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
