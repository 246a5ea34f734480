"""The line from standard and events to fault, injustice and remedy, as data to be drawn.

Every break in it is pointed out with its reason and the record at which it is put right.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.application.case import editing
from workbench.application.findings.results import injustices_of, remedies_for
from workbench.application.findings.standards import cited_words
from workbench.application.records.labels import (
    event_label,
    finding_title,
    head_label,
    injustice_label,
    offer_label,
    remedy_label,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.findings import Finding, FindingResult, Injustice, Seriousness
from workbench.domain.records.remedies import Remedy, RemedyKind

COLUMNS = ("Complaint", "Standard and events", "Finding", "Injustice", "Remedy")
"""The headings of the columns in which nodes stand."""

_FAULT = (FindingResult.FAULT, FindingResult.ALREADY_REMEDIED)


@dataclass(frozen=True, slots=True)
class Node:
    """One box: a record of the case and the column it stands in, counted from 0.

    A standard is no record: its kind is "standard", its id that of its finding and its place in
    the finding's list ("f1/0"). `note` is a second line ("fault", "significant").
    """

    kind: str
    id: str
    column: int
    label: str
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells this box from the others."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A line from one box to another, by their keys."""

    start: tuple[str, str]
    end: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the line stops: at which box, why, and which field mends it.

    `kind` and `id` are the record to go to; `after` is the column behind which something lacks.
    """

    kind: str
    id: str
    field: str
    after: int
    reason: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Boxes, lines and breaks of one finding, or of the whole case."""

    nodes: tuple[Node, ...]
    links: tuple[ChainLink, ...]
    breaks: tuple[Break, ...]


def chain_of_case(case: CaseFile, library: ReferenceLibrary) -> Chain:
    """The lines of every finding, and what stands outside them all."""
    parts = [chain_of(case, finding.id, library) for finding in editing.ordered(case, "finding")]
    nodes = {node.key: node for part in parts for node in part.nodes}
    links = dict.fromkeys(link for part in parts for link in part.links)
    breaks = [each for part in parts for each in part.breaks]
    for head in editing.ordered(case, "head"):
        if ("head", head.id) not in nodes:
            nodes["head", head.id] = Node("head", head.id, 0, head_label(case, head))
            reason = "Nothing is found on this head of complaint."
            breaks.append(Break("head", head.id, "title", 0, reason))
    for remedy in editing.ordered(case, "remedy"):
        if ("remedy", remedy.id) not in nodes:
            nodes["remedy", remedy.id] = _remedy_node(case, remedy)
            breaks.extend(_loose_remedy(remedy))
    return Chain(tuple(nodes.values()), tuple(links), tuple(breaks))


def chain_of(case: CaseFile, finding_id: str, library: ReferenceLibrary) -> Chain:
    """The line of one finding."""
    finding = case.findings[finding_id]
    here = ("finding", finding.id)
    nodes = [Node(*here, 2, finding_title(case, finding), finding.result.value)]
    links = []
    for node in _before(case, finding, library):
        nodes.append(node)
        links.append(ChainLink(node.key, here))
    for injustice in injustices_of(case, finding.id):
        node = _injustice_node(case, injustice)
        nodes.append(node)
        links.append(ChainLink(here, node.key))
        for answer in _answers(case, injustice):
            if answer.key not in {each.key for each in nodes}:
                nodes.append(answer)
            links.append(ChainLink(node.key, answer.key))
    return Chain(tuple(nodes), tuple(links), tuple(_breaks(case, finding)))


def _before(case: CaseFile, finding: Finding, library: ReferenceLibrary) -> Iterator[Node]:
    head = case.heads.get(finding.head_id)
    if head is not None:
        yield Node("head", head.id, 0, head_label(case, head))
    for index, cited in enumerate(finding.standards):
        yield Node("standard", f"{finding.id}/{index}", 1, cited_words(cited, library))
    for id in finding.event_ids:
        if id in case.events:
            yield Node("event", id, 1, event_label(case, case.events[id]))


def _injustice_node(case: CaseFile, injustice: Injustice) -> Node:
    weighed = injustice.seriousness is not Seriousness.NOT_WEIGHED
    note = injustice.seriousness.value if weighed else ""
    return Node("injustice", injustice.id, 3, injustice_label(case, injustice), note)


def _remedy_node(case: CaseFile, remedy: Remedy) -> Node:
    return Node("remedy", remedy.id, 4, remedy_label(case, remedy), remedy.agreement.value)


def _answers(case: CaseFile, injustice: Injustice) -> Iterator[Node]:
    for remedy in remedies_for(case, injustice.id):
        yield _remedy_node(case, remedy)
    for offer in editing.ordered(case, "offer"):
        if injustice.id in offer.injustice_ids:
            yield Node("offer", offer.id, 4, offer_label(case, offer), offer.state)


def _breaks(case: CaseFile, finding: Finding) -> Iterator[Break]:
    if finding.result is FindingResult.NOT_INVESTIGATED:
        return
    yield from _breaks_before(finding)
    if finding.result is FindingResult.UNDECIDED:
        yield Break("finding", finding.id, "result", 2, "The result is still undecided.")
        return
    injustices = injustices_of(case, finding.id)
    if finding.result in _FAULT:
        yield from _breaks_after_fault(case, finding, injustices)
    elif injustices:
        reason = "An injustice is recorded, but no fault was found."
        yield Break("injustice", injustices[0].id, "finding_id", 2, reason)


def _breaks_before(finding: Finding) -> Iterator[Break]:
    if not finding.head_id and not finding.title.strip():
        reason = "Nothing says which complaint this answers."
        yield Break("finding", finding.id, "head_id", 0, reason)
    if not finding.standards and not finding.standard.strip():
        reason = "Nothing says what should have happened."
        yield Break("finding", finding.id, "standards", 1, reason)
    sources = finding.sources or finding.sources_for or finding.sources_against
    if not (finding.event_ids or sources or finding.accounts):
        reason = "No event and no evidence is linked."
        yield Break("finding", finding.id, "event_ids", 1, reason)


def _breaks_after_fault(
    case: CaseFile, finding: Finding, injustices: list[Injustice]
) -> Iterator[Break]:
    if finding.fault_without_injustice:
        if injustices:
            reason = "Marked as fault without injustice, but an injustice is recorded."
            yield Break("finding", finding.id, "fault_without_injustice", 2, reason)
        return
    if not injustices and finding.result is FindingResult.FAULT:
        reason = "There is fault, but nothing says what it did to anybody."
        yield Break("finding", finding.id, "result", 2, reason)
    for injustice in injustices:
        if not injustice.person_id:
            reason = "Nothing says who suffered this."
            yield Break("injustice", injustice.id, "person_id", 3, reason)
        if not injustice.how.strip() and not injustice.statement_text.strip():
            reason = "Nothing says how it follows from the fault."
            yield Break("injustice", injustice.id, "how", 2, reason)
        if not injustice.put_right.strip() and not remedies_for(case, injustice.id):
            reason = "No remedy answers it, and nothing says that it was put right."
            yield Break("injustice", injustice.id, "put_right", 3, reason)


def _loose_remedy(remedy: Remedy) -> Iterator[Break]:
    if remedy.kind is not RemedyKind.SERVICE_IMPROVEMENT:
        reason = "This remedy answers no injustice."
        yield Break("remedy", remedy.id, "injustice_ids", 3, reason)
