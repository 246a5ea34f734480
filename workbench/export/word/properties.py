"""What a Word file says about itself: title, language, dates and settings, and nothing else.

No author, no machine, no program that made it, no time of day: a statement goes to the people in
the case, and the same statement must give the same file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from workbench.export.about import day_of, language_of, title_of
from workbench.export.word.markup import element, printable, root

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from workbench.statement.nodes import DocumentMeta

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_ALL_CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_WORD_2013 = "http://schemas.microsoft.com/office/word"

_UNDATED = "2000-01-01"

DRAFT_PROPERTY = "Draft"
"""The property of a file that says which draft it is, should its bookmarks be lost."""

PAGES_PROPERTY = "Pages"
"""The property that says how its pages were set up, should somebody change that."""


def core_properties(meta: DocumentMeta) -> Element:
    """The core properties part: title, subject, language, and the statement's own date twice."""
    core = etree.Element(
        f"{{{_CP}}}coreProperties",
        nsmap={"cp": _CP, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI},
    )
    etree.SubElement(core, f"{{{_DC}}}title").text = printable(title_of(meta))
    etree.SubElement(core, f"{{{_DC}}}subject").text = printable(meta.reference)
    etree.SubElement(core, f"{{{_DC}}}language").text = language_of(meta)
    for name in ("created", "modified"):
        stamp = etree.SubElement(core, f"{{{_DCTERMS}}}{name}")
        stamp.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        stamp.text = f"{day_of(meta) or _UNDATED}T00:00:00Z"
    return core


def extended_properties() -> Element:
    """The extended properties part, which would name program, company and template: empty."""
    return etree.Element(f"{{{_EXTENDED}}}Properties", nsmap={"ep": _EXTENDED})


def custom_properties(draft: str, pages: str) -> Element:
    """The custom properties part: which draft for comment this is, how its pages are set up."""
    made = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"p": _CUSTOM, "vt": _VALUES})
    for number, (name, said) in enumerate(
        ((DRAFT_PROPERTY, draft), (PAGES_PROPERTY, pages)), start=2
    ):
        about = {"fmtid": _ALL_CUSTOM, "pid": str(number), "name": name}
        own = etree.SubElement(made, f"{{{_CUSTOM}}}property", about)
        etree.SubElement(own, f"{{{_VALUES}}}lpwstr").text = said
    return made


def settings(meta: DocumentMeta) -> Element:
    """The settings part: language, tab stops, and Word's present behaviour, not an older one's.

    Fields are not set to update on opening: Word would ask the reader a question about it.
    """
    language = language_of(meta)
    made = root("settings")
    made.extend(
        [
            element("zoom", percent=100),
            element("defaultTabStop", val=567),
            element("characterSpacingControl", val="doNotCompress"),
            element(
                "compat",
                *(
                    element("compatSetting", name=name, uri=_WORD_2013, val=value)
                    for name, value in (
                        ("compatibilityMode", "15"),
                        ("overrideTableStyleFontSizeAndJustification", "1"),
                        ("enableOpenTypeFeatures", "1"),
                        ("doNotFlipMirrorIndents", "1"),
                        ("differentiateMultirowTableHeaders", "1"),
                    )
                ),
            ),
            element("themeFontLang", val=language),
            element("decimalSymbol", val="."),
            element("listSeparator", val=","),
        ]
    )
    return made
