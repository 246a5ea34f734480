"""What the body offered, agreed or paid of its own accord, set against the recommendations."""

from __future__ import annotations

from typing import Any

from workbench.application.remedies.offers import missing_in
from workbench.gui.bridge import follow
from workbench.gui.dates.field import PartialDateField
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import ChecklistField, LinkField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.numbers import MoneyField
from workbench.gui.fields.text import TextField
from workbench.gui.look.labels import FaultLine
from workbench.gui.records.folds import Fold
from workbench.gui.records.form import RecordForm
from workbench.gui.remedies.sums import SumsGrid, sums_in_short


class OfferForm(RecordForm):
    """The form of an offer, with what it still lacks and the sums of every payee."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._missing = FaultLine("offers.missing")
        self.sums = SumsGrid()
        rows = [
            self._missing,
            *_rows(desk),
            Fold("Sums by payee", [self.sums], lambda case, _offer: sums_in_short(case)),
            Fold("Notes", [TextField(records_of(desk, "offer"), "note", least=1)]),
        ]
        super().__init__(records_of(desk, "offer"), rows)
        follow(self, desk.bridge, self._refresh, "offer", "remedy", "person")

    def show_record(self, id: str | None) -> None:
        """Show another offer."""
        super().show_record(id)
        self._refresh()

    def _refresh(self) -> None:
        case = self._desk.bridge.case
        offer = case.offers.get(self.record_id)
        self._missing.say(*(missing_in(offer) if offer is not None else ()))
        self.sums.show_case(case)


def _rows(desk: Desk) -> list[Any]:
    at = records_of(desk, "offer")
    return [
        TextField(
            at, "what", least=1, label="What",
            example="for his time and trouble, offered at stage two",
        ),
        LinkField(at, "person_id"),
        MoneyField(at, "amount", "Blank when it is no sum of money"),
        PartialDateField(at, "offered_on", example="8 December 2022"),
        SourcesField(at, "sources"),
        Fold(
            "Agreed and paid",
            [
                PartialDateField(at, "agreed_on", example="mid-January 2023"),
                SourcesField(at, "agreed_sources"),
                PartialDateField(at, "paid_on", example="30 January 2023"),
                SourcesField(at, "paid_sources"),
            ],
            lambda case, r: r.state if r.agreed_on or r.paid_on else "",
        ),
        Fold(
            "What it answers",
            [
                ChecklistField(
                    at, "injustice_ids",
                    "No injustice is recorded yet. Findings record them.",
                    watches=("person", "finding"),
                ),
                ChecklistField(
                    at, "remedy_ids", "Nothing is recommended yet.", watches=("person",),
                    label="Set against",
                ),
            ],
            lambda case, r: str(len(r.injustice_ids) + len(r.remedy_ids) or ""),
        ),
    ]  # fmt: skip
