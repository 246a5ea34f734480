"""The British English dictionary: which words it has, and what may have been meant."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

LANGUAGE = "en_GB"
MOST = 6
"""So many suggestions are worth reading."""


class Dictionary(Protocol):
    """A dictionary in memory."""

    def knows(self, word: str) -> bool:
        """Whether the word, in this spelling and these capitals, is in it."""

    def suggest(self, word: str) -> list[str]:
        """Words that may have been meant, the likeliest first, at most `MOST`."""


class FastDictionary:
    """Read by chunspell, a build of Hunspell."""

    def __init__(self, folder: Path) -> None:
        from hunspell import Hunspell

        self._hunspell = Hunspell(LANGUAGE, hunspell_data_dir=str(folder))

    def knows(self, word: str) -> bool:
        """See `Dictionary`."""
        return bool(self._hunspell.spell(word))

    def suggest(self, word: str) -> list[str]:
        """See `Dictionary`."""
        return [str(found) for found in self._hunspell.suggest(word)][:MOST]


class PlainDictionary:
    """Read by spylls, which needs nothing but Python."""

    def __init__(self, folder: Path) -> None:
        from spylls.hunspell import Dictionary as Spylls

        self._spylls = Spylls.from_files(str(folder / LANGUAGE))

    def knows(self, word: str) -> bool:
        """See `Dictionary`."""
        return bool(self._spylls.lookup(word))

    def suggest(self, word: str) -> list[str]:
        """See `Dictionary`."""
        found: list[str] = []
        for suggestion in self._spylls.suggest(word):
            found.append(str(suggestion))
            if len(found) == MOST:
                break
        return found


def load_dictionary(folder: Path) -> Dictionary:
    """The dictionary of a folder, read by the faster library where it is installed.

    Raises `OSError` when a file is missing, `ImportError` when neither library is there.
    """
    for ending in (".aff", ".dic"):
        with (folder / f"{LANGUAGE}{ending}").open("rb"):
            pass
    try:
        return FastDictionary(folder)
    except ImportError:
        return PlainDictionary(folder)
