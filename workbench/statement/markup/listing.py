"""Lists in authored text: one item made deeper or shallower, bullets made letters and back.

Works on the lines of one paragraph's markup; everything but marks and leading spaces stays.
"""

from __future__ import annotations

from workbench.domain.dataclass import dataclass
from workbench.statement.markup.block_reader import DEEPEST_LIST, ITEM

STEP = 2
"""Spaces by which an item stands under the one above."""


@dataclass(frozen=True, slots=True)
class ItemSpan:
    """An item among the lines of a text: its first line, the line after its last, its indent.

    The span holds the items under it. `words` is where its words begin in its first line.
    """

    first: int
    stop: int
    indent: int
    words: int
    lettered: bool


def item_at(lines: list[str], index: int) -> ItemSpan | None:
    """The item whose mark stands in line `index`; None when no mark stands there."""
    found = ITEM.match(lines[index])
    if found is None:
        return None
    indent = len(found["indent"])
    stop = index + 1
    while stop < len(lines) and _belongs(lines, stop, indent):
        stop += 1
    while not lines[stop - 1].strip():
        stop -= 1
    return ItemSpan(index, stop, indent, found.end(), found["letter"] is not None)


def _belongs(lines: list[str], index: int, indent: int) -> bool:
    """Whether a line goes on with an item of this indent: deeper items, or more of its words."""
    line = lines[index]
    mark = ITEM.match(line)
    if mark is not None:
        return len(mark["indent"]) > indent
    if not line.strip():
        after = next((each for each in lines[index + 1 :] if each.strip()), "")
        mark = ITEM.match(after)
        return mark is not None and len(mark["indent"]) > indent
    return bool(lines[index - 1].strip()) and not line.lstrip().startswith((">", "## ", "### "))


def parent_indent(lines: list[str], item: ItemSpan) -> int | None:
    """The indent of the item above it in its list; None for an item at the top."""
    for index in range(item.first - 1, -1, -1):
        mark = ITEM.match(lines[index])
        if mark is not None and len(mark["indent"]) < item.indent:
            return len(mark["indent"])
        if mark is None and lines[index].strip() and not _goes_on(lines, index):
            return None
    return None


def _goes_on(lines: list[str], index: int) -> bool:
    """Whether a line without a mark goes on with an item above it."""
    while index > 0 and lines[index].strip() and ITEM.match(lines[index]) is None:
        index -= 1
    return ITEM.match(lines[index]) is not None


def can_deepen(lines: list[str], item: ItemSpan) -> bool:
    """Whether an item of the same list stands before it to put it under, not too deep."""
    if item.indent // STEP + 1 >= DEEPEST_LIST:
        return False
    for index in range(item.first - 1, -1, -1):
        mark = ITEM.match(lines[index])
        if mark is not None:
            return len(mark["indent"]) >= item.indent
        if lines[index].strip() and not _goes_on(lines, index):
            return False
    return False


def shift(lines: list[str], item: ItemSpan, by: int) -> list[str]:
    """The lines with an item and what stands under it moved right, or left when negative."""
    moved = [
        " " * by + line if by > 0 and line.strip() else line[_spaces(line, -by) :]
        for line in lines[item.first : item.stop]
    ]
    return [*lines[: item.first], *moved, *lines[item.stop :]]


def _spaces(line: str, most: int) -> int:
    """How many leading spaces of a line can be taken away, at most so many."""
    return max(0, min(most, len(line) - len(line.lstrip(" "))))


def reletter(lines: list[str], item: ItemSpan) -> list[str]:
    """The lines with every item of the same list marked the other way."""
    result = list(lines)
    for number, index in enumerate(_siblings(lines, item)):
        mark = ITEM.match(lines[index])
        assert mark is not None
        new = "-" if item.lettered else f"{chr(ord('a') + number % 26)})"
        result[index] = f"{mark['indent']}{new} {lines[index][mark.end() :]}"
    return result


def _siblings(lines: list[str], item: ItemSpan) -> list[int]:
    """The first lines of the items of the same list, in order."""
    found = [item.first]
    for step in (-1, 1):
        index = item.first + step
        while 0 <= index < len(lines):
            mark = ITEM.match(lines[index])
            if mark is not None and len(mark["indent"]) < item.indent:
                break
            if mark is not None and len(mark["indent"]) == item.indent:
                if (mark["letter"] is not None) != item.lettered:
                    break
                found.append(index)
            if mark is None and lines[index].strip() and not _goes_on(lines, index):
                break
            index += step
    return sorted(found)
