"""Passages between a paper on the screen and the case: as they are kept, and where they lie."""

from __future__ import annotations

import re

from workbench.application.evidence.marking import Taken
from workbench.application.evidence.passages import date_meant, paragraph_before, words_in
from workbench.domain.records.evidence import EvidenceItem, Mark
from workbench.gui.viewer.finding import pattern_of
from workbench.gui.viewer.frame import PaperFrame
from workbench.gui.viewer.pages import Spot
from workbench.gui.viewer.reading import PaperReading
from workbench.gui.viewer.selection import Passage

_NUMBER = re.compile(r"\d+")


def taken(frame: PaperFrame, item: EvidenceItem) -> Taken | None:
    """The passage that is selected in the paper of an item, None for none."""
    reading, pages = frame.reading, frame.reading.pages
    passage = reading.selection.passage
    words = reading.selection.words()
    found = reading.lettering(passage.begin.page)
    if pages is None or found is None or passage.empty or not words:
        return None
    number, begins = pages.number(passage.begin)
    to_number, ends = pages.number(passage.end)
    begin, end = passage.on(passage.begin.page, len(found.text))
    place = str(number) if to_number == number else f"{number}-{to_number}"
    if pages.numbered == "para":
        place = f"para {place}"
    elif to_number == number and (paragraph := paragraph_before(found.text, begin)):
        place = f"{number}, {paragraph}"
    return Taken(
        evidence_id=item.id,
        number=number,
        begins=begins,
        to_number=to_number,
        ends=ends,
        words=words,
        place=place,
        on=date_meant(found.text, begin, end, item.made_on),
    )


def passage_of(frame: PaperFrame, mark: Mark) -> Passage:
    """Where a mark lies; where other words stand there now, its own are looked for on the page."""
    pages = frame.reading.pages
    assert pages is not None
    passage = Passage(pages.spot(mark.number, mark.begins), pages.spot(mark.to_number, mark.ends))
    found = frame.reading.lettering(passage.begin.page)
    if found is None or passage.begin.page != passage.end.page:
        return passage
    if words_in(found.text[passage.begin.at : passage.end.at]) == mark.words:
        return passage
    wanted = pattern_of(mark.words)
    again = re.search(wanted, found.text) if wanted else None
    if again is None:
        return passage
    page = passage.begin.page
    return Passage(Spot(page, again.start()), Spot(page, again.end()))


def first_of(reading: PaperReading, page: int, pattern: str) -> Passage:
    """The first place on a page that a pattern fits, its beginning where there is none."""
    found = reading.lettering(page)
    match = re.search(pattern, found.text) if found is not None else None
    begin, end = match.span() if match is not None else (0, 0)
    return Passage(Spot(page, begin), Spot(page, end))


def spot_of(frame: PaperFrame, place: str) -> Spot | None:
    """The spot of a place as it is written ("8, 3.6", "12-14", "para 12"), None for no number."""
    pages, number = frame.reading.pages, _NUMBER.search(place)
    if pages is None or number is None:
        return None
    numbered = "para" if place.strip().lower().startswith(("para", "¶")) else "page"
    return pages.spot(int(number[0]), 0) if numbered == pages.numbered else None
