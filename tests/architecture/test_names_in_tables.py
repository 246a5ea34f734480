"""What is loaded by a name in a table is there: no checker of types reads such names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name

import pytest

from tests.builders import RESOURCES

ROOT = RESOURCES.parent
_RESOLVES = re.compile(r'resolve_name\(f"([\w.]+)\.\{')
_WHOLE = re.compile(r'named\("(workbench\.[\w.]+:\w+)"\)')
_FLAT = re.compile(r'"([a-z_]+:\w+)"')
_IN_THE_WINDOW = re.compile(r'"((?:[a-z_]+\.)+[a-z_]+:\w+)"')
"""Names of the window have a room in front; records are spoken of as "event:e7" there."""


def _names() -> Iterator[str]:
    """Each name of a table, with the package it is looked for in."""
    texts = {path: path.read_text("utf-8") for path in (ROOT / "workbench").rglob("*.py")}
    packages = {found[1] for text in texts.values() for found in _RESOLVES.finditer(text)}
    for text in texts.values():
        yield from _WHOLE.findall(text)
    for package in packages:
        pattern = _IN_THE_WINDOW if package == "workbench.gui" else _FLAT
        for path, text in texts.items():
            if path.is_relative_to(ROOT / Path(*package.split("."))):
                yield from (f"{package}.{name}" for name in pattern.findall(text))


NAMES = sorted(set(_names()))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_there(name: str) -> None:
    assert callable(resolve_name(name))


def test_all_tables_were_found() -> None:
    rooms = {".".join(name.partition(":")[0].split(".")[:3]) for name in NAMES}
    assert {"workbench.gui.evidence", "workbench.interchange.papers"} <= rooms
    assert "workbench.export.files:write_whole" in NAMES
    assert any(name.startswith("workbench.cli.") for name in NAMES)
    assert any(name.startswith("workbench.interchange.copies.") for name in NAMES)
