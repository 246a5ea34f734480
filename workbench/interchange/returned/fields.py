"""Fields of a returned file: their instructions are no words, and a reference keeps its number.

References show the number that their paragraph had when the draft was written: that paragraphs
have been renumbered since is no change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from typing import NamedTuple

from workbench.application.returned.file import Tracked
from workbench.domain.dataclass import dataclass
from workbench.statement.printed import REFERENCE

_REFERS = re.compile(rf"\s*REF\s+{REFERENCE}")


class Done(NamedTuple):
    """The tracked changes that what is being read stands in."""

    added: Tracked | None = None
    removed: Tracked | None = None


NOTHING_DONE = Done()


@dataclass(slots=True)
class OpenField:
    """A field being read: whether its instruction is past, and what it refers to.

    `done` is what was done to the field as a whole. `held` are the places among the stretches of
    its paragraph of words that stand where its instruction should: they are words of the paragraph
    unless the instruction turns out to end behind them.
    """

    instruction: str = ""
    shown: bool = False
    written: bool = False
    done: Done = NOTHING_DONE
    held: list[int] = field(default_factory=list)


def sign_of_field(kind: str, fields: list[OpenField], done: Done = NOTHING_DONE) -> Sequence[int]:
    """Take in a sign that begins a field, parts its instruction from its words, or ends it.

    The places of the words that turned out to be part of the instruction.
    """
    held: Sequence[int] = ()
    if kind == "begin":
        fields.append(OpenField(done=done))
    elif kind == "separate" and fields:
        fields[-1].shown = True
        held, fields[-1].held = fields[-1].held, []
    elif kind == "end" and fields:
        held = fields.pop().held
    return held


def number_asked(instruction: str) -> str | None:
    """The number a field shows that refers to a paragraph; None for every other field."""
    refers = _REFERS.match(instruction)
    return refers[1] if refers is not None else None


def shown_in_fields(text: str, fields: list[OpenField]) -> str:
    """What is shown of some words inside the fields they stand in."""
    if any(not each.shown for each in fields):
        return text
    for each in fields:
        number = number_asked(each.instruction)
        if number is not None:
            if each.written:
                return ""
            each.written = True
            return number
    return text


def done_to(fields: list[OpenField], done: Done) -> Done:
    """What was done to words: to a reference what was done to all of it.

    A program that counts anew while changes are tracked takes out the old number and puts in the
    new one.
    """
    return next((each.done for each in fields if number_asked(each.instruction) is not None), done)
