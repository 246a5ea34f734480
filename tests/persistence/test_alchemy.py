"""SQLAlchemy is loaded without what it never uses with SQLite."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from workbench.persistence.alchemy import late

ROOT = Path(__file__).parents[2]

_PROGRAM = """
import sys
from workbench.persistence import store, alchemy

never = {"asyncio", "ssl", "socket", "_hashlib", "email", "importlib.metadata"}
print(sorted(never & set(sys.modules)))

from sqlalchemy.util import compat
from sqlalchemy.util.concurrency import is_exit_exception, iscoroutine

print(is_exit_exception(TimeoutError()), is_exit_exception(ValueError()), iscoroutine(1))
print(any(found.name == "pytest" for found in compat.importlib_metadata_get("console_scripts")))

import asyncio, importlib.metadata

print(asyncio.run(asyncio.sleep(0, "slept")), importlib.metadata.version("sqlalchemy")[0])
"""


def test_asyncio_and_email_come_when_something_in_them_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["[]", "True False False", "True", "slept 2"]


def test_a_module_wanted_at_once_is_loaded_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tiny.py").write_text("NUMBER = 3\ndef twice(number): return 2 * number\n")
    (tmp_path / "user.py").write_text("import tiny\ndouble = tiny.twice\nEIGHT = double(4)\n")
    monkeypatch.syspath_prepend(tmp_path)
    with late("tiny"):
        user = import_module("user")
    assert (user.EIGHT, user.double(5), user.tiny.NUMBER) == (8, 10, 3)
    assert sys.modules.pop("user") is user
    assert sys.modules.pop("tiny").NUMBER == 3


def test_what_is_loaded_already_stays_as_it_is() -> None:
    with late("sys"):
        assert sys.modules["sys"] is sys
