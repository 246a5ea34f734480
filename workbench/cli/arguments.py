"""What may be typed after each command."""

from __future__ import annotations

import argparse

from workbench import __version__
from workbench.cli.command import FOLDER, Command, Commands
from workbench.cli.handover.arguments import add_handover
from workbench.cli.versions.arguments import add_versions
from workbench.domain.records.complaint import Outcome

_OUTCOMES = [each.value for each in Outcome]


def program(window: Command) -> Command:
    """All that may be typed; `window` has what may be given without a command."""
    parser = Command(
        prog="workbench",
        parents=[window],
        description="A desk for investigators of complaints about children's social care. "
        "Without a command it opens its window.",
        epilog="Exit codes: 0 done; 1 errors or damage found, nothing found, or done but not "
        "noted in the case; 2 it could not be done.",
    )
    parser.add_argument("--version", action="version", version=f"Case workbench {__version__}")
    # After the command as well; left out there, what stands before the command holds.
    shared = Command(add_help=False)
    shared.file("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=FOLDER)
    among = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands = Commands(among, [shared])
    _add_cases(commands)
    add_versions(commands)
    add_handover(commands)
    accept = commands.add(
        "accept", "accept a problem that is none, with a reason; it holds for its own sentence"
    )
    accept.reference()
    accept.add_argument("key", metavar="KEY", help="the key that check --json gives the problem")
    accept.add_argument("--because", required=True, metavar="REASON")
    _add_keeping(commands)
    _add_attach(commands)
    _add_search(commands)
    _add_evidence(commands)
    _add_decisions(commands)
    _add_redact(commands)
    demo = Commands(among, []).add("demo", "write the practice cases as .json, .docx and .pdf")
    demo.file("--out", metavar="DIR", required=True)
    return parser


def _add_cases(commands: Commands) -> None:
    commands.add("list", "list the cases of the casebook").json()
    bring = commands.add(
        "import",
        "add cases from case files, zips with their evidence, or statements written elsewhere",
    )
    bring.file("files", nargs="+")
    bring.flag("--as-copy", "leave the reference blank when it is in use")
    what = "events, findings and the like that a statement’s words propose; default: leave"
    bring.one_of("--proposals", ("accept", "leave"), "leave", what)
    dump = commands.add("dump", "write a case as a case file", aliases=["export-case"])
    dump.reference()
    dump.file("-o", "--output", help="default: the screen")
    dump.flag("--with-evidence", "as a zip, with the files of its evidence")
    check = commands.add(
        "check", "name every problem of a case, or of a statement in a file from outside"
    )
    what = "a case, or a statement as .docx, .html or .txt"
    check.add_argument("reference", metavar="REF|FILE", help=what)
    check.json()
    check.one_of("--kind", ("draft", "final"), "final")


def _add_keeping(commands: Commands) -> None:
    office = commands.parts_of("office", "export or import your office's own set")
    office.add("export", "paragraphs, outlines, bands, days off, limits, settings").file("file")
    taken = office.add("import", "take over a set that another office exported")
    taken.file("file")
    taken.flag("--dry-run", "only show what would change")
    backup = commands.add("backup", "copy the whole casebook, looked over before it counts")
    backup.file("file", nargs="?", help="default: its backups folder")
    restore = commands.add(
        "restore", "put a copy in the place of the casebook, or one case of it back"
    )
    what = "a file, or “newest”; without it the copies there are are listed"
    restore.file("copy", nargs="?", metavar="COPY", help=what)
    restore.said("--case", "REF", "only this case, as it was in the copy", default=None)
    verify = commands.add("verify", "look a casebook over and name everything damaged in it")
    verify.file("file", nargs="?", help="default: the casebook itself")
    verify.flag("--repair", "make the casebook’s indexes anew first")


def _add_attach(commands: Commands) -> None:
    attach = commands.add("attach", "add files, folders or zips of them to a case as evidence")
    attach.reference()
    attach.file("files", nargs="+")
    what = "the item the file belongs to, by number (E3) or id; the others come beneath it"
    attach.said("--item", "ITEM", what)
    attach.json("what was added, for other programs")


def _add_search(commands: Commands) -> None:
    search = commands.add(
        "search",
        "find words in all cases and their papers",
        epilog="Words side by side must all be there. “A phrase” in quotation marks, begin* for "
        "words that begin so, AND, OR, NOT, NEAR in capitals, round brackets.",
    )
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.said("--case", "REF", "only in this case")
    search.said("--body", "NAME", "only in cases about this body")
    what = "only this kind of record: event, finding, evidence, statement, …; may be repeated"
    search.several("--kind", "KIND", what)
    search.number("--year", "YEAR", "only what is of this year")
    search.said("--since", "DATE", "only what is of that day or later")
    search.said("--until", "DATE", "only what is of that day or before")
    search.one_of("--outcome", _OUTCOMES, help="only in cases with this outcome")
    search.json()


def _add_evidence(commands: Commands) -> None:
    care = commands.parts_of("evidence", "look after the files of evidence")
    what = "remove the files that no case, no undo and no copy needs, and say which"
    care.add("tidy", what).flag("--dry-run", "only say which")
    index = care.add("index", "write a schedule of the papers of a case, with labels")
    index.reference()
    index.file("--to", required=True, help=".docx, .xlsx, .pdf or .csv")
    what = "bind papers into one PDF with cover, index and page numbers; it holds real names"
    bound = care.add("bundle", what)
    bound.reference()
    bound.file("--to", required=True, ends=(".pdf",))
    what = "an item by its number (E3) or id, in this order; without it all of them"
    bound.several("--item", "ITEM", what)
    bound.said("--because", "REASON", "kept with the case")


def _add_decisions(commands: Commands) -> None:
    past = commands.parts_of("decisions", "past decisions as precedents: take in, find, compare")
    folder = past.add("take-in", "take in a folder of decisions (Word, HTML, text)")
    folder.file("folder", metavar="FOLDER")
    for name, words in (
        ("search", "find paragraphs that have these words"),
        ("like", "find paragraphs that are worded like these words"),
    ):
        asked = past.add(name, words)
        asked.add_argument("words", nargs="+", metavar="WORDS")
        asked.said("--council", "NAME")
        asked.one_of("--outcome", _OUTCOMES)
        asked.number("--year", "YEAR", "of the decision")
        asked.said("--power", "WORDS", "that names this provision")
        asked.json()
    own = past.add(
        "wording", "list the paragraphs that come back nearly word for word, or take one over"
    )
    what = "take this one over into the office library"
    own.number("--take", "NUMBER", what)


def _add_redact(commands: Commands) -> None:
    redact = commands.add(
        "redact",
        "write a copy of a paper for disclosure, names and areas blacked out",
        epilog="Names and details kept with the people of the case are found by themselves; the "
        "copy holds pictures of its pages and the words that can be read on them, nothing else.",
    )
    redact.reference()
    redact.add_argument("item", metavar="ITEM", help="its number (E3) or id")
    redact.file("--to", required=True, ends=(".pdf",))
    what = "black out this too, in millimetres from the top left of the page"
    redact.several("--area", "PAGE:LEFT,TOP,RIGHT,BOTTOM", what)
    redact.several("--show", "LABEL", "whoever reads the copy knows this person: their names stay")
    redact.several("--keep", "WORDS", "leave these words as they are")
    redact.said("--because", "REASON", "why words are left")
    what = "pages with pictures whose words you have looked through yourself: 1,3-5"
    redact.said("--looked-at", "PAGES", what)
    what = "black out too what may tell of somebody: without it such places are named"
    redact.flag("--open-too", what)
