"""The statement's automatic numbers: paragraphs 1, 2, 3 ..., lists (a), (i) and bullets.

One multilevel list carries the paragraph numbers and, under each numbered paragraph, its (a)
items and their (i) items; all three are bound to paragraph styles, so that somebody who applies
the style in Word gets the right number and (a) starts again by itself. Lists that this cannot
restart (a second list under one paragraph, (a) under bullets) get a numbering of their own that
Word and LibreOffice both start at (a).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ExportFailed
from workbench.export.word.markup import element, root
from workbench.export.word.styles import (
    BULLET_NUMBERING,
    BULLETS,
    LETTERED,
    MAIN_NUMBERING,
    NUMBERED,
    ROMAN,
    bullet_style,
    list_indent,
    paragraph_indent,
)
from workbench.statement.text import bullet_label

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from workbench.export.theme import Theme

LEVELS = 9
_LETTERS, _ROMANS = 3, 4
FIRST_OWN = 5
"""From here on are the numberings that lists of their own have."""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where the items of one list stand.

    `style` is their paragraph style; `level` counts visual nesting from 0; `number` is the
    (level, numbering) to write on each item, or None where the style carries it; `main` says the
    list belongs to the paragraph numbers.
    """

    style: str
    level: int
    number: tuple[int, int] | None
    main: bool = False


class ListNumbers:
    """Gives every list of one statement its numbering, and remembers those it had to add."""

    def __init__(self) -> None:
        self._own: list[tuple[int, int]] = []
        self._letters_fresh = False
        self._romans_fresh = False

    def numbered_paragraph(self) -> None:
        """A numbered paragraph was written: the next (a) under it starts again by itself."""
        self._letters_fresh = True

    def item(self, place: ListPlace) -> None:
        """An item was written: under an (a) of the main list the next (i) starts by itself."""
        self._romans_fresh = place.main and place.style == LETTERED

    def bullets(self, level: int) -> ListPlace:
        """The place of a bullet list nested `level` lists deep."""
        _refuse_too_deep(level)
        own = None if level < len(BULLETS) else (level, BULLET_NUMBERING)
        return ListPlace(bullet_style(level), level, own)

    def letters(self, level: int, lettered_level: int) -> ListPlace:
        """The place of a list nested `level` lists deep, `lettered_level` of them lettered."""
        _refuse_too_deep(level)
        if level == 0 and self._letters_fresh:
            self._letters_fresh = False
            return ListPlace(LETTERED, level, None, main=True)
        if level == 1 and lettered_level == 1 and self._romans_fresh:
            self._romans_fresh = False
            return ListPlace(ROMAN, level, None, main=True)
        self._own.append((_ROMANS if lettered_level else _LETTERS, level))
        style = ROMAN if lettered_level else LETTERED
        return ListPlace(style, level, (level, FIRST_OWN + len(self._own) - 1))

    def take_over(self, other: ListNumbers) -> int:
        """Take over the numberings another statement added; by how much their numbers rise."""
        rise = len(self._own)
        self._own += other._own
        return rise

    def part(self, theme: Theme) -> Element:
        """The numbering part: the four definitions, then every numbering in use."""
        numbering = root("numbering")
        numbering.extend(_definitions(theme))
        for definition in (MAIN_NUMBERING, BULLET_NUMBERING, _LETTERS, _ROMANS):
            numbering.append(_numbering(definition, definition))
        for offset, (definition, level) in enumerate(self._own):
            made = _numbering(FIRST_OWN + offset, definition)
            made.append(element("lvlOverride", element("startOverride", val=1), ilvl=level))
            numbering.append(made)
        return numbering


def _refuse_too_deep(level: int) -> None:
    if level >= LEVELS:
        raise ExportFailed(
            f"A list in the statement is nested {level + 1} deep; Word holds {LEVELS} levels.",
            "Nothing was written. Shorten the nesting of that list and export again.",
        )


def _numbering(number: int, definition: int) -> Element:
    return element("num", element("abstractNumId", val=definition), numId=number)


def _definitions(theme: Theme) -> list[Element]:
    main = [
        _level(0, "decimal", "%1.", paragraph_indent(theme), NUMBERED),
        _level(1, "lowerLetter", "(%2)", list_indent(theme, 0), LETTERED),
        _level(2, "lowerRoman", "(%3)", list_indent(theme, 1), ROMAN),
    ]
    return [
        _definition(MAIN_NUMBERING, main),
        _definition(BULLET_NUMBERING, [_bullet_level(theme, level) for level in range(LEVELS)]),
        _definition(_LETTERS, [_own_level(theme, level, "lowerLetter") for level in range(LEVELS)]),
        _definition(_ROMANS, [_own_level(theme, level, "lowerRoman") for level in range(LEVELS)]),
    ]


def _definition(number: int, levels: list[Element]) -> Element:
    # The nsid tells Word which lists are the same when text is pasted between two statements.
    return element(
        "abstractNum",
        element("nsid", val=f"5A7E{number:04X}"),
        element("multiLevelType", val="multilevel"),
        element("tmpl", val=f"5A7F{number:04X}"),
        *levels,
        abstractNumId=number,
    )


def _own_level(theme: Theme, level: int, form: str) -> Element:
    return _level(level, form, f"(%{level + 1})", list_indent(theme, level))


def _bullet_level(theme: Theme, level: int) -> Element:
    style = bullet_style(level) if level < len(BULLETS) else ""
    return _level(level, "bullet", bullet_label(level), list_indent(theme, level), style)


def _level(level: int, form: str, label: str, indent: tuple[int, int], style: str = "") -> Element:
    left, hanging = indent
    made = element("lvl", element("start", val=1), element("numFmt", val=form), ilvl=level)
    if style:
        made.append(element("pStyle", val=style))
    made.extend(
        [
            element("lvlText", val=label),
            element("lvlJc", val="left"),
            element("pPr", element("ind", left=left, hanging=hanging)),
        ]
    )
    return made
