"""The text checks of a statement that has no case behind it.

Checks that need only the words are those of every statement; the others here are worked out from
what the text itself says. An error is given only for what is certainly wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem, Severity, Where
from workbench.domain.records.complaint import Case
from workbench.statement.checks.places import FoundProblems
from workbench.statement.checks.printed import PrintedStatement, as_printed
from workbench.statement.checks.record import remedies as checks_remedies
from workbench.statement.checks.words import jigsaw as checks_jigsaw
from workbench.statement.checks.words import leftovers as checks_leftovers
from workbench.statement.checks.words import quoted as checks_quoted
from workbench.statement.checks.words import stage as checks_stage
from workbench.statement.checks.words import summary as checks_summary
from workbench.statement.checks.words import text as checks_text
from workbench.statement.checks.words import wording as checks_wording
from workbench.statement.nodes import Document
from workbench.statement.reading.checks import asides as checks_asides
from workbench.statement.reading.checks import consistency as checks_consistency
from workbench.statement.reading.checks import labels as checks_labels
from workbench.statement.reading.checks import layout as checks_layout
from workbench.statement.reading.checks import times as checks_times
from workbench.statement.reading.passages import PlainPassage, said_in
from workbench.statement.reading.stated import StatedFacts, facts_of
from workbench.statement.reading.tree import PlacedAside

_OF_A_CASE = ("draft-not-sent",)
"""What only the record of a case can tell: whether a draft was sent."""

_DEAD = ("stale-reference", "self-reference")
"""What is said of a typed number that leads nowhere; that it is typed need not be said as well."""

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def check_read(
    document: Document,
    library: ReferenceLibrary,
    facts: StatedFacts | None = None,
    asides: Sequence[PlacedAside] = (),
) -> tuple[Problem, ...]:
    """Every problem of a statement from outside, errors first, then in reading order.

    `asides` are what its file holds beside the words: each is a warning of its own.
    """
    statement = _by_section(as_printed(document, CaseFile(case=Case(id="")), library))
    problems = FoundProblems()
    for problem in _problems(statement, facts or facts_of(document)):
        if problem is not None:
            problems.add(problem)
    found: dict[str, Problem] = {}
    said = said_in(document)
    for each in problems.with_places(statement.pieces):
        problem = _placed(each, said)
        key = f"{problem.key}|{problem.where.paragraph}"
        found.setdefault(key, problem)
    dead = {(each.excerpt, each.where.paragraph) for each in found.values() if each.code in _DEAD}
    found = {
        key: each
        for key, each in found.items()
        if each.code != "typed-paragraph" or (each.excerpt, each.where.paragraph) not in dead
    }
    for problem in checks_asides.problems(asides):
        found[f"{len(found)}|{problem.key}"] = problem
    return tuple(sorted(found.values(), key=_place))


def _by_section(statement: PrintedStatement) -> PrintedStatement:
    """The statement with words that stand in no numbered paragraph placed in their section."""
    return replace(
        statement,
        pieces=tuple(
            piece
            if piece.where.kind or piece.where.paragraph is not None
            else replace(piece, where=Where("section", piece.section))
            for piece in statement.pieces
        ),
    )


def _placed(problem: Problem, said: Sequence[PlainPassage]) -> Problem:
    """The problem with the number of the paragraph it stands under, where its words tell that."""
    if problem.where.paragraph is not None or not problem.excerpt:
        return problem
    above: int | None = None
    for each in said:
        if problem.excerpt in each.text:
            if above is None:
                return problem
            return replace(problem, where=replace(problem.where, paragraph=above))
        above = each.number if each.number is not None else above
    return problem


def _place(problem: Problem) -> tuple[int, int]:
    return _ORDER.index(problem.severity), problem.where.paragraph or 0


def _problems(statement: PrintedStatement, facts: StatedFacts) -> Iterator[Problem | None]:
    document = statement.document
    yield from checks_text.problems(statement)
    yield from checks_leftovers.problems(statement)
    yield from checks_quoted.problems(statement)
    yield from checks_wording.problems(statement)
    yield from (p for p in checks_stage.problems(statement) if p.code not in _OF_A_CASE)
    yield from checks_summary.problems(statement)
    yield from checks_jigsaw.problems(statement)
    yield from checks_remedies.problems(statement)
    said = said_in(document)
    yield from checks_layout.problems(document, statement.library)
    yield from checks_labels.problems(said, facts)
    yield from checks_times.problems(said, facts)
    yield from checks_consistency.problems(document, said, facts)
