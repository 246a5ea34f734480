"""Which paragraph was changed for a point, where it is another than the one it is about."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.casefile import CaseFile
from workbench.domain.records.comments import Point
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import BoxField
from workbench.gui.live import Live
from workbench.gui.records.folds import Fold
from workbench.statement.nodes import Document
from workbench.statement.printed import printed_paragraphs

_ITSELF = "The paragraph the comment is about"
_GONE = "One that is not in the statement any more"
_LONGEST = 60


class ChangedPlaceField(BoxField):
    """A choice among the numbered paragraphs of the statement as it now reads."""

    def __init__(self, desk: Desk, live: Live) -> None:
        self._live = live
        super().__init__(records_of(desk, "point"), "change_place")
        live.composed.connect(self._on_composed)

    def options_changed(self, case: CaseFile) -> None:
        """Offer the paragraphs there now are."""
        offered = {"": _ITSELF, **dict(_paragraphs(self._live.document))}
        point = case.points.get(self.record_id)
        if point is not None:
            offered.setdefault(point.change_place, _GONE)
        self.offer(offered.items())

    def _on_composed(self, _document: Document) -> None:
        self.options_changed(self.desk.bridge.case)


def changed_elsewhere(desk: Desk, live: Live) -> Fold:
    """The part of the form that names the paragraph."""

    def summary(_case: CaseFile, point: Point) -> str:
        if not point.change_place or live.document is None:
            return ""
        return dict(_paragraphs(live.document)).get(point.change_place, _GONE)

    return Fold("Changed in another paragraph", lambda: [ChangedPlaceField(desk, live)], summary)


def _paragraphs(document: Document | None) -> Iterator[tuple[str, str]]:
    """The origin of each numbered paragraph, with its number and first words."""
    seen: set[str] = set()
    for each in printed_paragraphs(document) if document is not None else ():
        if each.number is not None and each.origin not in seen:
            seen.add(each.origin)
            yield each.origin, f"¶ {each.number}  {shortened(each.text, _LONGEST)}"
