"""The set-up of the pages, where somebody changed it and nobody tracked that.

The file says how its pages were when it was sent; programs that save it again round the lengths.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workbench.domain.text import enumeration
from workbench.interchange.published.word_numbering import W, value, whole

PAGES = "Pages"
"""The property of a file that says how its pages were when it was sent."""

_SECTION, _BEFORE = f"{W}sectPr", f"{W}sectPrChange/{W}sectPr"
_PAPER, _MARGINS, _COLUMNS, _COLUMN = f"{W}pgSz", f"{W}pgMar", f"{W}cols", f"{W}col"
_SIZE = ("w", "h")
_EDGES = ("top", "right", "bottom", "left", "header", "footer")
_ROUNDED = 20
"""By so many twips (one point) lengths may differ that nobody changed."""

_OTHERS = (
    (f"{W}pgBorders", "with a border round them"),
    (f"{W}lnNumType", "with numbered lines"),
)


def set_up_by_hand(body: Element, sent: str) -> Iterator[str]:
    """That pages are set up otherwise than they were `sent`, or nothing when that is not known."""
    lengths = [whole(each) for each in sent.split()]
    if len(lengths) != len(_SIZE) + len(_EDGES):
        return
    before = {now: now.find(_BEFORE) for now in body.iter(_SECTION)}
    nested = {*before.values()}
    sections = [
        [*_otherwise(now if was is None else was, lengths)]
        for now, was in before.items()
        if now not in nested
    ]
    how = dict.fromkeys(words for each in sections for words in each)
    if how:
        which = "The pages" if all(sections) else "Some of the pages"
        yield (
            f"{which} are set up {enumeration([*how])}, not tracked; the program sets a "
            "statement by itself, so that is no change."
        )


def _otherwise(section: Element, sent: list[int]) -> Iterator[str]:
    wide, high, *edges = sent
    paper, margins = section.find(_PAPER), section.find(_MARGINS)
    now = [_length(paper, each) for each in _SIZE]
    if not _alike(now, [wide, high]):
        across = _alike(now, [high, wide])
        yield "sideways (landscape)" if across and wide < high else "on other paper"
    told = [_length(margins, each) for each in _EDGES]
    if not _alike(told, edges) or not _alike([_length(margins, "gutter")], [0]):
        yield "with other margins"
    columns = section.find(_COLUMNS)
    count = whole(value(columns, "num")) if columns is not None else 1
    count = max(count, len(columns.findall(_COLUMN)) if columns is not None else 1)
    if count > 1:
        yield f"in {count} columns"
    for tag, words in _OTHERS:
        found = section.find(tag)
        if found is not None and (len(found) or found.keys()):
            yield words


def _length(holder: Element | None, name: str) -> float | None:
    """A length in twips, which some programs write with a fraction; None where none is given."""
    said = value(holder, name)
    try:
        return abs(float(said.removesuffix("pt"))) * (20 if said.endswith("pt") else 1)
    except ValueError:
        return None


def _alike(now: list[float | None], sent: list[int]) -> bool:
    pairs = zip(now, sent, strict=True)
    return all(one is None or abs(one - other) <= _ROUNDED for one, other in pairs)
