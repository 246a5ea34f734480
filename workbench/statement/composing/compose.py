"""The statement composed from the case and the reference data: a pure function of both.

The outline gives the sections in order; each is filled by the composer it names. A section with
nothing in it is left out, headings and all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.fields import own_order
from workbench.domain.library.reference import (
    Outline,
    OutlineSection,
    ReferenceLibrary,
    StandardParagraph,
)
from workbench.domain.library.settings import HouseSettings
from workbench.domain.records.complaint import HeadOfComplaint, HeadScope
from workbench.domain.text import capitalised
from workbench.statement import nodes
from workbench.statement.composing.action import action_blocks
from workbench.statement.composing.context import Composition, composition
from workbench.statement.composing.earlier_origins import present_origins, with_present_overrides
from workbench.statement.composing.events import with_shared_paragraphs
from workbench.statement.composing.found import topic_blocks, topics_in
from workbench.statement.composing.outlines import outline_of
from workbench.statement.composing.wording import has_ends, item_ends
from workbench.statement.numbering import number
from workbench.statement.text import inline_text
from workbench.statement.walk import block_words

MAIN_COMPOSERS = ("found", "assessment")
"""The composers of the section that gathers events and findings."""


def compose(
    case: CaseFile,
    library: ReferenceLibrary,
    today: date,
    stage: nodes.StatementStage,
    *,
    sharing: bool = True,
) -> nodes.Document:
    """The statement of a case, numbered; the same inputs always give an equal document.

    Without `sharing` every event has a paragraph of its own, whatever the case says.

    `today` decides which standard wording is valid while there is no decision date. What is
    missing is shown as a placeholder, never left empty. Raises `ReferenceDataInvalid` when the
    library has no outline for the case or lacks a phrase.
    """
    case = with_present_overrides(case)
    making = composition(case, library, today, stage)
    outline = outline_of(case, library)
    joined = sharing and any(event.same_paragraph for event in case.events.values())
    sections = (
        with_shared_paragraphs(made, case) if joined else made
        for made in (_section(each, outline, making) for each in outline.sections)
    )
    document = nodes.Document(
        meta=_meta(making, outline), sections=tuple(each for each in sections if each.blocks)
    )
    return number(document, present_origins(case))


def _meta(making: Composition, outline: Outline) -> nodes.DocumentMeta:
    record = making.case.case
    final = making.final
    dated = record.decided_on if final else record.draft_sent_on
    return nodes.DocumentMeta(
        stage=making.stage,
        title=outline.final_title if final else outline.draft_title,
        body_line=making.line("title-line"),
        reference=record.reference,
        body=record.body,
        details=tuple(_details(making)),
        office=making.library.settings.value("office-name"),
        header=making.line("header"),
        footer=making.line("footer-final" if final else "footer-draft"),
        watermark="" if final else making.line("watermark-draft"),
        type_pt=_type_size(making.library.settings),
        edition=record.edition.value,
        dated=(dated or making.today).isoformat(),
        library_version=making.library.version,
    )


def _type_size(settings: HouseSettings) -> int:
    """The office's own size of type, 0 when it left the usual one."""
    return settings.number("type-size") if "type-size" in settings.values else 0


def _details(making: Composition) -> list[str]:
    record = making.case.case
    result = []
    if record.category and record.subject:
        result.append(making.line("detail-category-and-subject", subject=record.subject))
    elif record.category:
        result.append(making.line("detail-category"))
    if making.final:
        outcome = capitalised(record.outcome.value)
        result.append(making.line("detail-decision", outcome=outcome))
        day = record.decided_on
        when = day_in_words(day) if day else (nodes.Placeholder("decision date"),)
        result.append(making.line("detail-decision-date", date=when))
    return result


def _section(slot: OutlineSection, outline: Outline, making: Composition) -> nodes.Section:
    title = slot.final_heading if making.final else slot.draft_heading
    standards = _standards(slot, outline, making)
    plain = [each for each in standards if not each.topic]
    gathered = _gathered(slot, outline, [each for each in standards if each.topic], making)
    if slot.placement and slot.placement != making.case.case.scope_placement.value:
        return nodes.Section(id=slot.id, title=title)
    own = _composer(slot)(making, bool(gathered) or any(each.when != "always" for each in plain))
    if slot.placement and not own:
        return nodes.Section(id=slot.id, title=title)
    numbered = slot.composer != "summary"
    before = making.standard((p for p in plain if p.place == "before"), numbered=numbered)
    after = making.standard((p for p in plain if p.place != "before"), numbered=numbered)
    blocks: tuple[nodes.Block, ...] = (*before, *own, *gathered, *after)
    if slot.composer == "summary":
        blocks = _with_lead(blocks, making)
    return nodes.Section(id=slot.id, title=title, blocks=blocks)


def _gathered(
    slot: OutlineSection,
    outline: Outline,
    standards: Sequence[StandardParagraph],
    making: Composition,
) -> list[nodes.Block]:
    main = slot.composer in MAIN_COMPOSERS
    # A scope section may not be printed, so subheadings meant for it stand in the main section.
    others = frozenset(each.id for each in outline.sections if not each.placement)
    topics = [] if slot.placement else topics_in(making, slot.id, others if main else frozenset())
    headings = slot.composer != "assessment"
    return topic_blocks(making, topics, standards, main=main, headings=headings)


def _standards(
    slot: OutlineSection, outline: Outline, making: Composition
) -> list[StandardParagraph]:
    """The standard paragraphs of a section, known by its id or by the name of its composer.

    Words of one's own for the decision take the place of the outcome the program would choose.
    """
    ids = {each.id for each in outline.sections if each.composer != "scope"}
    found = [
        each
        for each in making.standards
        if each.section == slot.id or (each.section not in ids and each.section == slot.composer)
    ]
    if slot.composer == "decision" and making.case.text("decision").strip():
        found = [each for each in found if each.when == "always" or making.by_hand(each.id)]
    return found


_Composer = Callable[[Composition, bool], Sequence[nodes.Block]]


def _composer(slot: OutlineSection) -> _Composer:
    found = COMPOSERS.get(slot.composer)
    if found is None:
        raise ReferenceDataInvalid(
            f"The outline's section “{slot.id}” names a composer “{slot.composer}”, "
            "which there is not.",
            f"Use one of {', '.join(COMPOSERS)}.",
        )
    return found


def _with_lead(blocks: Sequence[nodes.Block], making: Composition) -> tuple[nodes.Block, ...]:
    """The blocks of the summary, unnumbered, the first behind its bold run-in word."""
    first = next((i for i, block in enumerate(blocks) if isinstance(block, nodes.Paragraph)), None)
    result = list(blocks)
    if first is not None:
        block = result[first]
        assert isinstance(block, nodes.Paragraph)
        result[first] = replace(block, lead=making.line("summary-lead"))
    return tuple(result)


def _summary(making: Composition, filled: bool) -> Sequence[nodes.Block]:
    written = making.text("summary", numbered=False)
    return written or (making.placeholder("summary", "text:summary", numbered=False),)


def _complaint(making: Composition, filled: bool) -> Sequence[nodes.Block]:
    heads = _heads(making.case)
    lead = making.text("complaint-lead")
    rest = making.text("complaint")
    if not heads:
        if lead or rest:
            return (*lead, *rest)
        return (making.placeholder("what was complained about", "text:complaint"),)
    if lead:
        listed = tuple(_head_item(head, making) for head in heads)
        items = listed if has_ends(listed) else item_ends(listed)
        origin = next(
            (block.origin for block in reversed(lead) if isinstance(block, nodes.Paragraph)),
            "text:complaint-lead",
        )
        return (*lead, nodes.BulletList(items=items, origin=origin), *rest)
    result: list[nodes.Block] = []
    for head in heads:
        origin = f"head:{head.id}"
        written = making.authored(head.as_put, origin)
        result += written or (making.placeholder("the complaint as it is put", origin),)
    return (*result, *rest)


def _heads(case: CaseFile) -> list[HeadOfComplaint]:
    return sorted(case.heads.values(), key=own_order)


def _head_item(head: HeadOfComplaint, making: Composition) -> nodes.ListItem:
    origin = f"head:{head.id}"
    inlines: list[nodes.Inline] = []
    children: list[nodes.ListBlock] = []
    for block in making.authored(head.as_put, origin):
        if isinstance(block, nodes.ListBlock):
            children.append(block)
            continue
        words = (
            block.inlines
            if isinstance(block, nodes.Paragraph)
            else (nodes.Text(" ".join(block_words(block))),)
        )
        inlines += [nodes.Text(" "), *words] if inlines else words
    if not inlines:
        inlines = [nodes.Placeholder("the complaint as it is put")]
    return nodes.ListItem(tuple(inlines), tuple(children), origin)


def _scope(making: Composition, filled: bool) -> Sequence[nodes.Block]:
    result: list[nodes.Block] = list(making.text("scope"))
    reasons_given = bool(result)
    for head in _heads(making.case):
        if head.scope is not HeadScope.INVESTIGATED:
            result += _scope_reason(head, reasons_given, making)
    return result


def _scope_reason(
    head: HeadOfComplaint, reasons_given: bool, making: Composition
) -> Sequence[nodes.Block]:
    origin = f"head:{head.id}:scope"
    blocks = list(making.authored(head.scope_reason, origin))
    if not blocks:
        # One text may tell the reasons for several heads at once.
        return (
            () if reasons_given else (making.placeholder("why this was not investigated", origin),)
        )
    power = head.power.strip()
    last = blocks[-1]
    if power and power.lower() not in making.plain(head.scope_reason).lower():
        cited = (nodes.Citation(making.plain(power)),)
        if isinstance(last, nodes.Paragraph):
            blocks[-1] = replace(last, inlines=(*last.inlines, nodes.Text(" "), *cited))
        else:
            blocks.append(nodes.Paragraph(inlines=cited, origin=f"{origin}:99", numbered=False))
    return blocks


def _standing(making: Composition, filled: bool) -> Sequence[nodes.Block]:
    return ()


def _considered(making: Composition, filled: bool) -> Sequence[nodes.Block]:
    return making.text("considered")


def _found(making: Composition, filled: bool) -> Sequence[nodes.Block]:
    return () if filled else (making.placeholder("what I found", ""),)


def _action(making: Composition, filled: bool) -> Sequence[nodes.Block]:
    return (*making.text("action-lead"), *action_blocks(making), *making.text("action"))


def _decision(making: Composition, filled: bool) -> Sequence[nodes.Block]:
    written = making.text("decision")
    if written or filled:
        return written
    return (making.placeholder("decision", "text:decision"),)


def _signature(making: Composition, filled: bool) -> Sequence[nodes.Block]:
    return (nodes.SignatureBlock(text=inline_text(making.words("signature"))),)


COMPOSERS: Mapping[str, _Composer] = MappingProxyType(
    {
        "summary": _summary,
        "complaint": _complaint,
        "scope": _scope,
        "powers": _standing,
        "considered": _considered,
        "found": _found,
        "assessment": _found,
        "action": _action,
        "decision": _decision,
        "signature": _signature,
    }
)
"""What fills each kind of section, by the name an outline gives."""
