"""SHA-256 of words, by what Python has itself.

`hashlib` loads OpenSSL, four MiB; it is quicker with files of evidence, and those are left to it.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import sha256 as sha256
else:

    def _found() -> Any:
        for name in ("_sha2", "_sha256"):  # from Python 3.12 on, and before
            with suppress(ImportError):
                return import_module(name).sha256
        return import_module("hashlib").sha256

    sha256 = _found()
