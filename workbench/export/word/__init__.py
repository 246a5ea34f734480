"""The decision statement as a Word file an officer can go on writing in.

Headings, numbers, lists and references are Word's own, so that an inserted paragraph renumbers
everything after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.export.logo import OfficeLogo
    from workbench.export.theme import Theme
    from workbench.statement.nodes import Document


def render(
    document: Document,
    theme: Theme,
    template: bytes | None = None,
    logo: OfficeLogo | None = None,
) -> bytes:
    """The statement as the bytes of a .docx file, the same bytes for the same statement.

    With a `template`, a Word file of the office, the statement has its margins, type and
    letterhead; a `logo` stands over its title. Raises TemplateRefused when that cannot be used,
    and ExportFailed when the paragraph numbers do not run on from 1 or a list is nested more
    deeply than Word can hold.
    """
    # Here, not above: python-docx and lxml take longer to load than the window to open.
    from workbench.export.theme import sized
    from workbench.export.word.package import write

    points = document.meta.type_pt
    if template is None:
        return write(document, sized(theme, points), logo)
    from workbench.export.word.template import read_template

    taken = read_template(template, theme)
    look = sized(taken.theme, points)
    return write(document, look, logo, taken.logos, first_apart=taken.first_apart)


def check_template(data: bytes, theme: Theme) -> tuple[str, ...]:
    """What of a template cannot be taken, in words; raises TemplateRefused when nothing can."""
    from workbench.export.word.template import read_template

    return read_template(data, theme).left_out
