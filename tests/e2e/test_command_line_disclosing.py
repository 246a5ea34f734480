"""Papers written for others on the command line: the index, a bundle, a redacted copy."""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from tests import papers, papers_to_redact
from tests.e2e.command_line import case_kept, run
from tests.papers_to_redact import HIDING, KEPT, NAME
from workbench.application.disclosing.redaction import Redacting, make_copy
from workbench.bootstrap import copy_desk, open_workbench, practice_cases

REFERENCE = practice_cases()[0].case.case.reference
PARTS = ("fenella", "garrowby")


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with a practice case whose evidence is papers of all sorts."""
    folder, pile = tmp_path_factory.mktemp("casebook"), tmp_path_factory.mktemp("pile")
    for name, make in HIDING.items():
        (pile / f"{name}.pdf").write_bytes(make())
    (pile / "in a picture.pdf").write_bytes(papers_to_redact.in_a_picture())
    (pile / "report.docx").write_bytes(papers.word(f"A report on {NAME}", KEPT))
    (pile / "mail.eml").write_bytes(papers.email("A visit", f"Dear {NAME},\n{KEPT}"))
    (pile / "locked.pdf").write_bytes(papers.pdf("x", password="p"))
    (pile / "broken.pdf").write_bytes(papers.pdf("some words")[:300])
    (pile / "sound.mp3").write_bytes(bytes(range(256)))
    (pile / "photo.tif").write_bytes(papers.picture("TIFF", 2))
    workbench, book = open_workbench(folder)
    workbench.bring_in(practice_cases()[0].case)
    book.close()
    run(folder, "attach", REFERENCE, pile)
    return folder


def item(casebook: Path, name: str) -> str:
    case = case_kept(casebook, REFERENCE)
    return next(id for id, each in case.evidence.items() if each.file and each.file.name == name)


def everything_in(data: bytes) -> str:
    """All that any program could read in a PDF: its text, every string, every stream unpacked."""
    reader = PdfReader(io.BytesIO(data))
    found = [page.extract_text() for page in reader.pages]
    document = pypdfium2.PdfDocument(data)
    found += [page.get_textpage().get_text_bounded() for page in document]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.S):
        try:
            found.append(zlib.decompressobj().decompress(stream).decode("latin-1"))
        except zlib.error:
            found.append(stream.decode("latin-1"))
    found += [data.decode("latin-1"), str(reader.metadata), str(reader.outline)]
    return "\n".join(found)


Copying = Callable[[str], bytes]


@pytest.fixture(scope="module")
def redacted(casebook: Path) -> Iterator[Copying]:
    """Makes a redacted copy of the paper in a file."""
    workbench, book = open_workbench(casebook)
    case = workbench.store.load(workbench.find(REFERENCE)).case
    items = {each.file.name: id for id, each in case.evidence.items() if each.file}
    with closing(book), closing(copy_desk(book)) as desk:
        yield (
            lambda name: (
                make_copy(case, workbench.library, Redacting(items[name]), desk, "copy.pdf").data
            )
        )


@pytest.mark.parametrize("name", HIDING)
def test_nothing_is_left_of_a_name_however_it_was_in_the_paper(
    name: str, redacted: Copying
) -> None:
    data = redacted(f"{name}.pdf")
    words = everything_in(data)
    squeezed = re.sub(r"[^a-z]", "", words.lower())
    assert not [part for part in PARTS if part in words.lower() or part in squeezed]
    reader = PdfReader(io.BytesIO(data))
    if name != "several pages":
        assert KEPT in " ".join(reader.pages[0].extract_text().split())
    assert {key for page in reader.pages for key in page} <= {
        "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Trans",
    }  # fmt: skip
    assert not {"/Names", "/AcroForm", "/OCProperties", "/OpenAction", "/AA"} & set(
        reader.root_object
    )
    assert "blacked out" in reader.pages[-1].extract_text()
    ink = _black(data)
    assert ink > (0 if name == "unseen" else 300), ink


def _black(data: bytes) -> int:
    """How many dots of the first page are black as only an area is: black all around."""
    page = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    small = page.resize((page.width // 4, page.height // 4), Image.Resampling.BOX)
    return small.histogram()[0] * 16


def test_words_of_other_formats_are_laid_out_and_blacked_out(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("report.docx", "mail.eml"):
        target = tmp_path / f"{Path(name).stem}.pdf"
        assert run(casebook, "redact", REFERENCE, item(casebook, name), "--to", target) == 0
        words = everything_in(target.read_bytes())
        assert KEPT in words
        assert not [part for part in PARTS if part in words.lower()]
    said = capsys.readouterr().out
    assert "page 1: a real name (Ms X" in said
    assert "Garrowby" not in said


def test_what_may_tell_of_somebody_is_named_or_blacked_out_too(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "note.txt"
    paper.write_text("Mr Okonkwo rang. He lives at 3 Station Approach.")
    assert run(casebook, "attach", REFERENCE, paper) == 0
    asked = ("redact", REFERENCE, item(casebook, "note.txt"), "--to", tmp_path / "note.pdf")
    assert run(casebook, *asked) == 0
    told = capsys.readouterr().err
    assert "page 1: not blacked out: “Mr Okonkwo”" in told and "3 Station Approach" in told
    assert run(casebook, *asked, "--open-too") == 0
    assert "not blacked out" not in capsys.readouterr().err
    words = everything_in((tmp_path / "note.pdf").read_bytes())
    assert "Okonkwo" not in words and "Approach" not in words and "rang" in words


def test_pages_with_pictures_are_looked_at_by_a_person(casebook: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.pdf"
    given = ("redact", REFERENCE, item(casebook, "in a picture.pdf"), "--to", target)
    assert run(casebook, *given) == 2
    assert not target.exists()
    assert run(casebook, *given, "--looked-at", "1") == 0
    seen = pypdfium2.PdfDocument(target.read_bytes())[0].render(scale=1).to_pil().convert("L")
    assert seen.crop((80, 215, 260, 235)).getextrema()[1] > 200
    assert run(casebook, *given, "--area", "1:25,74,97,86") == 0
    covered = pypdfium2.PdfDocument(target.read_bytes())[0].render(scale=1).to_pil().convert("L")
    assert covered.crop((80, 215, 260, 235)).getextrema()[1] < 30
    assert run(casebook, *given, "--area", "9:25,74,97,86") == 2
    assert run(casebook, *given, "--area", "nonsense") == 2


def test_who_may_be_named_is_and_what_is_left_needs_a_reason(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "copy.pdf"
    given = ("redact", REFERENCE, item(casebook, "several pages.pdf"), "--to", target)
    everybody = [each for label in ("Ms X", "B", "C") for each in ("--show", label)]
    assert run(casebook, *given, *everybody) == 0
    assert NAME in PdfReader(target).pages[0].extract_text()
    target.unlink()
    assert run(casebook, *given, "--keep", "Garrowby") == 2
    assert run(casebook, *given, "--show", "nobody") == 2
    assert not target.exists()
    reason = "it is a street here"
    assert run(casebook, *given, "--keep", "Garrowby", "--because", reason) == 0
    pages = PdfReader(target).pages
    assert "Garrowby" in pages[2].extract_text()
    assert NAME not in pages[0].extract_text()
    named = tmp_path / "Garrowby.pdf"
    assert run(casebook, *given[:-1], named) == 2
    assert not named.exists()
    for name in ("locked.pdf", "broken.pdf", "sound.mp3"):
        assert run(casebook, "redact", REFERENCE, item(casebook, name), "--to", named) == 2
    assert "locked with a password" in capsys.readouterr().err


def test_the_index_has_every_paper_and_no_name(casebook: Path, tmp_path: Path) -> None:
    for ending in ("docx", "xlsx", "pdf", "csv"):
        assert run(casebook, "evidence", "index", REFERENCE, "--to", tmp_path / f"i.{ending}") == 0
    rows = list(load_workbook(tmp_path / "i.xlsx").worksheets[0].values)
    heads = next(number for number, row in enumerate(rows) if row[0] == "No.")
    assert rows[heads] == (
        "No.", "Paper", "Author", "Date", "Received", "Pages", "Supplied by", "Disclosed",
    )  # fmt: skip
    case = case_kept(casebook, REFERENCE)
    assert len(rows) - heads - 1 == len(case.evidence)
    table = Document(str(tmp_path / "i.docx")).tables[0]
    assert len(table.rows) == len(case.evidence) + 1
    words = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "i.pdf").pages)
    assert "Stage one reply" in words
    assert run(casebook, "evidence", "index", REFERENCE, "--to", tmp_path / "i.odt") == 2
    assert run(casebook, "evidence", "index", REFERENCE, "--to", tmp_path / "Garrowby.pdf") == 2


def test_a_bundle_has_an_index_an_outline_links_and_a_number_on_every_page(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "bundle.pdf"
    chosen = ["several pages.pdf", "a page on its side.pdf", "locked.pdf", "photo.tif", "mail.eml"]
    items = [each for name in chosen for each in ("--item", item(casebook, name))]
    given = ("evidence", "bundle", REFERENCE, "--to", target, *items)
    assert run(casebook, *given) == 2
    assert run(casebook, *given, "--because", "for the hearing here") == 1  # one is locked
    assert "locked with a password" in capsys.readouterr().err
    assert target.stat().st_mode & 0o077 == 0
    reader = PdfReader(target)
    assert len(reader.pages) == 2 + 3 + 1 + 1 + 2 + 1
    for number, page in enumerate(reader.pages, 1):
        assert f"Bundle page {number}" in page.extract_text()
    titles = [each["/Title"] for each in reader.outline]
    assert titles[0] == "Index"
    assert [reader.get_destination_page_number(each) for each in reader.outline] == [
        0, 2, 5, 6, 7, 9,
    ]  # fmt: skip
    index = reader.pages[1].extract_text()
    assert "3–5" in index
    assert "not shown: It is locked with a password." in index
    links = [each.get_object() for each in reader.pages[1]["/Annots"]]
    assert len(links) == len(chosen)
    assert "It is locked with a password." in reader.pages[6].extract_text()
    case = case_kept(casebook, REFERENCE)
    noted = [each for each in case.receipts.values() if each.format == "evidence bundle"]
    assert [each.override_reason for each in noted] == ["for the hearing here"]


def test_a_bundle_leaves_what_lies_behind_a_paper_behind(casebook: Path, tmp_path: Path) -> None:
    target = tmp_path / "bundle.pdf"
    chosen = item(casebook, "in a hidden layer.pdf")
    assert run(
        casebook, "evidence", "bundle", REFERENCE, "--to", target, "--item", chosen,
        "--because", "for the hearing here",
    ) == 0  # fmt: skip
    reader = PdfReader(target)
    assert not {"/Names", "/OpenAction", "/AcroForm"} & set(reader.root_object)
    assert "/Annots" not in reader.pages[2]
    assert b"app.alert" not in target.read_bytes()


def test_a_file_altered_in_the_vault_is_said_in_its_place(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(casebook, "search", "photo", "--kind", "evidence", "--json") == 0
    found = json.loads(capsys.readouterr().out)[0]["id"]
    workbench, book = open_workbench(casebook)
    file = workbench.store.load(workbench.find(REFERENCE)).case.evidence[found].file
    book.close()
    assert file is not None
    place = casebook / "evidence" / file.sha256[:2] / file.sha256
    kept = place.read_bytes()
    place.write_bytes(kept + b"!")
    target = tmp_path / "bundle.pdf"
    given = ("evidence", "bundle", REFERENCE, "--to", target, "--item", found)
    assert run(casebook, *given, "--because", "for the hearing here") == 1
    assert "not as it was kept" in PdfReader(target).pages[2].extract_text()
    place.write_bytes(kept)
