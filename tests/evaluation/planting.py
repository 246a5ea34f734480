"""Statements with one thing planted in them, and sound ones; what the search makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.builders import a_child, a_person
from tests.evaluation import details, leaks
from tests.evaluation.people import Named
from tests.evaluation.places import case_about, library, printed_fields, put, statement
from tests.evaluation.sentences import Sentences
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.statement.checks.printed import Piece, as_printed
from workbench.statement.checks.words import jigsaw
from workbench.statement.checks.words.names import hits_in
from workbench.statement.naming.hits import Hit
from workbench.statement.naming.normal import fold
from workbench.statement.nodes import StatementStage

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


def people_case(one: Named, other: Named, random: Random) -> tuple[CaseFile, details.Entered]:
    """A sound case about two people, with details entered for both."""
    e = details.entered(random)
    born = PartialDate(e.year, e.month, e.day)
    person = a_person(name=one.full, identifiers=e.identifiers)
    return case_about(person, a_child(name=other.full, born=born)), e


def planted_in(
    case: CaseFile, kind: str, form: str, words: str, sentence: str, random: Random
) -> Planted:
    """A case with words planted in a sentence, in one of the fields it prints."""
    before, after = sentence.split("{}")
    setting = random.choice(SETTINGS)
    marked = "\n" in words or "*" in words
    if marked:
        setting = SETTINGS[0]
    several = marked or "\n" in setting
    field = random.choice([each for each in printed_fields() if not (several and each.line)])
    text = setting.format(before + words + after)
    changed = put(case, field, text, typed=random.random() < 0.5)
    return Planted(kind, form, words, before, after, changed)


def hits_at(planted: Planted, stage: StatementStage) -> list[Hit] | None:
    """The hits where something was planted; None when it was made a label and is not printed."""
    printed = as_printed(statement(planted.case, stage), planted.case, library())
    by_piece: dict[Piece, list[Hit]] = {}
    for piece, hit in hits_in(printed):
        by_piece.setdefault(piece, []).append(hit)
    for piece in printed.pieces:
        place = _place(piece.text, planted)
        if place is None:
            continue
        if not _is_there(piece.text[place[0] : place[1]], planted.words):
            return None
        return [h for h in by_piece.get(piece, []) if h.start < place[1] and place[0] < h.end]
    rest = planted.after.rstrip(".").lower()
    if rest and any(rest in piece.text.lower() for piece in printed.pieces):
        return None  # a title before it became part of the label as well
    raise AssertionError(
        f"{planted.words!r} is printed nowhere: {planted.before!r} {planted.after!r}"
    )


def _place(text: str, planted: Planted) -> tuple[int, int] | None:
    """Where something was planted; the first letter of an item may have become small."""
    small, before = text.lower(), planted.before.lower()
    after = planted.after.rstrip(".").lower()
    if not after:
        start = small.rfind(before)
        return (start + len(before), len(text)) if start >= 0 else None
    end = small.find(after)
    start = small.rfind(before, 0, end) if before and end >= 0 else end and 0
    return (start + len(before), end) if end >= 0 and start >= 0 else None


def _is_there(printed: str, words: str) -> bool:
    """Whether anything of what was planted is printed."""

    return letters(words) in letters(printed) or not any(label in printed for label in ("X", "B"))


def letters(text: str) -> str:
    """The letters and figures of a text as a reader takes them."""
    return re.sub(r"[\W_]+", "", fold(text)).casefold()


# --- what is planted -----------------------------------------------------------------------------


def leaky(
    people: Sequence[Named], words: Sequence[Named], listed: Sentences, random: Random
) -> Iterator[Planted]:
    """One statement for each kind and form, again and again with other people, without an end."""
    turn = 0
    while True:
        one, other = people[turn % len(people)], people[(turn * 7 + 3) % len(people)]
        turn += 1
        yield from _names(one, other, listed, random)
        yield from _others(other, listed, random)
        yield from _details(one, other, listed, random)
        yield from _words(
            words[turn % len(words)], words[(turn * 5 + 1) % len(words)], listed, random
        )


def _names(one: Named, other: Named, listed: Sentences, random: Random) -> Iterator[Planted]:
    forms = {"exact": leaks.EXACT, "part": leaks.PARTS, "inside": leaks.INSIDE, "slip": leaks.SLIPS}
    for kind, makes in forms.items():
        for form, make in makes.items():
            words = make(one, random)
            if words:
                case, _ = people_case(one, other, random)
                yield planted_in(case, kind, form, words, random.choice(listed.frames), random)


def _others(other: Named, listed: Sentences, random: Random) -> Iterator[Planted]:
    for form, pairs in leaks.OTHERS.items():
        entered = random.choice(list(pairs))
        first = form == "nickname" or entered in ("Muhammad", "Stephen", "Rhys")
        named = replace(other, first=entered) if first else replace(other, last=entered)
        case, _ = people_case(named, other, random)
        words = random.choice(pairs[entered].split())
        yield planted_in(case, "variant", form, words, random.choice(listed.frames), random)


def _details(one: Named, other: Named, listed: Sentences, random: Random) -> Iterator[Planted]:
    for form, make in details.ENTERED.items():
        case, e = people_case(one, other, random)
        sentence = random.choice(listed.frames)
        yield planted_in(case, "detail entered", form, make(e, random), sentence, random)
    for form, shape in details.SHAPES.items():
        case, _ = people_case(one, other, random)
        sentence = random.choice(listed.frames)
        yield planted_in(case, "detail by shape", form, shape(random), sentence, random)
    case, _ = people_case(one, other, random)
    words, sentence = random.choice(listed.strangers)
    yield planted_in(case, "name nobody entered", "name", words, sentence, random)
    case, _ = people_case(one, other, random)
    pieces = random.choice(listed.jigsaws)
    yield planted_in(case, "jigsaw", "pieces together", pieces, "{}", random)


def _words(one: Named, other: Named, listed: Sentences, random: Random) -> Iterator[Planted]:
    for part, sentence in random.sample(listed.word_frames, 4):
        words = {"first": one.first, "last": one.last, "both": one.full}[part]
        case, _ = people_case(one, other, random)
        yield planted_in(case, "name that is a word", part, words, sentence, random)


# --- sound statements ----------------------------------------------------------------------------


def sound(
    people: Sequence[Named], listed: Sentences, random: Random
) -> Iterator[tuple[Named, CaseFile]]:
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
            for sentence in listed.tempting.get(word.lower(), ())
        ]
        random.shuffle(tempting)
        sentences = [*tempting[:4], *random.sample(listed.sound, 6)]
        random.shuffle(sentences)
        alone = [each for each in printed_fields() if each.alone]
        for place, field in enumerate(random.sample(alone, 5)):
            words = " ".join(sentences[place * 2 : place * 2 + 2])
            if words:
                case = put(case, field, words, typed=random.random() < 0.5)
        yield one, case


def alarms(case: CaseFile, stage: StatementStage) -> list[Hit]:
    """What the search finds in a statement."""
    printed = as_printed(statement(case, stage), case, library())
    return [hit for _, hit in hits_in(printed)]


def is_jigsaw(case: CaseFile, stage: StatementStage) -> bool:
    """Whether pieces that together may tell who is meant are noticed in a statement."""
    return any(jigsaw.problems(as_printed(statement(case, stage), case, library())))
