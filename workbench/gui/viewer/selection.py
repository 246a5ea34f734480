"""The passage that is selected on the pages of a paper, by the mouse or by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from workbench.application.evidence.passages import sentences, words_in
from workbench.gui.viewer.lettering import Lettering
from workbench.gui.viewer.pages import Spot


class Passage(NamedTuple):
    """Words from one spot to another, on one page or several."""

    begin: Spot
    end: Spot

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return self.begin >= self.end

    def on(self, page: int, length: int) -> tuple[int, int]:
        """Where it begins and ends on one of its pages, which has so many characters."""
        first = self.begin.at if page == self.begin.page else 0
        last = self.end.at if page == self.end.page else length
        return (first, last) if self.begin.page <= page <= self.end.page else (0, 0)


Words = Callable[[int], Lettering | None]
"""The words of a page, None while they are not known yet."""


class Selection:
    """What is selected: from where it was begun (`anchor`) to where it was last taken (`caret`)."""

    def __init__(self, words: Words, pages: Callable[[], int]) -> None:
        self._words, self._pages = words, pages
        self.anchor = self.caret = Spot(0, 0)

    @property
    def passage(self) -> Passage:
        """The passage, from its beginning."""
        return Passage(min(self.anchor, self.caret), max(self.anchor, self.caret))

    def clear(self, spot: Spot | None = None) -> None:
        """Select nothing; what is selected next begins at a spot."""
        self.anchor = self.caret = spot if spot is not None else self.caret

    def take(self, begin: Spot, end: Spot) -> None:
        """Select a passage."""
        self.anchor, self.caret = begin, end

    def words(self) -> str:
        """The words selected, as one paragraph."""
        passage = self.passage
        parts: list[str] = []
        for page in range(passage.begin.page, passage.end.page + 1):
            found = self._words(page)
            if found is not None:
                begin, end = passage.on(page, len(found.text))
                parts.append(found.text[begin:end])
        return words_in("\n".join(parts))

    def word(self, spot: Spot) -> None:
        """Select the word at a spot."""
        found = self._words(spot.page)
        if found is not None:
            begin, end = found.word(spot.at)
            self.take(Spot(spot.page, begin), Spot(spot.page, end))

    def sentence(self, spot: Spot) -> None:
        """Select the sentence at a spot."""
        begin, end = next(
            ((b, e) for b, e in self._sentences(spot.page) if b <= spot.at <= e), (0, 0)
        )
        self.take(Spot(spot.page, begin), Spot(spot.page, end))

    def next_sentence(self, by: int, first: int, grow: bool = False) -> bool:
        """Go on to the next sentence, or back; with nothing selected to the one at the caret, or
        to the first of the page in hand where the caret is on another.

        With `grow` what is selected stays. False at the end of the paper, or while the words of
        the page gone on to are not known yet.
        """
        passage = self.passage
        here = passage.end if by > 0 else passage.begin
        if passage.empty:
            here = self.caret if self.caret.page == first else Spot(first, 0)
        page = here.page
        while 0 <= page < self._pages():
            found = self._sentences(page)
            passed = 1 if passage.empty else 0  # which of its places must lie behind the caret
            later = [each for each in found if page != here.page or each[passed] >= here.at]
            earlier = [each for each in found if page != here.page or each[1] <= here.at]
            chosen = later[:1] if by > 0 else earlier[-1:]
            if chosen:
                begin, end = Spot(page, chosen[0][0]), Spot(page, chosen[0][1])
                if grow and not passage.empty:
                    begin, end = min(begin, passage.begin), max(end, passage.end)
                self.take(begin, end)
                return True
            if self._words(page) is None:
                return False
            page += by
        return False

    def extend(self, by: int, unit: str) -> None:
        """Take the passage further, or back: by a "character", a "word" or a "line"."""
        found = self._words(self.caret.page)
        if found is None:
            return
        at = self.caret.at
        if unit == "line":
            self.caret = Spot(self.caret.page, _a_line_on(found, at, by))
        elif unit == "word":
            ends: Sequence[int] = [
                place for place in range(len(found.text) + 1) if _at_word(found.text, place)
            ]
            later = [each for each in ends if each > at]
            earlier = [each for each in ends if each < at]
            near = later[:1] if by > 0 else earlier[-1:]
            self.caret = Spot(self.caret.page, near[0] if near else at)
        else:
            self.caret = Spot(self.caret.page, min(max(at + by, 0), len(found.text)))

    def _sentences(self, page: int) -> list[tuple[int, int]]:
        found = self._words(page)
        return list(sentences(found.text)) if found is not None else []


def _at_word(text: str, place: int) -> bool:
    """Whether a word ends at a place, or the text does."""
    before = text[place - 1 : place]
    return place in (0, len(text)) or (before.strip() != "" and text[place].isspace())


def _a_line_on(found: Lettering, at: int, by: int) -> int:
    """The same place a line further down, or up."""
    number = found.line_of(at)
    target = number + by
    if not 0 <= target < len(found.lines):
        return len(found.text) if by > 0 else 0
    here = found.box(min(at, len(found.text) - 1))
    line = found.lines[target]
    return found.at(here[0], (line.top + line.bottom) / 2) or line.begin
