"""A decision statement as PDF, tagged for screen readers (PDF/UA-1) and archivable (PDF/A-2a).

Steps, one module each: words into lines (`lines`), blocks set in type with their tags (`blocks`),
pages (`pages`), drawing instructions (`painting`), and the file (`writing`, `objects`).
"""

from __future__ import annotations

from workbench.export.theme import Theme
from workbench.statement.nodes import Document


def render(document: Document, theme: Theme) -> bytes:
    """The statement as an A4 PDF; the same statement and theme give the same bytes.

    Characters that no font of the theme has are printed as their code, as
    `workbench.export.characters.printable` describes. Raises `ExportFailed` when a font cannot be
    used or lists are nested hundreds deep.
    """
    from workbench.export.pdf.writing import write

    return write(document, theme)
