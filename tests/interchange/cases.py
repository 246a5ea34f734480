"""Random whole cases for property tests, made from the type hints of the record classes.

`case_files()` is a Hypothesis strategy of cases that hold every kind of record, whose links all
lead somewhere and whose values are those the program itself could have stored.
"""

from __future__ import annotations

import string
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.dates.partial import PartialDate, Qualifier
from workbench.domain.money import MOST_PENCE
from workbench.domain.records.chronology import Account
from workbench.domain.records.compliance import EvidenceReceived
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.records.remedies import Deadline
from workbench.domain.shape import optional_of
from workbench.domain.text import normalise
from workbench.interchange.links import MANY, NESTED, ONE

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


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field with this type hint."""
    inner = optional_of(hint)
    if inner is not None:
        return st.none() | values(inner)
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=3).map(tuple)
    known: dict[Any, st.SearchStrategy[Any]] = {
        str: texts,
        int: st.integers(0, 50),
        bool: st.booleans(),
        date: days,
        PartialDate: partial_dates(),
    }
    if hint in known:
        return known[hint]
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if hint is Deadline:
        return st.builds(
            Deadline, st.integers(1, 1000), values(typing.get_type_hints(hint)["unit"])
        )
    assert is_dataclass(hint), hint
    return st.builds(hint, **{name: values(each) for name, each in _hints(hint).items()})


def _hints(record: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record)}


@st.composite
def case_files(draw: Draw, most: int = 3, least: int = 0) -> CaseFile:
    """A whole case with up to `most` records of each kind, at least `least`."""
    known = {
        kind: draw(st.lists(ids, unique=True, min_size=least, max_size=most))
        for kind in COLLECTIONS
    }
    known["text"] = draw(st.lists(st.sampled_from(list(TEXT_PLACES)), unique=True, min_size=least))
    case = _record(draw, "case", draw(ids), known)
    records: dict[str, Any] = {
        KINDS[kind].collection: {id: _record(draw, kind, id, known) for id in known[kind]}
        for kind in COLLECTIONS
    }
    return CaseFile(case=case, **records)


def _record(draw: Draw, kind: str, id: str, known: dict[str, list[str]]) -> Any:
    record = KINDS[kind].record
    chosen = {name: values(hint) for name, hint in _hints(record).items()}
    chosen["id"] = st.just(id)
    for field, target in ONE.get(kind, {}).items():
        chosen[field] = st.sampled_from(["", *known[target]])
    for field, target in MANY.get(kind, {}).items():
        chosen[field] = _some(known[target])
    if kind == "topic":
        # A subheading stands under an earlier one, so that none stands under itself.
        earlier = known["topic"][: known["topic"].index(id)]
        chosen["parent_id"] = st.sampled_from(["", *earlier])
    if kind == "case":
        chosen["reference"] = st.just("") | references
    if kind == "limit":
        chosen["extended"] = st.sampled_from((0, 50, 1000))
    if kind in ("remedy", "offer"):
        chosen["amount"] = st.none() | st.integers(0, MOST_PENCE)
    for field, (_, part_target) in NESTED.get(kind, {}).items():
        chosen[field] = _parts(_hints(record)[field], known[part_target])
    if kind == "compliance":
        chosen["received"] = st.lists(
            st.builds(
                EvidenceReceived,
                what=texts,
                on=st.none() | days,
                evidence_id=st.sampled_from(["", *known["evidence"]]),
            ),
            max_size=2,
        ).map(tuple)
    if kind == "event":
        chosen["accounts"] = _accounts(known)
    return draw(st.builds(record, **chosen))


def _accounts(known: dict[str, list[str]]) -> st.SearchStrategy[tuple[Account, ...]]:
    chosen = {name: values(hint) for name, hint in _hints(Account).items()}
    chosen["person_id"] = st.sampled_from(["", *known["person"]])
    chosen["sources"] = _parts(_hints(Account)["sources"], known["evidence"])
    return st.lists(st.builds(Account, **chosen), max_size=2).map(tuple)


def _some(known: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(known), max_size=3).map(tuple) if known else st.just(())


def _parts(hint: Any, known: list[str]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Lists of parts, such as source references, whose first field is one of the known ids."""
    part = typing.get_args(hint)[0]
    if not known:
        return st.just(())
    chosen = {name: values(each) for name, each in _hints(part).items()}
    link = next(iter(chosen))
    one = st.builds(part, **{**chosen, link: st.sampled_from(known)})
    return st.lists(one, max_size=3).map(tuple)
