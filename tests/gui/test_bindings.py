"""Qt's bindings are compiled at the first start alone."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.gui.window import bindings
from workbench.gui.window.bindings import Compiled

_PROGRAM = """
import sys

compiled = []
sys.addaudithook(lambda event, args: event == "compile" and compiled.append(str(args[1])))
import argparse, dataclasses, importlib.util, inspect, logging, marshal, zipfile
sys.pycache_prefix = sys.argv[1]
import workbench.gui.window
assert compile is not None and compile.__module__ == "builtins"
print(len([name for name in compiled if name.startswith("shibokensupport")]))
"""

SOURCE = b"words = 'as they were'"


def test_the_second_start_compiles_nothing_of_the_bindings(tmp_path: Path) -> None:
    """Where the first compiles nothing either, PySide6 comes compiled, and this is not needed."""
    environment = {**os.environ, "PYTHONPATH": str(Path(bindings.__file__).parents[3])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    counts = [
        subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(tmp_path)],
            env=environment, capture_output=True, text=True, check=True, timeout=60,
        ).stdout.strip()
        for _ in range(2)
    ]  # fmt: skip
    assert int(counts[0]) > 5
    assert counts[1] == "0"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in which something compiled is kept."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    first = Compiled(tmp_path / "kept.qt")
    assert words_of(first) == "as they were"
    first.keep()
    assert [each.name for each in tmp_path.iterdir()] == ["kept.qt"]
    return tmp_path / "kept.qt"


def words_of(compiled: Compiled, source: bytes = SOURCE) -> object:
    named: dict[str, object] = {}
    exec(compiled.compile(source, "some/module.py", "exec"), named)
    return named["words"]


def test_what_was_compiled_before_is_not_compiled_again(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(bindings, "_compile")
    assert words_of(Compiled(kept)) == "as they were"


def test_another_source_is_compiled(kept: Path) -> None:
    again = Compiled(kept)
    assert words_of(again, b"words = 'others'") == "others"
    assert again.added == 1


@pytest.mark.parametrize(
    "held", [b"", b"\0\1\2", marshal.dumps(5), marshal.dumps((b"other", {})), marshal.dumps((b"",))]
)
def test_a_file_that_is_damaged_or_of_another_python_is_made_anew(kept: Path, held: bytes) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(held)
    again = Compiled(kept)
    assert words_of(again) == "as they were"
    again.keep()
    assert kept.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = Compiled(tmp_path / "kept.qt")
    words_of(compiled)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled.keep()
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    Compiled(tmp_path / "away" / "kept.qt").keep()
    gone = Compiled(tmp_path / "away" / "kept.qt")
    words_of(gone)
    gone.keep()


def test_other_ways_to_compile_are_pythons_own() -> None:
    compiled = Compiled(Path("nowhere"))
    assert eval(compiled.compile("1 + 1", "here", "eval")) == 2
    assert compiled.compile(SOURCE, "here", "exec", dont_inherit=True).co_filename == "here"
    assert compiled.added == 0
