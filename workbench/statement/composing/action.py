"""The remedies as the statement lists them: grouped by time, personal before what is wider.

Where the time leads ("Within one month …"), a group holds all that is due by then, improvements
of the service too. Where it follows its list, and for what has no time, improvements stand by
themselves. In a final decision those agreed stand apart from those that are not. The key of a
group, ``of-`` and the id of its first remedy, names its blocks as ``remedies:<key>``: it stays
when the deadline changes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import DeadlineUnit
from workbench.domain.fields import own_order
from workbench.domain.records.complaint import DeadlineStyle, RemedyList, RemedyWords
from workbench.domain.records.remedies import Agreement, Deadline, Remedy, RemedyKind
from workbench.statement import nodes
from workbench.statement.composing.context import Composition
from workbench.statement.composing.wording import item_ends, remedy_words, with_end
from workbench.statement.markup.authored import read_blocks
from workbench.statement.markup.inline import read_inlines
from workbench.statement.text import inline_text
from workbench.statement.walk import block_words

_DAYS = {
    DeadlineUnit.DAYS: 1.0,
    DeadlineUnit.WORKING_DAYS: 1.4,
    DeadlineUnit.WEEKS: 7.0,
    DeadlineUnit.MONTHS: 30.4,
}


@dataclass(frozen=True, slots=True)
class RemedyGroup:
    """Remedies with one deadline that stand in one list; `service` when all improve the service.

    `former` is the key by which earlier versions named it.
    """

    key: str
    former: str
    service: bool
    agreed: bool
    deadline: Deadline | None
    remedies: tuple[Remedy, ...]


def remedy_groups(
    remedies: Sequence[Remedy], final: bool, style: DeadlineStyle
) -> tuple[RemedyGroup, ...]:
    """The groups in the order of the first remedy of each."""
    in_order = sorted(remedies, key=own_order)
    shared: set[tuple[str, ...]] = set()
    if style is DeadlineStyle.LEADS:
        # What is due by the same day as something personal stands in one list with it.
        shared = {
            _when(each, final) for each in in_order if not _is_service(each) and each.deadline
        }
    grouped: dict[str, list[Remedy]] = {}
    for remedy in in_order:
        when = _when(remedy, final)
        service = _is_service(remedy) and when not in shared
        grouped.setdefault("-".join(("service" if service else "personal", *when)), []).append(
            remedy
        )
    return tuple(
        RemedyGroup(
            f"of-{members[0].id}",
            former,
            all(map(_is_service, members)),
            final and members[0].agreement is Agreement.AGREED,
            members[0].deadline,
            tuple(members),
        )
        for former, members in grouped.items()
    )


def _is_service(remedy: Remedy) -> bool:
    return remedy.kind is RemedyKind.SERVICE_IMPROVEMENT


def _when(remedy: Remedy, final: bool) -> tuple[str, ...]:
    deadline = remedy.deadline
    time = f"{deadline.count}-{deadline.unit.name.lower()}" if deadline else "undated"
    open_still = final and remedy.agreement is not Agreement.AGREED
    return (time, "not-agreed") if open_still else (time,)


def action_blocks(making: Composition) -> list[nodes.Block]:
    """The remedies in their groups, and the closing sentence on evidence."""
    remedies = tuple(making.case.remedies.values())
    result: list[nodes.Block] = []
    groups = remedy_groups(remedies, making.final, making.case.case.deadline_style)
    for index, group in enumerate(groups):
        origin = f"remedies:{group.key}"
        result.extend(making.derived(origin, _group(group, origin, index, making)))
    if remedies and with_evidence(making):
        result.extend(making.derived("remedies:evidence", [_evidence(remedies, making)]))
    return result


def _group(group: RemedyGroup, origin: str, index: int, making: Composition) -> list[nodes.Block]:
    leads = making.case.case.deadline_style is DeadlineStyle.LEADS
    lead = _lead(group, index, leads, making) if _with_lead(making) else ()
    items = item_ends([_item(remedy, making) for remedy in group.remedies])
    blocks: list[nodes.Block]
    if lead and len(items) == 1 and not group.service and _is_short(items[0]):
        words = _merged((*lead, nodes.Text(" "), *items[0].inlines))
        blocks = [_paragraph(words, origin)]
    else:
        listed = nodes.LetteredList if _in_letters(making) else nodes.BulletList
        blocks = [_paragraph(with_end(lead, ":"), origin)] if lead else []
        blocks.append(listed(items=items, origin=origin))
    if not leads and group.deadline is not None:
        words = making.words("deadline-after", deadline=group.deadline.in_words())
        blocks.append(_paragraph(words, f"{origin}:2"))
    return blocks


def _in_letters(making: Composition) -> bool:
    chosen = making.case.case.remedy_list
    if chosen is RemedyList.AS_OFFICE:
        return making.library.settings.choice("remedy-list") == RemedyList.LETTERS.value
    return chosen is RemedyList.LETTERS


def _words_round(making: Composition) -> RemedyWords:
    chosen = making.case.case.remedy_words
    if chosen is RemedyWords.AS_OFFICE:
        return RemedyWords(making.library.settings.choice("remedy-words"))
    return chosen


def _with_lead(making: Composition) -> bool:
    return _words_round(making) not in (RemedyWords.WITHOUT_LEAD, RemedyWords.NEITHER)


def with_evidence(making: Composition) -> bool:
    """Whether the sentence on evidence is printed behind the remedies."""
    return _words_round(making) not in (RemedyWords.WITHOUT_EVIDENCE, RemedyWords.NEITHER)


def _own_lead(making: Composition) -> str:
    """The lead words of the case or of the office, without a colon; "" for the usual ones."""
    own = making.case.case.remedy_lead.strip()
    return (own or making.library.settings.value("remedy-lead")).rstrip(": ")


def _paragraph(words: Sequence[nodes.Inline], origin: str) -> nodes.Paragraph:
    return nodes.Paragraph(inlines=tuple(words), origin=origin, source=nodes.BlockSource.DERIVED)


def _lead(
    group: RemedyGroup, index: int, leads: bool, making: Composition
) -> tuple[nodes.Inline, ...]:
    how = "agreed" if group.agreed else "should"
    place = "more" if index else "first"
    id = f"{'service' if group.service else 'remedy'}-{place}"
    gaps = {
        "agrees": making.words(f"agrees-{how}"),
        "also_agrees": making.words(f"also-{how}"),
        "will": making.words(f"will-{how}"),
        "will_also": making.words(f"will-also-{how}"),
    }
    own = _own_lead(making)
    dated = leads and group.deadline is not None
    if own and (dated or "{deadline}" not in own):
        words = {"agrees": gaps["also_agrees" if index else "agrees"]}
        words["will"] = gaps["will_also" if index else "will"]
        time = group.deadline.in_words() if group.deadline is not None else ""
        return read_inlines(own, making.cast.with_words(deadline=time, **words))
    if leads and group.deadline is not None:
        return making.words(id, deadline=group.deadline.in_words(), **gaps)
    return making.words(f"{id}-undated", **gaps)


def _item(remedy: Remedy, making: Composition) -> nodes.ListItem:
    origin = f"remedy:{remedy.id}"
    if not remedy.text.strip():
        return nodes.ListItem(remedy_words(remedy, making.library, making.cast), (), origin)
    inlines: list[nodes.Inline] = []
    children: list[nodes.ListBlock] = []
    for block in read_blocks(remedy.text, making.cast, origin):
        if isinstance(block, nodes.Paragraph):
            inlines += [nodes.Text(" "), *block.inlines] if inlines else block.inlines
        elif isinstance(block, nodes.ListBlock):
            children.append(block)
        else:
            inlines.append(
                nodes.Text(" " + inline_text((nodes.Text(" ".join(block_words(block))),)))
            )
    return nodes.ListItem(_merged(inlines), tuple(children), origin)


def _merged(inlines: Sequence[nodes.Inline]) -> tuple[nodes.Inline, ...]:
    """Inlines with neighbouring words joined, as reading a text gives them."""
    result: list[nodes.Inline] = []
    for inline in inlines:
        last = result[-1] if result else None
        if isinstance(inline, nodes.Text) and isinstance(last, nodes.Text):
            result[-1] = nodes.Text(last.text + inline.text)
        else:
            result.append(inline)
    return tuple(result)


def _is_short(item: nodes.ListItem) -> bool:
    """Whether a remedy reads well as the end of a sentence."""
    return not item.children and ". " not in inline_text(item.inlines).rstrip(". ")


def _evidence(remedies: Sequence[Remedy], making: Composition) -> nodes.Paragraph:
    wanted = {each.evidence_deadline for each in remedies if each.evidence_deadline is not None}
    origin = "remedies:evidence"
    own = making.library.settings.value("remedy-evidence")
    if own and (wanted or "{deadline}" not in own):
        times = _times(wanted, making)
        return _paragraph(read_inlines(own, making.cast.with_words(deadline=times)), origin)
    if not wanted:
        return _paragraph(making.words("evidence"), origin)
    return _paragraph(making.words("evidence-by", deadline=_times(wanted, making)), origin)


def _times(wanted: Collection[Deadline], making: Composition) -> str:
    in_order = sorted(wanted, key=lambda each: (_DAYS[each.unit] * each.count, each.unit))
    joint = inline_text(making.words("evidence-by-joint")).strip()
    return f" {joint} ".join(each.in_words() for each in in_order)
