"""Statements with one thing planted in them, and sound ones; what the search makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from random import Random

from tests.builders import (
    RESOURCES,
    a_child,
    a_passage,
    a_person,
    a_sound_case,
    a_text,
    a_topic,
    with_records,
)
from tests.evaluation import details, leaks
from tests.evaluation.people import Named
from tests.evaluation.sentences import FRAMES, SOUND, STRANGERS, TEMPTING, WORD_FRAMES
from workbench.application.case import editing
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Severity
from workbench.reference.loader import load_library
from workbench.statement.checks.printed import Piece, as_printed
from workbench.statement.checks.words.names import hits_in
from workbench.statement.composing.compose import compose
from workbench.statement.naming.hits import Hit
from workbench.statement.naming.normal import fold
from workbench.statement.naming.protected import protected
from workbench.statement.naming.searching.finding import find
from workbench.statement.nodes import StatementStage

TODAY = date(2026, 11, 22)
FIELDS = (
    ("text", "summary", "text"),
    ("text", "complaint", "text"),
    ("text", "considered", "text"),
    ("text", "decision", "text"),
    ("finding", "f1", "analysis"),
    ("injustice", "i1", "statement_text"),
    ("remedy", "r3", "text"),
    ("event", "e2", "narrative"),
    ("head", "h1", "as_put"),
    ("passage", "s1", "text"),
)
"""Where words of a person's own are printed."""

SETTINGS = (
    "{}",
    "Some words before it. {}",
    "{} Some words after it.",
    "The Council wrote:\n\n> {}",
    "It did this:\n- {}\n- it closed the file.",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A statement with one thing in it that must not leave: the kind of it, the words, the case.

    `before` and `after` are the words round it.
    """

    kind: str
    form: str
    words: str
    before: str
    after: str
    case: CaseFile


@cache
def library() -> ReferenceLibrary:
    """The reference data that ships."""
    return load_library(RESOURCES)


def people_case(one: Named, other: Named, random: Random) -> tuple[CaseFile, details.Entered]:
    """A sound case about two people, with details entered for the first."""
    e = details.entered(random)
    born = PartialDate(e.year, e.month, e.day)
    case = with_records(
        a_sound_case(body="Northshire Council"),
        a_person(name=one.full, identifiers=e.identifiers),
        a_child(name=other.full, born=born),
        a_topic("t1"),
        a_passage("s1", "It had a plan for this.", topic_id="t1"),
    )
    return case, e


def put(case: CaseFile, field: tuple[str, str, str], text: str, *, typed: bool) -> CaseFile:
    """The case with a text in a field: typed, with names made mentions, or as it was imported."""
    kind, id, name = field
    if typed:
        if kind == "text":
            return editing.set_text(case, id, text)
        return editing.set_fields(case, kind, id, **{name: text})
    if kind == "text":
        return with_records(case, a_text(id, text))
    return case.with_record(kind, replace(case.records(kind)[id], **{name: text}))


def planted_in(
    case: CaseFile, kind: str, form: str, words: str, sentence: str, random: Random
) -> Planted:
    """A case with words planted in a sentence, in one of its fields."""
    before, after = sentence.split("{}")
    setting = random.choice(SETTINGS)
    if "\n" in words or "**" in words:
        setting = SETTINGS[0]
    text = setting.format(before + words + after)
    changed = put(case, random.choice(FIELDS), text, typed=random.random() < 0.5)
    return Planted(kind, form, words, before, after, changed)


def hits_at(planted: Planted, stage: StatementStage) -> list[Hit] | None:
    """The hits where something was planted; None when it was made a label and is not printed."""
    document = compose(planted.case, library(), TODAY, stage)
    statement = as_printed(document, planted.case, library())
    by_piece: dict[Piece, list[Hit]] = {}
    for piece, hit in hits_in(statement):
        by_piece.setdefault(piece, []).append(hit)
    for piece in statement.pieces:
        place = _place(piece.text, planted)
        if place is None:
            continue
        if not _is_there(piece.text[place[0] : place[1]], planted.words):
            return None
        return [h for h in by_piece.get(piece, []) if h.start < place[1] and place[0] < h.end]
    raise AssertionError(
        f"{planted.words!r} is printed nowhere: {planted.before!r} {planted.after!r}"
    )


def _place(text: str, planted: Planted) -> tuple[int, int] | None:
    """Where something was planted; the first letter of an item may have become small."""
    small, before = text.lower(), planted.before.lower()
    end = small.find(planted.after.rstrip(".").lower())
    start = small.rfind(before, 0, end) if before and end >= 0 else end and 0
    return (start + len(before), end) if end >= 0 and start >= 0 else None


def _is_there(printed: str, words: str) -> bool:
    """Whether anything of what was planted is printed."""

    def letters(text: str) -> str:
        return re.sub(r"[\W_]+", "", fold(text)).casefold()

    return letters(words) in letters(printed) or not any(label in printed for label in ("X", "B"))


# --- what is planted -----------------------------------------------------------------------------


def leaky(
    people: Sequence[Named], words: Sequence[Named], which: str, random: Random
) -> Iterator[Planted]:
    """One statement for each kind and form, again and again with other people, without an end."""
    turn = 0
    while True:
        one, other = people[turn % len(people)], people[(turn * 7 + 3) % len(people)]
        turn += 1
        yield from _names(one, other, which, random)
        yield from _others(other, which, random)
        yield from _details(one, other, which, random)
        yield from _words(
            words[turn % len(words)], words[(turn * 5 + 1) % len(words)], which, random
        )


def _names(one: Named, other: Named, which: str, random: Random) -> Iterator[Planted]:
    forms = {"exact": leaks.EXACT, "part": leaks.PARTS, "inside": leaks.INSIDE, "slip": leaks.SLIPS}
    for kind, makes in forms.items():
        for form, make in makes.items():
            words = make(one, random)
            if words:
                case, _ = people_case(one, other, random)
                yield planted_in(case, kind, form, words, random.choice(FRAMES[which]), random)


def _others(other: Named, which: str, random: Random) -> Iterator[Planted]:
    for form, pairs in leaks.OTHERS.items():
        entered = random.choice(list(pairs))
        first = form == "nickname" or entered in ("Muhammad", "Stephen", "Rhys")
        named = replace(other, first=entered) if first else replace(other, last=entered)
        case, _ = people_case(named, other, random)
        words = random.choice(pairs[entered].split())
        yield planted_in(case, "variant", form, words, random.choice(FRAMES[which]), random)


def _details(one: Named, other: Named, which: str, random: Random) -> Iterator[Planted]:
    for form, make in details.ENTERED.items():
        case, e = people_case(one, other, random)
        sentence = random.choice(FRAMES[which])
        yield planted_in(case, "detail entered", form, make(e, random), sentence, random)
    for form, shape in details.SHAPES.items():
        case, _ = people_case(one, other, random)
        kind = "detail by shape"
        yield planted_in(case, kind, form, shape(random), random.choice(FRAMES[which]), random)
    case, _ = people_case(one, other, random)
    words, sentence = random.choice(STRANGERS[which])
    yield planted_in(case, "name nobody entered", "name", words, sentence, random)


def _words(one: Named, other: Named, which: str, random: Random) -> Iterator[Planted]:
    for part, sentence in random.sample(WORD_FRAMES[which], 4):
        words = {"first": one.first, "last": one.last, "both": one.full}[part]
        case, _ = people_case(one, other, random)
        yield planted_in(case, "name that is a word", part, words, sentence, random)


# --- sound statements ----------------------------------------------------------------------------


def sound(people: Sequence[Named], which: str, random: Random) -> Iterator[tuple[Named, CaseFile]]:
    """Statements in which everything is as it should be, with tempting words, without an end."""
    turn = 0
    while True:
        one, other = people[turn % len(people)], people[(turn * 7 + 3) % len(people)]
        turn += 1
        case, _ = people_case(one, other, random)
        tempting = [
            sentence
            for name in (one, other)
            for word in (name.first, name.last)
            for sentence in TEMPTING[which].get(word.lower(), ())
        ]
        random.shuffle(tempting)
        sentences = [*tempting[:4], *random.sample(SOUND[which], 6)]
        random.shuffle(sentences)
        for place, field in enumerate(random.sample(FIELDS, 5)):
            words = " ".join(sentences[place * 2 : place * 2 + 2])
            if words:
                case = put(case, field, words, typed=random.random() < 0.5)
        yield one, case


def alarms(case: CaseFile, stage: StatementStage) -> list[Hit]:
    """What the search finds in a statement."""
    statement = as_printed(compose(case, library(), TODAY, stage), case, library())
    return [hit for _, hit in hits_in(statement)]


def in_file_name(case: CaseFile, name: str) -> bool:
    """Whether a file may not have a name."""
    hits = find(name, protected(case, library().names), strangers=False)
    return any(hit.severity is Severity.ERROR for hit in hits)
