"""The office's Word template, kept with its casebook so that everyone there writes in one look.

A copy lies in the folder ``template`` of the casebook, under the name it was chosen by: the file
somebody chose may be moved, or lie where others cannot reach.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import ExportFailed, TemplateRefused

# For the reader only: the window is shown before anything of a statement is loaded.
if TYPE_CHECKING:
    from workbench.export.theme import Theme
    from workbench.statement.nodes import Document

_FOLDER = "template"
_ENDINGS = (".docx", ".dotx", ".docm", ".dotm")
_UNCHANGED = "The look of statements is unchanged."


class OfficeTemplate:
    """The template of the casebook in use; Word statements follow it when there is one."""

    def __init__(self, theme: Callable[[], Theme], casebook: Path | None = None) -> None:
        self._theme = theme
        self._casebook = casebook

    def use(self, casebook: Path) -> None:
        """From now on the template of this casebook folder counts."""
        self._casebook = casebook

    @property
    def name(self) -> str:
        """The file name the template was chosen by, "" when there is none."""
        found = self._found()
        return found[0].name if found else ""

    def take(self, name: str, data: bytes) -> tuple[str, ...]:
        """Make a Word file the template; returns in words what of it is left out.

        Raises `TemplateRefused` when it cannot be used and `ExportFailed` when it cannot be kept;
        the template there was then stays.
        """
        from workbench.export.files import write_whole
        from workbench.export.word import check_template

        left_out = check_template(data, self._theme())
        if self._casebook is None:
            raise ExportFailed("No casebook is open to keep the template in.", _UNCHANGED)
        folder = self._casebook / _FOLDER
        target = folder / Path(name).with_suffix(_ending(name)).name
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise _not_kept(error) from error
        write_whole(target, data)
        self._remove(keep=target)
        return left_out

    def drop(self) -> None:
        """Go back to the program's own look; raises `ExportFailed` when the file stays."""
        self._remove()

    def render(self, document: Document) -> bytes:
        """The statement as a Word file in the office's look, or in the program's own."""
        from workbench.export.word import render

        found = self._found()
        try:
            template = found[0].read_bytes() if found else None
        except OSError as error:
            raise ExportFailed(
                f"The office's template {found[0].name} could not be read.",
                "Nothing was written. Choose it again, or export without it.",
            ) from error
        try:
            return render(document, self._theme(), template)
        except TemplateRefused as error:
            raise ExportFailed(
                f"The office's template {found[0].name} can no longer be used. {error.message}",
                "No Word file was made. In the window, choose another template or use none.",
            ) from error

    def _found(self) -> list[Path]:
        """The template, in a list of one, or of more after a change broken off half-way."""
        if self._casebook is None:
            return []
        try:
            names = sorted((self._casebook / _FOLDER).iterdir())
        except OSError:
            return []
        return [path for path in names if path.suffix in _ENDINGS and path.name[:1] not in ".~"]

    def _remove(self, keep: Path | None = None) -> None:
        try:
            for path in self._found():
                if path != keep:
                    path.unlink()
        except OSError as error:
            raise _not_kept(error) from error


def _ending(name: str) -> str:
    ending = Path(name).suffix.lower()
    return ending if ending in _ENDINGS else _ENDINGS[0]


def _not_kept(error: OSError) -> ExportFailed:
    return ExportFailed(
        "The casebook folder does not allow its template to be changed: "
        f"{error.strerror or 'it cannot be written'}.",
        f"{_UNCHANGED} Ask whoever looks after the folder.",
    )
