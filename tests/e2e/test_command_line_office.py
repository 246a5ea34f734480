"""An office's own set from the command line: written, shown, taken over, refused whole."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.builders import a_sound_case
from tests.export.test_word_template import template
from workbench.__main__ import main
from workbench.bootstrap import word_template
from workbench.export.logo import KeptLogo
from workbench.interchange.casefile import dumps

WORDED: dict[str, Any] = {
    "format": "case-workbench-office",
    "version": 1,
    "paragraphs": [
        {
            "id": "w1",
            "paragraph": {
                "id": "our-thanks",
                "title": "Thanks",
                "section": "considered",
                "text": "I thank everybody who helped me with this complaint.",
                "when": "always",
                "source": "the office",
                "consulted": "2026-11-22",
            },
        }
    ],
    "settings": [{"id": "sentence-longest", "value": "40"}],
}


def run(folder: Path, *arguments: object) -> int:
    return main(["--data-dir", str(folder / "casebook"), *map(str, arguments)])


def a_file(folder: Path, whole: dict[str, Any]) -> Path:
    path = folder / "office.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_a_set_is_shown_before_it_is_taken_over_and_then_holds_for_every_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(tmp_path, WORDED)
    assert run(tmp_path, "office", "import", path, "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "added standard paragraph: Thanks" in shown
    assert "  + I thank everybody" in shown
    assert "Nothing was changed" in shown
    assert run(tmp_path, "office", "import", path) == 0
    assert "added setting: A sentence is long from this many words" in capsys.readouterr().out
    assert run(tmp_path, "office", "import", path) == 0
    assert "has all of it already" in capsys.readouterr().out

    case = tmp_path / "case.json"
    case.write_text(dumps(a_sound_case()), encoding="utf-8")
    target = tmp_path / "statement.txt"
    assert run(tmp_path, "import", case) == 0
    assert run(tmp_path, "export", "21 017 938", "--text", target) == 0
    assert "I thank everybody who helped me" in target.read_text("utf-8")


def test_a_decision_leaves_as_it_was_issued_whatever_the_office_words_since(
    tmp_path: Path,
) -> None:
    case, target = tmp_path / "case.json", tmp_path / "statement.txt"
    case.write_text(dumps(a_sound_case()), encoding="utf-8")
    export = ("export", "21 017 938", "--text", target, "--kind")
    because = ("--because", "for the test")
    assert run(tmp_path, "import", case) == 0
    assert run(tmp_path, "issue", "21 017 938", "--kind", "final", "--to", tmp_path, *because) == 0
    assert run(tmp_path, *export, "final") == 0
    issued = target.read_text("utf-8")
    assert run(tmp_path, "office", "import", a_file(tmp_path, WORDED)) == 0
    assert run(tmp_path, *export, "final") == 0
    assert target.read_text("utf-8") == issued
    assert run(tmp_path, *export, "draft") == 0
    assert "I thank everybody who helped me" in target.read_text("utf-8")


def test_a_set_goes_from_one_casebook_to_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    assert run(here, "office", "import", a_file(here, WORDED)) == 0
    assert run(here, "office", "export", tmp_path / "ours.json") == 0
    assert run(there, "office", "import", tmp_path / "ours.json") == 0
    assert run(there, "office", "export", tmp_path / "theirs.json") == 0
    ours = json.loads((tmp_path / "ours.json").read_text("utf-8"))
    assert ours == json.loads((tmp_path / "theirs.json").read_text("utf-8"))
    assert ours["settings"] == WORDED["settings"]
    assert "ours.json" in capsys.readouterr().out


def test_a_set_with_a_slip_in_it_is_refused_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(tmp_path, {**WORDED, "settings": [{"id": "sentence-longest", "value": "long"}]})
    assert run(tmp_path, "office", "import", path) == 2
    told = capsys.readouterr().err
    assert "office.json: This office file has one problem" in told
    assert "settings[0].value: " in told
    assert run(tmp_path, "office", "import", tmp_path / "missing.json") == 2
    assert "could not be read" in capsys.readouterr().err
    assert run(tmp_path, "office", "export", tmp_path / "after.json") == 0
    assert set(json.loads((tmp_path / "after.json").read_text("utf-8"))) == {"format", "version"}


def test_a_command_without_saying_what_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(tmp_path, "office")
    assert "needs one of export or import behind it" in capsys.readouterr().err


def test_the_logo_and_template_of_an_office_go_with_its_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        assert run(folder, "office", "import", a_file(folder, WORDED)) == 0
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(picture, "PNG")
    KeptLogo(here / "casebook").take("ours.png", picture.getvalue())
    word_template(here / "casebook").take("letter.docx", template())
    path = tmp_path / "set.json"
    assert run(here, "office", "export", path) == 0
    capsys.readouterr()
    assert run(there, "office", "import", path, "--dry-run") == 0
    assert "logo: ours.png" in capsys.readouterr().out
    assert KeptLogo(there / "casebook").carried() is None
    assert run(there, "office", "import", path) == 0
    for kept in (KeptLogo, word_template):
        assert kept(there / "casebook").carried() == kept(here / "casebook").carried()
    capsys.readouterr()
    assert run(there, "office", "import", path) == 0
    assert "has all of it already" in capsys.readouterr().out
