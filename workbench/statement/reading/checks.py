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
from workbench.statement.checks.checked import Checked, checked
from workbench.statement.checks.record import remedies as checks_remedies
from workbench.statement.checks.words import jigsaw as checks_jigsaw
from workbench.statement.checks.words import stage as checks_stage
from workbench.statement.checks.words import summary as checks_summary
from workbench.statement.checks.words import text as checks_text
from workbench.statement.checks.words import wording as checks_wording
from workbench.statement.nodes import Document
from workbench.statement.reading import (
    checks_consistency,
    checks_labels,
    checks_layout,
    checks_spelling,
    checks_times,
)
from workbench.statement.reading.gleaned import Gleaned, glean
from workbench.statement.reading.passages import Said, said_in

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def check_read(
    document: Document, library: ReferenceLibrary, gleaned: Gleaned | None = None
) -> tuple[Problem, ...]:
    """Every problem of a statement from outside, errors first, then in reading order."""
    found: dict[str, Problem] = {}
    said = said_in(document)
    for each in _problems(document, library, gleaned or glean(document)):
        problem = _placed(each, said)
        key = f"{problem.key}|{problem.where.paragraph}"
        found.setdefault(key, problem)
    return tuple(sorted(found.values(), key=_place))


def _by_section(statement: Checked) -> Checked:
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


def _placed(problem: Problem, said: Sequence[Said]) -> Problem:
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


def _problems(document: Document, library: ReferenceLibrary, gleaned: Gleaned) -> Iterator[Problem]:
    statement = _by_section(checked(document, CaseFile(case=Case(id="")), library))
    yield from checks_text.problems(statement)
    yield from checks_wording.problems(statement)
    yield from checks_stage.problems(statement)
    yield from checks_summary.problems(statement)
    yield from checks_jigsaw.problems(statement)
    yield from checks_remedies.problems(statement)
    said = said_in(document)
    yield from checks_layout.problems(document, library)
    yield from checks_labels.problems(said, gleaned)
    yield from checks_times.problems(said, gleaned)
    yield from checks_consistency.problems(document, said, gleaned)
    yield from checks_spelling.problems(said)
