"""What the body offered, agreed or paid of its own accord, set against the recommendations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbench.application.case.changes import ChangeSet
from workbench.application.records.labels import (
    alias_of,
    evidence_label,
    injustice_label,
    person_label,
    remedy_label,
    sources_words,
)
from workbench.application.remedies.offers import missing_in, new_offer
from workbench.domain.casefile import CaseFile
from workbench.domain.money import money
from workbench.domain.records.offers import Offer
from workbench.gui.desk import Desk
from workbench.gui.fields.choice import ChecklistField, LinkField, sentence_case
from workbench.gui.fields.dates import PartialDateField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.numbers import MoneyField
from workbench.gui.fields.text import TextField
from workbench.gui.look.labels import FAULT_MARK, fault_label
from workbench.gui.records.model import Column
from workbench.gui.records.page import PageWords, RecordPage
from workbench.gui.remedies.sums import SumsGrid

WORDS = PageWords(
    title="Offers",
    noun="offer",
    about="",
    empty_title="Nothing offered yet",
    empty="What the body offered, agreed or paid before the decision belongs here, each with its "
    "date and the evidence that shows it. It is set against what is recommended.",
    first="Add an offer",
)


class OffersTab(RecordPage):
    """The offers, how far each came, and the sums still outstanding."""

    def __init__(self, desk: Desk) -> None:
        self._missing = fault_label()
        self._missing.setObjectName("offers.missing")
        columns = (
            Column("What", lambda case, r: r.what or "nothing written yet"),
            Column("To whom", lambda case, r: alias_of(case, r.person_id), 9),
            Column(
                "Amount", lambda case, r: money(r.amount) if r.amount is not None else "", 10,
                right=True, sort=lambda case, r: r.amount or 0,
            ),
            Column("Offered", _day("offered_on"), 18),
            Column("Agreed", _day("agreed_on"), 14, spare=2),
            Column("Paid", _day("paid_on"), 14, spare=1),
            Column("State", lambda case, r: sentence_case(r.state), 9),
            Column("Evidence", _evidence, 14, spare=3),
        )  # fmt: skip
        super().__init__(
            desk, "offers", "offer", WORDS, columns, [self._missing, *_rows(desk)], beside=False
        )
        self.sums = SumsGrid()
        self.above.addWidget(self.sums)
        desk.bridge.changed.connect(self._on_sums_changed)
        self._tell()

    def new_record(self, case: CaseFile, id: str) -> Any:
        """An offer as it begins: to the only payee, when there is one."""
        payees = {each.person_id for each in case.injustices.values() if each.person_id}
        offer = new_offer(case, id)
        if len(payees) == 1:
            return Offer(id=offer.id, person_id=next(iter(payees)))
        return offer

    def _on_chosen(self, id: str) -> None:
        super()._on_chosen(id)
        self._tell_missing()

    def _on_sums_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("offer", "remedy", "person"):
            self._tell()

    def _tell(self) -> None:
        self.sums.show_case(self.desk.bridge.case)
        self._tell_missing()

    def _tell_missing(self) -> None:
        offer = self.desk.bridge.case.offers.get(self.form.record_id)
        missing = missing_in(offer) if offer is not None else ()
        self._missing.setText("\n".join(FAULT_MARK + words for words in missing))
        self._missing.setVisible(bool(missing))


def _day(field: str) -> Callable[[CaseFile, Any], str]:
    def words(_case: CaseFile, offer: Any) -> str:
        on = getattr(offer, field)
        return str(on.in_words()) if on is not None else "–"

    return words


def _evidence(case: CaseFile, offer: Any) -> str:
    sources = (*offer.sources, *offer.agreed_sources, *offer.paid_sources)
    return sources_words(case, tuple(dict.fromkeys(sources)))


def _rows(desk: Desk) -> list[Any]:
    return [
        TextField(
            desk, "offer", "what", "What was offered, and what for", least=1,
            example="for his time and trouble, offered at stage two",
        ),
        (
            LinkField(desk, "offer", "person_id", "To whom", "person", person_label),
            MoneyField(desk, "offer", "amount", "Amount", "Blank when it is no sum of money"),
        ),
        (
            PartialDateField(desk, "offer", "offered_on", "Offered", example="8 December 2022"),
            SourcesField(desk, "offer", "sources", "Evidence of the offer", evidence_label),
        ),
        (
            PartialDateField(
                desk, "offer", "agreed_on", "Agreed to by the person", example="mid-January 2023"
            ),
            SourcesField(
                desk, "offer", "agreed_sources", "Evidence of the agreement", evidence_label
            ),
        ),
        (
            PartialDateField(
                desk, "offer", "paid_on", "Paid, or done", example="30 January 2023"
            ),
            SourcesField(desk, "offer", "paid_sources", "Evidence of payment", evidence_label),
        ),
        ChecklistField(
            desk, "offer", "injustice_ids", "Injustices it answers", "injustice",
            injustice_label, "No injustice is recorded yet. Findings record them.",
            watches=("person", "finding"),
        ),
        ChecklistField(
            desk, "offer", "remedy_ids", "Recommendations it is set against", "remedy",
            remedy_label, "Nothing is recommended yet.", watches=("person",),
        ),
        TextField(desk, "offer", "note", "Note", least=1),
    ]  # fmt: skip
