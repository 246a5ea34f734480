"""What every part of the drafting room is given."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.library.reference import OutlineSection
from workbench.gui.desk import Desk
from workbench.gui.live import Live
from workbench.gui.statement.rows.document_view import DocumentView
from workbench.gui.statement.rows.places import sections_of


@dataclass(frozen=True, slots=True)
class Room:
    """The open case and its statement, the view of its rows, and how to bring them up to date.

    `renew` composes at once if the case is not as it was when the statement was composed.
    """

    desk: Desk
    live: Live
    view: DocumentView
    renew: Callable[[], None]

    def sections(self) -> tuple[OutlineSection, ...]:
        """The sections of the outline, none when the reference data have no such outline."""
        try:
            return sections_of(self.desk.bridge.case, self.desk.workbench.library)
        except ReferenceDataInvalid:
            return ()
