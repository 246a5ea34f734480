"""The XML a Word file is made of, and the one door through which a user's words enter it.

Every text a person wrote, wherever it ends up (run, attribute or property), goes through
`printable`; nothing else in this package hands user text to lxml.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, assert_never

from lxml import etree

from workbench.statement.nodes import Setting

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741  # the usual prefix
W10 = "urn:schemas-microsoft-com:office:word"
NAMESPACES = {"w": W, "r": R, "v": V, "o": O, "w10": W10}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile("([\n\r\t])")
_HEBREW_TO_ARABIC = (
    "[\u200c-\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]+"
)
_RIGHT_TO_LEFT = re.compile(rf"({_HEBREW_TO_ARABIC}(?:\s+{_HEBREW_TO_ARABIC})*)")


class Look(NamedTuple):
    """How a run of words differs from its paragraph: weight, slope, character style, lines."""

    bold: bool = False
    italic: bool = False
    style: str = ""
    marked: bool = False
    underlined: bool = False
    struck: bool = False

    def set_in(self, setting: Setting) -> Look:
        """The look of the same words set in this as well."""
        match setting:
            case Setting.BOLD:
                return self._replace(bold=True)
            case Setting.ITALIC:
                return self._replace(italic=True)
            case Setting.UNDERLINED:
                return self._replace(underlined=True)
            case Setting.STRUCK:
                return self._replace(struck=True)
            case _:
                assert_never(setting)


PLAIN = Look()


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """A WordprocessingML element holding `children`; every attribute is in the same namespace."""
    made = etree.Element(w(name), {w(key): str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


def root(name: str) -> Element:
    """The outermost element of a part, declaring every prefix this package uses."""
    return etree.Element(w(name), nsmap=NAMESPACES)


def printable(text: str) -> str:
    """The user's words as XML can carry them; what it cannot becomes a visible U+FFFD.

    Stored text holds no such characters (`workbench.domain.text`); this keeps a file that came
    by another way from stopping an export, without dropping anything unseen.
    """
    return _NOT_XML.sub("\ufffd", text)


_P, _PPR, _PSTYLE, _KEEP = w("p"), w("pPr"), w("pStyle"), w("keepNext")
_NUMPR, _ILVL, _NUMID, _VAL = w("numPr"), w("ilvl"), w("numId"), w("val")
_R, _RPR, _RSTYLE, _T, _BR, _TAB = w("r"), w("rPr"), w("rStyle"), w("t"), w("br"), w("tab")
_FIELD_SIGN = w("fldChar")
_B, _BCS, _I, _ICS, _STRIKE, _HIGHLIGHT, _U, _RTL = (
    w("b"), w("bCs"), w("i"), w("iCs"), w("strike"), w("highlight"), w("u"), w("rtl"),
)  # fmt: skip


def add_paragraph(
    parent: Element,
    style: str,
    *,
    keep_next: bool = False,
    number: tuple[int, int] | None = None,
    outline: int = 0,
) -> Element:
    """An empty paragraph in a style; `number` is (level, numbering) when it is not the style's.

    With a level of the `outline` it is a heading for whoever goes through a file by these.
    """
    paragraph = etree.SubElement(parent, _P)
    properties = etree.SubElement(paragraph, _PPR)
    etree.SubElement(properties, _PSTYLE, {_VAL: style})
    if keep_next:
        etree.SubElement(properties, _KEEP)
    if number is not None:
        chosen = etree.SubElement(properties, _NUMPR)
        etree.SubElement(chosen, _ILVL, {_VAL: str(number[0])})
        etree.SubElement(chosen, _NUMID, {_VAL: str(number[1])})
    if outline:
        etree.SubElement(properties, w("outlineLvl"), {_VAL: str(outline - 1)})
    return paragraph


def add_words(paragraph: Element, text: str, look: Look = PLAIN) -> None:
    """Put a user's words at the end of a paragraph, right-to-left stretches in runs of their own.

    Line ends and tabs inside the words become Word's own.
    """
    words = printable(text)
    if words.isascii():
        _fill(_add_run(paragraph, look), words)
        return
    for index, stretch in enumerate(_RIGHT_TO_LEFT.split(words)):
        if stretch:
            _fill(_add_run(paragraph, look, right_to_left=index % 2 == 1), stretch)


def _add_run(paragraph: Element, look: Look, *, right_to_left: bool = False) -> Element:
    run = etree.SubElement(paragraph, _R)
    if look is PLAIN and not right_to_left:
        return run
    properties = etree.SubElement(run, _RPR)
    if look.style:
        etree.SubElement(properties, _RSTYLE, {_VAL: look.style})
    if look.bold:
        etree.SubElement(properties, _B)
        etree.SubElement(properties, _BCS)
    if look.italic:
        etree.SubElement(properties, _I)
        etree.SubElement(properties, _ICS)
    if look.struck:
        etree.SubElement(properties, _STRIKE)
    if look.marked:
        etree.SubElement(properties, _HIGHLIGHT, {_VAL: "yellow"})
    if look.underlined:
        etree.SubElement(properties, _U, {_VAL: "single"})
    if right_to_left:
        etree.SubElement(properties, _RTL)
    return run


def _fill(run: Element, words: str) -> None:
    for piece in _BREAK.split(words):
        if piece == "\t":
            etree.SubElement(run, _TAB)
        elif piece in ("\n", "\r"):
            etree.SubElement(run, _BR)
        elif piece:
            made = etree.SubElement(run, _T)
            made.text = piece
            made.set(SPACE, "preserve")


def add_field(paragraph: Element, instruction: str, shown: str, look: Look = PLAIN) -> None:
    """A field Word recalculates, with the result it shows until then."""
    for kind in ("begin", "", "separate", "shown", "end"):
        run = _add_run(paragraph, look)
        if kind == "":
            order = etree.SubElement(run, w("instrText"))
            order.text = f" {instruction} "
            order.set(SPACE, "preserve")
        elif kind == "shown":
            _fill(run, printable(shown))
        else:
            etree.SubElement(run, _FIELD_SIGN, {w("fldCharType"): kind})


def surround_with_bookmark(paragraph: Element, name: str, number: int) -> None:
    """Mark a finished paragraph's words so that a REF field can find its number.

    A paragraph without words gets a space: LibreOffice finds no bookmark that holds nothing.
    """
    if next(paragraph.iter(_T, _BR, _TAB, _FIELD_SIGN), None) is None:
        add_words(paragraph, " ")
    mark_place(paragraph, name, number)


def mark_place(paragraph: Element, name: str, number: int) -> None:
    """Put a bookmark round all words of a finished paragraph."""
    start = etree.Element(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    paragraph.insert(1, start)
    etree.SubElement(paragraph, w("bookmarkEnd"), {w("id"): str(number)})
