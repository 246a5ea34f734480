"""The inner layers are tested without Qt, a database, Word or PDF: none can be imported here."""

from __future__ import annotations

import sys

import pytest

RIM = ("PySide6", "shiboken6", "sqlalchemy", "alembic", "docx", "reportlab")


@pytest.fixture(autouse=True)
def no_rim(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a unit test runs, importing a library of the rim raises ModuleNotFoundError.

    What happens while modules are loaded is proved by tests/architecture, in a fresh process.
    """
    for name in RIM:
        monkeypatch.setitem(sys.modules, name, None)
