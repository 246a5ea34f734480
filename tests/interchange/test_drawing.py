"""Papers drawn by a program of their own, whatever their format, and whatever they try."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests import papers
from workbench.application.evidence.recognising import dumps, loads
from workbench.application.evidence.showing import Look, ShownPaper
from workbench.domain.errors import EvidenceUnavailable
from workbench.interchange.drawing.drawer import ChildDrawer
from workbench.interchange.drawing.recogniser import Tesseract
from workbench.interchange.papers import program as programs


@pytest.fixture
def drawer() -> Iterator[ChildDrawer]:
    made = ChildDrawer(patience=60)
    yield made
    made.close()


def opened(drawer: ChildDrawer, folder: Path, name: str, data: bytes) -> ShownPaper:
    path = folder / name
    path.write_bytes(data)
    return drawer.open(path, name)


def test_a_page_of_a_pdf_is_drawn_as_pdfium_draws_it(drawer: ChildDrawer, tmp_path: Path) -> None:
    data = papers.pdf("3 May 2023\nDear Ms X", "the second page")
    shown = opened(drawer, tmp_path, "letter.pdf", data)
    assert [round(leaf.width) for leaf in shown.leaves] == [595, 595]
    drawn = drawer.draw(0, 1.5, 1)
    with pypdfium2.PdfDocument(data) as document:
        bare = document[0].render(scale=1.5, rotation=90, prefer_bgrx=True)
        assert (drawn.width, drawn.height) == (bare.width, bare.height)
        assert drawn.data == bytes(bare.buffer)


def test_every_character_has_its_place_on_turned_and_cut_pages_too(
    drawer: ChildDrawer, tmp_path: Path
) -> None:
    opened(drawer, tmp_path, "plain.pdf", papers.pdf("Hello there"))
    plain = drawer.words(0)
    assert plain.text == "Hello there"
    left, top, _, bottom = plain.boxes[:4]
    assert left == pytest.approx(72, abs=1)
    assert top < 842 - 770 < bottom
    opened(drawer, tmp_path, "turned.pdf", papers.turned_pdf("Hello there"))
    words = drawer.words(0)
    assert words.text == "Hello there"
    left, top, right, bottom = words.boxes[:4]
    # Turned a quarter: what was 72 from the left is 72 from the top, less what was cut off.
    assert top == pytest.approx(72 - 20, abs=1)
    drawn = drawer.draw(0, 1.0, 0)
    dark = [
        (x, y)
        for y in range(drawn.height)
        for x in range(drawn.width)
        if drawn.data[y * drawn.stride + 4 * x] < 100
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    boxes = [words.boxes[4 * n : 4 * n + 4] for n in range(len(words.text))]
    assert min(b[0] for b in boxes) - 1 <= min(xs) and max(xs) <= max(b[2] for b in boxes) + 1
    assert min(b[1] for b in boxes) - 1 <= min(ys) and max(ys) <= max(b[3] for b in boxes) + 1


def test_papers_without_pages_come_as_paragraphs(drawer: ChildDrawer, tmp_path: Path) -> None:
    mail = opened(drawer, tmp_path, "m.eml", papers.email(body="First.\n\n> Said before.\n\nLast."))
    assert [(p.text, p.look) for p in mail.pieces[3:]] == [
        ("Visit on Friday", Look.TITLE),
        ("First.", Look.WORDS),
        ("> Said before.", Look.QUOTED),
        ("Last.", Look.WORDS),
    ]
    word = opened(drawer, tmp_path, "w.docx", papers.word("One", "Two", "in a cell"))
    assert [p.text for p in word.pieces] == ["One", "Two", "in a cell"]
    assert list(word.pieces[2].cells) == ["in a cell"]
    book = opened(drawer, tmp_path, "b.xlsx", papers.excel(A=[["a", 1], [None, None, 3]]))
    assert [(p.text, p.look) for p in book.pieces] == [
        ("A", Look.HEADING), ("a\t1", Look.CELLS), ("\t\t3", Look.CELLS),
    ]  # fmt: skip
    csv = opened(drawer, tmp_path, "t.csv", b'who;what\n"A; B";x\n')
    assert [list(p.cells) for p in csv.pieces] == [["who", "what"], ["A; B", "x"]]
    page = opened(
        drawer, tmp_path, "p.html", b"<html><body><p>One<p>Two<script>x()</script></html>"
    )
    assert [p.text for p in page.pieces] == ["One", "Two"]


def test_pictures_are_pages_and_are_turned_as_the_camera_says(
    drawer: ChildDrawer, tmp_path: Path
) -> None:
    assert len(opened(drawer, tmp_path, "p.tiff", papers.picture("TIFF", 3)).leaves) == 3
    drawn = drawer.draw(2, 4.0, 0)
    assert drawn.data[2] == 2  # the third picture has 2 of red
    photo = opened(drawer, tmp_path, "p.jpg", papers.photo(40, 20, orientation=6))
    assert photo.leaves[0].height > photo.leaves[0].width


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("locked.pdf", papers.pdf("x", password="p"), "password"),
        ("broken.pdf", b"%PDF-1.7 nothing", "damaged"),
        ("broken.docx", papers.zipped({"word/document.xml": b"<w"}), "damaged"),
        ("broken.png", b"\x89PNG\r\n\x1a\nnothing", "damaged"),
        ("thing.exe", b"MZ\0\0", "cannot be shown"),
    ],
)
def test_what_cannot_be_shown_is_said(
    drawer: ChildDrawer, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    assert said in opened(drawer, tmp_path, name, data).trouble
    sound = opened(drawer, tmp_path, "sound.pdf", papers.pdf("x"))
    assert len(sound.leaves) == 1


def test_a_page_that_freezes_or_fells_the_drawing_program_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drawing program is another one here, which does what a hostile page makes of it."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.pdf("one", "two"))
    for does, said in (
        ("import time; time.sleep(60)", "too long"),
        ("import os; os._exit(71)", "memory"),
        ("import os; os.abort()", "damaged"),
        ("print('{\"bytes\": 9}')", "damaged"),
    ):
        drawer = ChildDrawer(patience=0.5 if "sleep" in does else 60)
        script = f"import sys; sys.stdin.readline(); {does}"
        monkeypatch.setattr(programs, "_command", lambda _, s=script: [sys.executable, "-c", s])
        with pytest.raises(EvidenceUnavailable, match=said):
            drawer.draw(0, 1.0, 0)
        monkeypatch.undo()
        monkeypatch.setattr(drawer, "_patience", 60)
        with pytest.raises(EvidenceUnavailable, match=said):
            drawer.draw(0, 1.0, 0)  # known already: nothing is asked
        assert len(drawer.open(path, "paper.pdf").leaves) == 2
        drawer.close()


def test_a_page_is_never_drawn_with_more_dots_than_there_is_room_for(
    drawer: ChildDrawer, tmp_path: Path
) -> None:
    opened(drawer, tmp_path, "letter.pdf", papers.pdf("x"))
    drawn = drawer.draw(0, 500.0, 0)
    assert drawn.width * drawn.height <= 41_000_000


TABLE = """level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t
5\t1\t1\t1\t1\t1\t200\t100\t100\t40\t96\tDear
5\t1\t1\t1\t1\t2\t320\t100\t60\t40\t96\tSir
5\t1\t1\t1\t2\t1\t200\t160\t80\t40\t96\tnext
5\t1\t2\t1\t1\t1\t200\t300\t80\t40\t96\tlast
broken
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for the program")
def test_text_is_read_from_pictures_by_the_program_a_person_has(tmp_path: Path) -> None:
    """A script stands in for tesseract: it looks at the picture it is given and prints a table."""
    program = tmp_path / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys\ndata = sys.stdin.buffer.read()\n"
        "head = data.split(b'\\n', 1)[0].split()\n"
        "assert head[0] == b'P6' and len(data) > 3 * int(head[1]) * int(head[2])\n"
        f"sys.stdout.write({TABLE!r})\n",
        encoding="utf-8",
    )
    program.chmod(0o700)
    path = tmp_path / "scan.png"
    path.write_bytes(papers.picture("PNG"))
    told: list[tuple[int, int]] = []
    reader = Tesseract(str(program))
    (page,) = reader.read(path, "scan.png", lambda done, total: told.append((done, total)))
    assert told == [(0, 1)]
    assert page.text == "Dear Sir\nnext\n\nlast"
    assert len(page.boxes) == 4 * len(page.text)
    assert list(page.boxes[:3]) == pytest.approx([72.0, 36.0, 81.0])
    assert loads(dumps([page]))[0].text == page.text
    program.write_text("#!/bin/false\n", encoding="utf-8")
    with pytest.raises(EvidenceUnavailable):
        reader.read(path, "scan.png", lambda done, total: None)
    with pytest.raises(EvidenceUnavailable):
        loads(b"{}")
