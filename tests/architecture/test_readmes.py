"""What a README points to is there: modules move, and the names in READMEs move with them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.source import ROOT, files, name_of

_LINK = re.compile(r"\]\(([^)#:]+)\)")
_FILE = re.compile(r"`([\w./]*\w\.py)`")
_FOLDER = re.compile(r"`((?:workbench/|domain/|statement/|application/|gui/|export/)[\w/]*/)`")
_KEPT = ("workbench", "resources", "db", "installers", "tests", ".ci", ".github")


def _readmes() -> list[Path]:
    found = [path for path in files(*_KEPT, suffix=".md") if "manual" not in path.parts]
    assert len(found) > 50
    return [ROOT / "README.md", *found]


def test_every_link_leads_somewhere() -> None:
    lost = [
        (name_of(path), link[1])
        for path in _readmes()
        for link in _LINK.finditer(path.read_text("utf-8"))
        if not (path.parent / link[1]).exists()
    ]
    assert lost == []


def test_every_module_and_folder_named_is_there() -> None:
    there = ["/" + name_of(path) for path in files(*_KEPT, suffix=".py")]
    held = {f"{parent}/" for name in there for parent in Path(name).parents}
    lost = [
        (name_of(path), found[1])
        for path in _readmes()
        for pattern, names in ((_FILE, there), (_FOLDER, held))
        for found in pattern.finditer(path.read_text("utf-8"))
        if not any(name.endswith(f"/{found[1]}") for name in names)
    ]
    assert lost == []
