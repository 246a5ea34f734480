"""The commands themselves. Output goes to standard output, trouble to standard error."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.application.casebook.workbench import Workbench
from workbench.application.handing_out.exporting import (
    file_stem,
    make_folder,
    prepare,
    write_files,
)
from workbench.application.handing_out.gate import guard_for
from workbench.bootstrap import STATEMENT_FILES, open_workbench, practice_cases, renderers
from workbench.cli.files import write_confidential
from workbench.cli.output import OutputLost, let_go, say, say_data, say_json, tell
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import (
    FileRefused,
    WorkbenchError,
    places,
)
from workbench.domain.problems import Problem, Severity
from workbench.domain.text import shortened
from workbench.export.files import write_private, write_whole
from workbench.export.read_back import parts_of
from workbench.paths import user_folders
from workbench.persistence.neighbours import warnings
from workbench.statement.checks.running import open_problems
from workbench.statement.nodes import StatementStage

if TYPE_CHECKING:
    from workbench.persistence.casebook import Casebook

DONE, FOUND_ERRORS, FAILED = 0, 1, 2


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
        return _COMMANDS[options.command](options)
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


def _workbench(options: argparse.Namespace) -> Workbench:
    return _opened(options)[0]


def _opened(options: argparse.Namespace) -> tuple[Workbench, Casebook]:
    """The casebook to work in, closed when the command is done."""
    workbench, casebook = open_workbench(options.data_dir)
    options.leaving.callback(casebook.close)
    return workbench, casebook


def list_cases(options: argparse.Namespace) -> int:
    """``list``: the register, and what is dangerous about its folder."""
    for words in warnings(user_folders(options.data_dir).data):
        tell(words)
    rows = [row for row in _workbench(options).register() if not row.deleted]
    if options.json:
        say_json([asdict(row) for row in rows])
        return DONE
    if not rows:
        say("There are no cases yet.")
    for row in rows:
        due = f"  next: {row.next_step} {row.next_due}".rstrip() if row.next_due else ""
        reference = row.reference or f"[{row.id}]"
        say(f"{reference:<12}  {row.body:<32}  {row.complainant:<8}  {row.stage}{due}")
    return DONE


def import_cases(options: argparse.Namespace) -> int:
    """``import``: cases from case files, zips with evidence and statements."""
    from workbench.cli.importing import import_files

    import_files(*_opened(options), options)
    return DONE


def dump_case(options: argparse.Namespace) -> int:
    """``dump``, ``export-case``: one case as a case file, or with its evidence as one zip."""
    from workbench.interchange.casefile import dumps

    if options.with_evidence and options.output is None:
        tell("A case with its evidence is a zip: name it with -o FILE.")
        return FAILED
    workbench, casebook = _opened(options)
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
    workbench = _workbench(options)
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
            say(f"    {problem.hint}")
        for place in problem.places:
            say(f"    “{place}”")
    if not problems:
        say("No problems.")


def export_statement(options: argparse.Namespace) -> int:
    """``export``: the statement of a case in the formats asked for."""
    from workbench.cli.versions.exporting import export

    return DONE if export(_workbench(options), options) else FAILED


def publish_statement(options: argparse.Namespace) -> int:
    """``publish``: the final decision by itself in a folder."""
    from workbench.cli.versions.publishing import publish

    return publish(_workbench(options), options)


def issue_statement(options: argparse.Namespace) -> int:
    """``issue``: the draft or final decision frozen as a version, and its files."""
    from workbench.cli.versions.issuing import issue

    return issue(*_opened(options), options)


def read_comments(options: argparse.Namespace) -> int:
    """``comments``: a draft that came back as a Word file."""
    from workbench.cli.versions.comments import comments

    return comments(_workbench(options), options)


def hand_over_case(options: argparse.Namespace) -> int:
    """``hand-over``: a case to a second reader, as one sealed file."""
    from workbench.cli.handover.handing import hand_over

    return hand_over(*_opened(options), options)


def receive_case(options: argparse.Namespace) -> int:
    """``receive``: a case handed over, or what a second reader sent back."""
    from workbench.cli.handover.receiving import receive

    return receive(*_opened(options), options)


def send_case_back(options: argparse.Namespace) -> int:
    """``send-back``: the notes on a case handed over, as one sealed file."""
    from workbench.cli.handover.handing import send_back

    return send_back(*_opened(options), options)


def compare_versions(options: argparse.Namespace) -> int:
    """``compare``: two versions of a statement."""
    from workbench.cli.versions.comparing import compare

    return compare(_workbench(options), options)


def make_letters(options: argparse.Namespace) -> int:
    """``letters``: letters and notices of a case."""
    from workbench.cli.versions.letters import letters

    return letters(*_opened(options), options)


def accept_problem(options: argparse.Namespace) -> int:
    """``accept``: a problem accepted with a reason."""
    from workbench.cli import accepting

    return accepting.accept_problem(_workbench(options), options)


def change_office(options: argparse.Namespace) -> int:
    """``office``: an office's own set to a file, or from one."""
    from workbench.bootstrap import word_template
    from workbench.cli.office import office
    from workbench.export.logo import KeptLogo

    workbench, casebook = _opened(options)
    folder = casebook.folder
    office(workbench, options, {"template": word_template(folder), "logo": KeptLogo(folder)})
    return DONE


def back_up(options: argparse.Namespace) -> int:
    """``backup``: a copy of the casebook."""
    from workbench.cli.keeping import back_up

    back_up(options)
    return DONE


def restore(options: argparse.Namespace) -> int:
    """``restore``: a copy, or a case of one, put back."""
    from workbench.cli.keeping import restore

    restore(options)
    return DONE


def verify(options: argparse.Namespace) -> int:
    """``verify``: what is damaged; exit 1 when something is."""
    from workbench.cli.keeping import verify

    return DONE if verify(options) else FOUND_ERRORS


def attach_files(options: argparse.Namespace) -> int:
    """``attach``: files added to a case as evidence."""
    from workbench.cli.papers import attach

    return DONE if attach(*_opened(options), options) else FAILED


def search_cases(options: argparse.Namespace) -> int:
    """``search``: words found in all cases; exit 1 when nothing has them."""
    from workbench.cli.searching import search

    return DONE if search(*_opened(options), options) else FOUND_ERRORS


def change_evidence(options: argparse.Namespace) -> int:
    """``evidence``: files nothing needs removed, an index or a bundle written."""
    if options.what == "tidy":
        from workbench.cli.papers import tidy_evidence

        tidy_evidence(options)
        return DONE
    from workbench.cli.disclosing import write_bundle, write_index

    if options.what == "index":
        write_index(_workbench(options), options)
        return DONE
    return DONE if write_bundle(*_opened(options), options) else FOUND_ERRORS


def use_decisions(options: argparse.Namespace) -> int:
    """``decisions``: past decisions taken in, found, compared; exit 1 when nothing is found."""
    from workbench.cli import decisions

    workbench, casebook = _opened(options)
    if options.what == "take-in":
        return DONE if decisions.take_in(workbench, casebook, options) else FAILED
    if options.what == "wording":
        return DONE if decisions.wording(workbench, casebook, options) else FOUND_ERRORS
    return DONE if decisions.search(casebook, options) else FOUND_ERRORS


def redact_paper(options: argparse.Namespace) -> int:
    """``redact``: a copy of a paper for disclosure."""
    from workbench.cli.disclosing import redact

    redact(*_opened(options), options)
    return DONE


def write_demo(options: argparse.Namespace) -> int:
    """``demo``: each practice case as a case file, a Word and a PDF statement."""
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
    from workbench.interchange.casefile import dumps

    stage = StatementStage.FINAL
    document = prepare(case, workbench.library, workbench.clock.today(), stage)
    stem = file_stem(case, stage)
    targets = {"word": folder / f"{stem}.docx", "pdf": folder / f"{stem}.pdf"}
    guard = guard_for(case, document, workbench.library, parts_of)
    write_files(document, targets, renderers(), write_whole, guard=guard)
    write_private(folder / f"{case.case.reference.replace(' ', '-')}.json", dumps(case).encode())


def self_test() -> int:
    """``--self-test``: a new casebook, a case stored and read back, all four exports; offscreen."""
    with tempfile.TemporaryDirectory() as folder:
        workbench = open_workbench(Path(folder))[0]
        for title, case in practice_cases():
            stored = workbench.store.load(workbench.bring_in(case)).case
            if stored != case:
                tell(f"Self-test failed: {title} is not the same after being stored.")
                return FAILED
            document = workbench.compose(stored, StatementStage.FINAL)
            for name, render in renderers().items():
                say(f"{shortened(title, 40):<42} {name:<5} {len(render(document)):>8} bytes")
        workbench.store.close()
    say(f"Case workbench {__version__}: self-test passed.")
    return DONE


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "list": list_cases,
    "import": import_cases,
    "dump": dump_case,
    "export-case": dump_case,
    "check": check_case,
    "export": export_statement,
    "publish": publish_statement,
    "issue": issue_statement,
    "comments": read_comments,
    "compare": compare_versions,
    "hand-over": hand_over_case,
    "receive": receive_case,
    "send-back": send_case_back,
    "letters": make_letters,
    "accept": accept_problem,
    "office": change_office,
    "backup": back_up,
    "restore": restore,
    "verify": verify,
    "attach": attach_files,
    "search": search_cases,
    "evidence": change_evidence,
    "decisions": use_decisions,
    "redact": redact_paper,
    "demo": write_demo,
}
