"""A module fits in a head, says what it is, and has a name that means something."""

from __future__ import annotations

import ast
import re
import tomllib

from tests.architecture.source import ROOT, files, folders, name_of
from workbench import __version__

MOST_LINES = 400
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "legacy", "mixed"}


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in files("workbench", "installers", "tests", suffix=".py")
    }
    assert lengths
    assert {name: count for name, count in lengths.items() if count > MOST_LINES} == {}


def test_no_module_or_folder_has_a_name_that_says_nothing() -> None:
    names = {path.stem: path for path in files("workbench", "installers", "tests", suffix=".py")}
    names |= {folder.name: folder for folder in folders("workbench", "installers", "tests")}
    assert [name_of(path) for name, path in names.items() if name in EMPTY_NAMES] == []


def test_every_module_begins_by_saying_what_it_is() -> None:
    silent = [
        name_of(path)
        for path in files("workbench", "installers", "tests", suffix=".py")
        if (text := path.read_text(encoding="utf-8")).strip()
        and not ast.get_docstring(ast.parse(text))
    ]
    assert silent == []


def test_every_folder_explains_itself() -> None:
    unexplained = [
        name_of(folder)
        for folder in folders("workbench", "resources", "db", "installers", "tests")
        if not (folder / "README.md").is_file()
    ]
    assert unexplained == []


def test_the_project_explains_itself() -> None:
    for name in ("README.md", "CHANGELOG.md", "LICENSE"):
        assert (ROOT / name).is_file(), name


def test_the_version_is_the_same_wherever_it_is_told() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert newest is not None
    assert asked["project"]["version"] == __version__ == newest[1]
