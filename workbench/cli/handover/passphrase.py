"""The passphrase of a sealed file: asked for unseen, or the first line of a file."""

from __future__ import annotations

import sys
from pathlib import Path

from workbench.application.handover.passphrase import strength
from workbench.cli.desk import tell
from workbench.cli.files import bytes_of
from workbench.domain.errors import InvalidInput

_NOTHING = "Nothing was done."


def passphrase_for(file: Path | None, *, new: bool) -> str:
    """The passphrase to use; a new one is asked for twice, and must be long enough.

    Raises `InvalidInput` for one that is too short, mistyped, or not given at all.
    """
    words = _from_file(file) if file is not None else _asked(new)
    if new:
        found = strength(words)
        if not found.enough:
            raise InvalidInput(f"This passphrase will not do. {found.words}", _NOTHING)
        if file is None:
            tell(found.words)
    return words


def _from_file(path: Path) -> str:
    try:
        words = bytes_of(path, _NOTHING).decode("utf-8-sig").partition("\n")[0].rstrip("\r")
    except UnicodeDecodeError:
        raise InvalidInput(f"{path} is not text in UTF-8.", _NOTHING) from None
    if not words:
        raise InvalidInput(f"The first line of {path} is empty.", _NOTHING)
    return words


def _asked(new: bool) -> str:
    import getpass

    if not sys.stdin.isatty():
        raise InvalidInput(
            "There is nobody to ask for the passphrase.", "Name a file with --passphrase-file."
        )
    words = getpass.getpass("Passphrase: ")
    if new and getpass.getpass("The same again: ") != words:
        raise InvalidInput("The two passphrases are not the same.", _NOTHING)
    return words
