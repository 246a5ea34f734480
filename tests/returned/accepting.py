"""Every tracked change of a Word file accepted or rejected, by the rules of ECMA-376 alone.

An engine of its own, knowing nothing of how files are written or read by the program. References
show the number that their paragraph has afterwards.
"""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree
from lxml.etree import _Element as Element

from tests.returned.edits import w

_REFERS = re.compile(r"\s*REF (\S+)")


def accepted(data: bytes) -> list[str]:
    """The paragraphs once everything is accepted."""
    return _settled(data, gone=("del", "moveFrom"), kept=("ins", "moveTo"))


def rejected(data: bytes) -> list[str]:
    """The paragraphs once everything is rejected."""
    return _settled(data, gone=("ins", "moveTo"), kept=("del", "moveFrom"))


def styles(data: bytes, *, accept: bool) -> list[str]:
    """The styles of the paragraphs then: one joined to the next becomes what that is."""
    gone = {w(each) for each in (("del", "moveFrom") if accept else ("ins", "moveTo"))}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    ends = ((each, each.find(f"{w('pPr')}/{w('rPr')}")) for each in tree.iter(w("p")))
    return [
        _style(paragraph, not accept)
        for paragraph, end in ends
        if end is None or not gone & {each.tag for each in end}
    ]


def _settled(data: bytes, gone: tuple[str, ...], kept: tuple[str, ...]) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    reject = "ins" in gone
    lines: list[tuple[str, list[str | tuple[str]], list[str]]] = []
    words: list[str | tuple[str]] = []
    names: list[str] = []
    for paragraph in tree.iter(w("p")):
        words += _words(paragraph, {w(each) for each in gone})
        names += [m.get(w("name"), "") for m in paragraph.iter(w("bookmarkStart"))]
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        ends = {each.tag for each in mark} if mark is not None else set()
        if ends & {w(each) for each in gone}:
            continue
        lines.append((_style(paragraph, reject), words, names))
        words, names = [], []
    return _with_numbers(lines)


def _words(element: Element, gone: set[str]) -> list[str | tuple[str]]:
    found: list[str | tuple[str]] = []
    waiting: list[str] = []
    for part in _parts(element, gone):
        name = etree.QName(part).localname
        if name == "fldChar":
            kind = part.get(w("fldCharType"))
            waiting = {"begin": ["?"], "separate": waiting + ["="], "end": []}[kind or "end"]
        elif name in ("instrText", "delInstrText"):
            refers = _REFERS.match(part.text or "")
            if refers is not None:
                found.append((refers[1],))
        elif not waiting and name in ("t", "delText"):
            found.append(part.text or "")
    return found


def _parts(element: Element, gone: set[str]) -> list[Element]:
    found: list[Element] = []
    for child in element:
        if child.tag in gone or child.tag in (w("pPr"), w("rPr")):
            continue
        found += [child] if child.tag in (w("t"), w("delText"), w("fldChar"), w("instrText"),
                                          w("delInstrText")) else _parts(child, gone)  # fmt: skip
    return found


def _style(paragraph: Element, reject: bool) -> str:
    properties = paragraph.find(w("pPr"))
    change = properties.find(w("pPrChange")) if properties is not None else None
    if reject and change is not None:
        properties = change.find(w("pPr"))
    found = properties.find(w("pStyle")) if properties is not None else None
    return "" if found is None else found.get(w("val"), "")


def _with_numbers(lines: list[tuple[str, list[str | tuple[str]], list[str]]]) -> list[str]:
    count, numbers = 0, {}
    for style, _, names in lines:
        count += style == "NumberedParagraph"
        numbers.update(dict.fromkeys(names, count))
    shown = [
        "".join(each if isinstance(each, str) else str(numbers.get(each[0], "?")) for each in said)
        for _, said, _ in lines
    ]
    return [words.replace("\u00a0", " ") for words in shown]
