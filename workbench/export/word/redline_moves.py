"""Moves in a redline that no program takes back wrongly, and what is tracked of paragraphs."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from workbench.export.word.markup import w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def settle_moves(body: Element) -> None:
    """Moves beside a paragraph of another kind become words taken out here and put in there.

    LibreOffice would give that paragraph the kind of the moved one when it takes a move back.
    """
    named: dict[str, list[Element]] = {}
    for kind in ("moveFrom", "moveTo"):
        for start in body.iter(w(f"{kind}RangeStart")):
            paragraph = start.getparent()
            if paragraph is not None:
                named.setdefault(start.get(w("name"), ""), []).append(paragraph)
    for paragraphs in named.values():
        if not all(map(_stands_among_its_kind, paragraphs)):
            for paragraph in paragraphs:
                _no_move(paragraph)


def bare(paragraph: Element) -> Element:
    """The properties of a paragraph without anything tracked."""
    found = copy.deepcopy(paragraph[0])
    for each in (*found.findall(w("rPr")), *found.findall(w("pPrChange"))):
        found.remove(each)
    return found


def was_before(paragraph: Element) -> Element:
    """Its properties before they were changed, tracked."""
    was = paragraph[0].find(f"{w('pPrChange')}/{w('pPr')}")
    return bare(paragraph) if was is None else copy.deepcopy(was)


def _stands_among_its_kind(paragraph: Element) -> bool:
    """Whether what a moved paragraph would be joined to, taken or not, is of its kind."""
    own = shape_of(bare(paragraph))
    for following in paragraph.itersiblings():
        change = following[0].find(f"{w('pPrChange')}/{w('pPr')}")
        shapes = [shape_of(bare(following)), own if change is None else shape_of(change)]
        if any(shape != own for shape in shapes):
            return False
        if end_of(following) is None:
            return True
    return False


def _no_move(paragraph: Element) -> None:
    for name, plain in (("moveFrom", "del"), ("moveTo", "ins")):
        for holder in paragraph.findall(w(name)):
            holder.tag = w(plain)
            for text in holder.iter(w("t")) if plain == "del" else ():
                text.tag = w("delText")
        for ending in ("RangeStart", "RangeEnd"):
            for mark in paragraph.findall(w(f"{name}{ending}")):
                paragraph.remove(mark)


def end_of(paragraph: Element) -> Element | None:
    """What is tracked of the end of a paragraph; None for nothing."""
    return paragraph[0].find(w("rPr"))


def shape_of(properties: Element) -> list[tuple[str, str]]:
    """What makes a paragraph of its kind: its style and its place in a list."""
    return [
        (each.tag, each.get(w("val"), ""))
        for each in properties.iter(w("pStyle"), w("ilvl"), w("numId"))
    ]
