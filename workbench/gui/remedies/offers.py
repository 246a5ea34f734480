"""What the body offered, agreed or paid of its own accord, set against the recommendations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workbench.application.records.labels import alias_of, sources_words
from workbench.application.remedies.offers import missing_in, new_offer
from workbench.domain.casefile import CaseFile
from workbench.domain.money import money
from workbench.domain.records.offers import Offer
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import ChecklistField, LinkField, sentence_case
from workbench.gui.fields.dates import PartialDateField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.numbers import MoneyField
from workbench.gui.fields.text import TextField
from workbench.gui.look.labels import FaultLine
from workbench.gui.records.columns import Column
from workbench.gui.records.folds import Fold
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.page import RecordPage
from workbench.gui.records.rows import RowWords
from workbench.gui.remedies.sums import SumsGrid

WORDS = PageWords(
    title="Offers",
    noun="offer",
    prompt="What the body offered",
    empty="What the body offered, agreed or paid before the decision, each with its date and the "
    "evidence that shows it. It is set against what is recommended.",
)


class OffersTab(RecordPage[Offer]):
    """The offers, how far each came, and the sums still outstanding."""

    def __init__(self, desk: Desk) -> None:
        self._missing = FaultLine("offers.missing")
        columns: tuple[Column[Offer], ...] = (
            Column("What", lambda case, r: r.what or "nothing written yet"),
            Column("To whom", lambda case, r: alias_of(case, r.person_id), 9),
            Column(
                "Amount", lambda case, r: money(r.amount) if r.amount is not None else "", 10,
                right=True, sort=lambda case, r: r.amount or 0,
            ),
            Column("Offered", _day("offered_on"), 18),
            Column("Agreed", _day("agreed_on"), 14),
            Column("Paid", _day("paid_on"), 14),
            Column("State", lambda case, r: sentence_case(r.state), 9),
            Column("Evidence", _evidence, 14),
        )  # fmt: skip
        rows = [self._missing, *_rows(desk)]
        super().__init__(
            desk,
            Records("offer", "offers", WORDS, columns, rows, _begin, field="what", row=_row),
        )
        self.sums = SumsGrid()
        self.beside.under.addWidget(self.sums)
        self.shown.connect(self._show_missing)
        self.follow(self._refresh, "offer", "remedy", "person")

    def _refresh(self) -> None:
        self.sums.show_case(self.desk.bridge.case)
        self._show_missing()

    def _show_missing(self) -> None:
        offer = self.record()
        missing = missing_in(offer) if offer is not None else ()
        self._missing.say(*missing)


def _begin(case: CaseFile, id: str) -> Offer:
    """An offer as it begins: to the only payee, when there is one."""
    payees = {each.person_id for each in case.injustices.values() if each.person_id}
    offer = new_offer(case, id)
    return replace(offer, person_id=next(iter(payees))) if len(payees) == 1 else offer


def _day(field: str) -> Callable[[CaseFile, Any], str]:
    def words(_case: CaseFile, offer: Any) -> str:
        on = getattr(offer, field)
        return str(on.in_words()) if on is not None else "–"

    return words


def _evidence(case: CaseFile, offer: Any) -> str:
    sources = (*offer.sources, *offer.agreed_sources, *offer.paid_sources)
    return sources_words(case, tuple(dict.fromkeys(sources)))


def _rows(desk: Desk) -> list[Any]:
    at = records_of(desk, "offer")
    return [
        TextField(at, "what", least=1, example="for his time and trouble, offered at stage two"),
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
                ),
            ],
            lambda case, r: str(len(r.injustice_ids) + len(r.remedy_ids) or ""),
        ),
        Fold("Notes", [TextField(at, "note", least=1)]),
    ]  # fmt: skip


def _row(case: CaseFile, offer: Offer) -> RowWords:
    """What was offered and the sum, then to whom and how far it came."""
    said = (alias_of(case, offer.person_id), offer.state, _day("offered_on")(case, offer))
    return RowWords(
        words=offer.what or "Nothing written yet",
        aside=money(offer.amount) if offer.amount is not None else "",
        note=" · ".join(each for each in said if each not in ("", "–")),
    )
