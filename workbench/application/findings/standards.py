"""Standards for a finding: picked from the library or written in, with what held at the time."""

from __future__ import annotations

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import DaySpan
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.findings import Finding
from workbench.domain.records.standards import Standard, StandardCited, StandardKind


@dataclass(frozen=True, slots=True)
class StandardOffered:
    """A standard of the library offered for a finding.

    `in_force` says whether it held at the time of the finding's events: None when that cannot be
    said, because there is no dated event or the dates do not show it.
    """

    standard: Standard
    in_force: bool | None
    cited: bool


def standards_to_offer(
    case: CaseFile,
    finding: Finding,
    library: ReferenceLibrary,
    words: str = "",
    kind: StandardKind | None = None,
) -> list[StandardOffered]:
    """The standards of the library that hold all the words searched for, in the library's order."""
    wanted = words.casefold().split()
    cited = {each.standard_id for each in finding.standards}
    spans = _days(case, finding)
    return [
        StandardOffered(standard, _held(standard, spans), standard.id in cited)
        for standard in library.standards.values()
        if kind in (None, standard.kind) and _holds(standard, wanted)
    ]


def cited_words(cited: StandardCited, library: ReferenceLibrary) -> str:
    """A standard as a list shows it: its citation, place and edition, or the words written in."""
    standard = library.standards.get(cited.standard_id)
    if standard is None:
        return cited.words or "Standard not in this library"
    # A citation that names its year is not followed by the year again.
    edition = "" if standard.edition in standard.citation else standard.edition
    parts = [standard.citation, cited.place, cited.edition or edition]
    return ", ".join(part for part in parts if part)


def token_words(cited: StandardCited, library: ReferenceLibrary) -> str:
    """A standard as authored text cites it: ``{cite:Children Act 1989, section 47(1)(b)}``."""
    standard = library.standards.get(cited.standard_id)
    words = standard.citation if standard is not None else cited.words.strip()
    if not words:
        return ""
    place = f", {cited.place}" if cited.place else ""
    return f"{{cite:{words}{place}}}".replace("\n", " ")


def _holds(standard: Standard, wanted: list[str]) -> bool:
    if not wanted:
        return True
    searched = (standard.title, standard.citation, standard.expects, *standard.words)
    text = " ".join(searched).casefold()
    return all(word in text for word in wanted)


def _days(case: CaseFile, finding: Finding) -> list[DaySpan]:
    events = (case.events.get(id) for id in finding.event_ids)
    return [DaySpan.of(event.on) for event in events if event is not None and event.on is not None]


def _held(standard: Standard, spans: list[DaySpan]) -> bool | None:
    found = {standard.in_force(span) for span in spans}
    if found == {True}:
        return True
    return False if found == {False} else None
