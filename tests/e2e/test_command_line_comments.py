"""A draft that came back, on the command line: what is in it, and what it is when it is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml.etree import _Element as Element

from tests.e2e.command_line import case_kept, run
from tests.returned.edits import Edited, w
from workbench.bootstrap import open_workbench
from workbench.interchange.casefile import dumps
from workbench.paths import bundle

REFERENCE = "22 990 027"


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    folder = tmp_path / "casebook"
    for name in ("2-personal-remedy.json", "1-statutory-procedure.json"):
        found = next(bundle().resources.glob(f"practice/{name[:2]}*.json"))
        assert run(folder, "import", found) == 0
    return folder


def words_in(run_of_words: Element) -> str:
    return run_of_words.findtext(w("t")) or ""


@pytest.fixture
def returned(casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Edited:
    """An issued draft as it came back, one word replaced and one paragraph commented on."""
    assert run(casebook, "issue", REFERENCE, "--to", tmp_path / "out", "--format", "word") == 0
    (sent,) = (tmp_path / "out").glob("*.docx")
    capsys.readouterr()
    edited = Edited(sent.read_bytes())
    place = next(i for i in range(6, 99) if len(edited.words(i)) > 60 and edited.runs(i))
    run_of_words = max(edited.runs(place), key=lambda each: len(words_in(each)))
    word = words_in(run_of_words).index(" ")
    edited.replace_words(place, run_of_words, word, word, " certainly", "Jordan Ash", True)
    edited.comment(place, place, "Jordan Ash", "Is this so?", replies=(("P. Quill", "Yes."),))
    return edited


def test_comments_are_entered_once_as_those_of_a_party(
    casebook: Path, returned: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "back.docx"
    file.write_bytes(returned.data())
    assert run(casebook, "comments", REFERENCE, file, "--from", "the Council") == 0
    assert "1 comment entered." in capsys.readouterr().out
    assert run(casebook, "comments", REFERENCE, file, "--from", "the Council") == 2
    assert "entered before" in capsys.readouterr().err
    for asked in (("comments", REFERENCE, file, "--from"), ("issue", REFERENCE, "--to", tmp_path,
                                                            "--sent-to")):  # fmt: skip
        assert run(casebook, *asked, "  ") == 2
        assert "It is not said who is meant" in capsys.readouterr().err
    case = case_kept(casebook, REFERENCE)
    (response,), (point,) = case.responses.values(), case.points.values()
    assert (response.party, point.text, point.response_id) == (
        "the Council", "Is this so?", response.id,
    )  # fmt: skip


def test_points_proposals_and_version_as_json(
    casebook: Path, returned: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "back.docx"
    file.write_bytes(returned.data())
    assert run(casebook, "comments", REFERENCE, file, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["version"], said["name"], said["report"]) == (1, "Draft 1", [])
    (point,) = said["points"]
    assert (point["author"], point["text"], point["resolved"]) == (
        "Jordan Ash", "Is this so?", False,
    )  # fmt: skip
    assert [reply["text"] for reply in point["replies"]] == ["Yes."]
    assert "certainly" in point["quoted"]
    (proposal,) = said["proposals"]
    assert (proposal["kind"], proposal["author"], proposal["tracked"]) == (
        "insert", "Jordan Ash", True,
    )  # fmt: skip
    assert (proposal["before"], proposal["after"].strip()) == ("", "certainly")
    assert proposal["paragraph"] == point["paragraph"]


def test_the_same_in_words(
    casebook: Path, returned: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "back.docx"
    file.write_bytes(returned.data())
    assert run(casebook, "comments", REFERENCE, file) == 0
    said = capsys.readouterr().out
    assert "This is Draft 1." in said and "Is this so?" in said and "certainly" in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0 old", "older Word"),
        (b"<html><body>no</body></html>", "web page"),
        (b"", "empty"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
    ],
)
def test_what_is_no_word_file_of_a_draft_is_named(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    file = tmp_path / "back.docx"
    file.write_bytes(content)
    assert run(casebook, "comments", REFERENCE, file) == 2
    assert words in capsys.readouterr().err
    assert run(casebook, "comments", REFERENCE, file, "--json") == 2
    said = json.loads(capsys.readouterr().out)
    assert said["version"] is None and words in said["report"][0]
    assert said["points"] == said["proposals"] == []


def test_a_draft_of_another_case_is_none_of_this_one(
    casebook: Path, returned: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "back.docx"
    file.write_bytes(returned.data())
    other = next(
        row["reference"] for row in _register(casebook, capsys) if row["reference"] != REFERENCE
    )
    assert run(casebook, "comments", other, file) == 2
    assert "none of this case" in capsys.readouterr().err


def _register(casebook: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    assert run(casebook, "list", "--json") == 0
    rows: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return rows


def test_what_is_taken_is_one_action_that_undo_takes_back(
    casebook: Path, returned: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "back.docx"
    file.write_bytes(returned.data())
    assert run(casebook, "comments", REFERENCE, file, "--take", "nobody") == 2
    assert "No proposal is meant" in capsys.readouterr().err
    assert run(casebook, "comments", REFERENCE, file, "--take", "all", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (len(said["taken"]), said["left"]) == (1, [])
    workbench, book = open_workbench(casebook)
    session = workbench.open(workbench.find(REFERENCE))
    session.recall()
    assert session.undo() is not None
    assert "certainly" not in dumps(session.case)
    assert session.redo() is not None
    assert "certainly" in dumps(session.case)
    book.close()
