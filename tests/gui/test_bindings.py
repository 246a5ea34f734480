"""Qt's bindings do not do at every start what can be kept, or left until it is wanted."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.gui.window import bindings
from workbench.gui.window.bindings import Compiled, LatePattern

_PROGRAM = """
import sys

compiled = []
sys.addaudithook(lambda event, args: event == "compile" and compiled.append(str(args[1])))
import argparse, dataclasses, importlib.util, inspect, logging, marshal, zipfile
sys.pycache_prefix = sys.argv[1]
import workbench.gui.window
assert compile is not None and compile.__module__ == "builtins"
import re
assert re.compile.__module__ == "re"
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


_LATE = """
import re

made, own = [], re._compiler.compile
re._compiler.compile = lambda pattern, flags: made.append(len(str(pattern))) or own(pattern, flags)
import workbench.gui.window
from PySide6.QtCore import QObject

print(max(made) > 1000)
try:
    QObject().setObjectName([])
except TypeError as error:
    print(str(error).splitlines()[-1].strip())
print(max(made) > 1000)
"""


def test_the_patterns_of_the_bindings_are_made_when_first_used() -> None:
    """Where none is made afterwards either, PySide6 takes signatures apart in another way."""
    said = subprocess.run(
        [sys.executable, "-c", _LATE], cwd=Path(bindings.__file__).parents[3],
        capture_output=True, text=True, check=True, timeout=60,
    ).stdout.splitlines()  # fmt: skip
    assert said == ["False", "PySide6.QtCore.QObject.setObjectName(name: str, /)", "True"]


def test_a_pattern_made_late_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def pattern(words: str, flags: re.RegexFlag) -> re.Pattern[str]:
        made.append(words)
        return re.compile(words, flags)

    monkeypatch.setattr(bindings, "_pattern", pattern)
    late = LatePattern("(b)(C)", re.IGNORECASE)
    find = late.finditer
    assert made == []
    assert [each.group(2) for each in find("abc")] == ["c"]
    assert late.split("abc") == ["a", "b", "c", ""]
    assert made == ["(b)(C)"]
