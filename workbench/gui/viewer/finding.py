"""Finds words in the paper that is open, page after page as their words come to be known."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from workbench.domain.sought import GAP, pattern_of_sign
from workbench.gui.search.find_bar import FindBar
from workbench.gui.viewer.pages import Spot
from workbench.gui.viewer.reading import PaperReading
from workbench.gui.viewer.selection import Passage
from workbench.gui.viewer.sheets import Lit

_AHEAD, _MOST = 4, 5_000
_PARTED = "(?:\u00ad\\s*)?"


def pattern_of(words: str, match_case: bool = False, whole_words: bool = False) -> str:
    """What finds words however they are parted between lines; "" for none."""
    found = GAP.join(_PARTED.join(map(pattern_of_sign, word)) for word in words.split())
    if not found:
        return ""
    whole = rf"(?<!\w){found}(?!\w)" if whole_words else found
    return whole if match_case else f"(?i:{whole})"


class Finder:
    """What a `FindBar` searches: the places are in order from the page in hand on."""

    def __init__(self, reading: PaperReading) -> None:
        self._reading = reading
        self._pattern: re.Pattern[str] | None = None
        self._left: deque[int] = deque()
        self._found: list[Passage] = []
        self._current: Passage | None = None
        self.bar = FindBar(self, "Find in this paper")
        reading.sought = self._wanted
        reading.known.connect(self._on_known)

    def lit(self) -> Iterable[Lit]:
        """What was found, the place gone to set off from the others."""
        for passage in self._found:
            yield passage, "pageLit" if passage == self._current else "pageHit"

    def search(self, words: str, match_case: bool, whole_words: bool) -> int:
        """Find every place; how many are known so far."""
        wanted = pattern_of(words, match_case, whole_words)
        if self._pattern is None or wanted != self._pattern.pattern:
            self.clear()
            self._pattern = re.compile(wanted) if wanted else None
            number, first = self._reading.number, self._reading.page
            self._left = deque((first + n) % number for n in range(number)) if wanted else deque()
            self._go_on()
        return len(self._found)

    def nearest(self) -> int:
        """The places begin with the page in hand."""
        return 0

    def go_to(self, place: int) -> None:
        """Bring a place into view, selected."""
        self._current = self._found[place]
        self._reading.choose(self._current)

    def clear(self) -> None:
        """Look for nothing any more."""
        self._pattern, self._current = None, None
        self._left.clear()
        self._found.clear()
        self._reading.viewport().update()

    def _wanted(self) -> Iterable[int]:
        return tuple(self._left)[:_AHEAD]

    def _on_known(self, _page: int) -> None:
        before = len(self._found)
        self._go_on()
        if len(self._found) > before:
            self.bar.search_again()
            if not before:
                self.bar.step(0)

    def _go_on(self) -> None:
        """Look through the pages whose words are known, in order."""
        while self._left and self._pattern is not None and len(self._found) < _MOST:
            page = self._left[0]
            words = self._reading.lettering(page)
            if words is None:
                self._reading.ask()
                return
            self._left.popleft()
            for match in self._pattern.finditer(words.text):
                begin, end = match.span()
                self._found.append(Passage(Spot(page, begin), Spot(page, end)))
