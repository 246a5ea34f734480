"""The office's template lies with its casebook, and a change of it succeeds or changes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.export.reference_document import reference_document
from tests.export.test_word_template import fonts, template
from tests.export.word_reading import WordFile
from workbench.bootstrap import renderers
from workbench.domain.errors import ExportFailed, TemplateRefused
from workbench.export import word
from workbench.export.theme import Theme
from workbench.export.word.office_template import OfficeTemplate


@pytest.fixture
def kept(theme: Theme, tmp_path: Path) -> OfficeTemplate:
    return OfficeTemplate(lambda: theme, tmp_path)


def test_without_one_statements_have_the_programs_own_look(
    kept: OfficeTemplate, theme: Theme
) -> None:
    assert kept.name == ""
    assert kept.render(reference_document()) == word.render(reference_document(), theme)


def test_word_files_of_that_casebook_follow_it_and_those_of_another_do_not(
    kept: OfficeTemplate, tmp_path: Path
) -> None:
    assert kept.take("Letterhead.docx", template()) == ()
    document = reference_document()
    followed = WordFile(renderers(tmp_path)["word"](document))
    assert fonts(followed, "NumberedParagraph") == "Georgia"
    other = WordFile(renderers(tmp_path / "other")["word"](document))
    assert fonts(other, "NumberedParagraph") == "Arial"
    kept.use(tmp_path / "other")
    assert kept.name == ""


def test_a_new_one_takes_the_place_of_the_old(kept: OfficeTemplate, tmp_path: Path) -> None:
    kept.take("Old.docx", template())
    kept.take("New.dotx", template())
    assert kept.name == "New.dotx"
    assert [path.name for path in (tmp_path / "template").iterdir()] == ["New.dotx"]
    kept.drop()
    assert kept.name == ""


def test_a_refused_one_leaves_the_old(kept: OfficeTemplate) -> None:
    kept.take("Old.docx", template())
    with pytest.raises(TemplateRefused):
        kept.take("New.docx", b"")
    assert kept.name == "Old.docx"


def test_one_that_was_spoilt_in_its_folder_is_named_and_nothing_is_made(
    kept: OfficeTemplate, tmp_path: Path
) -> None:
    kept.take("Letterhead.docx", template())
    (tmp_path / "template" / "Letterhead.docx").write_bytes(b"spoilt")
    with pytest.raises(ExportFailed, match=r"Letterhead\.docx can no longer be used") as failed:
        kept.render(reference_document())
    assert "use none" in failed.value.hint


def test_a_name_leads_nowhere_else(kept: OfficeTemplate, tmp_path: Path) -> None:
    kept.take("../../Letter.exe", template())
    assert kept.name == "Letter.docx"
    assert (tmp_path / "template" / "Letter.docx").is_file()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may write everywhere"
)
def test_a_folder_that_allows_no_writing_is_told(kept: OfficeTemplate, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ExportFailed, match="does not allow"):
            kept.take("Letter.docx", template())
    finally:
        tmp_path.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_told(kept: OfficeTemplate, tmp_path: Path) -> None:
    (tmp_path / "template").write_bytes(b"")
    with pytest.raises(ExportFailed, match="does not allow its template"):
        kept.take("Letter.docx", template())
    assert kept.name == ""
