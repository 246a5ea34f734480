"""A statement from outside made into a case that somebody can carry on from.

What the text says of people, heads of complaint, subheadings and remedies becomes records, and all
its words become authored text, so that the statement composed from the case says what the source
says. Labels become mentions and paragraph numbers become references that follow. The library's
own standard paragraphs are left out: the source brings its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from workbench.application.outside.record import case_record, people_from
from workbench.application.outside.remedies import remedies_from
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.complaint import HeadOfComplaint, ScopePlacement
from workbench.domain.records.drafting import (
    Choice,
    Override,
    Passage,
    SectionText,
    StandardChoice,
    Topic,
)
from workbench.domain.text import shortened
from workbench.statement import nodes
from workbench.statement.composing.action import remedy_groups
from workbench.statement.composing.overrides import replaceable
from workbench.statement.composing.standards import standard_states
from workbench.statement.composing.wording import has_ends, item_ends
from workbench.statement.markup.authored import plain, write_blocks
from workbench.statement.naming.mentions import link_mentions
from workbench.statement.reading.anchors import with_anchors
from workbench.statement.reading.headings import MAIN_SECTIONS, topic_role
from workbench.statement.reading.stated import StatedFacts
from workbench.statement.text import inline_text

NOTHING = "{#nothing-of-its-own}"
"""Words of an override that print nothing: a name with no paragraph behind it."""

_TEXTS = {
    "summary": "summary",
    "scope": "scope",
    "scope-end": "scope",
    "considered": "considered",
    "decision": "decision",
}
_WITH_SUBHEADINGS = ("complaint", "powers", "considered", *MAIN_SECTIONS, "action", "decision")
"""The sections under which one with a heading of its own can stand, as a subheading."""

_COMPLAINS = re.compile(
    r"\b(?:complain(?:s|ed)|disagree[sd]|unhappy|dissatisfied|alleg(?:es|ed))\b", re.I
)
_INJUSTICE = re.compile(
    r"\b(?:caus\w+|distress\w*|affect\w*|upset|anxi\w+|suffer\w*|as a result|missed|lost)\b", re.I
)
_WANTS = re.compile(r"\b(?:wants?|wanted|would like|outcome|seeks?)\b", re.I)
_ROUNDS = 4


def case_from(
    document: nodes.Document, facts: StatedFacts, library: ReferenceLibrary, today: date
) -> CaseFile:
    """The case a statement was read into; its ids are short and the same every time.

    `today` stands for the day of the decision where the statement does not give one.
    """
    record = case_record(document, facts)
    people = people_from(document, facts)
    case = CaseFile(case=record, people={person.id: person for person in people})
    writing = _Writing(case)
    named = with_anchors(document)
    case = _with_sections(case, named, writing)
    action = next((each for each in named.sections if each.id == "action"), None)
    if action is not None:
        case = _with_action(case, action, document, facts, writing)
    return _as_written(case, library, today, document.meta.stage)


@dataclass(slots=True)
class _Writing:
    """Turns blocks into authored text with mentions of the people of the case."""

    people: CaseFile

    def text(self, blocks: Sequence[nodes.Block]) -> str:
        """The blocks as authored text."""
        return link_mentions(write_blocks([_authored(block) for block in blocks]), self.people)

    def item(self, item: nodes.ListItem) -> str:
        """A list item as a paragraph of its own, with its nested lists."""
        return self.text((nodes.Paragraph(inlines=item.inlines, origin=""), *item.children))

    def line(self, words: str) -> str:
        """Words of a heading as authored text of one line."""
        only = nodes.Paragraph(inlines=(nodes.Text(words),), origin="")
        return link_mentions(write_blocks([only]), self.people)


def _authored(block: nodes.Block) -> nodes.Block:
    """A block as authored text can hold it."""
    if isinstance(block, nodes.Paragraph) and block.lead:
        lead = (nodes.Styled(nodes.Style.STRONG, (nodes.Text(block.lead),)), nodes.Text(" "))
        return replace(block, lead="", inlines=(*lead, *block.inlines))
    if isinstance(block, nodes.Subheading):
        return replace(block, level=min(max(block.level, 2), 3))
    return block


def _with_sections(case: CaseFile, document: nodes.Document, writing: _Writing) -> CaseFile:
    ids = [section.id for section in document.sections]
    main = next((id for id in MAIN_SECTIONS if id in ids), "what-i-found")
    texts: dict[str, list[str]] = {}
    topics = _Topics(writing)
    above: list[nodes.Block] = []
    place = ""
    for section in document.sections:
        blocks = [block for block in section.blocks if not isinstance(block, nodes.SignatureBlock)]
        if section.id == "summary":
            texts["summary"] = [writing.text([_without_lead(block) for block in blocks])]
        elif section.id == "complaint":
            case = _with_complaint(case, above, blocks, writing)
        elif section.id in _TEXTS:
            texts.setdefault(_TEXTS[section.id], []).append(writing.text(_unnumbered(blocks)))
        elif section.id == "powers":
            topics.plain("powers", blocks)
        elif section.id in MAIN_SECTIONS:
            topics.section(main, "", blocks)
        elif section.id not in ("action", "signature"):
            if not place and "complaint" in ids:
                above += (
                    [nodes.Subheading(text=section.title), *blocks] if section.title else blocks
                )
                continue
            topics.section(place or main, section.title, blocks)
            continue
        place = section.id if section.id in _WITH_SUBHEADINGS else main if place else ""
    for id, written in texts.items():
        words = "\n\n".join(each for each in written if each.strip())
        case = case.with_record("text", SectionText(id=id, text=words))
    case = case.with_collection("topic", {topic.id: topic for topic in topics.topics})
    case = case.with_collection("passage", {each.id: each for each in topics.passages})
    return replace(case, case=replace(case.case, scope_placement=_placement(ids)))


def _placement(ids: Sequence[str]) -> ScopePlacement:
    if "scope" not in ids:
        return ScopePlacement.AT_END if "scope-end" in ids else ScopePlacement.BEFORE_POWERS
    before = "powers" not in ids or ids.index("scope") < ids.index("powers")
    return ScopePlacement.BEFORE_POWERS if before else ScopePlacement.AFTER_POWERS


def _without_lead(block: nodes.Block) -> nodes.Block:
    return replace(block, lead="") if isinstance(block, nodes.Paragraph) else block


def _unnumbered(blocks: Sequence[nodes.Block]) -> list[nodes.Block]:
    """The blocks with words that carry no number set in, so that they get none in the case."""
    result: list[nodes.Block] = []
    for block in blocks:
        words = inline_text(block.inlines) if isinstance(block, nodes.Paragraph) else ""
        if isinstance(block, nodes.Paragraph) and not block.numbered and not words.startswith("("):
            result.append(nodes.Quote(paragraphs=(_authored_inlines(block),)))
        else:
            result.append(block)
    return result


def _authored_inlines(block: nodes.Paragraph) -> tuple[nodes.Inline, ...]:
    made = _authored(block)
    assert isinstance(made, nodes.Paragraph)
    return made.inlines


class _Topics:
    """Gathers subheadings and the passages under them, in reading order."""

    def __init__(self, writing: _Writing) -> None:
        self.topics: list[Topic] = []
        self.passages: list[Passage] = []
        self._writing = writing

    def plain(self, section: str, blocks: Sequence[nodes.Block]) -> None:
        """Everything of a section under one topic without a title."""
        self._topic(section, "")
        self._passage(blocks)

    def section(self, section: str, title: str, blocks: Sequence[nodes.Block]) -> None:
        """A section's subheadings; `title` is a heading of its own above them, "" for none."""
        waiting: list[nodes.Block] = []
        parent = self._topic(section, title) if title else ""
        own = parent
        for block in blocks:
            if not isinstance(block, nodes.Subheading):
                if not waiting and not own:
                    own = self._topic(section, "")
                waiting.append(block)
                continue
            self._passage(waiting)
            waiting = []
            if block.level >= 3 and parent:
                own = self._topic(section, block.text, parent)
            else:
                own = parent = self._topic(section, block.text)
        self._passage(waiting)

    def _topic(self, section: str, title: str, parent: str = "") -> str:
        id = f"t{len(self.topics) + 1}"
        words = self._writing.line(title) if title else ""
        self.topics.append(
            Topic(
                id=id,
                position=len(self.topics),
                section=section,
                title=words,
                role=topic_role(title),
                parent_id=parent,
            )
        )
        return id

    def _passage(self, blocks: Sequence[nodes.Block]) -> None:
        if not blocks:
            return
        self.passages.append(
            Passage(
                id=f"s{len(self.passages) + 1}",
                position=len(self.passages),
                topic_id=self.topics[-1].id,
                text=self._writing.text(_unnumbered(blocks)),
            )
        )


def _with_complaint(
    case: CaseFile, above: Sequence[nodes.Block], blocks: Sequence[nodes.Block], writing: _Writing
) -> CaseFile:
    """The complaint, under what stands `above` it with a heading of its own."""
    lead, heads, rest = _heads(blocks)
    if above:
        lead, heads, rest = (*above, *blocks), (), ()
    if lead:
        case = case.with_record("text", SectionText(id="complaint-lead", text=writing.text(lead)))
    for number, head in enumerate(heads, 1):
        put = writing.text(head)
        case = case.with_record(
            "head",
            HeadOfComplaint(
                id=f"h{number}",
                position=number - 1,
                title=shortened(plain(put, case), 60),
                as_put=put,
                injustice_claimed=_matching(rest, _INJUSTICE),
                outcome_wanted=_matching(rest, _WANTS),
            ),
        )
    if rest:
        text = writing.text(_unnumbered(rest))
        case = case.with_record("text", SectionText(id="complaint", text=text))
    return case


def _heads(
    blocks: Sequence[nodes.Block],
) -> tuple[Sequence[nodes.Block], Sequence[Sequence[nodes.Block]], Sequence[nodes.Block]]:
    """The words before the list of heads, each head, and everything after them."""
    first = blocks[0] if blocks else None
    listed = blocks[1] if len(blocks) > 1 else None
    if isinstance(first, nodes.Paragraph) and isinstance(listed, nodes.ListBlock):
        if not has_ends(listed.items) and item_ends(listed.items) != listed.items:
            # As heads of their own its items would be printed with other ends.
            return (), [blocks[:2]], blocks[2:]
        heads = [
            (nodes.Paragraph(inlines=item.inlines, origin=""), *item.children)
            for item in listed.items
        ]
        return (first,), heads, blocks[2:]
    found: list[list[nodes.Block]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, nodes.Paragraph) and block.numbered:
            words = inline_text(block.inlines)
            if found and not (_COMPLAINS.search(words) and not _WANTS.search(words)):
                return (), found, blocks[index:]
            found.append([block])
        elif found and isinstance(block, nodes.ListBlock | nodes.Quote):
            found[-1].append(block)
        else:
            return (), found, blocks[index:]
    return (), found, ()


def _matching(rest: Sequence[nodes.Block], pattern: re.Pattern[str]) -> str:
    words = (inline_text(block.inlines) for block in rest if isinstance(block, nodes.Paragraph))
    return "\n\n".join(each for each in words if pattern.search(each))


def _with_action(
    case: CaseFile,
    action: nodes.Section,
    document: nodes.Document,
    facts: StatedFacts,
    writing: _Writing,
) -> CaseFile:
    """The remedies as records, and the section's own words in place of those they would give."""
    final = document.meta.stage is nodes.StatementStage.FINAL
    remedies = remedies_from(action, case, facts, final, writing.item)
    text = writing.text(_unnumbered(action.blocks))
    if not remedies:
        return case.with_record("text", SectionText(id="action-lead", text=text))
    case = case.with_collection("remedy", {remedy.id: remedy for remedy in remedies})
    groups = remedy_groups(remedies, final, case.case.deadline_style)
    origins = [f"remedies:{group.key}" for group in groups]
    origins.append("remedies:evidence")
    overrides = {
        f"o{number}": Override(
            id=f"o{number}", origin=origin, text=text if number == 1 else NOTHING
        )
        for number, origin in enumerate(origins, 1)
    }
    return case.with_collection("override", overrides)


def _as_written(
    case: CaseFile, library: ReferenceLibrary, today: date, stage: nodes.StatementStage
) -> CaseFile:
    """The case without standard paragraphs, its overrides knowing what they stand in for."""
    for _ in range(_ROUNDS):
        printed = set(_printed(case, library, today))
        if not printed:
            break
        left_out = {id: StandardChoice(id=id, choice=Choice.LEAVE_OUT) for id in printed}
        case = case.with_collection("choice", {**case.choices, **left_out})
    sources = replaceable(case, library, today, stage)
    overrides = {
        id: replace(each, replaced=sources.get(each.origin, ""))
        for id, each in case.overrides.items()
    }
    return case.with_collection("override", overrides)


def _printed(case: CaseFile, library: ReferenceLibrary, today: date) -> Iterator[str]:
    for stage in nodes.StatementStage:
        for state in standard_states(case, library, today, stage):
            if state.printed:
                yield state.paragraph.id
