"""One Word file made of its parts, with nothing in it that differs from one writing to the next."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.package import Package

from workbench.domain.errors import ExportFailed
from workbench.export.about import language_of
from workbench.export.characters import kept_together
from workbench.export.logo import logo_words
from workbench.export.pdf import page_count
from workbench.export.word.body import Body
from workbench.export.word.furniture import (
    add_logos,
    footer,
    header,
    logo_paragraph,
    on_paper,
    page,
    page_lengths,
)
from workbench.export.word.numbering import ListNumbers
from workbench.export.word.palette import palette_part
from workbench.export.word.properties import (
    core_properties,
    custom_properties,
    extended_properties,
    settings,
)
from workbench.export.word.styles import font_table, style_part
from workbench.statement.characters import printable
from workbench.statement.nodes import StatementStage
from workbench.statement.printed import draft_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from workbench.export.logo import OfficeLogo
    from workbench.export.theme import Theme
    from workbench.export.word.letterhead import Logo
    from workbench.statement.nodes import Document, DocumentMeta

# The earliest time a zip entry can carry; Word reads the document's dates from its properties.
_ENTRY_TIME = (1980, 1, 1, 0, 0, 0)


def write(
    document: Document,
    theme: Theme,
    logo: OfficeLogo | None = None,
    logos: Sequence[Logo] = (),
    *,
    first_apart: bool = False,
) -> bytes:
    """The statement as the bytes of a .docx file; the same statement gives the same bytes.

    `logo` stands over its title. `logos` are the pictures of the office's letterhead; with
    `first_apart` the first page has pictures of its own.
    """
    draft = draft_mark(document) if document.meta.stage is StatementStage.DRAFT else ""
    document = printable(document)
    body = Body(kept_together(document), draft)
    return assemble(
        body.part,
        document.meta,
        theme,
        draft=draft,
        numbering=body.lists.part(theme),
        logo=logo,
        logos=logos,
        first_apart=first_apart,
        pages=_pages(document, theme, logo),
    )


def _pages(document: Document, theme: Theme, logo: OfficeLogo | None) -> int:
    """How many pages the statement has, as the PDF has them: Word counts anew on opening it."""
    try:
        return page_count(document, theme, logo)
    except ExportFailed:  # the paper of an office's template may be too small for a PDF
        return 1


def assemble(
    body: Element,
    meta: DocumentMeta,
    theme: Theme,
    *,
    numbering: Element | None = None,
    more_styles: Sequence[Element] = (),
    logo: OfficeLogo | None = None,
    logos: Sequence[Logo] = (),
    first_apart: bool = False,
    pages: int = 1,
    draft: str = "",
) -> bytes:
    """A whole Word file round its main part, whose page set-up is put in here.

    No words stand over the title on the first page. `draft` is the mark of a draft for comment.
    """
    package = Package()

    def part(name: str, content_type: str, made: Element) -> XmlPart:
        # Typed for python-docx's own element classes, it takes and writes any lxml element.
        return XmlPart(PackURI(f"/{name}.xml"), content_type, made, package)  # type: ignore[arg-type]

    main = part("word/document", CONTENT_TYPE.WML_DOCUMENT_MAIN, body)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    package.relate_to(
        part("docProps/core", CONTENT_TYPE.OPC_CORE_PROPERTIES, core_properties(meta)),
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
    )
    package.relate_to(
        part("docProps/app", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, extended_properties()),
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    )
    if draft:
        package.relate_to(
            part(
                "docProps/custom",
                CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
                custom_properties(draft, page_lengths(theme)),
            ),
            RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
        )
    style_sheet = style_part(theme, language_of(meta))
    style_sheet.extend(more_styles)
    for name, content_type, made, kind in (
        ("styles", CONTENT_TYPE.WML_STYLES, style_sheet, RELATIONSHIP_TYPE.STYLES),
        ("numbering", CONTENT_TYPE.WML_NUMBERING,
         ListNumbers().part(theme) if numbering is None else numbering,
         RELATIONSHIP_TYPE.NUMBERING),
        ("settings", CONTENT_TYPE.WML_SETTINGS, settings(meta), RELATIONSHIP_TYPE.SETTINGS),
        ("fontTable", CONTENT_TYPE.WML_FONT_TABLE, font_table(theme),
         RELATIONSHIP_TYPE.FONT_TABLE),
        ("theme/theme1", CONTENT_TYPE.OFC_THEME, palette_part(theme), RELATIONSHIP_TYPE.THEME),
    ):  # fmt: skip
        main.relate_to(part(f"word/{name}", content_type, made), kind)
    if logo is not None:
        shown = on_paper(logo, theme)
        picture = main.relate_to(_picture(shown, len(logos) + 1, package), RELATIONSHIP_TYPE.IMAGE)
        body[0].insert(0, logo_paragraph(shown, picture, logo_words(meta.office)))
    margins: list[tuple[str, str, str]] = []
    pictures = [_picture(logo, at, package) for at, logo in enumerate(logos, start=1)]
    for number, first in enumerate((False, True), start=1):
        for place, content_type, kind, made in (
            ("header", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER,
             header(meta, theme, number, words=not first)),
            ("footer", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER,
             footer(meta, theme, pages)),
        ):  # fmt: skip
            margin = part(f"word/{place}{number}", content_type, made)
            related = [
                (logo, margin.relate_to(picture, RELATIONSHIP_TYPE.IMAGE))
                for logo, picture in zip(logos, pictures, strict=True)
                if logo.place == place and logo.first == (first and first_apart)
            ]
            add_logos(made, related, theme, number)
            margins.append((place, "first" if first else "default", main.relate_to(margin, kind)))
    body[0].append(page(theme, margins))
    written = io.BytesIO()
    package.save(written)
    return without_times(written.getvalue())


def _picture(logo: Logo, number: int, package: Package) -> Part:
    name = PackURI(f"/word/media/image{number}.{logo.ending}")
    return Part(name, f"image/{logo.ending}", logo.data, package)


def without_times(data: bytes) -> bytes:
    """A package with every entry at one time, so that the same words give the same file."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ENTRY_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system, as the files are
            target.writestr(entry, source.read(name))
    return result.getvalue()
