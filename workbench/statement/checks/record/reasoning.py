"""Checks of a finding's reasoning: its evidence, its scope, its standards, and what it says twice.

Each of them is an objection that may have a good answer: it names the finding, and an answer
("considered: ...") kept with the finding settles it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import DaySpan, PartialDate
from workbench.domain.problems import Problem, Where, warning
from workbench.domain.records.complaint import HeadScope
from workbench.domain.records.findings import Finding, FindingResult
from workbench.statement.checks.printed import Piece, PrintedStatement

_OPEN = (FindingResult.UNDECIDED, FindingResult.NOT_INVESTIGATED)
_OUTSIDE = (*_OPEN, FindingResult.OTHER_BODY)
_FAULT = (FindingResult.FAULT, FindingResult.ALREADY_REMEDIED)
_NO_FAULT = (FindingResult.NO_FAULT, FindingResult.NO_FINDING, FindingResult.CRITICISM)

_SAYS_FAULT = re.compile(
    r"\b(?:I|we) (?:therefore |also |do )?f(?:ind|ound) (?:further |that there was )?fault\b"
    r"|\b(?:this|that|it|which|so) was (?:also |therefore |further )?(?:a )?fault\b"
    r"|\b(?:is|was|were) at fault\b"
    r"|\b(?:to do so|not to do so|doing so|not doing so) was fault\b"
    r"|\bfurther fault\b",
    re.I,
)
_DISCLAIMS = re.compile(
    r"\b(?:I|we) (?:do|did|can|could) not (?:therefore )?(?:find|say|call)[^.;]{0,40}\bfault\b"
    r"|\b(?:I|we) (?:make|made) no finding of fault\b"
    r"|\b(?:I|we) f(?:ind|ound) no fault\b"
    r"|\b(?:is|was|were) not (?:at )?fault\b"
    r"|\bthere (?:is|was) no fault\b"
    r"|\bwithout fault\b"
    r"|\bdo(?:es)? not amount to fault\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:not|no|never|whether|if|nor|without)\b[^.;]{0,30}\Z", re.I)

HINT = "Look at it again, or answer it on the Findings page with what you considered."


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """What can be objected to the reasoning of each finding."""
    passages = _passages(statement)
    for finding in statement.case.findings.values():
        yield from _evidence(finding)
        yield from _scope(finding, statement.case)
        yield from _standards(finding, statement)
        yield from _disclaimed(finding, passages.get(finding.id, ()))


def _objection(finding: Finding, code: str, message: str, field: str, about: str = "") -> Problem:
    where = Where("finding", finding.id, field)
    return warning(code, message, where, HINT, about)


def _evidence(finding: Finding) -> Iterator[Problem]:
    if finding.result in _OPEN:
        return
    rests_on = (
        finding.event_ids,
        finding.sources,
        finding.sources_for,
        finding.sources_against,
        finding.accounts,
    )
    if not any(rests_on):
        yield _objection(
            finding,
            "finding-without-evidence",
            "A finding has a result, but no event and no evidence is linked to it.",
            "sources",
        )
    elif bool(finding.sources_for) != bool(finding.sources_against):
        side = "for the complaint" if finding.sources_for else "against the complaint"
        if finding.result is FindingResult.NO_FAULT and not finding.sources_for:
            return  # where there was no fault, evidence against the complaint is what there is
        yield _objection(
            finding,
            "evidence-one-sided",
            f"The only evidence that is on a side is evidence {side}.",
            "sources_against" if finding.sources_for else "sources_for",
            side,
        )


def _scope(finding: Finding, case: CaseFile) -> Iterator[Problem]:
    head = case.heads.get(finding.head_id)
    if finding.result in _OUTSIDE or head is None:
        return
    if head.scope is HeadScope.NOT_INVESTIGATED:
        yield _out_of_scope(finding, "the head of complaint was not investigated")
        return
    barred = [
        decision
        for decision in case.jurisdiction.values()
        if decision.bars and head.id in decision.head_ids
    ]
    if barred:
        yield _out_of_scope(finding, "a limit on jurisdiction was decided to apply to its head")
    elif _outside_the_dates(finding, head.events_from, head.events_to, case):
        yield _out_of_scope(finding, "none of its events lies in the time that was investigated")


def _out_of_scope(finding: Finding, why: str) -> Problem:
    words = f"A finding is made on something out of scope: {why}."
    return _objection(finding, "finding-out-of-scope", words, "result", why)


def _outside_the_dates(
    finding: Finding, first: PartialDate | None, last: PartialDate | None, case: CaseFile
) -> bool:
    spans = _days_of(finding, case)
    start = DaySpan.of(first).earliest if first is not None else None
    end = DaySpan.of(last).latest if last is not None else None
    return bool(spans) and all(
        (start is not None and span.latest is not None and span.latest < start)
        or (end is not None and span.earliest is not None and span.earliest > end)
        for span in spans
    )


def _days_of(finding: Finding, case: CaseFile) -> list[DaySpan]:
    events = (case.events.get(id) for id in finding.event_ids)
    return [DaySpan.of(event.on) for event in events if event is not None and event.on is not None]


def _standards(finding: Finding, statement: PrintedStatement) -> Iterator[Problem]:
    library = statement.library.standards
    spans = _days_of(finding, statement.case)
    for cited in finding.standards:
        standard = library.get(cited.standard_id)
        if standard is None:
            if cited.standard_id and library and not cited.words.strip():
                yield _objection(
                    finding,
                    "standard-unknown",
                    "A finding cites a standard that is not in this library.",
                    "standards",
                    cited.standard_id,
                )
        elif spans and all(standard.in_force(span) is False for span in spans):
            yield _objection(
                finding,
                "standard-not-in-force",
                f"“{standard.title}” was not in force at the time of any event of the finding.",
                "standards",
                standard.id,
            )


def _passages(statement: PrintedStatement) -> Mapping[str, Sequence[Piece]]:
    """The printed words of each finding that speak of fault, by its id; quotations left out."""
    passages: dict[str, list[Piece]] = defaultdict(list)
    for piece in statement.pieces:
        if piece.where.kind == "finding" and not piece.quoted and "ault" in piece.prose:
            passages[piece.where.id].append(piece)
    return passages


def _disclaimed(finding: Finding, pieces: Sequence[Piece]) -> Iterator[Problem]:
    """Words of the finding that take back its result, or take back what they said before."""
    said = _first(pieces, _SAYS_FAULT, affirmed=True)
    denied = _first(pieces, _DISCLAIMS, affirmed=False)
    if finding.result in _FAULT and denied is not None:
        words = f"The result is “{finding.result.value}”, but the analysis says “{denied}”."
        about = denied
    elif finding.result in _NO_FAULT and said is not None:
        words = f"The result is “{finding.result.value}”, but the analysis says “{said}”."
        about = said
    elif finding.result not in _FAULT and said is not None and denied is not None:
        words = f"The analysis says “{said}”, and takes it back: “{denied}”."
        about = denied
    else:
        return
    yield _objection(finding, "fault-disclaimed", words, "analysis", about)


def _first(pieces: Sequence[Piece], pattern: re.Pattern[str], *, affirmed: bool) -> str | None:
    for piece in pieces:
        for found in pattern.finditer(piece.prose):
            if not (affirmed and _NEGATED.search(piece.prose[: found.start()])):
                return found[0]
    return None
