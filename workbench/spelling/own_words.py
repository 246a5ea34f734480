"""The casebook's own words: one to a line in `dictionary.txt`, which may be edited by hand."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from workbench.domain.errors import SpellingUnavailable

FILE = "dictionary.txt"


class OwnWords:
    """The words added in one casebook folder; every case in it shares them."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> frozenset[str]:
        """The words, in small letters; none when there is no file yet.

        Raises `SpellingUnavailable` for a file that cannot be read as words.
        """
        return frozenset(word.casefold() for word in self._lines())

    def add(self, word: str) -> None:
        """Keep a word; the file is written whole or stays as it was.

        Raises `SpellingUnavailable`.
        """
        lines = self._lines()
        if word.casefold() in (line.casefold() for line in lines):
            return
        text = "".join(f"{line}\n" for line in sorted([*lines, word], key=str.casefold))
        temporary = ""
        try:
            handle, temporary = tempfile.mkstemp(prefix=".writing-", dir=self._path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._path)
        except OSError as error:
            if temporary:
                Path(temporary).unlink(missing_ok=True)
            raise SpellingUnavailable(
                f"The word could not be added: {self._path} cannot be written.",
                "The words added before are unchanged. Check that the folder allows writing.",
            ) from error

    def _lines(self) -> list[str]:
        try:
            text = self._path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise SpellingUnavailable(
                f"The added words in {self._path} could not be read.",
                "The file is unchanged. Save it as UTF-8 text with one word to a line, "
                "or move it away to begin afresh.",
            ) from error
        return [line.strip() for line in text.splitlines() if line.strip()]
