"""The XML of a workbook's parts read in one pass, with a limit on how much there may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.parsers import expat

from workbench.application.chronology.tables import MOST_CELLS
from workbench.domain.errors import TableRefused
from workbench.interchange.unpacking import Refusing

NOTHING = "Nothing was imported."
_HINT = f"{NOTHING} Open it in Excel and save it again as .xlsx, or as CSV."
_MOST_TAGS = 550_000
_MOST_MARKS = 4_000_000
_MOST_BARE = 5
_ATTRIBUTES_EACH = 60

REFUSING = Refusing(
    lambda message: TableRefused(message, _HINT),
    "workbook",
    "The workbook holds far more than a chronology does.",
)
"""How a workbook is refused."""


class Budget:
    """How much the parts of one workbook may still hold: `left` elements, and what they come to."""

    def __init__(self) -> None:
        self.left = _MOST_TAGS
        self._values = MOST_CELLS
        self._marks = _MOST_MARKS

    def expect(self, values: int) -> None:
        """Refuse a sheet by the number of its values, before time is spent on the first of them."""
        self._values -= values
        if self._values < 0:
            raise REFUSING.large()

    def checked(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The chunks of a part, as long as they hold no more than a workbook may."""
        bare = 0
        for chunk in chunks:
            marks = chunk.count(b"<")
            self._marks -= marks
            bare = 0 if marks else bare + 1
            crowded = chunk.count(b"=") > _ATTRIBUTES_EACH * (marks + _ATTRIBUTES_EACH)
            if self._marks < 0 or bare > _MOST_BARE or crowded:
                raise REFUSING.large()
            yield chunk


def local(tag: str) -> str:
    """A name without its namespace: Strict workbooks and others use different ones."""
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1]


Started = Callable[[str, Mapping[str, str]], None]
Ended = Callable[[str, str], None]


def read_tags(chunks: Iterable[bytes], started: Started, ended: Ended, budget: Budget) -> None:
    """Call `started` with each element's name and attributes, and `ended` with name and words.

    The words are those of the element itself, up to its first child or since its last.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    words: list[str] = []
    short: dict[str, str] = {}
    left = budget.left

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise REFUSING.large()
        if words:
            words.clear()
        started(short.get(name) or short.setdefault(name, local(name)), attributes)

    def on_end(name: str) -> None:
        ended(short[name], "".join(words) if words else "")
        if words:
            words.clear()

    def on_doctype(*_: object) -> None:
        raise REFUSING.with_entities()

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = words.append
    parser.StartDoctypeDeclHandler = on_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
        budget.left = left
    # The last two are raised for a declared encoding that Python or expat does not know.
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise TableRefused(
            "The workbook could not be read; it is damaged or not an Excel file.", _HINT
        ) from error


_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^<>]*)?/>|<(?:\w+:)?c(?:\s[^<>]*)?></(?:\w+:)?c>")
_EMPTY_ROW = re.compile(
    rb"<(?:\w+:)?row(?:\s[^<>]*)?/>|<(?:\w+:)?row(?:\s[^<>]*)?>\s*</(?:\w+:)?row>"
)
_LONGEST_HELD = 4_000_000


def without_empty(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The XML of a sheet without the cells and rows that have a look but no content."""
    held = b""
    for chunk in chunks:
        held += chunk
        cut = held.rfind(b"<row")
        cut = cut if cut > 0 else held.rfind(b"<", 0, -1) if len(held) > _LONGEST_HELD else 0
        if cut > 0:
            yield _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", held[:cut]))
            held = held[cut:]
    yield _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", held))
