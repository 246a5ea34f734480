"""Checks of the comments on a draft: answered, waited for, and shown to whom they concern."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.fields import own_order
from workbench.domain.problems import Problem, Where, error, note, warning
from workbench.domain.records.comments import Point, PointResult, Showing
from workbench.domain.records.complaint import Handed
from workbench.domain.records.versions import Issue, Sending, StatementVersion
from workbench.domain.text import as_sentence, shortened
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.codec import document_of
from workbench.statement.nodes import Document, ParagraphRef
from workbench.statement.printed import printed_paragraphs
from workbench.statement.text import inline_text
from workbench.statement.walk import leaves_of

_WITH_REASON = (PointResult.PARTLY, PointResult.NOT_ACCEPTED)
_SEEN = (Showing.NO, Showing.SHOWN)


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """What of the comments stands in the way of a final decision."""
    case = statement.case
    # In a colleague's case its second reader writes the comments; nobody answers them there.
    if not statement.final or case.case.handed is not Handed.OWN:
        return
    for point in sorted(case.points.values(), key=own_order):
        yield from _of_point(case, point)
    yield from _accepted_unchanged(statement)
    yield from _without_points(case)
    yield from _too_early(case)


def _without_points(case: CaseFile) -> Iterator[Problem]:
    """Comments that are noted as received, with nothing of what they say."""
    with_points = {point.response_id for point in case.points.values()}
    for each in sorted(case.responses.values(), key=own_order):
        if each.id in with_points or each.no_comments or each.second_reader:
            continue
        who = _who(case, each.person_id, each.party)
        yield warning(
            "comments-not-entered",
            f"Comments of {who} were received, but none of their points is entered.",
            Where("response", each.id, "no_comments"),
            "Enter them on the Comments page, or note there that there are none.",
            each.id,
        )


def _who(case: CaseFile, person_id: str, party: str = "") -> str:
    person = case.people.get(person_id)
    return (person.alias if person is not None else "") or party or "somebody"


def _of_point(case: CaseFile, point: Point) -> Iterator[Problem]:
    said = shortened(point.text)
    if point.result is PointResult.TO_ANSWER:
        yield error(
            "comment-unanswered",
            as_sentence(f"A comment on the draft has not been answered: “{said}”"),
            Where("point", point.id, "result"),
            "Say on the Comments page what was made of it.",
            point.id,
        )
    elif point.result in _WITH_REASON and not point.answer.strip():
        yield warning(
            "comment-without-reason",
            as_sentence(f"A comment is {point.result.value}, but no reason is given: “{said}”"),
            Where("point", point.id, "answer"),
            "Whoever made it is owed the reason.",
            point.id,
        )
    if point.adverse_id and point.showing not in _SEEN:
        who = _who(case, point.adverse_id)
        yield error(
            "adverse-not-shown",
            as_sentence(f"A comment is adverse to {who}, who has not seen it: “{said}”"),
            Where("point", point.id, "showing"),
            "Ask for comments on it first, or say why that is not needed.",
            point.id,
        )


def _accepted_unchanged(statement: PrintedStatement) -> Iterator[Problem]:
    """Points that were accepted, though their paragraph reads as it was sent."""
    case = statement.case
    accepted = [
        (each, version)
        for each in sorted(case.points.values(), key=own_order)
        if each.result is PointResult.ACCEPTED and each.place
        if (version := _commented_on(case, each)) is not None
    ]
    now = _words_by_place(statement.document) if accepted else {}
    for point, version in accepted:
        before = _words_as_sent(version.document)
        place = point.change_place or point.place
        if place in before and before[place] == now.get(place):
            said = shortened(point.text)
            yield note(
                "comment-accepted-unchanged",
                as_sentence(
                    f"A comment is accepted, but its paragraph reads as it was sent: “{said}”"
                ),
                Where("point", point.id, "result"),
                "Change the paragraph, name the one that was changed, or say that it agrees.",
                point.id,
            )


def _commented_on(case: CaseFile, point: Point) -> StatementVersion | None:
    response = case.responses.get(point.response_id)
    return case.versions.get(response.version_id) if response is not None else None


@lru_cache(maxsize=8)
def _words_as_sent(text: str) -> Mapping[str, str]:
    document = document_of(text)
    return _words_by_place(document) if document is not None else {}


def _words_by_place(document: Document) -> Mapping[str, str]:
    """What stands at each origin, references to paragraphs without their numbers."""
    found: dict[str, str] = {}
    for each in printed_paragraphs(document):
        said = inline_text([e for e in leaves_of(each.inlines) if not isinstance(e, ParagraphRef)])
        found[each.origin] = f"{found.get(each.origin, '')}\n{said}"
    return found


def _too_early(case: CaseFile) -> Iterator[Problem]:
    """A decision before the day by which comments were asked for, with somebody not yet heard."""
    decided = case.case.decided_on
    later: set[str] = set()
    for draft in reversed(sent_out([draft for draft, _ in issued_drafts(case)])):
        issue = draft.issue or Issue()
        due, names = issue.comments_due, [_names(each) for each in issue.sent]
        # Whoever was sent a later draft answers that one.
        asked = [each for each, own in zip(issue.sent, names, strict=True) if not own & later]
        later.update(*names)
        if decided is None or due is None or decided > due or not unheard(case, draft, asked):
            continue
        yield warning(
            "comments-not-due",
            f"Comments on the draft are due by {day_in_words(due)}, the decision is dated "
            f"{day_in_words(decided)}, and not everybody has answered.",
            Where("case", case.case.id, "decided_on"),
            "Wait for them, or note on the Comments page that they have none.",
        )
        return


def _names(party: Sending) -> set[str]:
    return {party.person_id, party.to.casefold()} - {""}


def issued_drafts(case: CaseFile) -> list[tuple[StatementVersion, Issue]]:
    """The issued drafts with how each was issued, the first one first."""
    found = (
        (each, each.issue)
        for each in case.versions.values()
        if each.issue is not None and each.stage == "draft"
    )
    return sorted(found, key=lambda each: (each[1].number, each[1].at))


def sent_out(
    drafts: Sequence[StatementVersion], party: Sending | None = None
) -> Sequence[StatementVersion]:
    """Those of some drafts that went to a party, or to anybody; all where none is noted as sent.

    One issued to nobody leaves open what was asked with the one before it.
    """
    return [each for each in drafts if each.issue and _went_to(each.issue, party)] or drafts


def _went_to(issue: Issue, party: Sending | None) -> bool:
    if party is None:
        return bool(issue.sent)
    whose = _names(party)
    return any(whose & _names(each) for each in issue.sent)


def unheard(case: CaseFile, draft: StatementVersion, asked: Sequence[Sending]) -> list[Sending]:
    """Those asked about a draft who have sent no response to it, nor said that they have none."""
    heard = {
        name
        for each in case.responses.values()
        if each.version_id == draft.id
        for name in (each.person_id, each.party.casefold())
        if name
    }
    return [each for each in asked if not _names(each) & heard]
