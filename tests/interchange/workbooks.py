"""Workbooks written part by part, as Excel writes them and as nobody should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def related(*targets: tuple[str, str, str], strict: bool = False) -> str:
    """A part of relationships: the id, kind and target of each."""
    office = _STRICT_OFFICE if strict else _OFFICE
    rows = "".join(
        f'<Relationship Id="{id}" Type="{office}/{kind}" Target="{target}"/>'
        for id, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def a_sheet(rows: str, *, before: str = "", after: str = "", main: str = MAIN) -> str:
    """A sheet with these rows, and what stands before and after them in the part."""
    return f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def a_workbook(
    sheet: str, parts: Mapping[str, str] | None = None, *, strict: bool = False, book: str = ""
) -> bytes:
    """A workbook of one sheet; `parts` are styles, texts and notes by their file name."""
    main, office = (STRICT, _STRICT_OFFICE) if strict else (MAIN, _OFFICE)
    whole = {
        "_rels/.rels": related(("r1", "officeDocument", "xl/workbook.xml"), strict=strict),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{book}<sheets>'
        '<sheet name="Events" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": related(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "styles", "styles.xml"),
            ("r3", "sharedStrings", "sharedStrings.xml"),
            strict=strict,
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": related(("r1", "comments", "../comments1.xml")),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": f'<styleSheet xmlns="{main}"/>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}"/>',
        "xl/comments1.xml": f'<comments xmlns="{main}"/>',
    }
    whole.update({f"xl/{name}": text for name, text in (parts or {}).items()})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in whole.items():
            archive.writestr(name, text)
    return made.getvalue()


def a_package(main: str, kind: str = "officeDocument") -> bytes:
    """A package with another main part than a workbook has."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("_rels/.rels", related(("r1", kind, main)))
        archive.writestr(main, "")
    return made.getvalue()


def words(place: str, text: str, look: int = 0) -> str:
    """A cell of words."""
    return f'<c r="{place}" s="{look}" t="inlineStr"><is><t>{text}</t></is></c>'


def number(place: str, value: float, look: int = 0) -> str:
    """A cell of a number; a day is a number with the look of one."""
    return f'<c r="{place}" s="{look}"><v>{value}</v></c>'


LOOKS = (
    f'<styleSheet xmlns="{MAIN}"><numFmts>'
    '<numFmt numFmtId="164" formatCode="[$-809]dd mmm yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="&quot;day&quot; 0"/>'
    '<numFmt numFmtId="166" formatCode=";;;"/><numFmt numFmtId="167" formatCode="yyyy"/></numFmts>'
    '<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font></fonts>'
    '<fills><fill/><fill><patternFill><fgColor rgb="FF1F3864"/></patternFill></fill></fills>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/>'
    '<xf numFmtId="164" fontId="0"/><xf numFmtId="20" fontId="0"/>'
    '<xf numFmtId="0" fontId="1"/><xf numFmtId="165" fontId="0"/><xf numFmtId="166" fontId="0"/>'
    '<xf numFmtId="0" fontId="2" fillId="0"/><xf numFmtId="0" fontId="2" fillId="1"/>'
    '<xf numFmtId="17" fontId="0"/><xf numFmtId="167" fontId="0"/><xf numFmtId="16" fontId="0"/>'
    "</cellXfs></styleSheet>"
)
"""Looks by number: 0 plain, 1 and 2 days, 3 a time, 4 struck out, 5 a number called a day, 6 a
format without signs, 7 white, 8 white on blue, 9 a month, 10 a year, 11 a day without its year."""

DAY, OWN_DAY, TIME, STRUCK, CALLED_DAY, WITHOUT_SIGNS, WHITE, ON_BLUE = range(1, 9)
MONTH, YEAR, DAY_ALONE = 9, 10, 11
