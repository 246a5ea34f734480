"""Where a paragraph of the draft stands that is to be rearranged, refused where it cannot be."""

from __future__ import annotations

from workbench.application.drafting.paragraphs import Unit
from workbench.application.returned.taking.already import GONE
from workbench.application.returned.taking.standing import Now, Standing
from workbench.domain.errors import InvalidInput
from workbench.statement.markup.mapped import PrintedLine

_BETWEEN = "The paragraphs before and behind it are one paragraph now."
_IN_PARTS = "That paragraph was split since the draft."
_IN_ONE = "That paragraph was joined with another since the draft."
_NOT_OWN = "It is worded by the program, and stands where its kind belongs."


def standing_of(now: Now, place: int) -> Standing:
    """Where a paragraph stands that must not be gone."""
    found = now.at(place)
    if found is None:
        raise InvalidInput(GONE)
    return found


def alone(now: Now, place: int) -> Standing:
    """Where a paragraph stands that is still one, and one of its own."""
    found = standing_of(now, place)
    if len(now.pieces(place)) > 1:
        raise InvalidInput(_IN_PARTS)
    if not (now.begins(place) and now.ends(place)):
        raise InvalidInput(_IN_ONE)
    return found


def end_of(now: Now, place: int) -> Standing:
    """Where a paragraph of the draft ends, with nothing of the next in it."""
    standing_of(now, place)
    if not now.ends(place):
        raise InvalidInput(_BETWEEN)
    return now.standings(place)[-1]


def typed_lines(now: Now, standing: Standing) -> tuple[Unit, tuple[PrintedLine, ...]]:
    """The words behind a paragraph as somebody typed them, and what is printed of them."""
    unit = now.unit(standing)
    if unit is None:
        raise InvalidInput(_NOT_OWN)
    lines = now.lines(unit)
    if len(lines) != standing.lines:
        raise InvalidInput(_NOT_OWN)
    return unit, lines
