"""Events of the chronology as paragraphs of the statement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.chronology import ChronologyEvent, in_telling_order
from workbench.statement.composing.context import Composition
from workbench.statement.composing.wording import with_full_stop
from workbench.statement.markup.authored import read_blocks
from workbench.statement.nodes import Block, BlockSource, Paragraph, Section, Text

DATE = "{date}"
_NO_DATE = "{?date of this event}"
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_SENTENCE_END = re.compile(r"(?:\A|[.!?:]['’”\")]*|\n)\s*\Z")
_SMALL = """
The A An It He She They Their His Her Its We You Our Your This That These Those There Both All Some
Another Any Each Either Every Few Many More Most Much Neither No None Other Others Several Such
One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen
Seventeen Eighteen Nineteen Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety
Somebody Someone Something Nobody Nothing Everybody Everyone Everything No-one
About Above After Against Among Around As At Because Before Behind Below Beside Between By
Contrary Despite During Except For From Having If In Into Near Of On Once
Over Since Through Throughout To Towards Under Unless Until Upon When Where Whereas Whether While
With Within Without Following Although But Nor Or Yet So Then
Again Also Already Afterwards Eventually Finally Further However Immediately Instead
Later Meanwhile Nevertheless Now Only Shortly Soon Still Subsequently Thereafter Therefore Thus
Twice
"""
_COMMON = """
Children Carers Officers Managers Parents Police Professionals Staff Social Stage Teachers Workers
Investigators Panel Contact Support Visits Meetings Minutes Letters Relations Relatives Neighbours
Acknowledgement Agreement Apology Appointment Assessment Call Complaint Conversation Decision
Discussion Draft Email E-mail Final First Home Hearing Interview Invitation Letter Meeting Note
Notice Offer Oral Phone Receipt Referral Refusal Reminder Reply Report Request Response Result
Review Second Statement Telephone Third Visit Written
"""
_SMALL_STARTS = frozenset(_SMALL.split())
_SMALL_BEFORE_SMALL = frozenset(_COMMON.split())
"""Words that begin a name before another capital ("Social Services"), and are common elsewhere."""

_NEXT_SMALL = re.compile(r"(?:[’']s?)? [a-z]")
_FIRST_WORD = re.compile(
    r"([A-Z][a-z]*(?:-[a-z]+)?)(?=[\s,]|[’']s? [a-z])|\{([A-Z])(?=[a-z]+(?::[^{}]*)?\})"
)


@dataclass(slots=True)
class _Year:
    """The year a reader of the paragraphs so far takes the next date to be in."""

    known: int | None = None

    def after(self, on: PartialDate | None, words: str) -> None:
        """Take in a printed event: its date and any years its own words mention."""
        if on is not None:
            self.known = (on.until or on).year
        if {int(year) for year in _YEAR.findall(words)} - {self.known}:
            self.known = None


def event_blocks(events: Iterable[ChronologyEvent], making: Composition) -> list[Block]:
    """The events in order of telling; a year is printed where the reader does not know it yet."""
    year = _Year()
    result: list[Block] = []
    for event in in_telling_order(events):
        origin = f"event:{event.id}"
        if event.statement_text.strip():
            text = _dated(event.statement_text, event.on, year.known)
            result.extend(making.authored(text, origin))
            if DATE in event.statement_text or str(event.on and event.on.year) in text:
                year.after(event.on, event.statement_text)
            else:
                year.after(None, event.statement_text)
        else:
            result.extend(making.derived(origin, _derived(event, origin, year.known, making)))
            year.after(event.on, event.narrative)
    return result


def _derived(
    event: ChronologyEvent, origin: str, known: int | None, making: Composition
) -> tuple[Block, ...]:
    narrative = event.narrative.strip()
    if not narrative:
        return (making.placeholder("what happened", origin),)
    text = narrative
    if event.on is not None:
        text = f"{event.on.phrase(known)}, {small_start(narrative)}"
    blocks = read_blocks(text, making.cast, origin, source=BlockSource.DERIVED)
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return (with_full_stop(blocks[0]),)
    return blocks


def small_start(narrative: str) -> str:
    """The narrative as it goes on behind a date: "The Council" becomes "the Council"."""
    found = _FIRST_WORD.match(narrative)
    if found is None:
        return narrative
    if found[2] is None and found[1] not in _SMALL_STARTS:
        common = found[1] in _SMALL_BEFORE_SMALL and _NEXT_SMALL.match(narrative, found.end())
        if not common:
            return narrative
    at = 1 if found[2] is not None else 0
    return narrative[:at] + narrative[at].lower() + narrative[at + 1 :]


def own_words(event: ChronologyEvent) -> str:
    """The words an event has in the statement, with its whole date where they have a gap for it."""
    return _dated(event.statement_text, event.on, None)


def _dated(text: str, on: PartialDate | None, known: int | None) -> str:
    """The text with its date gaps filled: with a capital where a sentence begins."""
    pieces = text.split(DATE)
    result = pieces[0]
    for piece in pieces[1:]:
        if result.endswith("\\"):
            result += DATE + piece
            continue
        words = _NO_DATE if on is None else on.phrase(known)
        if on is not None:
            known = (on.until or on).year
            if not _SENTENCE_END.search(result[-40:]):
                words = words[0].lower() + words[1:]
        result += words + piece
    return result


def with_shared_paragraphs(section: Section, case: CaseFile) -> Section:
    """The section with events that go on in the paragraph before them joined to it.

    The joined paragraph keeps the names of all its events, so that references find it.
    """
    joining = {f"event:{e.id}" for e in case.events.values() if e.same_paragraph}
    result: list[Block] = []
    for block in section.blocks:
        last = result[-1] if result else None
        if (
            isinstance(block, Paragraph)
            and isinstance(last, Paragraph)
            and block.origin in joining
            and last.origin.startswith("event:")
        ):
            names = (*last.anchors, block.origin, *block.anchors)
            words = (*last.inlines, Text(" "), *block.inlines)
            result[-1] = replace(last, inlines=words, anchors=names)
        else:
            result.append(block)
    return replace(section, blocks=tuple(result))
