"""A file of the office kept with its casebook: everyone there writes with the same.

A copy lies in a folder of the casebook, under the name it was chosen by: the file somebody chose
may be moved, or lie where others cannot reach.
"""

from __future__ import annotations

from pathlib import Path

from workbench.domain.errors import ExportFailed

_UNCHANGED = "The look of statements is unchanged."


class KeptFile:
    """The one file of its kind (`what`: "template") in the casebook in use, if there is one."""

    def __init__(self, what: str, endings: tuple[str, ...], casebook: Path | None = None) -> None:
        self._what = what
        self._endings = endings
        self._casebook = casebook

    def use(self, casebook: Path) -> None:
        """From now on the file of this casebook folder counts."""
        self._casebook = casebook

    @property
    def name(self) -> str:
        """The file name it was chosen by, "" when there is none."""
        found = self._found()
        return found[0].name if found else ""

    def carried(self) -> tuple[str, bytes] | None:
        """Its name and bytes, to go into a file of the office; None when there is none."""
        data = self._read()
        return None if data is None else (self.name, data)

    def drop(self) -> None:
        """Go back to the program's own look; raises `ExportFailed` when the file stays."""
        self._remove()

    def _keep(self, name: str, data: bytes) -> None:
        """Keep a file in place of the one there was; raises `ExportFailed` when it cannot be."""
        from workbench.export.files import write_whole

        if self._casebook is None:
            raise ExportFailed(f"No casebook is open to keep the {self._what} in.", _UNCHANGED)
        folder = self._casebook / self._what
        ending = Path(name).suffix.lower()
        fitting = ending if ending in self._endings else self._endings[0]
        target = folder / Path(name).with_suffix(fitting).name
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise self._not_kept(error) from error
        write_whole(target, data)
        self._remove(keep=target)

    def _read(self) -> bytes | None:
        """The bytes of the file, None when there is none; raises `ExportFailed`."""
        found = self._found()
        try:
            return found[0].read_bytes() if found else None
        except OSError as error:
            raise ExportFailed(
                f"The office's {self._what} {found[0].name} could not be read.",
                "Nothing was written. Choose it again, or export without it.",
            ) from error

    def _found(self) -> list[Path]:
        """The file, in a list of one, or of more after a change broken off half-way."""
        if self._casebook is None:
            return []
        try:
            names = sorted((self._casebook / self._what).iterdir())
        except OSError:
            return []
        return [
            path for path in names if path.suffix in self._endings and path.name[:1] not in ".~"
        ]

    def _remove(self, keep: Path | None = None) -> None:
        try:
            for path in self._found():
                if path != keep:
                    path.unlink()
        except OSError as error:
            raise self._not_kept(error) from error

    def _not_kept(self, error: OSError) -> ExportFailed:
        return ExportFailed(
            f"The casebook folder does not allow its {self._what} to be changed: "
            f"{error.strerror or 'it cannot be written'}.",
            f"{_UNCHANGED} Ask whoever looks after the folder.",
        )
