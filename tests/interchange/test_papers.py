"""Papers read by a program of their own: their text, and what hostile ones cannot do."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests import papers
from workbench.application.evidence.reading import ReadPaper
from workbench.domain.errors import EvidenceRefused
from workbench.domain.records.evidence import PaperKind
from workbench.interchange.papers import program
from workbench.interchange.papers.reader import ChildReader
from workbench.interchange.papers.results import Refused, Result

Read = Callable[[str, bytes], ReadPaper]


@pytest.fixture(scope="module")
def child() -> Iterator[ChildReader]:
    made = ChildReader()
    yield made
    made.close()


@pytest.fixture
def read(child: ChildReader, tmp_path: Path) -> Read:
    def read_one(name: str, data: bytes) -> ReadPaper:
        path, room = tmp_path / "paper", tmp_path / "room"
        path.write_bytes(data)
        room.mkdir()
        return child.read(path, name, room)

    return read_one


def test_a_pdf_is_read_page_by_page(read: Read) -> None:
    found = read("letter.pdf", papers.pdf("Dear Ms X\nWe came.", "", "Page three", title="Letter"))
    assert (found.kind, found.pages, found.trouble) == (PaperKind.PDF, 3, "")
    assert found.texts == ("Dear Ms X\nWe came.", "", "Page three")
    assert found.title == "Letter"
    assert found.has_text


def test_what_nobody_waits_for_is_never_taken_for_the_next_file(
    child: ChildReader, tmp_path: Path
) -> None:
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    first.write_text("of the first")
    second.write_text("of the second")
    child.begin(first, first.name, tmp_path)
    assert child.begin(second, second.name, tmp_path)().texts == ("of the second",)


def test_a_word_file_is_read_with_its_tables_and_properties(read: Read) -> None:
    found = read("report.docx", papers.word("First.", "Second.", "In a table.", title="Report"))
    assert (found.kind, found.pages) == (PaperKind.WORD, None)
    assert found.texts == ("First.\nSecond.\nIn a table.",)
    assert (found.title, found.author) == ("Report", "Ann Field")


def test_an_email_is_read_and_gives_its_attachments(read: Read) -> None:
    letter = papers.pdf("Dear Ms X")
    inner = papers.email("The one before", "Could you come?")
    found = read("m.eml", papers.email(attached={"a/../letter é.pdf": letter}, within=inner))
    assert (found.kind, found.title, found.author) == (
        PaperKind.EMAIL,
        "Visit on Friday",
        "Tom Reed",
    )
    assert found.made_on is not None
    assert found.made_on.to_plain() == "2023-05-03"
    assert "we came at noon" in found.texts[0]
    first, second = found.attachments
    assert first.path.read_bytes() == letter
    assert first.path.parent.name == "room"
    assert second.name == "The one before.eml"
    assert b"Could you come?" in second.path.read_bytes()


def test_an_outlook_message_is_read_and_gives_its_attachments(read: Read) -> None:
    long = b"long " * 3000
    inner = papers.message("Inner", "Could you come?", {"deep.txt": b"deep"}, inner=True)
    found = read("m.msg", papers.outlook(attached={"long.txt": long}, within=inner))
    assert (found.kind, found.title, found.author) == (
        PaperKind.OUTLOOK,
        "Visit on Friday",
        "Tom Reed",
    )
    assert found.made_on is not None
    assert found.made_on.to_plain() == "2023-05-03"
    assert "We came at noon." in found.texts[0]
    assert "Could you come?" in found.texts[0]
    files = {each.name: each.path.read_bytes() for each in found.attachments}
    assert files == {"long.txt": long, "deep.txt": b"deep"}


def test_the_other_formats(read: Read, tmp_path: Path) -> None:
    def reads(name: str, data: bytes) -> tuple[PaperKind, int | None, tuple[str, ...]]:
        (tmp_path / "room").exists() and (tmp_path / "room").rmdir()
        found = read(name, data)
        assert found.trouble == ""
        return found.kind, found.pages, tuple(found.texts)

    book = papers.excel(Visits=[["3 May", "noon"], [None, 2]], More=[["x"]])
    assert reads("b.xlsx", book) == (
        PaperKind.EXCEL, None, ("Visits\n3 May | noon\n2", "More\nx"),
    )  # fmt: skip
    assert reads("t.csv", b"a;b\n1;2\n") == (PaperKind.CSV, None, ("a;b\n1;2\n",))
    assert reads("t.txt", "café".encode("cp1252")) == (PaperKind.TEXT, None, ("café",))
    page = b"<html><head><style>x</style></head><body><p>One<p>T&amp;wo<script>no()</script>"
    assert reads("p.html", page) == (PaperKind.WEB, None, ("One\nT&wo",))
    assert reads("p.jpg", papers.picture("JPEG")) == (PaperKind.PICTURE, 1, ())
    assert reads("p.png", papers.picture("PNG")) == (PaperKind.PICTURE, 1, ())
    assert reads("p.tif", papers.picture("TIFF", 3)) == (PaperKind.PICTURE, 3, ())
    assert reads("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old") == (PaperKind.OTHER, None, ())
    assert reads("old.rtf", b"{\\rtf1 old}") == (PaperKind.OTHER, None, ())
    assert reads("sound.mp3", bytes(range(256))) == (PaperKind.OTHER, None, ())


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("locked.pdf", lambda: papers.pdf("x", password="p"), "password"),
        ("cut.pdf", lambda: papers.pdf("x")[:300], "damaged"),
        ("none.pdf", lambda: b"%PDF-1.7\n" + bytes(5000), "damaged"),
        ("cut.docx", lambda: papers.word("a", "b")[:900], "damaged"),
        ("cut.msg", lambda: papers.outlook()[:700], "damaged"),
        ("cut.xlsx", lambda: papers.excel(A=[["x"]])[:900], "damaged"),
        ("no.txt", lambda: b"a\x00b" * 100, "is none"),
        ("empty.pdf", lambda: b"", "is empty"),
        ("no.pdf", lambda: b"I am a letter", "called a PDF and is none"),
        ("no.docx", lambda: b"MZ\x90", "called a Word file and is none"),
        ("no.jpg", lambda: b"<svg/>", "called a picture and is none"),
        ("cut.jpg", lambda: papers.picture("JPEG")[:-60], "cut short"),
        ("cut.png", lambda: papers.picture("PNG")[:-20], "cut short"),
        ("deep.eml", lambda: papers.nested_email(3000), "nested"),
        (
            "bomb.docx",
            lambda: papers.zipped(
                {"[Content_Types].xml": b"", "word/document.xml": bytes(200_000_000)}
            ),
            "far larger",
        ),
        (
            "laughs.docx",
            lambda: papers.zipped(
                {
                    "[Content_Types].xml": b"",
                    "word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
                }
            ),
            "damaged",
        ),
    ],
)
def test_a_paper_that_cannot_be_read_is_kept_and_says_why(
    read: Read, name: str, data: Callable[[], bytes], said: str
) -> None:
    found = read(name, data())
    assert said in found.trouble
    assert not found.has_text


def test_a_zip_gives_its_files_and_leaves_out_what_lies_about(read: Read) -> None:
    found = read(
        "all.zip",
        papers.zipped(
            {"in/a.txt": b"a", "__MACOSX/a": b"", "in/.DS_Store": b"", "x" * 300 + ".txt": b"b"}
        ),
    )
    assert found.folder
    assert [each.name for each in found.attachments] == ["a.txt", "x" * 300 + ".txt"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: papers.zipped({"ok.txt": b"x", "../../evil.txt": b"x"}), "outside"),
        (lambda: papers.zipped({"/etc/passwd": b"x"}), "outside"),
        (lambda: papers.zipped({"C:\\evil.txt": b"x"}), "outside"),
        (lambda: papers.zipped({"bomb": bytes(150_000_000)}), "far more"),
        (lambda: papers.zipped({"a.txt": b"abc" * 1000})[:-40], "damaged"),
        (lambda: papers.zipped({}), "no papers"),
        (lambda: papers.zipped({"__MACOSX/a": b"", ".DS_Store": b""}), "no papers"),
    ],
)
def test_a_zip_that_is_a_trap_is_refused_whole(
    read: Read, data: Callable[[], bytes], said: str
) -> None:
    with pytest.raises(EvidenceRefused, match=said):
        read("all.zip", data())


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "could not be unpacked"), (errno.EINVAL, "cut short")]
)
def test_a_paper_is_refused_when_what_came_within_it_cannot_be_unpacked(
    tmp_path: Path, number: int, said: str
) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"first"
        raise OSError(number, "why")

    result = Result(tmp_path, print)
    with pytest.raises(Refused, match=said):
        result.attach("scan.pdf", pieces())
    assert result.attachments == []


def test_a_paper_that_freezes_or_fells_the_reading_program_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading program is another one here, which does what a hostile file makes of it."""
    path = tmp_path / "paper"
    path.write_bytes(b"x")
    for does, said in (
        ("import time; time.sleep(60)", "took too long"),
        ("import os; os._exit(71)", "more memory"),
        ("import os; os.abort()", "damaged"),
        ("print('{\"page\": \"half', end='')", "damaged"),
    ):
        script = f"import sys; sys.stdin.readline(); {does}"
        monkeypatch.setattr(program, "_command", lambda _, s=script: [sys.executable, "-c", s])
        child = ChildReader(patience=0.5 if "sleep" in does else 30)
        found = child.read(path, "paper.pdf", tmp_path)
        assert said in found.trouble
    monkeypatch.undo()
    child = ChildReader()
    assert child.read(path, "paper.txt", tmp_path).texts == ("x",)
    child.close()


def test_the_reading_program_ends_when_it_takes_too_much_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    greedy = (
        "import sys, time; from workbench.interchange.papers.limits import set_limits;"
        "set_limits(120_000_000); sys.stdin.readline(); held = [];\n"
        "while True: held.append(bytearray(b'x' * 2_000_000)); time.sleep(0.02)"
    )
    monkeypatch.setattr(program, "_command", lambda _: [sys.executable, "-c", greedy])
    path = tmp_path / "paper"
    path.write_bytes(b"x")
    child = ChildReader()
    assert "memory" in child.read(path, "paper.pdf", tmp_path).trouble
    child.close()


def test_what_the_program_holds_that_starts_it_is_not_counted() -> None:
    reads = (
        "import time; from workbench.interchange.papers.limits import set_limits;"
        "set_limits(150_000_000); time.sleep(0.5); print('alive')"
    )
    holds = (
        "import subprocess, sys; held = b'x' * 300_000_000;"
        f"print(subprocess.run([sys.executable, '-c', {reads!r}], capture_output=True).stdout)"
    )
    done = subprocess.run([sys.executable, "-c", holds], check=True, capture_output=True, text=True)
    assert "alive" in done.stdout


def test_files_attached_to_a_pdf_come_with_it(read: Read) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(papers.pdf("One")))
    writer.add_attachment("../letter.txt", b"Dear")
    made = io.BytesIO()
    writer.write(made)
    found = read("all.pdf", made.getvalue())
    [attached] = found.attachments
    assert (attached.name, attached.path.read_bytes()) == ("letter.txt", b"Dear")


@pytest.mark.parametrize(
    ("given", "named"),
    [("../../etc/passwd", "passwd"), ("C:\\a\\b.txt", "b.txt"), ("a\u202efdp.exe", "afdp.exe"),
     ("a\nb.txt", "a b.txt"), ("..", "attachment"), ("", "attachment")],
)  # fmt: skip
def test_the_name_of_what_came_within_a_paper_is_a_name_alone(
    tmp_path: Path, given: str, named: str
) -> None:
    result = Result(tmp_path, print)
    result.attach(given, [b"x"])
    assert result.attachments == [(named, "00000")]
