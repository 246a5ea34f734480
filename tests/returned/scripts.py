"""Random scripts of edits: which paragraphs, what is done to each, by whom, tracked or not."""

from __future__ import annotations

import random
import re

from lxml.etree import _Element as Element

from tests.returned.edits import Edited, w

AUTHORS = ("Jordan Ash", "Legal team", "P. Quill")
_NEW = ("straightaway", "in writing", "without delay", "as agreed", "by post", "on its behalf")
_SPACES = re.compile(r"(?<=\w) (?=\w)")
_STYLE = "NumberedParagraph"


class Script:
    """Draws edits for one file; no paragraph is edited twice, but for some in several words."""

    def __init__(self, data: bytes, seed: int, *, moves: bool = True) -> None:
        self.draw = random.Random(seed)
        self.file = Edited(data)
        self._free = [i for i in range(len(self.file.paragraphs)) if self._editable(i)]
        self._moves = moves
        self._count = 0

    def _editable(self, place: int) -> bool:
        return place > 3 and any(len(self._gaps(run)) > 6 for run in self.file.runs(place))

    def _style(self, place: int) -> str:
        found = self.file.paragraphs[place].find(f"{w('pPr')}/{w('pStyle')}")
        return "" if found is None else found.get(w("val"), "")

    def _gaps(self, run: Element) -> list[int]:
        text = run.findtext(w("t")) or ""
        return [match.start() for match in _SPACES.finditer(text)]

    def take(self, count: int) -> list[int]:
        """Some paragraphs in a row that nobody has edited, taken so that they stay free."""
        starts = [
            i for i in self._free
            if all(i + n in self._free for n in range(-1, count + 1)) and all(
                self._style(i + n) == _STYLE for n in range(count))
        ]  # fmt: skip
        if not starts:
            return []
        start = self.draw.choice(starts)
        for place in range(start - 1, start + count + 1):
            self._free.remove(place)
        return list(range(start, start + count))

    def new_words(self) -> str:
        self._count += 1
        return f"{self.draw.choice(_NEW)} zq{self._count}"

    def run(self, edits: int) -> Edited:
        """Make some edits, then leave the file as Word does."""
        names = ["insert", "delete", "replace", "bold", "new", "gone", "split", "join", "several"]
        names += ["move"] * self._moves + ["comment"] * 2
        for _ in range(edits):
            getattr(self, f"_{self.draw.choice(names)}")()
        if self.draw.random() < 0.7:
            self.file.part_runs(self.draw)
        return self.file

    def _who(self) -> tuple[str, bool]:
        return self.draw.choice(AUTHORS), self.draw.random() < 0.6

    def _spot(self, place: int) -> tuple[Element, list[int]]:
        runs = [run for run in self.file.runs(place) if len(self._gaps(run)) > 6]
        run = self.draw.choice(runs)
        return run, self._gaps(run)

    def _insert(self) -> None:
        for place in self.take(1):
            run, gaps = self._spot(place)
            at = self.draw.choice(gaps)
            self.file.replace_words(place, run, at, at, f" {self.new_words()}", *self._who())

    def _delete(self) -> None:
        for place in self.take(1):
            run, gaps = self._spot(place)
            first = self.draw.randrange(len(gaps) - 2)
            self.file.replace_words(place, run, gaps[first], gaps[first + 2], "", *self._who())

    def _replace(self) -> None:
        for place in self.take(1):
            run, gaps = self._spot(place)
            first = self.draw.randrange(len(gaps) - 2)
            new = self.new_words()
            start, end = gaps[first] + 1, gaps[first + 1 + self.draw.randrange(2)]
            self.file.replace_words(place, run, start, end, new, *self._who())

    def _several(self) -> None:
        """Changes of one paragraph by several hands, from its end to its beginning."""
        for place in self.take(1):
            run, gaps = self._spot(place)
            for at in sorted(self.draw.sample(gaps[:-1:3], k=min(2, len(gaps[:-1:3]))))[::-1]:
                self.file.replace_words(place, run, at, at, f" {self.new_words()}", *self._who())

    def _bold(self) -> None:
        for place in self.take(1):
            run, gaps = self._spot(place)
            first = self.draw.randrange(len(gaps) - 2)
            self.file.set_bold(place, run, gaps[first] + 1, gaps[first + 2], *self._who())

    def _new(self) -> None:
        for place in self.take(1):
            words = f"The Council also wrote {self.new_words()} to somebody {self.new_words()}."
            self.file.new_paragraph(place, words, *self._who(), self.draw.random() < 0.5)

    def _gone(self) -> None:
        for place in self.take(1):
            self.file.delete_paragraph(place, *self._who(), self.draw.random() < 0.6)

    def _split(self) -> None:
        for place in self.take(1):
            run, gaps = self._spot(place)
            middle = gaps[len(gaps) // 3 : -len(gaps) // 3] or gaps
            self.file.split(place, run, self.draw.choice(middle) + 1, *self._who())

    def _join(self) -> None:
        for place in self.take(2)[:1]:
            self.file.join(place, *self._who())

    def _move(self) -> None:
        for place in self.take(1):
            for behind in self.take(1):
                self.file.move(place, behind, *self._who())

    def _comment(self) -> None:
        span = self.draw.randrange(1, 4)
        for first in self.take(span)[:1]:
            replies = tuple(
                (self.draw.choice(AUTHORS), f"Answer {self.new_words()}")
                for _ in range(self.draw.randrange(3))
            )
            self.file.comment(first, first + span - 1, self.draw.choice(AUTHORS),
                              f"This is not right {self.new_words()}.",
                              resolved=self.draw.random() < 0.3, replies=replies)  # fmt: skip
