"""The theme that the product ships, for every test of an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.libreoffice import office, poppler
from workbench.export.theme import Theme, load_theme

__all__ = ["office", "poppler"]

THEME_PATH = Path(__file__).parents[2] / "resources" / "theme" / "statement.toml"


@pytest.fixture(scope="session")
def theme() -> Theme:
    """How statements look."""
    return load_theme(THEME_PATH)


@pytest.fixture(scope="session")
def theme_path() -> Path:
    """Where the shipped theme lies."""
    return THEME_PATH
