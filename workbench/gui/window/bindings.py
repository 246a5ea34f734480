"""Qt's bindings, loaded without what they do at every start and for every module beside that.

PySide6 brings a dozen modules of its own as text, and compiles them whenever it is loaded, which is
a tenth of a bare window's start. What was compiled is kept, as Python keeps it of other modules.

Once it is loaded it reads the whole source of each module imported after it, only to see whether
Qt's names are wanted ``in_snake_case`` there (``from __feature__ import snake_case``), and Python
keeps what was read. Nothing here wants that. Without it the window with a case open needs 14 MiB
less, and the database library loads in two thirds of the time.
"""

from __future__ import annotations

import builtins
import marshal
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

from workbench.gui.window import enumerations

_compile, _pattern = compile, re.compile
_LONG = 1000
"""Characters of a pattern from which it takes milliseconds to make."""

KEPT = Path(cache_from_source(__file__)).with_suffix(".qt")
"""The file of what was compiled; a packaged program comes with one."""


class Compiled:
    """What was compiled at an earlier start, kept in a file beside the bytecode of this module."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept: dict[tuple[str, bytes], CodeType] = {}
        self.added = 0
        with suppress(OSError, ValueError, EOFError, TypeError):
            made_by, kept = marshal.loads(file.read_bytes())
            if made_by == MAGIC_NUMBER:
                self._kept = kept

    def compile(self, source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        """Python's own `compile`, but for a whole module that was compiled before."""
        if mode != "exec" or more or named or not isinstance(source, bytes):
            return _compile(source, filename, mode, *more, **named)
        key = str(filename), source_hash(source)
        if key not in self._kept:
            self._kept[key] = _compile(source, filename, mode)
            self.added += 1
        return self._kept[key]

    def keep(self) -> None:
        """Write what is new to the file, where Python may keep bytecode there."""
        if not self.added or sys.dont_write_bytecode:
            return
        new = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            new.write_bytes(marshal.dumps((MAGIC_NUMBER, self._kept)))
            new.replace(self._file)


class LatePattern:
    """Stands in for a pattern, which is made when something is first looked for with it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._made = cache(partial(_pattern, *given, **named))

    def __getattr__(self, way: str) -> Callable[..., Any]:
        return lambda *given: getattr(self._made(), way)(*given)


def _late_when_long(pattern: Any, *more: Any, **named: Any) -> Any:
    """Python's own `re.compile`, but for a long pattern a stand-in."""
    long = isinstance(pattern, str) and len(pattern) > _LONG
    return (LatePattern if long else _pattern)(pattern, *more, **named)


def load() -> None:
    """Load PySide6, and let modules be imported as Python does by itself from then on."""
    enumerations.hasten()
    kept = Compiled(KEPT)
    vars(builtins)["compile"], vars(re)["compile"] = kept.compile, _late_when_long
    try:
        import PySide6.QtCore  # noqa: F401 - loaded, not used
    finally:
        builtins.compile, re.compile = _compile, _pattern
    kept.keep()
    # Nothing when PySide6 no longer reads sources.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
