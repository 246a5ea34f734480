"""What the list of the Remedies page says of each row, and how its columns are copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbench.application.records.labels import people_words, remedy_said, sources_words, words_of
from workbench.application.remedies.compliance import TrackerRow, tracker
from workbench.application.remedies.ladder import kind_of_rung
from workbench.application.remedies.smart import smart
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.money import money
from workbench.domain.records.offers import Offer
from workbench.domain.records.remedies import Agreement, LadderRung, Remedy, RemedyKind
from workbench.domain.text import capitalised
from workbench.gui.desk import Desk
from workbench.gui.look.labels import FAULT_MARK
from workbench.gui.look.moments import short_day
from workbench.gui.records.columns import Column, per_case
from workbench.gui.records.rows import RowWords
from workbench.statement.cast import body_words, cast_of
from workbench.statement.composing.wording import remedy_words
from workbench.statement.text import inline_text

RECOMMENDED, CONSIDERED = "Recommended", "Considered, not recommended"
_LATEST = "9999"

Followed = Callable[[CaseFile], dict[str, TrackerRow]]
"""How each remedy followed up stands today, by the remedy's id."""


def group_order(record: Any) -> tuple[int, int, str]:
    """Remedies, then offers, each in their own order, then kinds considered as on the ladder."""
    if isinstance(record, LadderRung):
        kind = kind_of_rung(record.id)
        return 2, tuple(RemedyKind).index(kind) if kind is not None else len(RemedyKind), record.id
    return int(isinstance(record, Offer)), record.position, record.id


def row_words(desk: Desk, followed: Followed, case: CaseFile, record: Any) -> RowWords:
    """What is to be done and the sum, then what for, by when, and how far it came."""
    if isinstance(record, LadderRung):
        kind = kind_of_rung(record.id)
        name = capitalised(kind.value) if kind is not None else record.id
        return RowWords(words=name, note=words_of(case, record.considered), group=CONSIDERED)
    if isinstance(record, Offer):
        said = [people_words(case, record.for_ids), record.state, _day(record.offered_on)]
        words, group = record.what or "Nothing written yet", offered_words(case)
    else:
        words, group = remedy_said(case, record, desk.workbench.library), RECOMMENDED
        row = followed(case).get(record.id)
        said = [
            capitalised(record.kind.value),
            f"within {record.deadline.in_words()}" if record.deadline is not None else "",
            record.agreement.value if record.agreement is not Agreement.NOT_ASKED else "",
            # Within a line; and its sign is not left behind at the end of one.
            "▲\u00a0" * row.overdue + row.state if row is not None else "",
        ]
    note = " · ".join(filter(None, said))
    return RowWords(aside=_amount(case, record), words=words, note=note, group=group)


def offered_words(case: CaseFile) -> str:
    """What the offers stand under: "Offered by the Council"."""
    return f"Offered by {body_words(case)}"


def usual_words(desk: Desk, case: CaseFile, remedy: Remedy) -> str:
    """The words the statement has for a remedy whose text is blank, on one line."""
    return inline_text(remedy_words(remedy, desk.workbench.library, cast_of(case)))


def smart_words(case: CaseFile, remedy: Remedy) -> str:
    """The check in two words: "met", or how many points are not."""
    lacking = sum(not point.met for point in smart(case, remedy))
    return f"▲ {lacking} not met" if lacking else "met"


def columns(desk: Desk, followed: Followed) -> tuple[Column[Any], ...]:
    """What is copied of each row, and by what the list is sorted."""

    def words(case: CaseFile, record: Any) -> str:
        return row_words(desk, followed, case, record).words

    def state(case: CaseFile, record: Any) -> str:
        if isinstance(record, Offer):
            return capitalised(record.state)
        return capitalised(record.agreement.value) if isinstance(record, Remedy) else ""

    def awaited(case: CaseFile, remedy: Remedy) -> str:
        row = followed(case).get(remedy.id)
        return str(row.awaited or _LATEST) if row is not None else _LATEST

    def after(case: CaseFile, remedy: Remedy) -> str:
        row = followed(case).get(remedy.id)
        if row is None:
            return ""
        day = f", {short_day(row.awaited)}" if row.awaited is not None else ""
        return f"{_state(row)}{day}"

    return (
        Column("Kind", lambda case, r: capitalised(_kind(r)), 18),
        Column("What", words),
        Column("For whom", lambda case, r: people_words(case, getattr(r, "for_ids", ())), 12),
        Column(
            "Amount", _amount, 10, right=True, sort=lambda case, r: getattr(r, "amount", 0) or 0
        ),
        Column("Deadline", _of(Remedy, _deadline), 13),
        Column("State", state, 12),
        Column("SMART", _of(Remedy, smart_words), 11),
        Column("Offered", _of(Offer, lambda case, r: _day(r.offered_on)), 14),
        Column("Agreed", _of(Offer, lambda case, r: _day(r.agreed_on)), 14),
        Column("Paid", _of(Offer, lambda case, r: _day(r.paid_on)), 14),
        Column("Evidence", _of(Offer, _evidence), 14),
        Column("Follow-up", _of(Remedy, after), 34, sort=_of(Remedy, awaited, _LATEST)),
    )


def _of(
    kind: type, cell: Callable[[CaseFile, Any], str], otherwise: str = ""
) -> Callable[[CaseFile, Any], str]:
    """What a cell says of records of a kind, and of others."""
    return lambda case, record: cell(case, record) if isinstance(record, kind) else otherwise


def _kind(record: Any) -> str:
    if isinstance(record, Remedy):
        return record.kind.value
    return "offer" if isinstance(record, Offer) else "considered"


def _amount(case: CaseFile, record: Any) -> str:
    amount = getattr(record, "amount", None)
    return money(amount) if amount is not None else ""


def _deadline(case: CaseFile, remedy: Remedy) -> str:
    return remedy.deadline.in_words() if remedy.deadline is not None else ""


def _day(day: PartialDate | None) -> str:
    return str(day.in_words()) if day is not None else ""


def _evidence(case: CaseFile, offer: Offer) -> str:
    sources = (*offer.sources, *offer.agreed_sources, *offer.paid_sources)
    return sources_words(case, tuple(dict.fromkeys(sources)))


def _state(row: TrackerRow) -> str:
    words = capitalised(row.state)
    return f"{FAULT_MARK}{words}" if row.overdue else words


def followed_up(desk: Desk) -> Followed:
    """What is asked for each row, worked out once for each state of the case."""
    return per_case(
        lambda case: {
            row.item.remedy_id: row for row in tracker(case, desk.workbench.clock.today())
        }
    )
