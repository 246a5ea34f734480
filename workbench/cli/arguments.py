"""What may be typed on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from workbench import __version__


def _path(words: str) -> Path:
    """A file or folder named on the command line; an empty name would mean the current folder."""
    if not words.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(words)


def _outcomes() -> list[str]:
    from workbench.domain.records.complaint import Outcome

    return [each.value for each in Outcome]


def _add_window_options(parser: argparse.ArgumentParser) -> None:
    """What may be given without a command."""
    parser.set_defaults(command=None)
    parser.add_argument(
        "--data-dir", type=_path, metavar="DIR", help="the casebook folder to work in"
    )
    parser.add_argument(
        "--self-test", action="store_true", help="make a case, compose it, export it; then leave"
    )
    parser.add_argument(
        "--quit-when-painted",
        action="store_true",
        help="open the window and leave once the register is painted",
    )


def _build() -> argparse.ArgumentParser:
    from workbench.cli.handover.arguments import add_handover
    from workbench.cli.versions.arguments import add_versions

    parser = argparse.ArgumentParser(
        prog="workbench",
        description="A desk for investigators of complaints about children's social care. "
        "Without a command it opens its window.",
        epilog="Exit codes: 0 done; 1 errors or damage found; 2 it could not be done.",
    )
    parser.add_argument("--version", action="version", version=f"Case workbench {__version__}")
    _add_window_options(parser)
    # After the command as well; left out there, what stands before the command holds.
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data-dir",
        type=_path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the casebook folder to work in",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    listing = commands.add_parser("list", parents=[shared], help="list the cases of the casebook")
    listing.add_argument("--json", action="store_true", help="as JSON, for other programs")

    bring = commands.add_parser(
        "import",
        parents=[shared],
        help="add cases from case files, zips with their evidence, or statements written elsewhere",
    )
    bring.add_argument("files", nargs="+", type=_path, metavar="FILE")
    bring.add_argument(
        "--as-copy", action="store_true", help="leave the reference blank when it is in use"
    )
    bring.add_argument(
        "--proposals",
        choices=("accept", "leave"),
        default="leave",
        help="events, findings and the like that a statement’s words propose; default: leave",
    )

    dump = commands.add_parser(
        "dump", aliases=["export-case"], parents=[shared], help="write a case as a case file"
    )
    dump.add_argument("reference", metavar="REF")
    dump.add_argument("-o", "--output", type=_path, metavar="FILE", help="default: the screen")
    dump.add_argument(
        "--with-evidence", action="store_true", help="as a zip, with the files of its evidence"
    )

    check = commands.add_parser(
        "check",
        parents=[shared],
        help="name every problem of a case, or of a statement in a file from outside",
    )
    check.add_argument(
        "reference", metavar="REF|FILE", help="a case, or a statement as .docx, .html or .txt"
    )
    check.add_argument("--json", action="store_true", help="as JSON, for other programs")
    check.add_argument("--kind", choices=("draft", "final"), default="final")

    add_versions(commands, shared, _path)
    add_handover(commands, shared, _path)

    accept = commands.add_parser(
        "accept",
        parents=[shared],
        help="accept a problem that is none, with a reason; it holds for its own sentence",
    )
    accept.add_argument("reference", metavar="REF")
    accept.add_argument("key", metavar="KEY", help="the key that check --json gives the problem")
    accept.add_argument("--because", required=True, metavar="REASON")

    office = commands.add_parser(
        "office", parents=[shared], help="export or import your office's own set"
    )
    what = office.add_subparsers(dest="what", metavar="WHAT", required=True)
    out = what.add_parser(
        "export",
        parents=[shared],
        help="paragraphs, outlines, bands, days off, limits, settings",
    )
    out.add_argument("file", type=_path, metavar="FILE")
    taken = what.add_parser(
        "import", parents=[shared], help="take over a set that another office exported"
    )
    taken.add_argument("file", type=_path, metavar="FILE")
    taken.add_argument("--dry-run", action="store_true", help="only show what would change")

    backup = commands.add_parser(
        "backup", parents=[shared], help="copy the whole casebook, looked over before it counts"
    )
    backup.add_argument(
        "file", nargs="?", type=_path, metavar="FILE", help="default: its backups folder"
    )

    restore = commands.add_parser(
        "restore",
        parents=[shared],
        help="put a copy in the place of the casebook, or one case of it back",
    )
    restore.add_argument(
        "copy",
        nargs="?",
        type=_path,
        metavar="COPY",
        help="a file, or “newest”; without it the copies there are are listed",
    )
    restore.add_argument("--case", metavar="REF", help="only this case, as it was in the copy")

    verify = commands.add_parser(
        "verify", parents=[shared], help="look a casebook over and name everything damaged in it"
    )
    verify.add_argument(
        "file", nargs="?", type=_path, metavar="FILE", help="default: the casebook itself"
    )
    verify.add_argument(
        "--repair", action="store_true", help="make the casebook’s indexes anew first"
    )

    attach = commands.add_parser(
        "attach", parents=[shared], help="add files, folders or zips of them to a case as evidence"
    )
    attach.add_argument("reference", metavar="REF")
    attach.add_argument("files", nargs="+", type=_path, metavar="FILE")
    attach.add_argument(
        "--item",
        default="",
        metavar="ID",
        help="the evidence item the file belongs to; the others come beneath it",
    )
    attach.add_argument("--json", action="store_true", help="what was added, for other programs")

    search = commands.add_parser(
        "search",
        parents=[shared],
        help="find words in all cases and their papers",
        epilog="Words side by side must all be there. “A phrase” in quotation marks, begin* for "
        "words that begin so, AND, OR, NOT, NEAR in capitals, round brackets.",
    )
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--case", default="", metavar="REF", help="only in this case")
    search.add_argument("--body", default="", metavar="NAME", help="only in cases about this body")
    search.add_argument(
        "--kind",
        action="append",
        default=[],
        metavar="KIND",
        help="only this kind of record: event, finding, evidence, statement, …; may be repeated",
    )
    search.add_argument("--year", type=int, metavar="YEAR", help="only what is of this year")
    search.add_argument(
        "--since", default="", metavar="DATE", help="only what is of that day or later"
    )
    search.add_argument(
        "--until", default="", metavar="DATE", help="only what is of that day or before"
    )
    search.add_argument(
        "--outcome",
        default="",
        choices=_outcomes(),
        help="only in cases with this outcome",
    )
    search.add_argument("--json", action="store_true", help="as JSON, for other programs")

    evidence = commands.add_parser(
        "evidence", parents=[shared], help="look after the files of evidence"
    )
    care = evidence.add_subparsers(dest="what", metavar="WHAT", required=True)
    tidy = care.add_parser(
        "tidy",
        parents=[shared],
        help="remove the files that no case, no undo and no copy needs, and say which",
    )
    tidy.add_argument("--dry-run", action="store_true", help="only say which")

    index = care.add_parser(
        "index", parents=[shared], help="write a schedule of the papers of a case, with labels"
    )
    index.add_argument("reference", metavar="REF")
    index.add_argument(
        "--to", type=_path, metavar="FILE", required=True, help=".docx, .xlsx, .pdf or .csv"
    )
    bound = care.add_parser(
        "bundle",
        parents=[shared],
        help="bind papers into one PDF with cover, index and page numbers; it holds real names",
    )
    bound.add_argument("reference", metavar="REF")
    bound.add_argument("--to", type=_path, metavar="FILE", required=True)
    bound.add_argument(
        "--item",
        action="append",
        default=[],
        metavar="ITEM",
        help="an item by its number (E3) or id, in this order; without it all of them",
    )
    bound.add_argument("--because", default="", metavar="REASON", help="kept with the case")

    decisions = commands.add_parser(
        "decisions", parents=[shared], help="past decisions as precedents: take in, find, compare"
    )
    past = decisions.add_subparsers(dest="what", metavar="WHAT", required=True)
    folder = past.add_parser(
        "take-in", parents=[shared], help="take in a folder of decisions (Word, HTML, text)"
    )
    folder.add_argument("folder", type=_path, metavar="FOLDER")
    for name, words in (
        ("search", "find paragraphs that have these words"),
        ("like", "find paragraphs that are worded like these words"),
    ):
        asked = past.add_parser(name, parents=[shared], help=words)
        asked.add_argument("words", nargs="+", metavar="WORDS")
        asked.add_argument("--council", default="", metavar="NAME")
        asked.add_argument("--outcome", default="", choices=_outcomes())
        asked.add_argument("--year", default="", metavar="YEAR", help="of the decision")
        asked.add_argument("--power", default="", metavar="WORDS", help="that names this provision")
        asked.add_argument("--json", action="store_true", help="as JSON, for other programs")
    own = past.add_parser(
        "wording",
        parents=[shared],
        help="list the paragraphs that come back nearly word for word, or take one over",
    )
    own.add_argument(
        "--take", type=int, metavar="NUMBER", help="take this one over into the office library"
    )

    redact = commands.add_parser(
        "redact",
        parents=[shared],
        help="write a copy of a paper for disclosure, names and areas blacked out",
        epilog="Names and details kept with the people of the case are found by themselves; the "
        "copy holds pictures of its pages and the words that can be read on them, nothing else.",
    )
    redact.add_argument("reference", metavar="REF")
    redact.add_argument("item", metavar="ITEM", help="its number (E3) or id")
    redact.add_argument("--to", type=_path, metavar="FILE", required=True)
    redact.add_argument(
        "--area",
        action="append",
        default=[],
        metavar="PAGE:LEFT,TOP,RIGHT,BOTTOM",
        help="black out this too, in millimetres from the top left of the page",
    )
    redact.add_argument(
        "--show",
        action="append",
        default=[],
        metavar="LABEL",
        help="whoever reads the copy knows this person: their names stay",
    )
    redact.add_argument(
        "--keep", action="append", default=[], metavar="WORDS", help="leave these words as they are"
    )
    redact.add_argument("--because", default="", metavar="REASON", help="why words are left")
    redact.add_argument(
        "--looked-at",
        default="",
        metavar="PAGES",
        help="pages with pictures whose words you have looked through yourself: 1,3-5",
    )

    redact.add_argument(
        "--open-too",
        action="store_true",
        help="black out too what may tell of somebody: without it such places are named",
    )

    demo = commands.add_parser("demo", help="write the practice cases as .json, .docx and .pdf")
    demo.add_argument("--out", type=_path, metavar="DIR", required=True)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options given; prints help and leaves when they make no sense.

    What is typed after each command is only made ready when a command is given: a window that
    opens does not wait for it.
    """
    window = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    _add_window_options(window)
    with suppress(argparse.ArgumentError):
        options, more = window.parse_known_args(arguments)
        if not more:
            return options
    return _build().parse_args(arguments)
