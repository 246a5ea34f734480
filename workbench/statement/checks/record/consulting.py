"""Whether somebody must be consulted again: something adverse that no draft sent to them said.

What is adverse is drawn from the case: sentences of findings of fault or criticism that are new or
say something else than in the last draft a party was sent. Of the body complained about that is
every adverse sentence, of anybody else those that name them, or speak of the sentence before that
does ("That was fault."). Words that only become final ("I intend to find", "I find") are no change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import own_order
from workbench.domain.problems import Problem, Where, warning
from workbench.domain.records.findings import Finding, FindingResult
from workbench.domain.records.people import PersonRole
from workbench.domain.records.versions import Sending, StatementVersion
from workbench.domain.text import as_sentence, shortened
from workbench.statement.checks.printed import PrintedStatement
from workbench.statement.checks.record.comments import issued_drafts, sent_out
from workbench.statement.codec import document_of
from workbench.statement.nodes import Document, Inline, ParagraphRef, PersonRef, Styled
from workbench.statement.origins import origin_record
from workbench.statement.printed import printed_paragraphs
from workbench.statement.readability.gauges import sentences
from workbench.statement.text import inline_text

_AGAINST = (FindingResult.FAULT, FindingResult.CRITICISM, FindingResult.ALREADY_REMEDIED)
_OTHERS = (
    PersonRole.INDEPENDENT_PERSON,
    PersonRole.PANEL_MEMBER,
    PersonRole.PROFESSIONAL,
    PersonRole.OTHER,
)
_ADVERSE = re.compile(
    r"\b(?:fault\w*|fail\w*|wrong\w*|critici\w+|should (?:not )?have|ought|delay\w*|did not|"
    r"unreasonabl\w+|unfair\w*|inadequa\w+|inaccura\w+|neglect\w*|misle\w+|breach\w*|poor\w*|"
    r"maladministration|too (?:late|long)|no good reason|contrary to|lied|lying|dishonest\w*|"
    r"untrue|conceal\w*|withh[eo]ld\w*|ignor\w+|careless\w*|mistak\w+|false\w*|blam\w+|"
    r"inappropriate\w*|disregard\w*|unprofessional\w*|rude\w*|bias\w*|discriminat\w+)\b",
    re.I,
)
_POINTS_BACK = re.compile(r"(?:That|This|These|Those|It|Both|Doing so|To do so)\b")
_WORD = re.compile(r"[\w’'-]+")
# What changes when a draft becomes final, and what carries no meaning of its own.
_SLIGHT = frozenset((
    "a", "an", "the", "and", "that", "this", "it", "i", "my", "we", "our", "us", "was", "were",
    "is", "be", "been", "to", "of", "in", "on", "so", "there", "provisional", "provisionally",
    "proposed", "propose", "intend", "intends", "view", "views", "would", "will", "think",
    "thought", "consider", "considered", "minded", "currently", "present", "find", "found",
    "conclude", "concluded",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of a finding: its words that matter, and whom it names.

    One that speaks of the sentence before has its words and names too.
    """

    text: str
    meaning: tuple[tuple[str, int], ...]
    names: frozenset[str]


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Adverse findings that somebody has not been sent, in a final decision after a draft."""
    case = statement.case
    drafts = sent_out([draft for draft, _ in issued_drafts(case)])
    if not statement.final or not drafts:
        return
    now = _said(statement.document)
    for finding in sorted(case.findings.values(), key=own_order):
        if finding.result in _AGAINST and (said := now.get(finding.id)):
            yield from _of_finding(case, finding, said, drafts)


def _of_finding(
    case: CaseFile, finding: Finding, said: Sequence[_Said], drafts: Sequence[StatementVersion]
) -> Iterator[Problem]:
    body = Sending(to=case.case.body_short)
    named = {id for each in said if _ADVERSE.search(each.text) for id in each.names}
    others = [
        Sending(person_id=id) for id in sorted(named)
        if id in case.people and case.people[id].role in _OTHERS
    ]  # fmt: skip
    for party in (body, *others):
        last = next((each for each in reversed(drafts) if _went_to(each, party)), None)
        then = _said_in(last.document) if last is not None else {}
        if then is None:
            continue
        known = then.get(finding.id, ())
        left = Counter(each.meaning for each in known)
        left.subtract(each.meaning for each in said)
        new = [
            each for each in said
            if left[each.meaning] < 0
            and (_ADVERSE.search(each.text) or not known)
            and (not party.person_id or party.person_id in each.names)
        ]  # fmt: skip
        if new:
            told = next((each for each in new if _ADVERSE.search(each.text)), new[0])
            yield _problem(case, finding, party, last, told.text)


def _problem(
    case: CaseFile, finding: Finding, party: Sending, last: StatementVersion | None, words: str
) -> Problem:
    person = case.people.get(party.person_id)
    who = (person.alias if person is not None else party.to) or "somebody"
    seen = (
        f"is not in draft {last.issue.number}, the last {who} was sent"
        if last is not None and last.issue is not None
        else f"is in no draft {who} was sent"
    )
    return warning(
        "consult-again",
        as_sentence(f"Something adverse to {who} {seen}: “{shortened(words, 90)}”"),
        Where("finding", finding.id, "analysis"),
        "Issue another draft to them and wait for comments, or say why they need not be asked.",
        f"{who}: {words}",
    )


def _went_to(version: StatementVersion, party: Sending) -> bool:
    """Whether a draft went to a party; one noted as sent to nobody yet went to the body."""
    sent = version.issue.sent if version.issue is not None else ()
    if party.person_id:
        return any(each.person_id == party.person_id for each in sent)
    return not sent or any(each.to.casefold() == party.to.casefold() for each in sent)


def _said(document: Document) -> dict[str, list[_Said]]:
    """The sentences of each finding's analysis, by its id."""
    found: dict[str, list[_Said]] = {}
    for paragraph in printed_paragraphs(document):
        kind, id, _ = origin_record(paragraph.origin)
        if kind == "finding":
            found.setdefault(id, []).extend(_sentences(paragraph.inlines))
    return found


@lru_cache(maxsize=4)
def _said_in(stored: str) -> Mapping[str, Sequence[_Said]] | None:
    """The same of a draft that is kept; None for one that cannot be read."""
    document = document_of(stored)
    return _said(document) if document is not None else None


def _sentences(inlines: Sequence[Inline]) -> Iterator[_Said]:
    labels = {each.label: each.person_id for each in _people(inlines)}
    # The number of a paragraph referred to is no words of the finding.
    text = "".join(inline_text((e,)) for e in inlines if not isinstance(e, ParagraphRef))
    before: _Said | None = None
    for sentence in sentences(text):
        # A person is the same whatever label they have now.
        said, names = sentence, set[str]()
        for label, id in labels.items():
            said, count = re.subn(rf"(?<!\w){re.escape(label)}(?!\w)", id, said)
            names.update((id,) if count else ())
        words = (word.casefold() for word in _WORD.findall(said))
        counted = Counter(word for word in words if word not in _SLIGHT)
        if before is not None and not names and before.names and _POINTS_BACK.match(sentence):
            counted.update(dict(before.meaning))
            sentence, names = f"{before.text} {sentence}", {*before.names}
        before = _Said(sentence, tuple(sorted(counted.items())), frozenset(names))
        yield before


def _people(inlines: Sequence[Inline]) -> Iterator[PersonRef]:
    for inline in inlines:
        if isinstance(inline, PersonRef):
            yield inline
        elif isinstance(inline, Styled):
            yield from _people(inline.inlines)
