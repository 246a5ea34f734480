"""What the file of a statement holds beside its words, reported one by one with its paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.domain.problems import Problem, Where, warning
from workbench.domain.text import shortened
from workbench.statement.reading.lines import AsideKind
from workbench.statement.reading.tree import PlacedAside

_TAKEN_IN = (AsideKind.INSERTION, AsideKind.MOVE)
_CHANGED = (*_TAKEN_IN, AsideKind.DELETION, AsideKind.FORMATTING)
_LONGEST = 160


def problems(asides: Iterable[PlacedAside]) -> Iterator[Problem]:
    """A warning for every footnote, comment, tracked change, text box and the like."""
    for each in asides:
        aside = each.aside
        where = (
            Where(paragraph=each.paragraph)
            if each.paragraph is not None
            else Where("section", each.section)
        )
        by = f" by {aside.author}" if aside.author else ""
        words = f": “{shortened(aside.words, _LONGEST)}”" if aside.words.strip() else "."
        article = "An" if aside.kind.value[0] in "aeiou" else "A"
        yield warning(
            "tracked-change" if aside.kind in _CHANGED else "beside-the-text",
            f"{article} {aside.kind.value}{by} stands here{words}",
            where,
            _hint(aside.kind),
            aside.words,
        )


def _hint(kind: AsideKind) -> str:
    if kind in _TAKEN_IN:
        return "Its words were read as if the change were accepted. Settle it in Word."
    if kind is AsideKind.DELETION:
        return "These words were left out, as if the change were accepted. Settle it in Word."
    if kind is AsideKind.FORMATTING:
        return "The words are the same either way. Settle it in Word."
    return "It is no part of the statement as it was read. Move what matters into the text."


def counted(asides: Iterable[PlacedAside]) -> str:
    """What there is in all: "2 footnotes, 1 comment"; "" when there is nothing."""
    kinds = Counter(each.aside.kind for each in asides)
    return ", ".join(f"{count} {_noun(kind, count)}" for kind, count in kinds.items())


def _noun(kind: AsideKind, count: int) -> str:
    if count == 1:
        return kind.value
    first, of, rest = kind.value.partition(" of ")
    return f"{first}{'es' if first.endswith('x') else 's'}{of}{rest}"
