"""The office's logo over the statement in the preview, the reading view and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QTextBrowser

from tests.builders import a_sound_case
from tests.export.pictures import a_picture
from tests.export.reference_document import reference_document
from tests.gui.conftest import OpenDesktop
from tests.gui.pages_in_a_file import print_to_pdf
from tests.gui.windows import Desktop
from workbench.domain.errors import ExportFailed
from workbench.export.logo import KeptLogo
from workbench.gui.reading.logo import logo_on_paper
from workbench.gui.reading.paper import print_job
from workbench.gui.reading.text import StatementText

CREST = a_picture((300, 100), ending="PNG")


def pictures_in(browser: QTextBrowser) -> int:
    return browser.toPlainText().count("\ufffc")


@pytest.fixture
def with_logo(desktop: OpenDesktop, tmp_path: Path) -> Desktop:
    logo = KeptLogo(tmp_path)
    logo.take("Crest.png", CREST)
    opened = desktop(a_sound_case(), logo=logo)
    opened.window.show_case(opened.workbench.register()[0].id)
    return opened


def test_a_statement_is_shown_and_printed_under_the_logo(
    with_logo: Desktop, tmp_path: Path
) -> None:
    desk = with_logo.open_case.desk
    text = StatementText(desk, "text", "The statement")
    text.show_statement(reference_document())
    assert text.toPlainText().startswith("\ufffc\n")
    assert pictures_in(text) == 1
    path = tmp_path / "job.pdf"
    print_to_pdf(print_job(reference_document(), logo_on_paper(desk)), path)
    on_pages = [len(page.images) for page in PdfReader(path).pages]
    assert on_pages == [1, *[0] * (len(on_pages) - 1)]


def test_none_is_shown_where_the_office_has_none(with_logo: Desktop) -> None:
    desk = with_logo.open_case.desk
    assert desk.services.logo is not None
    desk.services.logo.drop()
    text = StatementText(desk, "text", "The statement")
    text.show_statement(reference_document())
    assert pictures_in(text) == 0
    assert logo_on_paper(desk) is None


def test_one_that_cannot_be_used_stops_the_printer_but_not_the_screen(
    with_logo: Desktop, tmp_path: Path
) -> None:
    desk = with_logo.open_case.desk
    (tmp_path / "logo" / "Crest.png").write_bytes(b"no picture")
    text = StatementText(desk, "text", "The statement")
    text.show_statement(reference_document())
    assert pictures_in(text) == 0
    with pytest.raises(ExportFailed):
        logo_on_paper(desk)
