"""Which records of a case point to which others, and the pointers that lead nowhere.

Only links between records are looked at. Mentions inside authored text are left to the checks,
which report them without refusing the case.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from workbench.domain.casefile import KINDS
from workbench.domain.plain import Fault
from workbench.domain.shape import links_of, values_at

Found = Mapping[str, Mapping[str, tuple[str, Any]]]
"""Records read so far: kind, then id, then (path in the file, record)."""


def link_faults(found: Found, known: Mapping[str, Container[str]]) -> Iterator[Fault]:
    """A fault for every id that `known` does not list under its kind, and for circular parents.

    `known` may list more than was found: a record that is itself faulty is not missing as well.
    """
    for kind, records in found.items():
        for path, record in records.values():
            for link in links_of(kind):
                for where, value in values_at(record, link.path):
                    if value not in known[link.to] and (value or link.needed):
                        noun = KINDS[link.to].noun
                        said = f"there is no {noun} with the id “{value[:80]}”"
                        yield Fault(f"{path}.{where}", said)
    yield from _circles(found.get("topic", {}), "subheadings stand under one another")
    yield from _circles(found.get("evidence", {}), "items are attached to one another")


def _circles(topics: Mapping[str, tuple[str, Any]], said: str) -> Iterator[Fault]:
    """One fault for each circle of records under one another, at the first of it in the file."""
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
            yield Fault(f"{topics[step][0]}.parent_id", f"{said}: {named}")
        settled.update(trail)
