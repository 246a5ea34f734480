"""Fixes of words: right names, working days, live references, mentions, the words of a stage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workbench.application.drafting.references import refer_to
from workbench.application.fixing.places import (
    changed_words,
    left_alone,
    quotations,
    reword,
    rewordings,
)
from workbench.application.fixing.single import Fix, FixContext
from workbench.domain.casefile import CaseFile
from workbench.domain.records.people import Person
from workbench.domain.text import capitalised
from workbench.statement.checks.printed import SENTENCE
from workbench.statement.checks.words.house_words import (
    Slip,
    agreed_to_do,
    put_right,
    should_do,
    sounding_like_draft,
    sounding_like_final,
)
from workbench.statement.checks.words.wording import loose_days
from workbench.statement.naming.evident import start_with_title
from workbench.statement.naming.label_order import letter_of
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.naming.names import parts
from workbench.statement.naming.protected import protected
from workbench.statement.naming.searching.finding import find
from workbench.statement.numbering import paragraphs

_IDS = re.compile(r"\{person:([^{}]+)\}")
_MENTIONS = re.compile(rf"{_IDS.pattern}(?: and {_IDS.pattern})?")


def correction_fix(context: FixContext) -> Fix | None:
    """The words at fault as the check knows they should be, wherever their record has them."""
    correction = context.problem.correction
    if correction is None:
        return None
    right, spaced = correction.words, r"\s+".join(map(re.escape, context.problem.excerpt.split()))
    found = re.compile(rf"(?<!\w){spaced}(?!\w)")

    def edit(case: CaseFile) -> CaseFile:
        return reword(
            case,
            context.problem.where,
            lambda text: changed_words(
                text, lambda words: found.sub(lambda _: right, words), cited=correction.cited
            ),
        )

    return Fix(correction.label or f"Write “{right}”", correction.name, edit)


def working_days(context: FixContext) -> Fix:
    """Only in the sentences that are about the procedure: others may mean any days."""
    count, _, unit = context.problem.excerpt.rpartition(" ")
    right = f"{count} working {unit}"

    def in_sentence(sentence: re.Match[str]) -> str:
        text = sentence[0]
        for found in reversed(tuple(loose_days(text))):
            if found[0] == context.problem.excerpt:
                text = f"{text[: found.start()]}{right}{text[found.end() :]}"
        return text

    def edit(case: CaseFile) -> CaseFile:
        return reword(
            case,
            context.problem.where,
            lambda text: changed_words(
                text, lambda words: SENTENCE.sub(in_sentence, words), cited=False
            ),
        )

    return Fix(f"Write “{right}”", "Write “working days”", edit)


def full_form_fix(context: FixContext) -> Fix | None:
    """The words an abbreviation stands for, written where it is first used."""
    word = context.problem.excerpt
    entry = context.library.wording.abbreviations.get(word)
    if entry is None:
        return None
    long = f"{entry.long} ({word})"
    found = re.compile(rf"(?<![\w(]){word}(?!\w)")

    def edit(case: CaseFile) -> CaseFile:
        return reword(
            case,
            context.problem.where,
            lambda text: changed_words(
                text, lambda words: found.sub(long, words, count=1), cited=False
            ),
            once=True,
        )

    return Fix(f"Write “{long}” where it is first used", "Spell an abbreviation out", edit)


_FIRST_PERSON = (
    (r"\b[Aa]m I\b", "are we"),
    (r"\bI am\b", "we are"), (r"\bI was\b", "we were"), (r"\bI[’']m\b", "we are"),
    (r"\bI(?=[’'](?:ve|ll|d)\b)", "we"), (r"\bI(?![\w.’'])", "we"), (r"\b[Mm]y\b", "our"),
)  # fmt: skip


def plural_voice_fix(context: FixContext) -> Fix:
    """The summary put in the voice of the Ombudsman: “we” and “our”."""

    def plural(text: str) -> str:
        for pattern, right in _FIRST_PERSON:
            text = _in_sentences(text, pattern, right)
        return text

    def edit(case: CaseFile) -> CaseFile:
        return reword(
            case, context.problem.where, lambda text: changed_words(text, plural, cited=False)
        )

    return Fix("Write “we” and “our”", "Let the summary say “we”", edit)


def _in_sentences(text: str, pattern: str, right: str) -> str:
    return re.sub(pattern, lambda found: _begun(text, found, right), text)


def _begun(text: str, found: re.Match[str], right: str) -> str:
    """The words with a capital where they begin a sentence."""
    before = text[: found.start()].rstrip("“‘(")
    first = not before.strip() or before.rstrip()[-1] in ".!?:" or before.endswith("\n\n")
    return capitalised(right) if first else right


def stage_words(context: FixContext) -> Fix | None:
    """Words of the other stage put as this one has them."""
    problem = context.problem
    slip = next((each for each in _slips(context, problem.excerpt)), None)
    if slip is None or slip.right is None:
        return None
    if slip.right:
        label = f"Write “{put_right(problem.excerpt, slip)}”"
    else:
        label = f"Take out “{problem.excerpt}”"

    def edit(case: CaseFile) -> CaseFile:
        return reword(
            case, problem.where, lambda text: as_this_stage(context, text, problem.excerpt)
        )

    name = f"Take out words of the {'draft' if problem.code == 'draft-left-over' else 'final'}"
    return Fix(label, name, edit)


def as_this_stage(context: FixContext, text: str, words: str) -> str:
    """A text with words of the other stage put as the statement's own stage has them."""
    kept = quotations(text)
    # From the back, so that the places of the others still hold.
    for slip in sorted(_slips(context, text), key=lambda each: -each.start):
        quoted = any(start < slip.end and slip.start < end for start, end in kept)
        if slip.words == words and slip.right is not None and not quoted:
            text = put_right(text, slip)
    return text


def _slips(context: FixContext, text: str) -> Iterator[Slip]:
    house, section = context.library.wording, _section(context)
    if context.problem.code == "draft-left-over":
        yield from sounding_like_draft(text, section, house)
        yield from should_do(text, section == "summary")
    else:
        yield from sounding_like_final(text, section, house)
        yield from agreed_to_do(text)


def _section(context: FixContext) -> str:
    where = context.problem.where
    if where.kind == "text":
        return "action" if where.id == "action-lead" else where.id
    return {"remedy": "action"}.get(where.kind, "decision")


def live_reference(context: FixContext) -> Fix | None:
    """A typed paragraph number, and those that follow it in one row, made references."""
    words = context.problem.excerpt
    row = re.compile(
        rf"(?<!\w){re.escape(words)}((?:(?:, (?:and )?| and | or | to |–|-)\d{{1,3}})*)(?![\w.]*\d)"
    )
    targets = {
        each.number: each.origin for each in paragraphs(context.document) if each.number is not None
    }
    first = int(re.sub(r"\D", "", words))
    if not targets.get(first):
        return None

    def edit(case: CaseFile) -> CaseFile:
        numbers = {first}
        for text in rewordings(case, context.problem.where):
            kept = quotations(text)
            for found in row.finditer(text):
                if not any(start <= found.start() < end for start, end in kept):
                    numbers |= {int(each) for each in re.findall(r"\d+", found[1])}
        tokens: dict[int, str] = {}
        for number in sorted(numbers):
            if not targets.get(number):
                return case
            referring = refer_to(case, targets[number])
            case, tokens[number] = referring.case, referring.token

        def linked(found: re.Match[str]) -> str:
            return re.sub(r"\d+", lambda each: tokens[int(each[0])], found[0])

        return reword(
            case,
            context.problem.where,
            lambda text: changed_words(text, lambda words: row.sub(linked, words), cited=False),
        )

    return Fix(f"Turn “{words}” into a live reference", "Make a reference live", edit)


def mention(context: FixContext) -> Fix | None:
    """A real name made a mention, when it is one person's only, or a couple's."""
    name = context.problem.excerpt
    listed = protected(context.case, context.library.names)
    linked = link_mentions(name, context.case)
    known = _MENTIONS.fullmatch(linked) is not None
    hits = find(name, listed, strangers=False)
    whom = {id for hit in hits for id in hit.whom if not hit.is_detail}
    owners = whom & context.case.people.keys()
    if not known and len(owners) != 1:
        return None
    token = linked if known else f"{{person:{owners.pop()}}}"
    kept = left_alone(context.case, context.problem)

    def mentioned(text: str) -> str:
        for hit in reversed(find(text, listed, strangers=False)):
            start = max(0, hit.end - len(name))
            same = text[start : hit.end].casefold() == name.casefold() and (hit.sure or known)
            if same and not kept(text, start, hit.end):
                text = f"{text[: start_with_title(text, start)]}{token}{text[hit.end :]}"
        return text

    return _mentioning(context, token, mentioned)


def _names(person: Person) -> Iterator[str]:
    for name in (person.name, *person.other_names):
        yield name
        telling = list(parts(name))
        yield " ".join(telling)
        yield from telling


def typed_mention(context: FixContext) -> Fix | None:
    """What was typed behind an @, when it is the label or the name of one person."""
    words = context.problem.excerpt
    wanted = words.removeprefix("@").casefold()
    owners = [
        person
        for person in context.case.people.values()
        if wanted in {each.casefold() for each in (person.alias, *_names(person)) if each}
        or (letter_of(person) and wanted == letter_of(person).casefold())
    ]
    if len(owners) != 1:
        return None
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.I)
    token = f"{{person:{owners[0].id}}}"
    return _mentioning(context, token, lambda text: found.sub(token, text))


def _mentioning(context: FixContext, token: str, mentioned: Callable[[str], str]) -> Fix:
    people = context.case.people
    labels = " and ".join(people[id].alias or "the person" for id in _IDS.findall(token))

    def edit(case: CaseFile) -> CaseFile:
        return reword(
            case,
            context.problem.where,
            lambda text: changed_words(text, mentioned, cited=False, quoted=True),
        )

    return Fix(f"Mention {labels} instead", "Mention a person", edit)
