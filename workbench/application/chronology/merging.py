"""Two events made one, and one made two, with nothing that was written lost."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.application.case import editing
from workbench.application.case.authored import with_texts
from workbench.application.case.places import follow
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import DaySpan, PartialDate
from workbench.domain.errors import InvalidInput
from workbench.domain.records.chronology import Account, ChronologyEvent
from workbench.domain.records.drafting import Override
from workbench.domain.records.evidence import SourceRef
from workbench.domain.step_dates import steps_on
from workbench.statement.origins import first

_SPACE = re.compile(r"\s+")


def merge(case: CaseFile, keep_id: str, other_id: str) -> CaseFile:
    """The case with two events made one, which keeps the id of the first.

    Words are joined unless one says all the other says; sources, heads and accounts are those of
    both, and what pointed to the second points to the first. Of two dates that agree the more
    exact is kept; one that does not agree is noted, and stays that of a step of the procedure.
    """
    if keep_id == other_id:
        raise InvalidInput("An event cannot be merged with itself.", "Choose two events.")
    kept, other = case.events[keep_id], case.events[other_id]
    merged = _merged(case, kept, other)
    for event in (kept, other):
        case = follow(case, "event", event.id, "accounts", event.accounts, merged.accounts)
    if _date(kept.on, other.on)[1] is not None:
        for step in steps_on(case, other_id):
            case = editing.set_fields(case, "step", step.id, event_id="", on=other.on)
    case = editing.repoint(case, "event", other_id, keep_id)
    case = _overrides_joined(case, keep_id, other_id)
    case = case.without("event", other_id).with_record("event", merged)
    return _references_turned(case, other_id, keep_id)


def _merged(case: CaseFile, kept: ChronologyEvent, other: ChronologyEvent) -> ChronologyEvent:
    on, dropped = _date(kept.on, other.on)
    note = _joined(kept.note, other.note, "\n")
    if dropped is not None:
        note = _joined(note, f"Also dated {dropped.in_words()}.", "\n")
    return replace(
        kept,
        on=on,
        position=min(kept.position, other.position),
        actor=_joined(kept.actor, other.actor, " and "),
        narrative=_joined(kept.narrative, other.narrative, "\n\n"),
        statement_text=_printed(kept, other),
        in_statement=kept.in_statement or other.in_statement,
        topic_id=kept.topic_id if kept.in_statement or not other.in_statement else other.topic_id,
        sources=_sources(kept.sources, other.sources),
        head_ids=tuple(dict.fromkeys((*kept.head_ids, *other.head_ids))),
        disputed=kept.disputed or other.disputed,
        dispute=_joined(kept.dispute, other.dispute, "\n"),
        accounts=_accounts(kept.accounts, other.accounts),
        preference=_joined(kept.preference, other.preference, "\n\n"),
        note=note,
    )


def _date(
    kept: PartialDate | None, other: PartialDate | None
) -> tuple[PartialDate | None, PartialDate | None]:
    """The date of the merged event, and one that had to give way and says something of its own."""
    if kept is None or other is None or kept == other:
        return kept or other, None
    if _lies_in(kept, other):
        return kept, None
    if _lies_in(other, kept):
        return other, None
    return kept, other


def _lies_in(inner: PartialDate, outer: PartialDate) -> bool:
    narrow, wide = DaySpan.of(inner), DaySpan.of(outer)
    after = wide.earliest is None or (
        narrow.earliest is not None and narrow.earliest >= wide.earliest
    )
    before = wide.latest is None or (narrow.latest is not None and narrow.latest <= wide.latest)
    return after and before


def _joined(one: str, other: str, between: str) -> str:
    if _says(one, other):
        return one
    return other if _says(other, one) else f"{one}{between}{other}"


def _says(whole: str, part: str) -> bool:
    """Whether the words of one text are all in the other, in their order."""
    found = _SPACE.sub(" ", part).strip(" .").casefold()
    text = _SPACE.sub(" ", whole).casefold()
    return re.search(rf"(?<!\w){re.escape(found)}(?!\w)", text) is not None if found else True


def _printed(kept: ChronologyEvent, other: ChronologyEvent) -> str:
    """Words of their own for the statement, when either had some, with all either printed."""
    if not (kept.statement_text.strip() or other.statement_text.strip()):
        return ""
    parts = [
        event.statement_text or (event.narrative if event.in_statement else "")
        for event in (kept, other)
    ]
    return _joined(parts[0], parts[1], "\n\n")


def _sources(kept: tuple[SourceRef, ...], other: tuple[SourceRef, ...]) -> tuple[SourceRef, ...]:
    joined = tuple(dict.fromkeys((*kept, *other)))
    with_pages = {source.evidence_id for source in joined if source.pages}
    return tuple(each for each in joined if each.pages or each.evidence_id not in with_pages)


def _accounts(kept: tuple[Account, ...], other: tuple[Account, ...]) -> tuple[Account, ...]:
    joined = tuple(dict.fromkeys((*kept, *other)))
    preferred = [account for account in joined if account.preferred]
    if len(preferred) < 2:
        return joined
    # Two that were each preferred cannot both be now; the person is to choose again.
    return tuple(replace(account, preferred=False) for account in joined)


def _overrides_joined(case: CaseFile, keep_id: str, other_id: str) -> CaseFile:
    """Paragraphs that were reworded keep their words."""
    mine = f"event:{keep_id}"
    for override in tuple(case.overrides.values()):
        if first(override.origin) != f"event:{other_id}":
            continue
        turned = mine + override.origin[len(f"event:{other_id}") :]
        standing = next((each for each in case.overrides.values() if each.origin == turned), None)
        case = case.without("override", override.id)
        if standing is None:
            changed: Override = replace(override, origin=turned)
        else:
            changed = replace(standing, text=_joined(standing.text, override.text, "\n\n"))
        case = case.with_record("override", changed)
    return case


def _references_turned(case: CaseFile, old: str, new: str) -> CaseFile:
    """Authored text with its references to the paragraph of one event leading to another's."""
    token = re.compile(rf"\{{para:event:{re.escape(old)}(?=[:}}])")
    wanted = f"{{para:event:{old}"

    def turned(text: str) -> str:
        return token.sub(f"{{para:event:{new}", text) if wanted in text else text

    return with_texts(case, turned)


def split(case: CaseFile, id: str, new_id: str, first_words: str, second_words: str) -> CaseFile:
    """The case with one event made two of the same date, each with its part of what happened.

    The second has the first's sources, heads and subheading; accounts, words for the statement
    and notes stay with the first. Findings that pointed to the event point to both. Raises
    `InvalidInput` when a part would be empty.
    """
    if not first_words.strip() or not second_words.strip():
        raise InvalidInput(
            "Both events need to say what happened.",
            "Nothing was changed. Split the text where the second event begins.",
            "narrative",
        )
    event = case.events[id]
    case = editing.set_fields(case, "event", id, narrative=first_words.strip())
    second = ChronologyEvent(
        id=new_id,
        on=event.on,
        actor=event.actor,
        in_statement=event.in_statement,
        topic_id=event.topic_id,
        sources=event.sources,
        head_ids=event.head_ids,
    )
    case = editing.add(case, "event", replace(second, narrative=second_words.strip()))
    case = _right_after(case, id, new_id)
    for finding in tuple(case.findings.values()):
        if id in finding.event_ids:
            place = finding.event_ids.index(id) + 1
            both = (*finding.event_ids[:place], new_id, *finding.event_ids[place:])
            case = case.with_record("finding", replace(finding, event_ids=both))
    return case


def copy(case: CaseFile, id: str, new_id: str) -> CaseFile:
    """The case with a copy of an event right after it."""
    original = case.events[id]
    position = editing.next_position(case, "event")
    case = case.with_record("event", replace(original, id=new_id, position=position))
    return _right_after(case, id, new_id)


def _right_after(case: CaseFile, id: str, new_id: str) -> CaseFile:
    on = case.events[id].on
    ties = [event.id for event in editing.ordered(case, "event") if event.on == on]
    by = ties.index(id) + 1 - ties.index(new_id)
    return editing.move(case, "event", new_id, by, among=lambda event: event.on == on)


def place(case: CaseFile, id: str, target_id: str, *, after: bool = False) -> CaseFile:
    """The case with an event put before (or after) another of the same date.

    Raises `InvalidInput` when the dates differ: the chronology is in order of date.
    """
    on = case.events[id].on
    if case.events[target_id].on != on:
        raise InvalidInput(
            "Events of different dates stand in order of date.",
            "Nothing was moved. Change the date of the event to move it.",
        )
    if id == target_id:
        return case
    ties = [event.id for event in editing.ordered(case, "event") if event.on == on]
    old = ties.index(id)
    ties.remove(id)
    new = ties.index(target_id) + after
    return editing.move(case, "event", id, new - old, among=lambda event: event.on == on)
