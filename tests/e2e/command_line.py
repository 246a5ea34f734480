"""The command line as a person types it, and a case as the casebook then keeps it."""

from __future__ import annotations

from pathlib import Path

from workbench.__main__ import main
from workbench.bootstrap import open_workbench
from workbench.domain.casefile import CaseFile


def run(casebook: Path, *arguments: object) -> int:
    """Carry out a command in a casebook; returns its exit code."""
    return main(["--data-dir", str(casebook), *map(str, arguments)])


def case_kept(casebook: Path, reference: str) -> CaseFile:
    """The case of that reference as it was last saved."""
    workbench, book = open_workbench(casebook)
    case = workbench.store.load(workbench.find(reference)).case
    book.close()
    return case
