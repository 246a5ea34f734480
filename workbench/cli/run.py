"""The commands themselves. Output goes to standard output, trouble to standard error."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import asdict, fields, replace
from pathlib import Path
from pkgutil import resolve_name
from types import TracebackType

from workbench import __version__
from workbench.application.case.ports import LISTED, RegisterRow
from workbench.application.casebook.workbench import Workbench
from workbench.bootstrap import STATEMENT_FILES, open_workbench, practice_cases, renderers
from workbench.cli.desk import (
    DONE,
    FAILED,
    FOUND_ERRORS,
    OutputLost,
    as_typed,
    let_go,
    opened,
    say,
    say_data,
    say_json,
    tell,
)
from workbench.cli.files import write_confidential
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import (
    FileRefused,
    WorkbenchError,
    places,
)
from workbench.domain.problems import Problem, Severity
from workbench.domain.text import shortened
from workbench.export.files import write_private, write_whole
from workbench.paths import bundle, user_folders
from workbench.persistence.neighbours import warnings
from workbench.statement.nodes import StatementStage


def tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Takes the place of `sys.excepthook`: says where a bug arose, without a word of any case."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    tell("The program made a mistake. Please send these lines to whoever looks after it:")
    tell(places(error))


def run(options: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code. Expected failures are told, not raised."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    with ExitStack() as leaving:
        options.leaving = leaving
        return _carried_out(options)


def _carried_out(options: argparse.Namespace) -> int:
    try:
        if options.self_test:
            return self_test()
        return command_of(options)(options)
    except FileRefused as refused:
        tell(str(refused))
        for problem in refused.problems:
            tell(f"  {problem}")
    except OutputLost as lost:
        let_go()
        if lost.message:
            tell(str(lost))
    except WorkbenchError as error:
        tell(str(error))
    return FAILED


def list_cases(options: argparse.Namespace) -> int:
    """``list``: the register, and what is dangerous about its folder."""
    for words in warnings(user_folders(options.data_dir).data):
        tell(words)
    rows = [row for row in opened(options)[0].register() if not row.deleted]
    if options.json:
        say_json([asdict(row) for row in rows])
        return DONE
    if not rows:
        say("There are no cases yet.")
    said = ((each.name, each.metadata.get(LISTED)) for each in fields(RegisterRow))
    columns = [(name, wide) for name, wide in said if wide is not None]
    for row in rows:
        due = f"  next: {row.next_step} {row.next_due}".rstrip() if row.next_due else ""
        named = row if row.reference else replace(row, reference=f"[{row.id}]")
        say("  ".join(f"{getattr(named, name):<{wide}}" for name, wide in columns) + due)
    return DONE


def dump_case(options: argparse.Namespace) -> int:
    """``dump``, ``export-case``: one case as a case file, or with its evidence as one zip."""
    from workbench.interchange.casefile import dumps

    if options.with_evidence and options.output is None:
        tell("A case with its evidence is a zip: name it with -o FILE.")
        return FAILED
    workbench, casebook = opened(options)
    case = workbench.store.load(workbench.find(options.reference)).case
    if options.with_evidence:
        from workbench.cli.papers import write_bundle

        write_bundle(casebook, case, options.output)
    elif options.output is not None:
        write_confidential(options.output, dumps(case).encode())
    else:
        say_data(dumps(case).removesuffix("\n"))
    return DONE


def check_case(options: argparse.Namespace) -> int:
    """``check``: every problem of a case or of a file; exit 1 when there are errors."""
    path = Path(options.reference)
    if path.is_file() or path.suffix.lower() in STATEMENT_FILES:
        from workbench.cli.outside import check_file

        return check_file(path, options.json)
    from workbench.statement.checks.answered import open_problems

    workbench = opened(options)[0]
    case = workbench.store.load(workbench.find(options.reference)).case
    problems = open_problems(workbench.check(case, StatementStage(options.kind)), case)
    if options.json:
        say_json([_plain(problem) for problem in problems])
    else:
        _print_problems(problems)
    return FOUND_ERRORS if any(p.severity is Severity.ERROR for p in problems) else DONE


def _plain(problem: Problem) -> dict[str, object]:
    return {**asdict(problem), "severity": problem.severity.value, "key": problem.key}


def _print_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        where = f"paragraph {problem.where.paragraph}" if problem.where.paragraph else ""
        where = f" ({(where + problem.often).removeprefix(', ')})" if where or problem.often else ""
        say(f"{problem.severity.value}: {problem.message}{where}  [{problem.code}]")
        if problem.hint:
            say(f"    {as_typed(problem.hint)}")
        for place in problem.places:
            say(f"    “{place}”")
    if not problems:
        say("No problems.")


def write_demo(options: argparse.Namespace) -> int:
    """``demo``: each practice case as a case file, a Word and a PDF statement."""
    from workbench.application.handing_out.exporting import make_folder

    make_folder(options.out)
    with tempfile.TemporaryDirectory() as folder:
        workbench = open_workbench(Path(folder))[0]
        for title, case in practice_cases():
            _write_practice_case(workbench, case, options.out)
            say(f"{case.case.reference}  {title}")
        workbench.store.close()
    say(f"Written to {options.out.resolve()}")
    return DONE


def _write_practice_case(workbench: Workbench, case: CaseFile, folder: Path) -> None:
    from workbench.application.handing_out.exporting import file_stem, prepare, write_files
    from workbench.application.handing_out.gate import guard_for
    from workbench.export.read_back import parts_of
    from workbench.interchange.casefile import dumps

    stage = StatementStage.FINAL
    document = prepare(case, workbench.library, workbench.clock.today(), stage)
    stem = file_stem(case, stage)
    targets = {"word": folder / f"{stem}.docx", "pdf": folder / f"{stem}.pdf"}
    guard = guard_for(case, document, workbench.library, parts_of)
    write_files(document, targets, renderers(), write_whole, guard=guard)
    write_private(folder / f"{case.case.reference.replace(' ', '-')}.json", dumps(case).encode())


def self_test() -> int:
    """``--self-test``: practice cases stored and written, and each part found; offscreen."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbench = open_workbench(folder)[0]
        for title, case in practice_cases():
            stored = workbench.store.load(workbench.bring_in(case)).case
            if stored != case:
                tell(f"Self-test failed: {title} is not the same after being stored.")
                return FAILED
            document = workbench.compose(stored, StatementStage.FINAL)
            for kind, render in renderers().items():
                written = render(document)
                (folder / f"statement.{kind}").write_bytes(written)
                say(f"{shortened(title, 40):<42} {kind:<5} {len(written):>8} bytes")
        failed = _parts_that_fail(stored, folder)
        workbench.store.close()
    if failed:
        tell(f"Self-test failed: {', '.join(failed)}.")
        return FAILED
    say(f"Case workbench {__version__}: self-test passed.")
    return DONE


def _parts_that_fail(case: CaseFile, folder: Path) -> list[str]:
    """What is in a library or a program of its own and does not do its work, in a few words."""
    from workbench.application.handover.carried import Purpose
    from workbench.interchange.handover import carrying
    from workbench.interchange.papers.reader import ChildReader
    from workbench.spelling.checker import open_checker

    reader = ChildReader()
    failed = [
        f"reading papers ({kind})"
        for kind in ("pdf", "word")
        if not "".join(reader.read(folder / f"statement.{kind}", f"a.{kind}", folder).texts)
    ]
    reader.close()
    checker = open_checker(bundle().resources / "dictionaries", folder)
    if [word for _, _, word in checker.unknown("The counsil wrote.")] != ["counsil"]:
        failed.append("the dictionary")
    checker.close()
    sealed, passphrase = folder / "sealed", "only for this test"
    with sealed.open("wb") as file:
        carrying.write(case, Purpose.SENT_BACK, passphrase, None, file)
    with carrying.opened(sealed, passphrase, folder) as carried:
        if carried.case != case:
            failed.append("sealing")
    return failed


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "list": list_cases,
    "dump": dump_case,
    "export-case": dump_case,
    "check": check_case,
    "demo": write_demo,
}
_ELSEWHERE = {
    "import": "importing:import_files",
    "export": "versions.exporting:export",
    "publish": "versions.publishing:publish",
    "issue": "versions.issuing:issue",
    "reopen": "versions.reopening:reopen_case",
    "comments": "versions.comments:comments",
    "compare": "versions.comparing:compare",
    "hand-over": "handover.handing:hand_over",
    "receive": "handover.receiving:receive",
    "send-back": "handover.handing:send_back",
    "letters": "versions.letters:letters",
    "accept": "accepting:accept_problem",
    "office": "office:office",
    "backup": "keeping:back_up",
    "restore": "keeping:restore",
    "verify": "keeping:verify",
    "attach": "papers:attach",
    "search": "searching:search",
    "evidence tidy": "papers:tidy_evidence",
    "evidence index": "disclosing:write_index",
    "evidence bundle": "disclosing:write_bundle",
    "decisions take-in": "decisions:take_in",
    "decisions search": "decisions:search",
    "decisions like": "decisions:search",
    "decisions wording": "decisions:wording",
    "redact": "disclosing:redact",
}
"""The other commands: the module each loads, and the function in it that carries it out."""


def command_of(options: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    """What carries out the command that was typed."""
    name = options.command
    if name in _COMMANDS:
        return _COMMANDS[name]
    where = _ELSEWHERE.get(name) or _ELSEWHERE[f"{name} {options.what}"]
    found: Callable[[argparse.Namespace], int] = resolve_name(f"workbench.cli.{where}")
    return found
