"""Words are hashed as anybody would hash them, without OpenSSL being loaded."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.domain.sha import sha256

ROOT = Path(__file__).parents[3]

_OPENED = """
import sys
from workbench.application.casebook import reminders
from workbench.application.handing_out import exporting
from workbench.domain.library.office import Office
from workbench.reference.loader import load_library
from workbench.statement import codec, printed
from pathlib import Path

print(load_library(Path("resources")).version, "_hashlib" in sys.modules)
"""


@pytest.mark.parametrize("words", ["", "a", "“Löwe” is a name " * 40, "ab" * 100_000])
def test_it_is_sha_256(words: str) -> None:
    data = words.encode()
    assert sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
    parts = sha256()
    for each in data.split(b" "):
        parts.update(each)
    assert parts.digest() == hashlib.sha256(data.replace(b" ", b"")).digest()


def test_openssl_is_not_loaded_to_open_a_case() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _OPENED],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.split()[1] == "False"
