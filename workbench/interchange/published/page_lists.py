"""The lists of a web page: how each is numbered, by its tag, its attributes and the page's styles.

A page may number its paragraphs with one list and letter the points under them with another beside
it, and say so only by a class: then the style the page gives that class tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workbench.domain.dataclass import dataclass
from workbench.statement.reading.lines import LineLabel

_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
          "1": "decimal"}  # fmt: skip
_KINDS = (
    (LineLabel.LETTER, re.compile(r"(?:lower|upper)-?(?:alpha|latin|letter)|\balpha|\bletter")),
    (LineLabel.ROMAN, re.compile(r"(?:lower|upper)-?roman|\broman")),
    (LineLabel.NUMBER, re.compile(r"\bdecimal|\bnumber")),
    (LineLabel.NONE, re.compile(r"\bnone\b|\bunstyled\b|\bno-?(?:bullet|marker)s?\b")),
    (LineLabel.BULLET, re.compile(r"\b(?:disc|circle|square|bullet|dash)")),
)
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*([^;}]{1,120})|counters?\([^,)]{1,60},([^)]{1,60})\)", re.I
)
_SELECTED = re.compile(
    r"(?:(?P<tag>[a-z]+)|.*[\s>+~][a-z]*)?(?P<marks>(?:[.#][\w-]+)*)", re.I | re.S
)
_ON_ITEM = re.compile(r"[\s>]+li(?:::?(?:marker|before))?\Z", re.I)
_LONGEST_SELECTOR = 400


@dataclass(slots=True)
class PageList:
    """One list: the kind of label its items have, and the number of the next."""

    kind: LineLabel
    id: str
    next: int

    def label(self, given: Mapping[str, str], *, outermost: bool) -> tuple[LineLabel, str]:
        """The kind of label of the next item, and its number where it has one."""
        kind = _by_style(given.get("style", "")) or self.kind
        if kind in (LineLabel.BULLET, LineLabel.NONE):
            return kind, ""
        value = given.get("value", "").strip()
        if value.isdecimal():
            self.next = int(value[:6])
        shown = str(self.next)
        self.next += 1
        if kind is LineLabel.NUMBER and not outermost:
            return LineLabel.LETTER, shown
        return kind, shown if kind is LineLabel.NUMBER else ""


class ListStyles:
    """How a page numbers its lists: the rules of its styles that speak of lists."""

    def __init__(self) -> None:
        self._rules: list[tuple[str, tuple[str, ...], LineLabel]] = []
        self._made = 0

    def add(self, style: str) -> None:
        """Take in the content of one ``style`` element."""
        for rule in style.split("}"):
            selectors, _, said = rule.rpartition("{")
            kind = _by_style(said)
            if kind is None:
                continue
            for selector in selectors[-_LONGEST_SELECTOR:].split(","):
                found = _SELECTED.fullmatch(_ON_ITEM.sub("", selector.strip()))
                if found is not None and (found["tag"] or found["marks"]):
                    marks = tuple(re.findall(r"[.#][\w-]+", found["marks"]))
                    self._rules.append(((found["tag"] or "").lower(), marks, kind))

    def list_of(self, tag: str, given: Mapping[str, str]) -> PageList:
        """A list that begins with this tag and these attributes."""
        self._made += 1
        start = given.get("start", "").strip()
        begins = int(start[:6]) if start.isdecimal() else 1
        return PageList(self._kind(tag, given), str(self._made), begins)

    def _kind(self, tag: str, given: Mapping[str, str]) -> LineLabel:
        for found in self._said(tag, given):
            if found is not None:
                return found
        return LineLabel.NUMBER if tag == "ol" else LineLabel.BULLET

    def _said(self, tag: str, given: Mapping[str, str]) -> Iterator[LineLabel | None]:
        """What says how the list is numbered, what counts most first."""
        yield _by_style(given.get("style", ""))
        classes = given.get("class", "").split()
        own = {f".{each}" for each in classes} | {f"#{given.get('id', '')}"}
        ruled = [
            kind
            for name, marks, kind in reversed(self._rules)
            if name in ("", tag) and own.issuperset(marks)
        ]
        # A list without labels of its own may have counted ones, by another rule.
        yield from sorted(ruled, key=lambda kind: kind is LineLabel.NONE)
        named = _TYPES.get(given.get("type", "").strip(), given.get("type", ""))
        yield _kind_in(named.lower())
        for each in classes:
            yield _kind_in(each.lower())


def _by_style(said: str) -> LineLabel | None:
    """What a style says of the labels of a list; None when it says nothing of them."""
    found = _STYLE.search(said)
    return _kind_in((found[1] or found[2]).lower()) if found is not None else None


def _kind_in(words: str) -> LineLabel | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)
