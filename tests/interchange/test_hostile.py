"""Files made to keep a reader busy or fill its memory: each is refused, or read, before it can."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.builders import TODAY
from tests.interchange.workbooks import MAIN, a_sheet, a_workbook, words
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import WorkbenchError
from workbench.interchange import casefile
from workbench.interchange.published.reader import read_statement
from workbench.interchange.tables.separated import read_clipboard, read_csv
from workbench.interchange.tables.workbook import read_workbook

MOST_SECONDS = 4.0
"""Twice what is promised: test machines are shared, and slow."""

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


WORKBOOKS = {
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
STATEMENTS = {
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
        f"10,000 unclosed {tag}.html": lambda tag=tag: f"<html>{f'<{tag}>x ' * 10_000}".encode()
        for tag in ("b", "div", "p", "li", "ol", "table", "td", "blockquote", "span", "h2", "main")
    },
    **{
        f"broken {n}.html": lambda sign=sign: b"<html>" + sign * 300_000
        for n, sign in enumerate([b"<a ", b"<!--", b"&", b"<", b"</", b"<a b='\"", b"<a /", b"<!"])
    },
    "lines.txt": lambda: b"abc def\n" * 500_000,
    "one line.txt": lambda: b"word " * 4_000_000,
}


def took(what: object) -> float:
    """The processor's time for reading, refused or not; anything but a refusal is a fault."""
    begun = time.process_time()
    try:
        what()  # type: ignore[operator]
    except WorkbenchError as refused:
        assert str(refused)
    return time.process_time() - begun


@pytest.mark.parametrize("name", WORKBOOKS)
def test_no_workbook_keeps_its_reader_busy(name: str) -> None:
    data = WORKBOOKS[name]()
    assert took(lambda: read_workbook(data)) < MOST_SECONDS


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_statement_keeps_its_reader_busy(name: str) -> None:
    library, data = load_reference_library(), STATEMENTS[name]()
    assert took(lambda: read_statement(name, data, library, TODAY)) < MOST_SECONDS


@pytest.mark.parametrize(
    "text",
    [
        'a,"b\n' * 500_000, 'a,"""\n' * 500_000, "," * 15_000_000, "a,b\n" + ",,\n" * 900_000,
        '"' + "x" * 15_000_000, '"' * 15_000_000, "2021,x\n" * 900_000, "â€™Ã©Õ" * 100_000,
    ],
    ids=range(8),
)  # fmt: skip
def test_no_separated_text_keeps_its_reader_busy(text: str) -> None:
    assert took(lambda: read_csv(text.encode())) < MOST_SECONDS


@pytest.mark.parametrize(
    "html", ["<table>" * 300_000, "<td colspan=999>x" * 300_000, "<tr><td rowspan=999>" * 300_000]
)
def test_no_clipboard_keeps_its_reader_busy(html: str) -> None:
    assert took(lambda: read_clipboard("x", f"<table>{html}")) < MOST_SECONDS


@pytest.mark.parametrize(
    "events",
    ["0," * 2_000_000 + "0", "{}," * 50_000 + "0", f'{{"id":"a","accounts":[{"0," * 200_000}0]}}'],
)
def test_no_case_file_keeps_its_reader_busy(events: str) -> None:
    beginning = json.dumps({"format": casefile.FORMAT, "version": 2, "case": {}})[:-1]
    text = f'{beginning}, "events": [{events}]}}'
    assert took(lambda: casefile.loads(text)) < MOST_SECONDS


MEASURED = """
import sys
from pathlib import Path
from tests.benchmarks.memory import peak_memory
from tests.builders import TODAY
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import WorkbenchError
from workbench.interchange.published.reader import read_statement
from workbench.interchange.tables.workbook import read_workbook
path = Path(sys.argv[1])
library, data = load_reference_library(), path.read_bytes()
try:
    if path.suffix == ".xlsx":
        read_workbook(data)
    else:
        read_statement(path.name, data, library, TODAY)
except WorkbenchError:
    pass
print(peak_memory())
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
@pytest.mark.parametrize("name", [*WORKBOOKS, *STATEMENTS])
def test_no_file_fills_the_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / (f"{name}.xlsx" if name in WORKBOOKS else name)
    path.write_bytes((WORKBOOKS.get(name) or STATEMENTS[name])())
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], check=True, capture_output=True, text=True
    )
    assert float(done.stdout) < 300, name
