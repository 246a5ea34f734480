"""The check of characters that the typefaces of the PDF do not have.

Which those are only the renderers know: they are asked through an `Unprintable` that is passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from unicodedata import category, name

from workbench.domain.problems import Problem, Where, warning
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.nodes import Document

_SCRIPTS = {"CJK": "Chinese or Japanese", "HANGUL": "Korean", "HIRAGANA": "Japanese",
            "KATAKANA": "Japanese"}  # fmt: skip
NOT_IN_FONTS = "character-not-in-fonts"
"""The code of the problem."""

Unprintable = Callable[[Document], Set[str]]
"""The characters of a statement that its PDF prints as a code; may raise `ExportFailed`."""


def all_printable(_document: Document) -> Set[str]:
    """Where there are no typefaces to ask: nothing is amiss."""
    return frozenset()


def problems(statement: PrintedStatement, unprintable: Unprintable) -> Iterator[Problem]:
    """A warning for each printed piece with characters that come out as a code."""
    missing = unprintable(statement.document)
    if not missing:
        return
    left = set(missing)
    for piece in statement.pieces:
        here = tuple(dict.fromkeys(char for char in piece.text if char in missing))
        if here:
            left.difference_update(here)
            yield _problem(here, piece.where)
    if left:
        yield _problem(tuple(sorted(left)), Where("case", statement.case.case.id))


def _of_scripts(chars: tuple[str, ...]) -> str:
    """Which scripts the characters belong to, so far as they are letters: " of Bengali"."""
    letters = (char for char in chars if category(char)[0] in "LM")
    scripts = dict.fromkeys(_script(name(char, "")) for char in letters)
    return f" of {' and '.join(scripts)}" if scripts and "" not in scripts else ""


def _script(named: str) -> str:
    """A script as people call it, by the name Unicode has for one of its letters."""
    first = named.partition(" ")[0]
    return _SCRIPTS.get(first, first.capitalize())


def _problem(chars: tuple[str, ...], where: Where) -> Problem:
    shown = ", ".join(f"[U+{ord(char):04X}]" for char in chars[:6])
    more = f" and {len(chars) - 6} more" if len(chars) > 6 else ""
    noun = "a character" if len(chars) == 1 else "characters"
    return warning(
        NOT_IN_FONTS,
        f"The PDF has no sign for {noun}{_of_scripts(chars)} in this text and prints {shown}{more} "
        "instead.",
        where,
        "Write it another way, or leave it out.",
        "".join(chars),
    )
