"""The decision statement as a Word file an officer can go on writing in.

Headings, numbers, lists and references are Word's own, so that an inserted paragraph renumbers
everything after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.export.theme import Theme
    from workbench.statement.nodes import Document


def render(document: Document, theme: Theme) -> bytes:
    """The statement as the bytes of a .docx file, the same bytes for the same statement.

    Raises ExportFailed when the paragraph numbers do not run on from 1 or a list is nested more
    deeply than Word can hold.
    """
    # Here, not above: python-docx and lxml take longer to load than the window to open.
    from workbench.export.word.package import write

    return write(document, theme)
