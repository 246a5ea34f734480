"""Proposals taken: each change made in the record its words came from, or said why it is not.

Words go into the event, finding or text they are of; standard wording becomes words of the case's
own. Changes of words come first, all of a paragraph at once; then what moves, splits or joins
paragraphs, from the end of the statement to its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.application.returned.file import BREAK
from workbench.application.returned.proposals import Proposal
from workbench.application.returned.reading import ReadBack
from workbench.application.returned.taking.making import Making, NewId, Sources, Taken
from workbench.application.returned.taking.paragraphs import take_paragraphs
from workbench.application.returned.taking.setting_off import take_looks
from workbench.application.returned.taking.standing import Compose
from workbench.application.returned.taking.wording import take_words
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.text import shortened

_SHOWN = 60
_FIGURES = re.compile(r"\d+")


def take(
    case: CaseFile,
    found: ReadBack,
    proposals: Sequence[Proposal],
    compose: Compose,
    sources: Sources,
    new_id: NewId,
) -> Taken:
    """The case with proposals taken, as far as they can be."""
    making = Making(case, found, compose, sources, new_id)
    take_words(making, proposals)
    take_looks(making, proposals)
    take_paragraphs(making, proposals)
    _note_what_reads_otherwise(making)
    _note_what_the_program_words_anew(making)
    return making.result


def _note_what_reads_otherwise(making: Making) -> None:
    """Say it where all of a passage was taken and does not read as in the file all the same.

    The program words some of what is printed, such as the signs between items of a list.
    """
    now = making.now()
    taken = {each.number for each in making.result.taken} - {
        each.number for each, _ in (*making.result.left, *making.result.noted)
    }
    for passage in making.found.proposed.passages:
        own = {n for each in passage.segments for n in (each.added, each.removed) if n >= 0}
        if not own or not own <= taken:
            continue
        before, after = (passage.text(some).split(BREAK) for some in ((), own))
        was = making.begun.reads(passage.places, before, figures=False)
        if was and not now.reads(passage.places, after, figures=False):
            proposal = max(
                (each for each in making.result.taken if each.number in own),
                key=lambda each: each.number,
            )
            said = next(filter(None, map(now.text, passage.places)), "")
            begins = f"What begins “{shortened(said, _SHOWN)}”" if said else "It"
            note = f"{begins} does not read just as in the file now."
            making.result.noted.append((proposal, note))


def _note_what_the_program_words_anew(making: Making) -> None:
    """Say it where words taken here have the program print other words there, such as a year."""
    now, taken = making.now(), making.result.taken
    touched = {place for each in taken for place in each.places}
    said = {note for _, note in making.result.noted}
    for place in range(len(making.found.printed)) if taken else ():
        was, text = making.begun.text(place), now.text(place)
        if place in touched or not was or not text or _figured(was) == _figured(text):
            continue
        before = [each for each in taken if each.places and each.places[0] < place]
        proposal = max(before or taken[:1], key=lambda each: each.places[:1])
        note = f"The program prints “{shortened(text, _SHOWN)}” there now."
        if note not in said:
            making.result.noted.append((proposal, note))


def _figured(words: str) -> str:
    """Words in which every number is alike: those of paragraphs change by themselves."""
    return _FIGURES.sub("#", words)


def chosen(found: ReadBack, words: str) -> tuple[Proposal, ...]:
    """The proposals meant: "all", an author's name, or their numbers ("3, 5").

    Raises `InvalidInput` when there are none such.
    """
    proposals = found.proposed.proposals
    if words.strip().lower() == "all":
        return proposals
    numbers = words.replace(",", " ").split()
    if numbers and all(each.isascii() and each.isdigit() for each in numbers):
        wanted = {int(each) for each in numbers}
        picked = tuple(each for each in proposals if each.number in wanted)
    else:
        name = words.strip().casefold()
        picked = tuple(each for each in proposals if each.by.author.casefold() == name)
    if not picked:
        raise InvalidInput(
            f"No proposal is meant by “{words[:40]}”.",
            "Nothing was taken. Say “all”, the numbers of proposals, or the name of who made them.",
        )
    return picked
