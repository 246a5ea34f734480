"""The decisions themselves: one file each in the folder ``precedents``, written once.

What is made of them to be searched (`shelf.py`) is made again from here when it is lost. Copies of
a casebook refer to the folder beside it; a copy elsewhere, and a casebook restored from one, take
over the files they have not got.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from workbench.application.decisions.precedent import Precedent, PrecedentParagraph
from workbench.domain.errors import StoreUnavailable
from workbench.persistence.backups.copying import clear_away, flush_folder

FOLDER = "precedents"
_ENDING = ".json"
_ID = re.compile(r"[0-9a-f]{64}(-\d+)?\Z")
_DAMAGED = (ValueError, KeyError, TypeError, OSError)


class KeptDecisions:
    """The files of one casebook folder."""

    def __init__(self, casebook_folder: Path) -> None:
        self.folder = casebook_folder / FOLDER

    def ids(self) -> set[str]:
        """The decisions there are."""
        if not self.folder.is_dir():
            return set()
        return {path.stem for path in self.folder.glob(f"*{_ENDING}") if _ID.match(path.stem)}

    def keep(self, decision: Precedent) -> None:
        """Write a decision, whole or not at all; raises `OSError`."""
        data = json.dumps(asdict(decision), ensure_ascii=False).encode()
        self._write(decision.id, data)

    def remove(self, id: str) -> None:
        """Delete a decision; raises `OSError`."""
        self._place(id).unlink(missing_ok=True)

    def read(self, id: str) -> Precedent | None:
        """A decision, None for a file that is none."""
        try:
            said = json.loads(self._place(id).read_bytes())
            said["paragraphs"] = tuple(PrecedentParagraph(**each) for each in said["paragraphs"])
            said["powers"], said["sums"] = tuple(said["powers"]), tuple(said["sums"])
            return Precedent(**said)
        except _DAMAGED:
            return None

    def carry_to(self, casebook_folder: Path) -> None:
        """Copy to another casebook folder what it has not got; raises `StoreUnavailable`."""
        there = KeptDecisions(casebook_folder)
        if there.folder.absolute() == self.folder.absolute():
            return
        try:
            for id in sorted(self.ids() - there.ids()):
                there._write(id, self._place(id).read_bytes())
        except OSError as error:
            raise StoreUnavailable(
                f"The past decisions could not be copied: {error.strerror or error}.",
                "All cases were. Make room, and try again.",
            ) from error

    def _place(self, id: str) -> Path:
        return self.folder / f"{id}{_ENDING}"

    def _write(self, id: str, data: bytes) -> None:
        self.folder.mkdir(mode=0o700, exist_ok=True)
        part = self.folder / f".casebook-{os.urandom(4).hex()}.{os.getpid()}.part"
        try:
            own = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(own, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._place(id))
        finally:
            clear_away((part,))
        with suppress(OSError):
            flush_folder(self.folder)
