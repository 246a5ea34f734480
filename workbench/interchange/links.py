"""Which records of a case point to which others, and the pointers that lead nowhere.

Only links between records are looked at. Mentions inside authored text are left to the checks,
which report them without refusing the case.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from workbench.domain.casefile import KINDS
from workbench.domain.plain import Fault
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.compliance import ComplianceItem

ONE: Mapping[str, Mapping[str, str]] = {
    "event": {"topic_id": "topic"},
    "finding": {"head_id": "head", "topic_id": "topic"},
    "injustice": {"finding_id": "finding", "person_id": "person"},
    "remedy": {"person_id": "person"},
    "offer": {"person_id": "person"},
    "compliance": {"remedy_id": "remedy"},
    "step": {"complaint_id": "complaint"},
    "limit": {"complaint_id": "complaint", "topic_id": "topic"},
    "participant": {"complaint_id": "complaint", "person_id": "person"},
    "part": {"complaint_id": "complaint", "head_id": "head"},
    "outcome": {"part_id": "part"},
    "recommendation": {"complaint_id": "complaint", "topic_id": "topic"},
    "answer": {"complaint_id": "complaint"},
    "topic": {"parent_id": "topic"},
    "passage": {"topic_id": "topic"},
    "receipt": {"version_id": "version"},
}
"""Fields that hold one id or "" for none: kind, then field, then the kind pointed to."""

MANY: Mapping[str, Mapping[str, str]] = {
    "event": {"head_ids": "head"},
    "finding": {"event_ids": "event"},
    "remedy": {"injustice_ids": "injustice"},
    "jurisdiction": {"head_ids": "head"},
    "offer": {"injustice_ids": "injustice", "remedy_ids": "remedy"},
}
"""Fields that hold a list of ids."""

NESTED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "person": {"relations": ("person_id", "person")},
    "event": {"sources": ("evidence_id", "evidence")},
    "finding": {
        "sources": ("evidence_id", "evidence"),
        "sources_for": ("evidence_id", "evidence"),
        "sources_against": ("evidence_id", "evidence"),
        "accounts": ("event_id", "event"),
    },
    "offer": {
        "sources": ("evidence_id", "evidence"),
        "agreed_sources": ("evidence_id", "evidence"),
        "paid_sources": ("evidence_id", "evidence"),
    },
    "step": {"sources": ("evidence_id", "evidence")},
    "outcome": {"sources": ("evidence_id", "evidence")},
    "recommendation": {"sources": ("evidence_id", "evidence")},
}
"""Fields that hold a list of parts, each with an id: (field of the part, kind pointed to)."""

Found = Mapping[str, Mapping[str, tuple[str, Any]]]
"""Records read so far: kind, then id, then (path in the file, record)."""


def link_faults(found: Found, known: Mapping[str, Container[str]]) -> Iterator[Fault]:
    """A fault for every id that `known` does not list under its kind, and for circular subheadings.

    `known` may list more than was found: a record that is itself faulty is not missing as well.
    """
    for kind, records in found.items():
        for path, record in records.values():
            for field, value, target in _links(kind, record):
                if value not in known[target]:
                    noun = KINDS[target].noun
                    yield Fault(f"{path}.{field}", f"there is no {noun} with the id “{value[:80]}”")
    yield from _circles(found.get("topic", {}))


def _links(kind: str, record: Any) -> Iterator[tuple[str, str, str]]:
    for field, target in ONE.get(kind, {}).items():
        value = getattr(record, field)
        if value:
            yield field, value, target
    for field, target in MANY.get(kind, {}).items():
        for i, value in enumerate(getattr(record, field)):
            yield f"{field}[{i}]", value, target
    for field, (part, target) in NESTED.get(kind, {}).items():
        for i, item in enumerate(getattr(record, field)):
            yield f"{field}[{i}].{part}", getattr(item, part), target
    if kind == "event":
        yield from _account_links(record)
    if kind == "compliance":
        yield from _received_links(record)


def _account_links(event: ChronologyEvent) -> Iterator[tuple[str, str, str]]:
    for i, account in enumerate(event.accounts):
        if account.person_id:
            yield f"accounts[{i}].person_id", account.person_id, "person"
        for n, source in enumerate(account.sources):
            yield f"accounts[{i}].sources[{n}].evidence_id", source.evidence_id, "evidence"


def _received_links(item: ComplianceItem) -> Iterator[tuple[str, str, str]]:
    for i, received in enumerate(item.received):
        if received.evidence_id:
            yield f"received[{i}].evidence_id", received.evidence_id, "evidence"


def _circles(topics: Mapping[str, tuple[str, Any]]) -> Iterator[Fault]:
    """One fault for each circle of subheadings, at the first of it in the file."""
    settled: set[str] = set()
    for start in topics:
        trail: dict[str, None] = {}
        step = start
        while step in topics and step not in settled and step not in trail:
            trail[step] = None
            step = topics[step][1].parent_id
        if step in trail:
            members = list(trail)
            circle = members[members.index(step) :]
            named = " → ".join([*circle[:6], *(["…"] if len(circle) > 6 else []), step])
            yield Fault(
                f"{topics[step][0]}.parent_id", f"subheadings stand under one another: {named}"
            )
        settled.update(trail)
