"""Draft to final and back, as one edit: what changes by itself, and what is still to be looked at.

Both stages are composed from the same case, so the heading, the watermark, the footer and the
verbs change by themselves. What a person wrote is put into the words of the other stage only
where that is mechanical, and only where the person wants it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date

from workbench.application.case import editing
from workbench.application.case.ports import ActivityEntry
from workbench.application.fixing.fixes import fix_for
from workbench.application.fixing.single import FixContext
from workbench.application.fixing.taken_back import (
    FormerWords,
    former_words,
    with_former_words,
)
from workbench.application.fixing.words import as_this_stage
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem, Where
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.remedies import Agreement, Remedy
from workbench.domain.text import shortened
from workbench.statement.case_stage import FINAL_STAGES
from workbench.statement.checks.answered import open_problems
from workbench.statement.checks.printed import Piece, PrintedStatement, as_printed
from workbench.statement.checks.record import case as checks_case
from workbench.statement.checks.words import stage as checks_stage
from workbench.statement.checks.words import wording as checks_wording
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.numbering import paragraphs
from workbench.statement.text import inline_text

_LEFT_OVER = ("draft-left-over", "final-left-over")
_OUTCOME = "outcome-undecided"
_BEGINNING = 60
_OFSTED = "standard:ofsted"
_SECTIONS = {
    "summary": "Summary",
    "considered": "How I considered",
    "action": "Remedies",
    "decision": "Decision",
}


@dataclass(frozen=True, slots=True)
class StageChoice:
    """What the person chose: the stage, its day, which remedies are agreed, which words to change.

    `decided_on` dates a final decision. `agreed` holds the remedies now marked as agreed, and
    `agreed_on` the day, where it is known. `kept` are the keys of rewordings not wanted, `former`
    those of words that are to go back to what they were before the case was made final.
    """

    to: StatementStage
    decided_on: date | None = None
    agreed: Collection[str] = ()
    agreed_on: date | None = None
    kept: Collection[str] = ()
    former: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """Something that changes by itself: what it is, and how it reads before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """Words a person wrote that have a mechanical form for the other stage.

    Of a paragraph number that was typed, `after` says to which paragraph it becomes a reference.
    """

    key: str
    where: Where
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StagePlan:
    """What a change of stage would do.

    `left` is what still sounds like the other stage and has no mechanical form. `former` are words
    that *Make it final*
    changed, offered when the case goes back to draft. `unsettled` is what the final decision
    cannot be handed out without: its outcome.
    """

    shifts: tuple[Shift, ...]
    rewordings: tuple[Reworded, ...]
    left: tuple[Problem, ...] = field(default=())
    unsettled: tuple[Problem, ...] = field(default=())
    former: tuple[FormerWords, ...] = ()


def undecided(case: CaseFile) -> tuple[Remedy, ...]:
    """The remedies that nobody has marked as agreed or refused, in order."""
    remedies = editing.ordered(case, "remedy")
    return tuple(each for each in remedies if each.agreement is Agreement.NOT_ASKED)


def plan(
    case: CaseFile,
    library: ReferenceLibrary,
    today: date,
    choice: StageChoice,
    log: Sequence[ActivityEntry] = (),
) -> StagePlan:
    """What the change chosen would do to this case; `log` is its log, newest first.

    Raises `ReferenceDataInvalid` when a statement cannot be composed.
    """
    former = former_words(case, log) if choice.to is StatementStage.DRAFT else ()
    prepared = _prepared(with_former_words(case, log, choice.former), choice)
    dated = replace(prepared.case, decided_on=case.case.decided_on)
    as_it_stands = prepared.with_record("case", dated)
    goal = compose(prepared, library, today, choice.to)
    reached = as_printed(goal, prepared, library)
    problems = open_problems(checks_stage.problems(reached), case)
    rewordings, left = _sorted(problems, prepared, goal, library)
    live, dead = _typed_numbers(case, library, today, choice.to)
    now = compose(as_it_stands, library, today, _other(choice.to))
    shifts = _shifts(as_printed(now, as_it_stands, library), reached)
    unsettled = tuple(each for each in checks_case.problems(reached) if each.code == _OUTCOME)
    return StagePlan(tuple(shifts), (*rewordings, *live), (*left, *dead), unsettled, former)


def change_stage(
    case: CaseFile,
    library: ReferenceLibrary,
    today: date,
    choice: StageChoice,
    log: Sequence[ActivityEntry] = (),
) -> CaseFile:
    """The case at the other stage, with the words that were to be changed put in its form.

    Raises `InvalidInput` when a text would become too long; nothing is then changed.
    """
    case = with_former_words(case, log, choice.former)
    changed = _prepared(_with_live_numbers(case, library, today, choice), choice)
    document = compose(changed, library, today, choice.to)
    problems = open_problems(checks_stage.problems(as_printed(document, changed, library)), case)
    for problem in dict.fromkeys(problems):
        if problem.code in _LEFT_OVER and problem.key not in choice.kept:
            fix = fix_for(problem, changed, document, library)
            changed = fix.edit(changed) if fix is not None else changed
    return changed


def _other(stage: StatementStage) -> StatementStage:
    return StatementStage.DRAFT if stage is StatementStage.FINAL else StatementStage.FINAL


def _typed_numbers(
    case: CaseFile, library: ReferenceLibrary, today: date, to: StatementStage
) -> tuple[tuple[Reworded, ...], tuple[Problem, ...]]:
    """Paragraph numbers typed into the draft: those that can be made references, and the rest.

    They are looked up in the draft, which the person who typed them had before them: in the final
    decision another paragraph may bear that number.
    """
    if to is not StatementStage.FINAL:
        return (), ()
    document = compose(case, library, today, _other(to))
    pieces = as_printed(document, case, library)
    openings = {
        each.number: shortened(inline_text(each.inlines), _BEGINNING)
        for each in paragraphs(document)
        if each.number is not None
    }
    live: dict[str, Reworded] = {}
    dead: dict[str, Problem] = {}
    for problem in open_problems(checks_wording.typed_numbers(pieces), case):
        if fix_for(problem, case, document, library) is None:
            dead.setdefault(problem.key, problem)
            continue
        number = int("".join(each for each in problem.excerpt if each.isdigit()))
        after = f"A live reference to paragraph {number} of the draft: “{openings[number]}”"
        before = _sentence(pieces.pieces, problem)
        live.setdefault(problem.key, Reworded(problem.key, problem.where, before, after))
    return tuple(live.values()), tuple(dead.values())


def _with_live_numbers(
    case: CaseFile, library: ReferenceLibrary, today: date, choice: StageChoice
) -> CaseFile:
    """The case with its typed paragraph numbers made references, but for those kept as typed."""
    if choice.to is not StatementStage.FINAL:
        return case
    document = compose(case, library, today, _other(choice.to))
    found = open_problems(checks_wording.typed_numbers(as_printed(document, case, library)), case)
    for problem in dict.fromkeys(found):
        if problem.key not in choice.kept:
            fix = fix_for(problem, case, document, library)
            case = fix.edit(case) if fix is not None else case
    return case


def _prepared(case: CaseFile, choice: StageChoice) -> CaseFile:
    record = case.case
    if choice.to is StatementStage.FINAL:
        stage = record.stage if record.stage in FINAL_STAGES else CaseStage.FINAL_DECISION
        case = case.with_record("case", replace(record, stage=stage, decided_on=choice.decided_on))
        for id in choice.agreed:
            remedy = case.remedies[id]
            agreed = replace(
                remedy,
                agreement=Agreement.AGREED,
                agreed_on=choice.agreed_on or remedy.agreed_on,
            )
            case = case.with_record("remedy", agreed)
        return case
    # A draft has no day of decision: times for remedies are not running yet.
    draft = replace(record, stage=CaseStage.DRAFT_DECISION, decided_on=None)
    return case.with_record("case", draft)


def _sorted(
    problems: Sequence[Problem], case: CaseFile, document: Document, library: ReferenceLibrary
) -> tuple[tuple[Reworded, ...], tuple[Problem, ...]]:
    """What has a mechanical form, and what is left to the person; each reported once."""
    rewordings: dict[str, Reworded] = {}
    left: dict[str, Problem] = {}
    pieces = as_printed(document, case, library).pieces
    for problem in problems:
        if problem.code == "remedy-not-agreed":
            continue
        if problem.code in _LEFT_OVER and fix_for(problem, case, document, library) is not None:
            context = FixContext(problem, case, document, library)
            before = _sentence(pieces, problem)
            after = as_this_stage(context, before, problem.excerpt)
            rewordings.setdefault(problem.key, Reworded(problem.key, problem.where, before, after))
        else:
            left.setdefault(problem.key, problem)
    return tuple(rewordings.values()), tuple(left.values())


def _sentence(pieces: Sequence[Piece], problem: Problem) -> str:
    """The printed sentence in which the words of a problem stand, or those words."""
    record = problem.where.kind, problem.where.id
    said = (
        sentence
        for piece in pieces
        if (piece.where.kind, piece.where.id) == record
        for sentence in _sentences(piece.text)
        if problem.excerpt in sentence
    )
    return next(said, problem.excerpt)


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end, char in enumerate(text, 1):
        if char in ".!?" and (end == len(text) or text[end] == " "):
            yield text[start:end].strip()
            start = end
    if text[start:].strip():
        yield text[start:].strip()


def _shifts(before: PrintedStatement, after: PrintedStatement) -> Iterator[Shift]:
    old, new = before.document.meta, after.document.meta
    yield from _shift("Heading", old.title, new.title)
    yield from _shift("Lines under it", " · ".join(old.details), " · ".join(new.details))
    headings = _headings(before.document), _headings(after.document)
    for id, title in headings[1].items():
        yield from _shift("Section heading", headings[0].get(id, ""), title)
    for section, what in _SECTIONS.items():
        first, second = _words(before, section), _words(after, section)
        yield from _shift(
            what,
            " ".join(text for typed, text in first.items() if typed not in second),
            " ".join(text for typed, text in second.items() if typed not in first),
        )
    yield _ofsted(before, after)
    yield from _shift("Watermark", old.watermark, new.watermark)
    yield from _shift("Footer", old.footer, new.footer)


def _shift(what: str, before: str, after: str) -> Iterator[Shift]:
    if before != after:
        yield Shift(what, before, after)


def _headings(document: Document) -> Mapping[str, str]:
    return {section.id: section.title for section in document.sections if section.title}


def _words(statement: PrintedStatement, section: str) -> dict[str, str]:
    """The printed texts of a section by what is typed in them: numbers may differ, words not."""
    return {
        piece.typed: piece.text
        for piece in statement.pieces
        if piece.section == section and piece.origin != _OFSTED
    }


def _ofsted(before: PrintedStatement, after: PrintedStatement) -> Shift:
    texts = [
        next((piece.text for piece in each.pieces if piece.origin == _OFSTED), "")
        for each in (before, after)
    ]
    none = "not printed" if after.final else "not printed: sharing is decided at the final decision"
    if after.final and not texts[1]:
        none = "not printed: only upheld decisions on children’s services or education are shared"
    return Shift("Ofsted paragraph", texts[0] or "not printed", texts[1] or none)
