"""An independent checker of the file format finds nothing wrong with the Word statement."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.export.reference_document import reference_document
from workbench.export.theme import load_theme
from workbench.export.word import render
from workbench.statement.nodes import StatementStage

THEME = load_theme(Path(__file__).parents[2] / "resources" / "theme" / "statement.toml")


@pytest.mark.parametrize("stage", list(StatementStage))
def test_the_file_keeps_to_the_published_format(stage: StatementStage, tmp_path: Path) -> None:
    target = tmp_path / "statement.docx"
    target.write_bytes(render(reference_document(stage), THEME))
    result = OpenXmlValidator().validate(str(target))
    assert [str(error) for error in result.errors] == []
    assert result.is_valid
