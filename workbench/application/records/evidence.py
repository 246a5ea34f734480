"""What is asked about evidence: where in the case an item is relied on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbench.application.case import editing
from workbench.application.records.labels import label, pages_words
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.chronology import in_order
from workbench.domain.shape import links_to, values_at


@dataclass(frozen=True, slots=True)
class Use:
    """A record that cites an evidence item: its kind and id, and words for it."""

    kind: str
    id: str
    words: str


Citing = Mapping[str, Sequence[tuple[str, Any, Sequence[str]]]]
"""Each item that is cited at all, with what cites it: kind, record, and the places in the item."""


def citing(case: CaseFile) -> Citing:
    """What cites each item: events first in order of date, then the others."""
    found: dict[str, list[tuple[str, Any, list[str]]]] = {}
    for kind in CITING:
        for record in _ordered(case, kind):
            places: dict[str, list[str]] = {}
            for id, pages in _cited(kind, record):
                places.setdefault(id, []).append(pages)
            for id, pages_of in places.items():
                found.setdefault(id, []).append((kind, record, pages_of))
    return found


def uses(case: CaseFile, evidence_id: str, cited: Citing) -> tuple[Use, ...]:
    """Every record that cites an item, in words."""
    return tuple(
        Use(kind, record.id, said_of(case, kind, record, places))
        for kind, record, places in cited.get(evidence_id, ())
    )


CITATIONS = tuple(link for link in links_to("evidence") if link.kind not in ("evidence", "mark"))
"""The links by which evidence is cited; an item attached to another, or a mark, cites nothing."""

CITING = tuple(dict.fromkeys(link.kind for link in CITATIONS))
"""The kinds of record that cite evidence."""

_PATHS = {kind: tuple(link.path[:-1] for link in CITATIONS if link.kind == kind) for kind in CITING}


def _cited(kind: str, record: Any) -> Iterator[tuple[str, str]]:
    """The items a record cites, each with the place in it."""
    for path in _PATHS[kind]:
        for _, part in values_at(record, path):
            if part.evidence_id:
                yield part.evidence_id, getattr(part, "pages", "")


def _ordered(case: CaseFile, kind: str) -> Sequence[Any]:
    return in_order(case.events.values()) if kind == "event" else editing.ordered(case, kind)


def said_of(case: CaseFile, kind: str, record: Any, pages: Sequence[str] = ()) -> str:
    """A record that cites evidence, in words, with the places it cites."""
    places = "; ".join(pages_words(each) for each in dict.fromkeys(pages) if each)
    words = label(case, kind, record)
    noun = "" if kind == "event" else f"{KINDS[kind].noun.capitalize()}: "
    return f"{noun}{words}" + (f" ({places})" if places else "")


_PLACE = "page "


def at_place(pages: str) -> str:
    """A place in a paper as going there is given it in the stead of a field."""
    return f"{_PLACE}{pages}"


def place_in(field: str) -> str | None:
    """The place that was given in the stead of a field, None for a field."""
    return field.removeprefix(_PLACE) if field.startswith(_PLACE) else None
