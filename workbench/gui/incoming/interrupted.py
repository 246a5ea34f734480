"""Files being added to a case, remembered until all are: what a crash cut short is gone on with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

from workbench.domain.dataclass import dataclass

_GROUP = "adding"


@dataclass(frozen=True, slots=True)
class CutShort:
    """Files whose adding had begun, at an ISO time, and had not ended."""

    step: str
    paths: tuple[Path, ...]
    since: str


class FilesBeingAdded:
    """The files that are on their way into one case; nothing is remembered without settings."""

    def __init__(self, settings: QSettings | None, case_id: str) -> None:
        self._settings, self._group = settings, f"{_GROUP}/{case_id}"

    def begin(self, step: str, paths: Sequence[Path], since: str) -> None:
        """Remember files before the first is read."""
        if self._settings is not None:
            kept = json.dumps({"since": since, "paths": [str(path.absolute()) for path in paths]})
            self._settings.setValue(f"{self._group}/{step}", kept)
            self._settings.sync()

    def end(self, step: str) -> None:
        """Forget them: they were added, or the person stopped it."""
        if self._settings is not None:
            self._settings.remove(f"{self._group}/{step}")
            self._settings.sync()

    def cut_short(self) -> list[CutShort]:
        """What was begun and never ended; a settings file may hold anything."""
        if self._settings is None:
            return []
        self._settings.beginGroup(self._group)
        steps = self._settings.childKeys()
        self._settings.endGroup()
        found = []
        for step in steps:
            try:
                kept = json.loads(str(self._settings.value(f"{self._group}/{step}", "")))
                paths = tuple(Path(each) for each in kept["paths"])
                found.append(CutShort(step, paths, str(kept["since"])))
            except (ValueError, KeyError, TypeError):
                self.end(step)
        return found
