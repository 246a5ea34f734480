"""Cases for the tests of the casebook: one with every kind of record, and large ones."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count, cycle
from typing import Any

from tests.persistence.odd_words import ODD, when
from workbench.application.case.ports import RegisterRow
from workbench.application.casebook.register import register_row
from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.fields import NUMBERS, WORDS, Facts, Form
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.complaint import REFERENCE_FORM, Case
from workbench.domain.records.evidence import SourceRef
from workbench.domain.shape import RecordField, shape_of

AT = "2026-03-02T09:30:00+00:00"
LATER = "2026-03-02T09:31:00+00:00"


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, 30, tzinfo=UTC))

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


def row_of(case: CaseFile, at: str = AT) -> RegisterRow:
    return register_row(case, at)


def small_case(id: str = "c1", reference: str = "26 000 001") -> CaseFile:
    return CaseFile(case=Case(id=id, reference=reference, body="Wexcombe Borough Council"))


def case_with_events(count: int, id: str = "c1") -> CaseFile:
    """A chronology as it grows in practice: dates repeat, most events cite a paper or two."""
    start = date(2019, 1, 7)
    events = {}
    for n in range(count):
        day = start + timedelta(days=n // 3)
        events[f"e{n}"] = ChronologyEvent(
            id=f"e{n}",
            position=n,
            on=PartialDate.of(day),
            actor="the Council",
            narrative=f"The Council wrote to Ms X about visit {n}. She answered the next day. " * 2,
            in_statement=n % 3 == 0,
            sources=(SourceRef(f"v{n % 40}", str(n % 90)),),
            head_ids=(f"h{n % 4}",),
        )
    return CaseFile(case=Case(id=id, reference="26 000 001"), events=events)


_DATES = ("1984-02", "2018-01-03..2018-01-07", "1980s", "about 2018-01-05", "mid 2018-01", "2019")
_PATTERNS = {REFERENCE_FORM: "26 000 002", "[0-9a-f]{64}": "5e" * 32}
"""A value for each pattern that a text must match."""


def full_case(id: str = "c1", reference: str = "26 000 002") -> CaseFile:
    """Two records of every kind, the first with every field filled, the second with none.

    It is drawn from the shape, and words that are hard on databases and files stand wherever words
    may: a new kind or field is in it as soon as its record says what it is.
    """
    drawing = _Drawing()
    case = CaseFile(case=drawing.whole(KINDS["case"].record, id=id, reference=reference))
    for kind in COLLECTIONS:
        record = KINDS[kind].record
        first, second = _ids(kind)
        case = case.with_record(kind, drawing.whole(record, id=first))
        case = case.with_record(kind, record(id=second, **drawing.needed(record)))
    return case


def _ids(kind: str) -> tuple[str, str]:
    """The ids of the two records of a kind, where only some will do two of those."""
    among = shape_of(KINDS[kind].record)["id"].facts.among
    first, second = [*among][:2] if among else (f"{kind}-1", f"{kind}-2")
    return first, second


class _Drawing:
    """Values for fields, dates and numbers different from one field to the next."""

    def __init__(self) -> None:
        self._dates = cycle(_DATES)
        self._days = (date.fromordinal(day) for day in count(date(2026, 3, 1).toordinal()))

    def whole(self, record: type[Any], **given: Any) -> Any:
        """A record, or a part of one, with every field filled."""
        found = {name: self._value(field) for name, field in shape_of(record).items()}
        return record(**{**found, **given})

    def needed(self, record: type[Any]) -> dict[str, Any]:
        """Values for the fields that have no default."""
        fields = (each for each in shape_of(record).values() if each.default is MISSING)
        return {each.name: self._value(each) for each in fields if each.form is not Form.ID}

    def _value(self, field: RecordField) -> Any:
        return (self._one(field), self._one(field)) if field.many else self._one(field)

    def _one(self, field: RecordField) -> Any:
        facts = field.facts
        match field.form:
            case Form.PART:
                return self.whole(field.type)
            case Form.CHOICE:
                return next(each for each in field.type if each != field.default)
            case Form.DATE:
                return when(next(self._dates))
            case Form.DAY:
                return next(self._days)
            case Form.YES_NO:
                return not field.default
            case Form.LINK:
                return _ids(facts.to)[0]
            case Form.MOMENT:
                return AT
            case form if form in NUMBERS:
                return max(facts.least or 0, 25)
            case form:
                return self._text(form, facts)

    def _text(self, form: Form, facts: Facts) -> str:
        if facts.pattern:
            return _PATTERNS[facts.pattern]
        if facts.longest is None:
            return '{"sections": []}'
        return ODD if form in WORDS else "own-1"
