"""Files made to keep a reader busy or to fill its memory, of every kind that is read."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from tests.builders import TODAY
from tests.interchange.workbooks import MAIN, a_sheet, a_workbook, words
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import WorkbenchError
from workbench.domain.library.reference import ReferenceLibrary
from workbench.interchange import casefile
from workbench.interchange.published.page import read_page
from workbench.interchange.published.reader import read_statement
from workbench.interchange.tables.separated import read_clipboard, read_csv
from workbench.interchange.tables.workbook import read_workbook
from workbench.statement.checks.words.leftovers import leftovers

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARAGRAPH = "<w:p><w:r><w:t>This is a paragraph.</w:t></w:r></w:p>"
ROW = '<row r="1">' + words("A1", "Date") + words("B1", "What happened") + "</row>"


def a_word_file(body: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return made.getvalue()


def cells(last: int, rows: int, of: str) -> str:
    return "".join(
        f'<row r="{r}">' + of.format(r=r, last="XFD") * last + "</row>" for r in range(1, rows)
    )


WORKBOOKS: Mapping[str, Callable[[], bytes]] = {
    "cells in the last column": lambda: a_workbook(
        a_sheet(cells(1, 20_000, '<c r="{last}{r}"><v>1</v></c>'))
    ),
    "cells without content": lambda: a_workbook(a_sheet(cells(16_384, 200, '<c s="1"/>'))),
    "a million styles": lambda: a_workbook(
        a_sheet(ROW),
        {
            "styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs>'
            + "<xf/>" * 1_000_000
            + "</cellXfs></styleSheet>"
        },
    ),
    "a million cells": lambda: a_workbook(a_sheet(cells(50, 20_000, "<c><v>1</v></c>"))),
    "a million rows": lambda: a_workbook(a_sheet(ROW + '<row ht="15"/>' * 1_000_000)),
    "merged over and over": lambda: a_workbook(
        a_sheet(
            ROW, after="<mergeCells>" + '<mergeCell ref="A1:A20000"/>' * 500_000 + "</mergeCells>"
        )
    ),
    "a text used everywhere": lambda: a_workbook(
        a_sheet(cells(10, 20_000, '<c t="s"><v>0</v></c>')),
        {"sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"a b " * 100_000}</t></si></sst>'},
    ),
    "spaces": lambda: a_workbook(a_sheet(ROW + " " * 110_000_000)),
    "attributes": lambda: a_workbook(
        f'<worksheet xmlns="{MAIN}" ' + " ".join(f'a{n}="1"' for n in range(500_000)) + "/>"
    ),
    "tags in tags": lambda: a_workbook("<a>" * 2_000_000),
}
_STATED = b"The complaint\n\n1. Ms X complained.\n\n2. "
STATEMENTS: Mapping[str, Callable[[], bytes]] = {
    "79 MB of paragraphs.docx": lambda: a_word_file(PARAGRAPH * (79_000_000 // len(PARAGRAPH))),
    "blank paragraphs.docx": lambda: a_word_file("<w:p/>" * 390_000),
    "tables in tables.docx": lambda: a_word_file("<w:tbl><w:tr><w:tc>" * 30_000 + PARAGRAPH),
    "tables in tables, closed.docx": lambda: a_word_file(
        "<w:tbl><w:tr><w:tc>" * 30_000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 30_000
    ),
    "changes in changes.docx": lambda: a_word_file(
        "<w:p>" + "<w:ins>" * 50_000 + "</w:ins>" * 50_000 + "</w:p>"
    ),
    "ends deleted.docx": lambda: a_word_file(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>" * 40_000
    ),
    "one text.docx": lambda: a_word_file(
        "<w:p><w:r><w:t>" + "on and on " * 3_000_000 + "</w:t></w:r></w:p>"
    ),
    **{
        f"10,000 unclosed {tag}.html": (lambda tag=tag: f"<html>{f'<{tag}>x ' * 10_000}".encode())
        for tag in (
            "b",
            "div",
            "p",
            "li",
            "ol",
            "table",
            "td",
            "blockquote",
            "span",
            "h2",
            "main",
            "del",
            "ins",
            "sup",
        )
    },
    **{
        f"broken {n}.html": lambda sign=sign: b"<html>" + sign * 300_000
        for n, sign in enumerate([b"<a ", b"<!--", b"&", b"<", b"</", b"<a b='\"", b"<a /", b"<!"])
    },
    "sums.txt": lambda: _STATED + b"\xc2\xa31 " * 4_000,
    "lines.txt": lambda: b"abc def\n" * 500_000,
    "one line.txt": lambda: b"word " * 4_000_000,
}

SEPARATED = [
    'a,"b\n' * 500_000, 'a,"""\n' * 500_000, "," * 15_000_000, "a,b\n" + ",,\n" * 900_000,
    '"' + "x" * 15_000_000, '"' * 15_000_000, "2021,x\n" * 900_000, "â€™Ã©Õ" * 100_000,
]  # fmt: skip
COPIED = ["<table>" * 300_000, "<td colspan=999>x" * 300_000, "<tr><td rowspan=999>" * 300_000]
EVENTS = [
    "0," * 2_000_000 + "0",
    "{}," * 50_000 + "0",
    f'{{"id":"a","accounts":[{"0," * 200_000}0]}}',
]


def a_case_file(events: str) -> str:
    beginning = json.dumps({"format": casefile.FORMAT, "version": 2, "case": {}})[:-1]
    return f'{beginning}, "events": [{events}]}}'


@cache
def _library() -> ReferenceLibrary:
    return load_reference_library()


HOSTILE: Mapping[str, tuple[Callable[[], object], Callable[[object], object]]] = {
    **{name: (made, read_workbook) for name, made in WORKBOOKS.items()},
    **{
        name: (made, lambda data, name=name: read_statement(name, data, _library(), TODAY))
        for name, made in STATEMENTS.items()
    },
    **{
        f"separated text {n}": (lambda text=text: text.encode(), read_csv)
        for n, text in enumerate(SEPARATED)
    },
    **{
        f"copied {html[:20]}": (
            lambda html=html: f"<table>{html}",
            lambda html: read_clipboard("x", html),
        )
        for html in COPIED
    },
    **{
        f"case file {n}": (lambda events=events: a_case_file(events), casefile.loads)
        for n, events in enumerate(EVENTS)
    },
}  # type: ignore[dict-item]
"""For each hostile file how it is made, and how what was made is read."""

PAGE_PIECES = ("<a ", "<p x='", "</ ", "<!--", "<script>", "<style>a{", "<i>x", "<ol><li>", "&#",
               '<p style="', "<b>x</b>")  # fmt: skip
"""What a page may hold over and over, never closed."""

TEXT_PIECES = ("“", "_", "?", "[ ", "(", "£x", "«", "Error! ", "XX ", "[insert ")
"""What a text may hold over and over, never closed."""

REPEATED: Mapping[str, Callable[[int], object]] = {
    **{
        f"page of {piece}": lambda times, piece=piece: read_page("<html><body>" + piece * times)
        for piece in PAGE_PIECES
    },
    **{
        f"text of {piece}": lambda times, piece=piece: leftovers(piece * times)
        for piece in TEXT_PIECES
    },
}  # type: ignore[dict-item]
"""Reading a piece so many times over, which may only take longer as it grows."""


def read_or_refuse(name: str, made: object) -> bool:
    """Whether a hostile file was read; any error but a refusal in words is a fault."""
    try:
        HOSTILE[name][1](made)
    except WorkbenchError as refused:
        assert str(refused)
        return False
    return True
