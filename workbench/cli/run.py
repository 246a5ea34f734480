"""The commands themselves. Output goes to standard output, trouble to standard error."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from workbench import __version__
from workbench.application.exporting import file_stem, prepare, record, write_files
from workbench.application.workbench import Workbench
from workbench.bootstrap import open_workbench, practice_cases, renderers
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseFileRefused, StoreUnavailable, WorkbenchError
from workbench.domain.problems import Problem, Severity
from workbench.domain.text import shortened
from workbench.export.files import write_whole
from workbench.statement.checks import open_problems
from workbench.statement.nodes import StatementStage

DONE, FOUND_ERRORS, FAILED = 0, 1, 2


def run(options: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code. Expected failures are told, not raised."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        if options.self_test:
            return self_test()
        return _COMMANDS[options.command](options)
    except CaseFileRefused as refused:
        _tell(str(refused))
        for problem in refused.problems:
            _tell(f"  {problem}")
        return FAILED
    except WorkbenchError as error:
        _tell(str(error))
        return FAILED


def _tell(words: str) -> None:
    print(words, file=sys.stderr)


def _workbench(options: argparse.Namespace) -> Workbench:
    return open_workbench(options.data_dir)[0]


def list_cases(options: argparse.Namespace) -> int:
    """``list``: the register."""
    rows = [row for row in _workbench(options).register() if not row.deleted]
    if options.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return DONE
    if not rows:
        print("There are no cases yet.")
    for row in rows:
        due = f"  next: {row.next_step} {row.next_due}".rstrip() if row.next_due else ""
        reference = row.reference or f"[{row.id}]"
        print(f"{reference:<12}  {row.body:<32}  {row.complainant:<8}  {row.stage}{due}")
    return DONE


def import_cases(options: argparse.Namespace) -> int:
    """``import``: every file is read before the first case is added."""
    from workbench.interchange.casefile import loads

    cases = []
    for path in options.files:
        try:
            cases.append((path, loads(_read(path))))
        except CaseFileRefused as refused:
            raise CaseFileRefused(
                f"{path.name}: {refused.message}", refused.problems, "No case was added."
            ) from refused
    workbench = _workbench(options)
    for path, case in cases:
        case_id = workbench.bring_in(case, options.as_copy)
        print(f"{path.name}: added as {case.case.reference or case_id}")
    return DONE


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreUnavailable(
            f"{path} could not be read: {error.strerror}.", "No case was added."
        ) from error


def dump_case(options: argparse.Namespace) -> int:
    """``dump``: one case as a case file."""
    from workbench.interchange.casefile import dumps

    workbench = _workbench(options)
    text = dumps(workbench.store.load(workbench.find(options.reference)).case)
    if options.output is None:
        print(text)
        return DONE
    write_whole(options.output, text.encode())
    return DONE


def check_case(options: argparse.Namespace) -> int:
    """``check``: every problem of a case or of a file; exit 1 when there are errors."""
    path = Path(options.reference)
    if path.is_file() or path.suffix.lower() in (".docx", ".txt", ".html", ".htm"):
        from workbench.cli.outside import check_file

        return check_file(path, options.json)
    workbench = _workbench(options)
    case = workbench.store.load(workbench.find(options.reference)).case
    problems = open_problems(workbench.check(case, StatementStage(options.kind)), case)
    if options.json:
        print(json.dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        _print_problems(problems)
    return FOUND_ERRORS if any(p.severity is Severity.ERROR for p in problems) else DONE


def _plain(problem: Problem) -> dict[str, object]:
    return {**asdict(problem), "severity": problem.severity.value, "key": problem.key}


def _print_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        where = f" (paragraph {problem.where.paragraph})" if problem.where.paragraph else ""
        print(f"{problem.severity.value}: {problem.message}{where}  [{problem.code}]")
        if problem.hint:
            print(f"    {problem.hint}")
    if not problems:
        print("No problems.")


def export_statement(options: argparse.Namespace) -> int:
    """``export``: the statement of a case in the formats asked for."""
    formats = {"word": options.word, "pdf": options.pdf, "text": options.text, "html": options.html}
    targets = {name: path for name, path in formats.items() if path is not None}
    if not targets:
        _tell("Name at least one file: --word FILE, --pdf FILE, --text FILE or --html FILE.")
        return FAILED
    workbench = _workbench(options)
    session = workbench.open(workbench.find(options.reference))
    stage = StatementStage(options.kind)
    document = prepare(
        session.case, workbench.library, workbench.clock.today(), stage, options.override
    )
    written = write_files(document, targets, renderers(), write_whole)
    for file in written:
        print(f"{file.path}")
    now = workbench.clock.now().isoformat(timespec="seconds")
    try:
        session.apply(
            f"Export {stage.value} statement",
            lambda case: record(case, document, written, workbench.ids, now, options.override),
            undoable=False,
        )
    except StoreUnavailable as error:
        _tell(f"The files are written, but the export could not be noted in the case. {error}")
    return DONE


def write_demo(options: argparse.Namespace) -> int:
    """``demo``: each practice case as a case file, a Word and a PDF statement."""
    with tempfile.TemporaryDirectory() as folder:
        workbench = open_workbench(Path(folder))[0]
        try:
            options.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            _tell(f"The folder {options.out} cannot be made: {error.strerror}.")
            return FAILED
        for title, case in practice_cases():
            _write_practice_case(workbench, case, options.out)
            print(f"{case.case.reference}  {title}")
        workbench.store.close()
    print(f"Written to {options.out.resolve()}")
    return DONE


def _write_practice_case(workbench: Workbench, case: CaseFile, folder: Path) -> None:
    from workbench.interchange.casefile import dumps

    stage = StatementStage.FINAL
    document = prepare(case, workbench.library, workbench.clock.today(), stage)
    stem = file_stem(case, stage)
    targets = {"word": folder / f"{stem}.docx", "pdf": folder / f"{stem}.pdf"}
    write_files(document, targets, renderers(), write_whole)
    write_whole(folder / f"{case.case.reference.replace(' ', '-')}.json", dumps(case).encode())


def self_test() -> int:
    """``--self-test``: a new casebook, a case stored and read back, all four exports; offscreen."""
    with tempfile.TemporaryDirectory() as folder:
        workbench = open_workbench(Path(folder))[0]
        for title, case in practice_cases():
            stored = workbench.store.load(workbench.bring_in(case)).case
            if stored != case:
                _tell(f"Self-test failed: {title} is not the same after being stored.")
                return FAILED
            document = workbench.compose(stored, StatementStage.FINAL)
            for name, render in renderers().items():
                print(f"{shortened(title, 40):<42} {name:<5} {len(render(document)):>8} bytes")
        workbench.store.close()
    print(f"Case workbench {__version__}: self-test passed.")
    return DONE


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "list": list_cases,
    "import": import_cases,
    "dump": dump_case,
    "check": check_case,
    "export": export_statement,
    "demo": write_demo,
}
