"""The parts of a name as entered, and titles: for labels and for choosing whom to mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.statement.naming.normal import fold

TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr")
"""The titles a label for an adult begins with."""

_PARTICLES_LISTED = """
de da di du dos das do la le del della van von der den ter ten bin bint ibn al el ul ap ab st o
ni nic mac mc ui af av zu zur y e
"""
PARTICLES = frozenset(_PARTICLES_LISTED.split())
"""Small words before a surname, which tell nobody by themselves."""

_IGNORED_LISTED = """
mr mrs ms miss mx dr prof rev sir lady master junior senior nee née of and
"""
_IGNORED = frozenset(_IGNORED_LISTED.split())


def parts(name: str) -> Iterator[str]:
    """The parts of a name that give it away by themselves: first names, surnames, halves of them.

    Titles, particles ("de", "van") and parts of one letter are left out. They come in the order of
    the name, each word before its halves.
    """
    for word in name.split():
        yield from _telling(word)
        folded = fold(word)
        for half in dict.fromkeys((*folded.split("-"), *re.split(r"[-']", folded))):
            if half != folded and len(half) > 2:
                yield from _telling(half)


def _telling(word: str) -> Iterator[str]:
    bare = word.strip(".,;:()\"'’“”")
    ignored = bare.lower() in _IGNORED or bare.lower() in PARTICLES
    if len(bare) > 1 and not ignored and any(c.isalpha() for c in bare):
        yield bare


def initials(name: str) -> frozenset[str]:
    """The capital initials of a name's parts, without those of titles and particles."""
    return frozenset(fold(part)[:1].upper() for part in parts(name))
