"""The checks a statement must pass: what is missing, wrong, inconsistent or gives someone away.

Codes are stable: acceptances and tests name them. Errors stand in the way of a final decision
(a person may still override them with a reason); warnings and notes never do.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem, Severity
from workbench.statement.checks import second_reading as checks_second_reading
from workbench.statement.checks.places import FoundProblems
from workbench.statement.checks.printed import PrintedStatement, as_printed
from workbench.statement.checks.record import case as checks_case
from workbench.statement.checks.record import comments as checks_comments
from workbench.statement.checks.record import consulting as checks_consulting
from workbench.statement.checks.record import dates as checks_dates
from workbench.statement.checks.record import findings as checks_findings
from workbench.statement.checks.record import jurisdiction as checks_jurisdiction
from workbench.statement.checks.record import links as checks_links
from workbench.statement.checks.record import offers as checks_offers
from workbench.statement.checks.record import outline as checks_outline
from workbench.statement.checks.record import procedure as checks_procedure
from workbench.statement.checks.record import reasoning as checks_reasoning
from workbench.statement.checks.record import remedies as checks_remedies
from workbench.statement.checks.record import rewording as checks_rewording
from workbench.statement.checks.record import sharing as checks_sharing
from workbench.statement.checks.record import step_dates as checks_step_dates
from workbench.statement.checks.words import characters as checks_characters
from workbench.statement.checks.words import jigsaw as checks_jigsaw
from workbench.statement.checks.words import labels as checks_labels
from workbench.statement.checks.words import leftovers as checks_leftovers
from workbench.statement.checks.words import names as checks_names
from workbench.statement.checks.words import quoted as checks_quoted
from workbench.statement.checks.words import stage as checks_stage
from workbench.statement.checks.words import summary as checks_summary
from workbench.statement.checks.words import text as checks_text
from workbench.statement.checks.words import wording as checks_wording
from workbench.statement.checks.words.characters import Unprintable, all_printable
from workbench.statement.nodes import Document

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_CHECKS: tuple[Callable[[PrintedStatement], Iterable[Problem | None]], ...] = (
    checks_case.problems,
    checks_outline.problems,
    checks_text.problems,
    checks_quoted.problems,
    checks_leftovers.problems,
    checks_names.problems,
    checks_labels.problems,
    checks_jurisdiction.problems,
    checks_findings.problems,
    checks_reasoning.problems,
    checks_procedure.problems,
    checks_step_dates.problems,
    checks_remedies.problems,
    checks_offers.problems,
    checks_dates.problems,
    checks_wording.problems,
    checks_stage.problems,
    checks_summary.problems,
    checks_sharing.problems,
    checks_comments.problems,
    checks_consulting.problems,
    checks_second_reading.problems,
    checks_jigsaw.problems,
    checks_links.problems,
)

CheckSteps = Generator[None, None, tuple[Problem, ...]]
"""Checking under way; what it returns in the end is what `check` returns."""


def check(
    document: Document,
    case: CaseFile,
    library: ReferenceLibrary,
    unprintable: Unprintable = all_printable,
    today: date | None = None,
) -> tuple[Problem, ...]:
    """Every problem of a composed statement and the case behind it, errors first.

    Problems with the same key stand once for each paragraph, with every place there.
    `unprintable` knows what the PDF cannot print; `today` is the day the statement was composed
    on, by default that of the decision.
    """
    steps = check_in_steps(document, case, library, unprintable, today)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: tuple[Problem, ...] = done.value
            return found


def check_in_steps(
    document: Document,
    case: CaseFile,
    library: ReferenceLibrary,
    unprintable: Unprintable = all_printable,
    today: date | None = None,
) -> CheckSteps:
    """The same as `check`, stopping after each family of checks.

    So a window can see to the keyboard between them; every step takes a few milliseconds.
    """
    statement = as_printed(document, case, library)
    yield
    found = FoundProblems()
    for problems in _CHECKS:
        for problem in problems(statement):
            if problem is None:
                yield
            else:
                found.add(problem)
        yield
    for problem in checks_characters.problems(statement, unprintable):
        found.add(problem)
    yield
    for problem in checks_rewording.problems(statement, today):
        found.add(problem)
    once = found.with_places(statement.pieces)
    return tuple(sorted(once, key=lambda problem: _ORDER.index(problem.severity)))
