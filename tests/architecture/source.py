"""What the architecture tests look at: the project's own files and what each module imports."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Made by tools or by a person trying the program out; never part of the project.
NOT_OURS = {"practice-output", "build", "dist", "__pycache__", "htmlcov"}


def folders(*tops: str) -> Iterator[Path]:
    """Every folder of the project under `tops` (or of the whole project) that holds files."""
    for top in tops or ("",):
        for place, names, files in os.walk(ROOT / top):
            names[:] = [n for n in names if n not in NOT_OURS and not n.startswith(".")]
            if files:
                yield Path(place)


def files(*tops: str, suffix: str = "") -> list[Path]:
    """The project's own files under `tops`, sorted, optionally of one kind (".py")."""
    found = (
        p for folder in folders(*tops) for p in folder.iterdir() if p.is_file() and p.name != ".git"
    )
    return sorted(p for p in found if p.name.endswith(suffix))


def name_of(path: Path) -> str:
    """How a file is named in a failure: its path inside the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """What a module is made of, read once for all that look at it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> frozenset[str]:
    """The top-level names of everything a module imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return frozenset(names)
