"""What is asked about evidence: where in the case an item is relied on."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.application.records.labels import event_label, finding_title, pages_words
from workbench.domain.casefile import CaseFile
from workbench.domain.records.chronology import in_order
from workbench.domain.records.evidence import SourceRef


@dataclass(frozen=True, slots=True)
class Use:
    """A record that cites an evidence item: its kind and id, and words for it."""

    kind: str
    id: str
    words: str


def uses(case: CaseFile, evidence_id: str) -> tuple[Use, ...]:
    """Every event and finding that cites an item, events first in order of date."""
    found = [
        Use("event", event.id, event_label(case, event) + _at(event.sources, evidence_id))
        for event in in_order(case.events.values())
        if cites(event.sources, evidence_id)
    ]
    found += [
        Use(
            "finding",
            finding.id,
            f"Finding: {finding_title(case, finding)}" + _at(finding.sources, evidence_id),
        )
        for finding in sorted(case.findings.values(), key=lambda f: (f.position, f.id))
        if cites(finding.sources, evidence_id)
    ]
    return tuple(found)


def use_counts(case: CaseFile) -> dict[str, int]:
    """How many events and findings cite each item that is cited at all."""
    counts: dict[str, int] = {}
    cited = [event.sources for event in case.events.values()]
    cited += [finding.sources for finding in case.findings.values()]
    for sources in cited:
        for id in {source.evidence_id for source in sources}:
            counts[id] = counts.get(id, 0) + 1
    return counts


def cites(sources: tuple[SourceRef, ...], evidence_id: str) -> bool:
    """Whether an item is among these sources."""
    return any(source.evidence_id == evidence_id for source in sources)


def _at(sources: tuple[SourceRef, ...], evidence_id: str) -> str:
    places = [pages_words(s.pages) for s in sources if s.evidence_id == evidence_id and s.pages]
    return f" ({'; '.join(places)})" if places else ""
