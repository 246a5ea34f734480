"""Random whole cases for property tests, drawn from the shapes of the records.

`case_files()` is a Hypothesis strategy of cases that hold every kind of record, whose links all
lead somewhere and whose values are those the program itself could have stored.
"""

from __future__ import annotations

import string
from dataclasses import MISSING
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.dates.partial import PartialDate, Qualifier
from workbench.domain.fields import NUMBERS, TEXTS, Form
from workbench.domain.procedure.steps import LONGEST_LIMIT
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.records.remedies import Deadline, LossItem
from workbench.domain.shape import RecordField, shape_of
from workbench.domain.text import normalise

Draw = Any

texts = st.text(
    alphabet=st.one_of(
        st.sampled_from(string.printable), st.characters(exclude_categories=("Cs",))
    ),
    max_size=40,
).map(normalise)
"""Text as the program stores it: any characters at all, normalised."""

ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
references = st.from_regex(r"[0-9]{2} [0-9]{3} [0-9]{3}", fullmatch=True)


@st.composite
def partial_dates(draw: Draw, plain: bool = False) -> PartialDate:
    """A date of any precision, qualified or a span."""
    day = draw(days)
    precision = draw(st.sampled_from(("day", "month", "year", "decade")))
    if precision == "decade":
        return PartialDate(day.year // 10 * 10, decade=True)
    month = day.month if precision != "year" else None
    exact = day.day if precision == "day" else None
    found = PartialDate(day.year, month, exact)
    if plain:
        return found
    if draw(st.booleans()):
        until = draw(partial_dates(plain=True))
        if until.last_day() >= found.first_day():
            return PartialDate(day.year, month, exact, until=until)
    coarse = (Qualifier.EARLY, Qualifier.MID, Qualifier.LATE)
    qualifier = draw(st.sampled_from([q for q in Qualifier if not (exact and q in coarse)]))
    return PartialDate(day.year, month, exact, qualifier)


Known = dict[str, list[str]]
"""The ids there are, by kind: what links may lead to."""


def values(field: RecordField, known: Known) -> st.SearchStrategy[Any]:
    """Values of a field: links lead to what is there, numbers keep their bounds."""
    facts = field.facts
    if field.form is Form.LINK:
        found = st.sampled_from(known[facts.to]) if known[facts.to] else st.nothing()
        if not field.many and field.default is not MISSING:
            return st.just("") | found
    elif facts.pattern:
        found = st.just("") | st.from_regex(facts.pattern, fullmatch=True)
    elif field.form in NUMBERS:
        found = st.integers(facts.least or 0, 50 if facts.most is None else facts.most)
    elif field.form is Form.CHOICE:
        found = st.sampled_from(list(field.type))
    elif field.type is Deadline:
        found = st.builds(Deadline, st.integers(1, 1000), st.sampled_from(DeadlineUnit))
    elif field.form is Form.PART:
        part = field.type
        found = st.fixed_dictionaries(fields_of(part, known)).map(lambda held: part(**held))
    else:
        found = _SIMPLE[field.form]
    if field.many:
        return st.just(()) if found.is_empty else st.lists(found, max_size=3).map(tuple)
    return st.none() | found if field.optional else found


def fields_of(record: type[Any], known: Known) -> dict[str, st.SearchStrategy[Any]]:
    """Values of every field of a record or a part."""
    loose = _without_links(record)
    linked = {name: each for name, each in shape_of(record).items() if name not in loose}
    return {**loose, **{name: values(each, known) for name, each in linked.items()}}


@cache
def _without_links(record: type[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """Values of the fields for which it does not matter what else there is, made once."""
    shape = shape_of(record)
    return {name: values(each, {}) for name, each in shape.items() if not _links(each)}


def _links(field: RecordField) -> bool:
    parts = shape_of(field.type).values() if field.form is Form.PART else ()
    return field.form is Form.LINK or any(_links(each) for each in parts)


_SIMPLE = {
    **dict.fromkeys(TEXTS, texts),
    Form.YES_NO: st.booleans(),
    Form.DAY: days,
    Form.DATE: partial_dates(),
}


@st.composite
def case_files(draw: Draw, most: int = 2) -> CaseFile:
    """A whole case with up to `most` records of each kind."""
    known = {kind: draw(st.lists(ids, unique=True, max_size=most)) for kind in COLLECTIONS}
    known["text"] = draw(st.lists(st.sampled_from(list(TEXT_PLACES)), unique=True))
    case = _record(draw, "case", draw(ids), known)
    records: dict[str, Any] = {
        KINDS[kind].collection: {id: _record(draw, kind, id, known) for id in known[kind]}
        for kind in COLLECTIONS
    }
    return CaseFile(case=case, **records)


def _record(draw: Draw, kind: str, id: str, known: Known) -> Any:
    chosen = fields_of(KINDS[kind].record, known)
    chosen["id"] = st.just(id)
    if kind in ("topic", "evidence"):
        # A subheading stands under an earlier one, so that none stands under itself.
        earlier = known[kind][: known[kind].index(id)]
        chosen["parent_id"] = st.sampled_from(["", *earlier])
    if kind == "limit":
        chosen["extended"] = st.sampled_from((0, LONGEST_LIMIT))
    if kind == "remedy":
        # The lines of a loss are bounded by what they come to.
        chosen["loss_items"] = st.lists(
            st.builds(LossItem, what=texts, quantity=st.integers(0, 50), each=st.integers(0, 50)),
            max_size=3,
        ).map(tuple)
    return KINDS[kind].record(**draw(st.fixed_dictionaries(chosen)))
