"""What may be typed of the commands about versions of the statement."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_versions(
    commands: Any, shared: argparse.ArgumentParser, path: Callable[[str], Path]
) -> None:
    """Add ``export``, ``publish``, ``issue``, ``comments``, ``compare`` and ``letters``."""
    export = commands.add_parser("export", parents=[shared], help="write a case's statement")
    export.add_argument("reference", metavar="REF")
    export.add_argument("--word", type=path, metavar="FILE")
    export.add_argument("--pdf", type=path, metavar="FILE")
    export.add_argument("--text", type=path, metavar="FILE")
    export.add_argument("--html", type=path, metavar="FILE")
    export.add_argument("--kind", choices=("draft", "final"), default="draft")
    export.add_argument(
        "--large-print", action="store_true", help="in type of 16 points and more, to read easily"
    )
    export.add_argument(
        "--override",
        default="",
        metavar="REASON",
        help="export a final with errors, but for names in it; the reason is logged",
    )

    publish = commands.add_parser(
        "publish",
        parents=[shared],
        help="write the final decision by itself into a folder, with a receipt",
    )
    publish.add_argument("reference", metavar="REF")
    publish.add_argument("--to", type=path, metavar="DIR", required=True)
    publish.add_argument("--format", choices=("pdf", "word", "html"), default="pdf")

    issue = commands.add_parser(
        "issue",
        parents=[shared],
        help="freeze the draft or final decision as a version, and write its files",
        epilog="The files are kept with the casebook too, byte for byte as they were issued.",
    )
    issue.add_argument("reference", metavar="REF")
    issue.add_argument("--to", type=path, metavar="DIR", required=True)
    issue.add_argument("--kind", choices=("draft", "final"), default="draft")
    issue.add_argument(
        "--format",
        action="append",
        choices=("word", "pdf", "text", "html"),
        help="may be given several times; default: word and pdf",
    )
    issue.add_argument(
        "--sent-to",
        action="append",
        default=[],
        metavar="WHO",
        help="a label (“Ms X”) or a body (“the Council”); may be given several times",
    )
    issue.add_argument("--how", default="", help="by what way it is sent: post, e-mail, …")
    issue.add_argument(
        "--comments-by",
        default="",
        metavar="DAY",
        help="such as “3 May 2027” or “in 15 working days”; default: the office’s own period",
    )
    issue.add_argument(
        "--because",
        default="",
        metavar="REASON",
        help="issue a final with errors, but for names in it; the reason is logged",
    )
    issue.add_argument(
        "--again", default="", metavar="REASON", help="why a decision is issued once more"
    )

    comments = commands.add_parser(
        "comments",
        parents=[shared],
        help="read a draft that came back as a Word file: comments and changes proposed in it",
    )
    comments.add_argument("reference", metavar="REF")
    comments.add_argument("file", type=path, metavar="FILE.docx")
    comments.add_argument("--json", action="store_true", help="as JSON, for other programs")
    comments.add_argument(
        "--take",
        default="",
        metavar="WHAT",
        help="proposals to take into the case: all, their numbers (“3,5”), or an author’s name",
    )

    compare = commands.add_parser(
        "compare", parents=[shared], help="say what changed between two versions of a statement"
    )
    compare.add_argument("reference", metavar="REF")
    compare.add_argument("old", metavar="OLD", help="such as “draft 1”")
    compare.add_argument(
        "new", metavar="NEW", nargs="?", default="now", help="default: the draft as it stands now"
    )
    compare.add_argument(
        "--word", type=path, metavar="FILE", help="the new version with real tracked changes"
    )
    compare.add_argument("--pdf", type=path, metavar="FILE", help="the changes listed and marked")
    compare.add_argument(
        "--by", default="The investigator", metavar="WHO", help="whose the changes are in Word"
    )
    compare.add_argument("--on", default="", metavar="DAY", help="their day; default: today")
    compare.add_argument("--json", action="store_true", help="as JSON, for other programs")

    letters = commands.add_parser(
        "letters",
        parents=[shared],
        help="make a letter or notice of a case, or list those made",
        epilog="A template marked “[real names]” makes confidential files, for you alone.",
    )
    letters.add_argument("reference", metavar="REF")
    letters.add_argument(
        "template", metavar="TEMPLATE", nargs="?", help="without it: what there is, and was made"
    )
    letters.add_argument("--list", action="store_true", help="only the letters that were made")
    letters.add_argument("--to", type=path, metavar="FILE", help="a .docx, a .pdf, or a folder")
    letters.add_argument(
        "--for",
        dest="addressee",
        default="",
        metavar="WHO",
        help="a label (“Ms X”) or a body; default: the complainant",
    )
    letters.add_argument(
        "--fill",
        action="append",
        default=[],
        metavar="NAME=WORDS",
        help="what is to stand in place of “[name]”; may be given several times",
    )
    letters.add_argument("--sent-on", default="", metavar="DAY", help="such as “today”")
    letters.add_argument("--how", default="", help="by what way it is sent: post, e-mail, …")
    letters.add_argument("--json", action="store_true", help="as JSON, for other programs")
