"""``check FILE``: what a statement from outside consists of, says, and gets wrong."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from workbench.application.outside.report import ReadStatement, counts, report
from workbench.bootstrap import SystemClock, load_reference_library
from workbench.cli.desk import DONE, FOUND_ERRORS, say, say_json
from workbench.cli.files import bytes_of
from workbench.domain.errors import StoreUnavailable
from workbench.domain.problems import Severity
from workbench.interchange.published.reader import read_statements


def check_file(path: Path, as_json: bool) -> int:
    """Read and check one file; returns the exit code.

    Raises `StatementRefused`, `StoreUnavailable`.
    """
    data = bytes_of(path, "Name a file that is there.")
    library, today = load_reference_library(), SystemClock().today()
    if data[:200].lstrip().startswith(b"{") and b'"format"' in data[:200]:
        raise StoreUnavailable(
            f"{path.name} is a case file, no statement.",
            "Import it with “workbench import”, then check the case by its reference.",
        )
    found = read_statements(path.name, data, library, today)
    if as_json:
        listed = [_as_data(read) for read in found]
        say_json(listed if len(found) > 1 else listed[0])
    else:
        for read in found:
            for line in report(read):
                say(line)
    errors = any(p.severity is Severity.ERROR for read in found for p in read.problems)
    return FOUND_ERRORS if errors else DONE


def _as_data(read: ReadStatement) -> dict[str, object]:
    meta = read.document.meta
    return {
        "statement": {
            "body": meta.body,
            "reference": meta.reference,
            "stage": meta.stage.value,
            "details": list(meta.details),
            "left_out": read.left_out,
        },
        "structure": counts(read),
        "beside": [
            {
                "kind": each.aside.kind.value,
                "words": each.aside.words,
                "author": each.aside.author,
                "paragraph": each.paragraph,
                "section": each.section,
            }
            for each in read.asides
        ],
        "found": {
            "payments": [asdict(each) for each in read.found.payments],
            "times": [
                {**asdict(each), "deadline": each.deadline.in_words()} for each in read.found.times
            ],
            "powers": [asdict(each) for each in read.found.powers],
            "labels": [asdict(each) for each in read.found.labels],
            "references": [asdict(each) for each in read.found.references],
        },
        "problems": [
            {**asdict(problem), "severity": problem.severity.value, "key": problem.key}
            for problem in read.problems
        ],
    }
