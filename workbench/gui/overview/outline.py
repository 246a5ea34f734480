"""The outline of a case's statement: the usual one, or one of the office's own."""

from __future__ import annotations

from typing import Any

from workbench.application.office.outlines import choose_outline
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import BoxField

_USUAL = "The usual one for its kind and edition"
_GONE = "One that is in the library no more"


class OutlineField(BoxField):
    """Choosing an outline also sets the kind of statement and the edition it belongs to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            records_of(desk, "case"),
            "outline",
            "Own outlines are made in the office library",
            label="Outline",
        )
        # The library may change while the case is open.
        desk.bridge.changed.connect(self._on_changed)

    def options_changed(self, case: CaseFile) -> None:
        """Offer the outlines there now are."""
        own = self.desk.workbench.library.own_outlines
        options = [("", _USUAL), *((id, outline.title) for id, outline in own.items())]
        chosen = case.case.outline
        if chosen and chosen not in own:
            options.append((chosen, _GONE))
        self.offer(options)

    def edit(self, case: CaseFile, id: str, value: Any) -> CaseFile:
        """The case with that outline."""
        return choose_outline(case, self.desk.workbench.library, value)

    def _on_changed(self) -> None:
        self.options_changed(self.desk.bridge.case)
