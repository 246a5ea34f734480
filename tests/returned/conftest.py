"""LibreOffice, for files it saves in between; a file as Word saved it."""

import pytest

from tests.export.libreoffice import office
from tests.returned.word_draft import sent
from tests.returned.word_markup import WordFile

__all__ = ["office"]


@pytest.fixture
def file() -> WordFile:
    """A short draft as Word saved it."""
    return WordFile(sent())
