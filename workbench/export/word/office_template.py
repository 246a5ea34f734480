"""The office's Word template, kept with its casebook so that everyone there writes in one look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import ExportFailed, TemplateRefused
from workbench.export.kept_file import KeptFile

# For the reader only: the window is shown before anything of a statement is loaded.
if TYPE_CHECKING:
    from workbench.export.logo import OfficeLogo
    from workbench.export.theme import Theme
    from workbench.statement.nodes import Document


class OfficeTemplate(KeptFile):
    """The template of the casebook in use; Word statements follow it when there is one."""

    def __init__(self, theme: Callable[[], Theme], casebook: Path | None = None) -> None:
        super().__init__("template", (".docx", ".dotx", ".docm", ".dotm"), casebook)
        self._theme = theme

    def take(self, name: str, data: bytes) -> tuple[str, ...]:
        """Make a Word file the template; returns in words what of it is left out.

        Raises `TemplateRefused` when it cannot be used and `ExportFailed` when it cannot be kept;
        the template there was then stays.
        """
        from workbench.export.word import check_template

        left_out = check_template(data, self._theme())
        self._keep(name, data)
        return left_out

    def render(self, document: Document, logo: OfficeLogo | None = None) -> bytes:
        """The statement as a Word file in the office's look, or in the program's own."""
        from workbench.export.word import render

        template = self._read()
        try:
            return render(document, self._theme(), template, logo)
        except TemplateRefused as error:
            raise ExportFailed(
                f"The office's template {self.name} can no longer be used. {error.message}",
                "No Word file was made. In the window, choose another template or use none.",
            ) from error
