"""A statement from outside as it was read, and the report of it: parts, what it says, slips.

The command line prints the report; the window lists it beside the statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from workbench.application.outside.proposals import Proposal, proposals
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.money import money
from workbench.domain.problems import Problem
from workbench.domain.text import how_many
from workbench.statement import nodes
from workbench.statement.reading.checks.asides import counted
from workbench.statement.reading.stated import StatedFacts
from workbench.statement.reading.tree import PlacedAside
from workbench.statement.walk import blocks_of, items_of, lists_of

PARTS = ("sections", "subheadings", "paragraphs", "unnumbered", "lists", "items", "quotations")
"""The parts counted, in the order reported."""


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A statement from outside.

    `document` is its tree with restored numbers, `found` what it says of sums, times, powers,
    labels and paragraphs, `problems` what its checks report, `case` the case to carry on from.
    `left_out` counts the lines of page furniture that were dropped, `asides` are the footnotes,
    comments, tracked changes and the like that the file holds beside its words.
    """

    document: nodes.Document
    found: StatedFacts
    problems: tuple[Problem, ...]
    case: CaseFile
    left_out: int
    asides: tuple[PlacedAside, ...] = ()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What its words propose as records of the case."""
        return proposals(self.case)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One thing a statement says, in words, and where: a paragraph number, or else a section id."""

    words: str
    paragraph: int | None = None
    section: str = ""

    @property
    def place(self) -> str:
        """ "paragraph 12", "summary", or "" where the whole statement is meant."""
        return f"paragraph {self.paragraph}" if self.paragraph is not None else self.section


def counts(read: ReadStatement) -> dict[str, int]:
    """How many of each part the statement has; nested lists and their items count too."""
    counted: Counter[str] = Counter(
        {"sections": len([s for s in read.document.sections if s.title])}
    )
    for block in blocks_of(read.document):
        _count(block, counted)
    return {name: counted[name] for name in PARTS}


def _count(block: nodes.Block, counted: Counter[str]) -> None:
    if isinstance(block, nodes.Subheading):
        counted["subheadings"] += 1
    elif isinstance(block, nodes.Paragraph):
        counted["paragraphs" if block.numbered else "unnumbered"] += 1
    elif isinstance(block, nodes.Quote):
        counted["quotations"] += 1
    elif isinstance(block, nodes.ListBlock):
        counted["lists"] += sum(1 for _ in lists_of(block))
        counted["items"] += sum(1 for _ in items_of(block))


def said(read: ReadStatement) -> Mapping[str, tuple[ReportLine, ...]]:
    """What the statement says by title ("Payments", "Times", ...), only what there is some of."""
    labels = (ReportLine(f"{each.label} ({each.count})") for each in read.found.labels)
    listed = {
        "Payments": tuple(_payments(read)),
        "Times": tuple(_times(read)),
        "Powers": tuple(_powers(read)),
        "Labels": tuple(labels),
        "References": tuple(_references(read)),
    }
    return {title: rows for title, rows in listed.items() if rows}


def report(read: ReadStatement) -> Iterator[str]:
    """The whole report as lines of plain text."""
    meta = read.document.meta
    yield f"{meta.body_line or 'No title line'}: {meta.stage.value} decision"
    yield "  " + ", ".join(f"{count} {name}" for name, count in counts(read).items())
    if read.left_out:
        yield f"  {how_many(read.left_out, 'line')} of the page around it left out"
    if read.asides:
        yield f"  Beside the text: {counted(read.asides)}"
    for title, rows in said(read).items():
        yield f"{title}:"
        for row in rows:
            yield f"  {row.words} ({row.place})" if row.place else f"  {row.words}"
    yield ""
    if not read.problems:
        yield "No problems."
    for problem in read.problems:
        place = place_of(problem)
        where = f" ({place})" if place else ""
        yield f"{problem.severity.value}: {problem.message}{where}  [{problem.code}]"
        if problem.hint:
            yield f"    {problem.hint}"
        for words in problem.places:
            yield f"    “{words}”"


def place_of(problem: Problem) -> str:
    """Where in a read statement a problem is, and how often: "paragraph 12", a section, or ""."""
    if problem.where.paragraph:
        return f"paragraph {problem.where.paragraph}{problem.often}"
    place = problem.where.id if problem.where.kind == "section" else ""
    return (place + problem.often).removeprefix(", ")


def _payments(read: ReadStatement) -> Iterator[ReportLine]:
    for each in read.found.payments:
        payee = f" to {each.payee}" if each.payee else ""
        reason = f", for {each.reason}" if each.reason else ""
        standing = f", {each.standing}" if each.standing else ""
        words = f"{money(each.pence)}{payee}{standing}{reason}"
        yield ReportLine(words, each.paragraph, each.section)


def _times(read: ReadStatement) -> Iterator[ReportLine]:
    for each in read.found.times:
        what = ", to tell the Ombudsman" if each.reporting else ""
        starts = f" {each.starts}" if each.starts else ""
        words = f"{each.deadline.in_words()}{starts}{what}"
        yield ReportLine(words, each.paragraph, each.section)


def _powers(read: ReadStatement) -> Iterator[ReportLine]:
    for each in read.found.powers:
        named = ", ".join(part for part in (each.statute, each.provision) if part)
        yield ReportLine(named, each.paragraph, each.section)


def _references(read: ReadStatement) -> Iterator[ReportLine]:
    for each in read.found.references:
        state = "" if each.resolves else ", which is not there"
        yield ReportLine(f"“{each.words}”{state}", each.paragraph, "summary")
