"""Pages set up otherwise in a returned file are told; what programs change on saving is not."""

from __future__ import annotations

import re

import pytest

from tests.export.libreoffice import Office
from tests.returned.edits import Edited, packed
from tests.returned.word_draft import read, sent

_PAPER = '<w:pgSz w:w="11906" w:h="16838"/>'
_MARGINS = (
    '<w:pgMar w:top="1531" w:right="1417" w:bottom="1417" w:left="1417" w:header="737" '
    'w:footer="737" w:gutter="0"/>'
)
_NORMAL = _MARGINS.replace("1531", "1440").replace("1417", "1440")


def _with_pages(inner: str, *, known: bool = True) -> list[str]:
    """What is said of a file whose last page set-up holds this."""
    parts = dict(Edited(sent()).parts)
    body = parts["word/document.xml"].decode()
    made = re.sub(r"(<w:sectPr.*?)<w:pgSz.*?</w:sectPr>", rf"\1{inner}</w:sectPr>", body)
    parts["word/document.xml"] = made.encode()
    if not known:
        parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(b'"Pages"', b'"Other"')
    found = read(packed(parts))
    assert found["proposals"] == []
    return list(found["report"])


@pytest.mark.parametrize(
    ("inner", "how"),
    [
        (_PAPER + _NORMAL, "with other margins"),
        (_PAPER + _MARGINS.replace('gutter="0"', 'gutter="284"'), "with other margins"),
        ('<w:pgSz w:w="12240" w:h="15840"/>' + _MARGINS, "on other paper"),
        (
            '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' + _MARGINS,
            "sideways (landscape)",
        ),
        (_PAPER + _MARGINS + '<w:cols w:num="2" w:space="708"/>', "in 2 columns"),
        (
            _PAPER + _NORMAL + '<w:lnNumType w:countBy="1"/><w:cols w:equalWidth="0"><w:col '
            'w:w="3000" w:space="400"/><w:col w:w="3000"/><w:col w:w="2000"/></w:cols>',
            "with other margins, in 3 columns and with numbered lines",
        ),
        (
            _PAPER + _MARGINS + '<w:pgBorders w:offsetFrom="page"><w:top w:val="single" w:sz="4"/>'
            "</w:pgBorders>",
            "with a border round them",
        ),
    ],
)
def test_pages_set_up_otherwise_are_told(inner: str, how: str) -> None:
    assert _with_pages(inner) == [
        f"The pages are set up {how}, not tracked; the program sets a statement by itself, so "
        "that is no change."
    ]


@pytest.mark.parametrize(
    "inner",
    [
        # Word, on saving
        '<w:pgSz w:w="11906" w:h="16838" w:code="9"/>' + _MARGINS
        + '<w:cols w:space="708"/><w:titlePg/><w:docGrid w:linePitch="360"/>',
        # LibreOffice
        '<w:type w:val="nextPage"/>' + _PAPER + _MARGINS + '<w:pgNumType w:fmt="decimal"/>'
        '<w:formProt w:val="false"/><w:titlePg/><w:textDirection w:val="lrTb"/>'
        '<w:docGrid w:type="default" w:linePitch="100" w:charSpace="4096"/>',
        # programs that count in points
        '<w:pgSz w:w="11900" w:h="16840" w:orient="portrait"/>'
        '<w:pgMar w:top="1530.7086614173227" w:right="1420" w:bottom="1420" w:left="1420" '
        'w:header="740" w:footer="740"/><w:cols w:num="1"/>',
        # those that measure with a unit, and that leave things out
        '<w:pgSz w:w="595.3pt" w:h="841.9pt"/>',
    ],
    ids=["Word", "LibreOffice", "points", "units"],
)  # fmt: skip
def test_what_programs_write_on_saving_again_is_no_change(inner: str) -> None:
    assert _with_pages(inner) == []


def test_a_tracked_change_is_told_once_and_where_nothing_is_known_nothing_is_said() -> None:
    before = f"<w:sectPr>{_PAPER}{_MARGINS}</w:sectPr>"
    changed = f'<w:sectPrChange w:id="9" w:author="P">{before}</w:sectPrChange>'
    assert _with_pages(_PAPER + _NORMAL + changed) == [
        "The layout of the pages was changed (tracked: P)."
    ]
    assert _with_pages(_PAPER + _NORMAL, known=False) == []


@pytest.mark.slow
def test_libreoffice_saving_again_changes_no_pages(office: Office) -> None:
    found = read(office.convert(sent(), "docx:MS Word 2007 XML"))
    assert not [each for each in found["report"] if "The pages" in each]
