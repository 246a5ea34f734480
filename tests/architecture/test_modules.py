"""A module fits in a head, says what it is, and has a name that means something."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator

from tests.architecture.source import ROOT, files, folders, name_of, tree_of
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


_PLURAL = re.compile(
    r"\{(?:''|'s') if [^{}]+ (?:==|!=) 1 else (?:'s'|'')\}|1 [a-z]+\" if .+ == 1 else"
)


def test_numbers_of_things_are_said_by_one_helper() -> None:
    by_hand = [
        f"{name_of(path)}: {line.strip()}"
        for path in files("workbench", suffix=".py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if _PLURAL.search(line)
    ]
    assert by_hand == [], "how_many (domain/text) says them"


def test_every_module_begins_by_saying_what_it_is() -> None:
    silent = [
        name_of(path)
        for path in files("workbench", "installers", "tests", suffix=".py")
        if path.stat().st_size > 1 and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []


# Methods of Qt that a widget overrides; those with a capital inside are told by it.
QT_METHODS = {"data", "flags", "paint", "sort"}


def test_every_public_class_and_function_says_what_it_does() -> None:
    silent = []
    for path in files("workbench", suffix=".py"):
        for name, node in public(tree_of(path)):
            of_qt = "gui" in path.parts and (name in QT_METHODS or name != name.lower())
            overload = any("overload" in ast.unparse(each) for each in node.decorator_list)
            is_class = isinstance(node, ast.ClassDef)
            if not ast.get_docstring(node) and not overload and (is_class or not of_qt):
                silent.append(f"{name_of(path)}: {name}")
    assert silent == []


def public(
    tree: ast.Module | ast.ClassDef,
) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    """The public classes and functions of a module, and the methods of its public classes."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name.startswith("_"):
                continue
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


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
    # What is still to come stands above it, marked as unreleased.
    newest = re.search(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert newest is not None
    assert asked["project"]["version"] == __version__ == newest[1]


def test_no_choice_is_repeated_possessively() -> None:
    """Python 3.11 before 3.11.5, which Debian 12 has, finds other places with it, or none."""
    sound = r"(?:\\.[^{}\\]*+)*+"  # no choice in it
    found = [
        name_of(path)
        for path in files("workbench", suffix=".py")
        if re.search(r"\)[*+?]\+", path.read_text(encoding="utf-8").replace(sound, ""))
    ]
    assert found == []
