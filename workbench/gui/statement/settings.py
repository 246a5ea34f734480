"""What a case's statement is made by: its kind, its headings, its outline, where things stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.application.office.outlines import choose_outline
from workbench.domain.casefile import CaseFile
from workbench.gui.desk import Desk
from workbench.gui.errors import show_on_top
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import BoxField, ChoiceField
from workbench.gui.fields.text import MarkupField
from workbench.gui.look.dialog import Dialog
from workbench.gui.records.form import RecordForm

OF_THE_STATEMENT = ("statement_kind", "edition", "outline", "scope_placement", "deadline_style",
                    "remedy_list", "remedy_words", "remedy_lead", "citing")  # fmt: skip
"""The fields of a case that stand here and not on the Overview."""

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


class StatementSettings(Dialog):
    """The settings of the statement; each is kept as it is chosen."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "statement-settings", "Statement settings", 600, 520)
        at = records_of(desk, "case")
        form = RecordForm(
            at,
            [
                ChoiceField(at, "statement_kind"),
                ChoiceField(at, "edition"),
                OutlineField(desk),
                ChoiceField(at, "scope_placement"),
                ChoiceField(at, "deadline_style"),
                ChoiceField(at, "remedy_list"),
                ChoiceField(at, "remedy_words"),
                MarkupField(
                    at,
                    "remedy_lead",
                    "Blank: the usual words. {deadline}, {agrees} and {will} are filled in",
                    "Within {deadline}, {body} {agrees}",
                    least=2,
                ),
                ChoiceField(at, "citing"),
            ],
        )
        self.show_parts((form, 1), self.last_row(leave="Close"))
        form.show_record(desk.bridge.case.case.id)


def show_settings(desk: Desk, parent: QWidget) -> None:
    """Show the settings of the open case's statement."""
    show_on_top(StatementSettings(desk, parent))
