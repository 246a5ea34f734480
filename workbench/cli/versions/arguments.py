"""What may be typed of the commands about versions of the statement."""

from __future__ import annotations

from workbench.cli.command import Commands

_ENDINGS = {
    "word": (".docx",),
    "pdf": (".pdf",),
    "text": (".txt",),
    "html": (".html", ".htm"),
}
_HOW = "by what way it is sent: post, e-mail, …"


def add_versions(commands: Commands) -> None:
    """Add what hands the statement out, and what goes on between draft and decision."""
    export = commands.add("export", "write a case's statement")
    export.reference()
    for format, ends in _ENDINGS.items():
        export.file(f"--{format}", ends=ends)
    export.one_of("--kind", ("draft", "final"), "draft")
    export.flag("--large-print", "in type of 16 points and more, to read easily")
    what = "export a final with errors, but for names in it; the reason is logged"
    export.said("--override", "REASON", what)
    what = "write the final decision by itself into a folder, with a receipt"
    publish = commands.add("publish", what)
    publish.reference()
    publish.file("--to", metavar="DIR", required=True)
    publish.one_of("--format", ("pdf", "word", "html"), "pdf")
    _add_issue(commands)
    what = "open a decided case for changes, so that the decision is issued again"
    reopen = commands.add("reopen", what)
    reopen.reference()
    what = "why it is reopened; kept in the log"
    reopen.add_argument("--because", metavar="REASON", required=True, help=what)
    comments = commands.add(
        "comments",
        "read a draft that came back as a Word file: comments and changes proposed in it",
    )
    comments.reference()
    comments.file("file", metavar="FILE.docx")
    comments.json()
    what = "proposals to take into the case: all, their numbers (“3,5”), or an author’s name"
    comments.said("--take", "WHAT", what)
    what = "enter its comments as points of theirs: a label (“Ms X”) or a body (“the Council”)"
    comments.said("--from", "WHO", what, dest="party")
    _add_compare(commands)
    _add_letters(commands)


def _add_issue(commands: Commands) -> None:
    issue = commands.add(
        "issue",
        "freeze the draft or final decision as a version, and write its files",
        epilog="The files are kept with the casebook too, byte for byte as they were issued.",
    )
    issue.reference()
    issue.file("--to", metavar="DIR", required=True)
    issue.one_of("--kind", ("draft", "final"), "draft")
    issue.add_argument(
        "--format",
        action="append",
        choices=("word", "pdf", "text", "html"),
        help="may be given several times; default: word and pdf",
    )
    what = "a label (“Ms X”) or a body (“the Council”); may be given several times"
    issue.several("--sent-to", "WHO", what)
    issue.add_argument("--how", default="", help=_HOW)
    what = "such as “3 May 2027” or “in 15 working days”; default: the office’s own period"
    issue.said("--comments-by", "DAY", what)
    what = "issue a final with errors, but for names in it; the reason is logged"
    issue.said("--because", "REASON", what)
    issue.said(
        "--again", "REASON", "why a decision is issued once more; usually why it was reopened"
    )
    what = "of remedies that run already: the days stay (usual), or follow from this decision"
    issue.one_of("--deadlines", ("keep", "anew"), "keep", what)


def _add_compare(commands: Commands) -> None:
    compare = commands.add("compare", "say what changed between two versions of a statement")
    compare.reference()
    compare.add_argument("old", metavar="OLD", help="such as “draft 1”")
    what = "default: the statement as it stands now"
    compare.said("new", "NEW", what, nargs="?", default="now")
    compare.file("--word", help="the new version with real tracked changes", ends=_ENDINGS["word"])
    compare.file("--pdf", help="the changes listed and marked", ends=_ENDINGS["pdf"])
    compare.said("--by", "WHO", "whose the changes are in Word", default="The investigator")
    compare.said("--on", "DAY", "their day; default: today")
    compare.json()


def _add_letters(commands: Commands) -> None:
    letters = commands.add(
        "letters",
        "make a letter or notice of a case, or list those made",
        epilog="A template marked “[real names]” makes confidential files, for you alone.",
    )
    letters.reference()
    what = "without it: what there is, and was made"
    letters.add_argument("template", metavar="TEMPLATE", nargs="?", help=what)
    letters.flag("--list", "only the letters that were made")
    letters.file("--to", help="a .docx, a .pdf, or a folder")
    what = "a label (“Ms X”) or a body; default: the complainant"
    letters.said("--for", "WHO", what, dest="addressee")
    what = "what is to stand for “[name]” or “{salutation}”; may be given several times"
    letters.several("--fill", "NAME=WORDS", what)
    letters.said("--sent-on", "DAY", "such as “today”")
    letters.add_argument("--how", default="", help=_HOW)
    letters.json()
