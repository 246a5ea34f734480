"""A folder is a room with one noun: arrows between rooms run one way, and none is a lawn."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, files, folders, name_of, tree_of

FEWEST, MOST = 3, 15
# Loose beside the rooms of a layer.
MOST_LOOSE = {"workbench/application": 8, "workbench/statement": 12, "workbench/gui": 8}
# Too full still; a folder that is no longer goes from here.
TOO_FULL: dict[str, int] = {}


@cache
def modules() -> Mapping[str, Path]:
    """Every module of the program by its dotted name."""
    found = {}
    for path in files("workbench", suffix=".py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def arrows() -> Mapping[str, set[str]]:
    """What each module imports of the program, inside functions and for types too."""
    known = modules()
    drawn: dict[str, set[str]] = {}
    for name, path in known.items():
        drawn[name] = {
            target
            for each in _imports(path)
            if (target := each if each in known else each.rpartition(".")[0]) in known
            and target != name
        }
    return drawn


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(name: str, known: Mapping[str, Path]) -> str:
    """The folder a module lives in; one that is loose beside folders counts by itself."""
    folder = known[name].parent
    return name if _has_rooms(folder) else ".".join(folder.relative_to(ROOT).parts)


@cache
def _has_rooms(folder: Path) -> bool:
    return any((each / "__init__.py").exists() for each in folder.iterdir())


def circle(drawn: Mapping[str, set[str]]) -> list[str]:
    """The names of one circle of arrows, none when every arrow runs one way."""
    try:
        TopologicalSorter(drawn).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}


LAYERS = ["domain", "statement", "application", "export", "interchange", "persistence",
          "reference", "spelling", "gui"]  # fmt: skip


@pytest.mark.parametrize("layer", LAYERS)
def test_no_two_modules_import_each_other(layer: str) -> None:
    drawn = {
        name: targets for name, targets in arrows().items() if name.startswith(f"workbench.{layer}")
    }
    assert len(drawn) > 1
    assert circle(drawn) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_arrows_between_rooms_run_one_way(layer: str) -> None:
    known = modules()
    drawn: dict[str, set[str]] = {}
    for name, targets in arrows().items():
        if name.startswith(f"workbench.{layer}"):
            room = room_of(name, known)
            rooms = {room_of(each, known) for each in targets}
            drawn.setdefault(room, set()).update(rooms - {room})
    assert drawn
    assert circle(drawn) == []


def test_no_room_is_a_lawn_and_none_a_cupboard() -> None:
    wrong = {}
    layers = ("workbench/domain", "workbench/statement", "workbench/application", "workbench/gui")
    for folder in folders(*layers):
        count = len([path for path in folder.glob("*.py") if path.name != "__init__.py"])
        loose = _has_rooms(folder)
        most = MOST_LOOSE.get(name_of(folder), MOST)
        # A page or a window of the program may be one module.
        few = count < FEWEST and not loose and "gui" not in folder.parts
        if count > most or few:
            wrong[name_of(folder)] = count
    assert wrong == TOO_FULL
