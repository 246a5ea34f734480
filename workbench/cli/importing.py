"""``import``: case files, zips with evidence, and statements written elsewhere made into cases."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from workbench.application.casebook.workbench import Workbench
from workbench.application.outside.accepting import accepted
from workbench.application.outside.proposals import Proposal, proposals
from workbench.application.outside.report import ReadStatement, counts
from workbench.bootstrap import STATEMENT_FILES, SystemClock, load_reference_library
from workbench.cli.desk import DONE, opened, say
from workbench.cli.files import bytes_of
from workbench.cli.papers import bring_in, case_in
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import (
    CaseFileRefused,
    DuplicateReference,
    InvalidInput,
    StatementRefused,
)
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Severity
from workbench.domain.text import how_many, shortened
from workbench.interchange.published.reader import read_statements
from workbench.statement.composing.compose import compose
from workbench.statement.numbering import numbers as numbers_in

_LONGEST = 70
_NOTHING = "No case was added."


@dataclass(frozen=True, slots=True)
class _Brought:
    """A case to be added: the file it is from, and what is to be said of how it was read."""

    path: Path
    case: CaseFile
    told: tuple[str, ...] = ()


def import_files(options: argparse.Namespace) -> int:
    """Add the cases of every file; each is read, and every reference free, before the first is.

    Raises an error, and adds nothing, for a file that cannot be read or a reference in use.
    """
    workbench, casebook = opened(options)
    accept = options.proposals == "accept"
    brought = [each for path in options.files for each in _read(path, accept)]
    if not options.as_copy:
        _refuse_used(workbench, brought)
    for each in brought:
        case_id = bring_in(workbench, casebook, each.path, each.case, options.as_copy)
        kept = next(row.reference for row in workbench.register() if row.id == case_id)
        say(f"{each.path.name}: added as {kept or case_id}")
        for line in each.told:
            say(f"  {line}")
    return DONE


def _read(path: Path, accept: bool) -> Iterator[_Brought]:
    if not _is_statement(path):
        try:
            yield _Brought(path, case_in(path))
        except CaseFileRefused as refused:
            raise CaseFileRefused(
                f"{path.name}: {refused.message}", refused.problems, _NOTHING
            ) from refused
        return
    library, today = load_reference_library(), SystemClock().today()
    try:
        for read in read_statements(path.name, bytes_of(path, _NOTHING), library, today):
            yield _as_case(path, read, accept, library, today)
    except (StatementRefused, InvalidInput) as refused:
        hint = refused.hint.replace("Nothing was taken in.", _NOTHING)
        raise StatementRefused(f"{path.name}: {refused.message}", hint or _NOTHING) from refused


def _is_statement(path: Path) -> bool:
    """Whether a file holds a statement: by its name, or because it is no case file."""
    if path.suffix.lower() in STATEMENT_FILES:
        return True
    if path.suffix.lower() in (".json", ".zip", ".sealed") or not path.is_file():
        return False
    start = bytes_of(path, _NOTHING)[:4000]
    return not start.startswith(b"PK") and not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _as_case(
    path: Path, read: ReadStatement, accept: bool, library: ReferenceLibrary, today: date
) -> _Brought:
    numbers = numbers_in(compose(read.case, library, today, read.document.meta.stage))
    found = proposals(read.case, numbers)
    case = accepted(read.case, [e.id for e in found], library, today) if accept else read.case
    return _Brought(path, case, tuple(_told(read, found, accept, numbers)))


def _told(
    read: ReadStatement, found: Sequence[Proposal], accept: bool, numbers: Mapping[str, int]
) -> Iterator[str]:
    """What a statement was read as, and what its words propose."""
    yield "read: " + ", ".join(f"{n} {name}" for name, n in counts(read).items() if n)
    case = read.case
    records = ", ".join(
        _counted(len(listed), noun)
        for listed, noun in (
            (case.people, "person"), (case.heads, "head of complaint"), (case.remedies, "remedy"),
        )
    )  # fmt: skip
    yield f"{records}; outcome: {case.case.outcome.value}"
    grave = Counter(problem.severity for problem in read.problems)
    if read.problems:
        slips = (_counted(grave[each], each.value) for each in Severity if grave[each])
        yield f"{', '.join(slips)}: workbench check names them"
    if not found:
        yield "its words propose no events, findings, injustices or recommendations"
        return
    kinds = Counter(each.kind.value for each in found)
    what = "accepted" if accept else "left: accept them in the case, or with --proposals accept"
    yield "proposals " + ", ".join(_counted(n, kind) for kind, n in kinds.items()) + f"; {what}"
    for each in found:
        number = numbers.get(each.origin)
        where = f"paragraph {number}: " if number is not None else ""
        words = shortened(each.words, _LONGEST)
        yield f"  {where}{each.kind.value}, {each.becomes}: “{words}”"


_MANY = {"person": "people", "head of complaint": "heads of complaint", "remedy": "remedies",
         "injustice": "injustices"}  # fmt: skip


def _counted(count: int, noun: str) -> str:
    return how_many(count, noun, _MANY.get(noun, ""))


def _refuse_used(workbench: Workbench, brought: Sequence[_Brought]) -> None:
    used = {row.reference for row in workbench.register() if not row.deleted}
    for each in brought:
        reference = each.case.case.reference
        if reference and reference in used:
            raise DuplicateReference(
                f"{each.path.name}: there is already a case {reference}.",
                f"{_NOTHING} Change the reference, or import with --as-copy to leave it blank.",
            )
        used.add(reference)
