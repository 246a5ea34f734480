"""Two versions compared on the command line: in words, as JSON, as Word with changes, as PDF."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from tests.e2e.command_line import case_kept, run
from tests.returned.accepting import accepted, rejected
from workbench.application.case.editing import set_fields
from workbench.bootstrap import open_workbench
from workbench.paths import bundle
from workbench.statement.characters import printable
from workbench.statement.codec import loads
from workbench.statement.printed import printed_paragraphs

REFERENCE = "22 990 027"


@pytest.fixture
def casebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A casebook with a case whose draft was issued twice, an analysis changed in between."""
    folder = tmp_path / "casebook"
    found = next(bundle().resources.glob("practice/2*.json"))
    assert run(folder, "import", found) == 0
    assert run(folder, "issue", REFERENCE, "--to", tmp_path / "1", "--format", "text") == 0
    workbench, book = open_workbench(folder)
    session = workbench.open(workbench.find(REFERENCE))
    id, finding = next((i, f) for i, f in session.case.findings.items() if f.analysis)
    session.apply(
        "Change", lambda case: set_fields(
            case, "finding", id, analysis=f"{finding.analysis}\n\nThe panel decided nothing more."
        )
    )  # fmt: skip
    book.close()
    assert run(folder, "issue", REFERENCE, "--to", tmp_path / "2", "--format", "text") == 0
    capsys.readouterr()
    return folder


def texts(casebook: Path) -> list[list[str]]:
    case = case_kept(casebook, REFERENCE)
    versions = sorted(case.versions.values(), key=lambda each: each.number)
    return [
        [" ".join(p.text.replace("\u00a0", " ").split())
         for p in printed_paragraphs(printable(loads(each.document)))]
        for each in versions
    ]  # fmt: skip


def test_the_changes_in_words_and_as_json(
    casebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(casebook, "compare", REFERENCE, "draft 1", "draft 2") == 0
    assert "new: “The panel decided nothing more.”" in capsys.readouterr().out
    assert run(casebook, "compare", REFERENCE, "Draft 1", "Draft 2", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert [each for each in said["numbers"] if each["old"] is None] != []
    assert run(casebook, "compare", REFERENCE, "draft 2") == 0
    assert run(casebook, "compare", REFERENCE, "draft 9") == 2
    assert "There are: Draft 1, Draft 2." in capsys.readouterr().err


def test_the_word_file_holds_both_versions_to_the_letter(casebook: Path, tmp_path: Path) -> None:
    file = tmp_path / "changes.docx"
    asked = ("--word", file, "--by", "Ms X", "--on", "3 May 2027")
    assert run(casebook, "compare", REFERENCE, "draft 1", "draft 2", *asked) == 0
    old, new = texts(casebook)
    data = file.read_bytes()
    assert [" ".join(each.split()) for each in accepted(data)] == new
    assert [" ".join(each.split()) for each in rejected(data)] == old
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []
    assert b"2027-05-03" in _part(data) and b'w:author="Ms X"' in _part(data)


def _part(data: bytes) -> bytes:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml")


def test_no_real_name_is_put_to_the_changes(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = case_kept(casebook, REFERENCE)
    name = next(person.name for person in case.people.values() if " " in person.name)
    file = tmp_path / "changes.docx"
    asked = ("--word", file, "--by", name)
    assert run(casebook, "compare", REFERENCE, "draft 1", "draft 2", *asked) == 2
    assert not file.exists()


def test_the_pdf_lists_and_marks_the_changes_and_is_tagged(casebook: Path, tmp_path: Path) -> None:
    file = tmp_path / "changes.pdf"
    assert run(casebook, "compare", REFERENCE, "draft 1", "draft 2", "--pdf", file) == 0
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    assert "What changed from Draft 1 to Draft 2" in said
    assert "[+ The panel decided nothing more. +]" in said
    assert "is new" in said
    with pikepdf.open(file) as opened:
        assert opened.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in opened.Root
