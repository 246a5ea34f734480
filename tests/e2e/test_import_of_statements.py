"""``import`` takes statements written elsewhere, says what it read, and accepts proposals."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interchange import published_statements as published
from workbench.__main__ import main
from workbench.interchange.casefile import loads

FILES = {
    "a.txt": published.as_numbers().encode(),
    "a.docx": published.as_word(),
    "a.html": published.as_page().encode(),
    "printed": published.as_pages().encode(),
}


def run(folder: Path, *arguments: object) -> int:
    return main(["--data-dir", str(folder / "casebook"), *map(str, arguments)])


def kept(folder: Path, reference: str = "23 990 112") -> dict[str, int]:
    """How many events, findings and injustices a case has, and its statement's length."""
    target = folder / "dumped.json"
    assert run(folder, "dump", reference, "-o", target) == 0
    case = loads(target.read_bytes())
    return {kind: len(case.records(kind)) for kind in ("event", "finding", "injustice")}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("choice", ["accept", "leave", ""])
def test_a_statement_is_read_with_its_proposals(
    name: str, choice: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    wanted = ["--proposals", choice] if choice else []
    assert run(tmp_path, "import", tmp_path / name, *wanted) == 0
    told = capsys.readouterr().out
    assert f"{name}: added as 23 990 112" in told
    assert "20 paragraphs" in told
    assert "proposals 4 events" in told
    assert ("; accepted" if choice == "accept" else "; left") in told
    assert "paragraph 10: event, March 2022" in told
    counts = kept(tmp_path)
    assert (counts["event"] == 4) is (choice == "accept")
    assert (counts["finding"] == 2) is (choice == "accept")


def test_accepted_or_left_the_exported_statement_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(FILES["a.docx"])
    texts = []
    for choice in ("accept", "leave"):
        folder = tmp_path / choice
        folder.mkdir()
        assert run(folder, "import", tmp_path / "a.docx", "--proposals", choice) == 0
        target = folder / "out.txt"
        export = ["export", "23 990 112", "--kind", "final", "--text", target]
        assert run(folder, *export, "--override", "tried") == 0
        texts.append(target.read_text(encoding="utf-8"))
    assert texts[0] == texts[1]


def test_every_decision_of_a_file_becomes_a_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = published.as_numbers().replace("23 990 112", "23 990 113")
    (tmp_path / "two.txt").write_text(published.as_numbers() + other, encoding="utf-8")
    assert run(tmp_path, "import", tmp_path / "two.txt") == 0
    assert "added as 23 990 113" in capsys.readouterr().out
    assert kept(tmp_path, "23 990 113") == kept(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", b"%PDF-1.7 x", "PDF"),
        ("a.docx", b"PK no zip", "damaged"),
        ("a.txt", b"Only a few words.", "no heading"),
    ],
)
def test_a_file_that_is_no_statement_adds_nothing(
    name: str, data: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_bytes(FILES["a.txt"])
    (tmp_path / name).write_bytes(data)
    assert run(tmp_path, "import", tmp_path / "good.txt", tmp_path / name) == 2
    shown = capsys.readouterr().err
    assert name in shown and told in shown and "No case was added" in shown
    assert run(tmp_path, "list") == 0
    assert "no cases yet" in capsys.readouterr().out
