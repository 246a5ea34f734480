"""``comments``: a draft that came back from Word, with comments and proposed changes in it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.application.case.session import CaseSession
from workbench.application.casebook.file_content import content_of
from workbench.application.casebook.workbench import Workbench
from workbench.application.comments.from_file import enter_points
from workbench.application.returned.drafts import drafts_of
from workbench.application.returned.places import target_words, where_words
from workbench.application.returned.plain import as_plain, refused_as_plain, taken_as_plain
from workbench.application.returned.points import Point
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.reading import ReadBack, read_back
from workbench.application.returned.taking.making import Taken
from workbench.application.returned.taking.taken import chosen, take
from workbench.cli.desk import DONE, FAILED, opened, say, say_json
from workbench.cli.versions.typed import party_typed
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import StatementRefused
from workbench.domain.text import as_sentence, capitalised, how_many
from workbench.interchange.returned.reader import read_returned
from workbench.statement.composing.overrides import replaceable


def comments(options: argparse.Namespace) -> int:
    """Read a returned file, say what is in it, and enter and take what is to be."""
    workbench = opened(options)[0]
    session = workbench.open(workbench.find(options.reference))
    try:
        data = _bytes_of(options.file)
        found = read_back(read_returned(data), drafts_of(session.case, workbench.compose))
    except StatementRefused as refused:
        if not options.json:
            raise
        say_json(refused_as_plain(str(refused)))
        return FAILED
    entered = _enter(workbench, session, found, options.party) if options.party else None
    taken = take_chosen(workbench, session, found, options.take) if options.take else None
    if options.json:
        plain = as_plain(found)
        if entered is not None:
            plain |= {"entered": entered}
        if taken is not None:
            plain |= taken_as_plain(taken)
        say_json(plain)
        return DONE
    for line in _lines(found):
        say(line)
    if entered is not None:
        noted = " It is noted that they answered." if not found.points else ""
        say(f"{_counted(entered, 'comment')} entered.{noted}")
    if taken is not None:
        say_taken(found, taken)
    return DONE


def _enter(workbench: Workbench, session: CaseSession, found: ReadBack, words: str) -> int:
    """Enter the comments as points of somebody's; how many are new."""
    today, before = workbench.clock.today(), len(session.case.points)
    party = party_typed(session.case, words, today)
    session.apply(
        "Enter comments of a file",
        lambda case: enter_points(case, found, party, today, workbench.ids),
    )
    return len(session.case.points) - before


def say_taken(found: ReadBack, taken: Taken) -> None:
    """Say how many proposals were taken, and which could not be."""
    say(f"{_counted(len(taken.taken), 'proposal')} taken.")
    for proposal, note in taken.noted:
        say(f"  {as_sentence(proposal_line(found, proposal))} {note}")
    for proposal, why in taken.left:
        reason = f"{capitalised(why).rstrip('.')}."
        say(f"  Not taken: {as_sentence(proposal_line(found, proposal))} {reason}")


def take_chosen(
    workbench: Workbench,
    session: CaseSession,
    found: ReadBack,
    words: str,
    settle: Callable[[CaseFile, set[int]], CaseFile] = lambda case, _: case,
) -> Taken:
    """Take the proposals meant, all of them as one action; `settle` is done to the case then."""
    stage = found.draft.document.meta.stage
    library, today = workbench.library, workbench.clock.today()
    made = Taken(session.case)

    def edit(case: CaseFile) -> CaseFile:
        nonlocal made
        made = take(
            case,
            found,
            chosen(found, words),
            lambda now: workbench.compose(now, stage),
            lambda now: replaceable(now, library, today, stage),
            workbench.ids.new,
        )
        return settle(made.case, {each.number for each in made.taken})

    session.apply("Take proposed changes", edit)
    return made


def _bytes_of(path: Path) -> bytes:
    try:
        return content_of(path)
    except OSError as error:
        raise StatementRefused(f"{path} cannot be read: {error.strerror}.") from error


def _lines(found: ReadBack) -> Iterator[str]:
    yield f"This is {found.draft.name}."
    yield f"{_counted(len(found.points), 'comment')}"
    for point in found.points:
        yield from _point(point)
    yield f"{_counted(len(found.proposed.proposals), 'proposed change')}"
    for proposal in found.proposed.proposals:
        yield f"  {proposal.number}: {proposal_line(found, proposal)}"
    for line in found.report:
        yield f"  {line}"


def _counted(count: int, noun: str) -> str:
    return how_many(count, noun) if count else f"No {noun}s"


def _point(point: Point) -> Iterator[str]:
    settled = " (resolved)" if point.resolved else ""
    where = point.where or "nowhere in the draft"
    yield f"  {where}, {point.author or 'somebody'}{settled}: {point.text}"
    if point.quoted:
        yield f"      on “{point.quoted}”"
    for reply in point.replies:
        yield f"      {reply.author or 'somebody'} answered: {reply.text}"


def proposal_line(found: ReadBack, proposal: Proposal) -> str:
    """A proposal in words: where, whose, and what it would do."""
    who = proposal.by.author or ("somebody" if proposal.tracked else "not tracked")
    where = where_words(found.printed, proposal)
    return f"{where}, {who}: {_WORDS[proposal.kind]} {_what(found, proposal)}"


_WORDS = {
    ProposalKind.INSERT: "put in",
    ProposalKind.DELETE: "take out",
    ProposalKind.REPLACE: "replace",
    ProposalKind.MOVE: "move",
    ProposalKind.FORMAT: "set otherwise",
    ProposalKind.SPLIT: "split",
    ProposalKind.JOIN: "join",
}


def _what(found: ReadBack, proposal: Proposal) -> str:
    before, after = (words.replace("\v", " ") for words in (proposal.before, proposal.after))
    if proposal.kind is ProposalKind.REPLACE:
        return f"“{before}” by “{after}”"
    words = f"“{after or before}”"
    if proposal.kind is ProposalKind.MOVE:
        words = f"{words} to stand {target_words(found.printed, proposal)}"
    return f"{words}: {proposal.formatting}" if proposal.formatting else words
