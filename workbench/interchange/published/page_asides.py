"""What a web page holds beside its words: notes, tracked changes, hidden words, pictures.

Nothing of this is part of a statement as it is read; it is reported as that of a Word file is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from workbench.domain.dataclass import dataclass
from workbench.statement.reading.lines import Aside, AsideKind, SourceLine

_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])"
    r"|opacity\s*:\s*0(?:\.0+)?(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{4,}(?:\.\d+)?(?:px|pt)",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_RULE = re.compile(r"([^{}]*)([{}])")
_SELECTED = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<marks>(?:[.#][\w-]+)+)", re.IGNORECASE)
_LONGEST_SELECTOR = 400
_MOST_RULES = 2_000
_COMMENTS = re.compile(r"mso-element\s*:\s*comment\b", re.IGNORECASE)
_STRUCK = re.compile(r"line-through", re.IGNORECASE)
_NOTE = re.compile(r"(?:foot|end)?note|\bfn|_(?:ft|ed)n", re.IGNORECASE)
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§]{1,3})[\])]?")
_BACK = re.compile(r"\A[\[(]?\d{1,3}[\])]\s*|\s*[↩↑^⏎]\ufe0e?\s*\Z")
_CHANGES = {
    "del": AsideKind.DELETION,
    "ins": AsideKind.INSERTION,
    "s": AsideKind.STRUCK,
    "strike": AsideKind.STRUCK,
}


class HidingStyles:
    """What the styles of a page hide, by class and name; of rules for other media nothing is said.

    What a class says within another element (".menu .open") is left alone.
    """

    def __init__(self) -> None:
        self._rules: dict[str, list[tuple[str, frozenset[str], bool]]] = {}
        self._made = 0

    def add(self, style: str) -> None:
        """Take in the content of one ``style`` element."""
        within: list[str] = []
        for found in _RULE.finditer(style):
            if found[2] == "{":
                within.append(found[1])
            elif within:
                selectors = within.pop()
                hides = _HIDES.search(found[1]) is not None
                if not within and (hides or _SHOWS.search(found[1])):
                    self._take(selectors[-_LONGEST_SELECTOR:], hides=hides)

    def _take(self, selectors: str, *, hides: bool) -> None:
        for each in selectors.split(","):
            found = _SELECTED.fullmatch(each.strip())
            if found is not None and self._made < _MOST_RULES:
                self._made += 1
                marks = re.findall(r"[.#][\w-]+", found["marks"])
                rule = ((found["tag"] or "").lower(), frozenset(marks), hides)
                self._rules.setdefault(marks[0], []).append(rule)

    def hidden_as(self, tag: str, given: Mapping[str, str]) -> AsideKind | None:
        """What the content of an element is that a reader does not see; None if it is seen."""
        style = given.get("style", "")
        if _COMMENTS.search(style):
            return AsideKind.COMMENT
        hidden = "hidden" in given or _HIDES.search(style) or self._hide(tag, given)
        return AsideKind.HIDDEN if hidden else None

    def _hide(self, tag: str, given: Mapping[str, str]) -> bool:
        if not self._rules:
            return False
        own = {f".{each}" for each in given.get("class", "").split()}
        own |= {f"#{given['id']}"} if given.get("id") else set()
        said = [
            hides
            for mark in own & self._rules.keys()
            for name, marks, hides in self._rules[mark]
            if name in ("", tag) and own.issuperset(marks)
        ]
        return bool(said) and all(said)


def strikes(given: Mapping[str, str]) -> bool:
    """Whether the style of an element strikes its words out."""
    return _STRUCK.search(given.get("style", "")) is not None


@dataclass(slots=True)
class _Open:
    """Something that has begun: its kind, by whom, its words so far, and how often within it."""

    kind: AsideKind
    author: str = ""
    within: int = 0
    words: list[str] = field(default_factory=list)

    def closed(self) -> Aside:
        return Aside(self.kind, " ".join("".join(self.words).split()), self.author)


class PageAsides:
    """Gathers what stands beside the words of a page, line by line."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._waiting: list[Aside] = []

    def begin_hidden(self, kind: AsideKind) -> None:
        """Words follow that are not seen."""
        self._begin(_Open(kind))

    def begin_change(self, tag: str, given: Mapping[str, str]) -> None:
        """Words put in, taken out or struck out follow; a word processor says by whom."""
        author = given.get("cite", "").partition("mailto:")[2]
        self._begin(_Open(_CHANGES[tag], author))

    def _begin(self, begun: _Open) -> None:
        last = self._open[-1] if self._open else None
        if last is None or (last.kind is AsideKind.INSERTION and begun.kind is not last.kind):
            self._open.append(begun)
        elif last.kind is begun.kind:
            last.within += 1

    def end(self, *kinds: AsideKind) -> None:
        """What was begun last ends, where it is of one of these kinds."""
        last = self._open[-1] if self._open else None
        if last is None or last.kind not in kinds:
            return
        if last.within:
            last.within -= 1
        else:
            aside = self._open.pop().closed()
            if aside.words:
                self._waiting.append(aside)

    def end_change(self, tag: str) -> None:
        """Words put in, taken out or struck out end."""
        if tag in _CHANGES:
            self.end(_CHANGES[tag])

    def picture(self, given: Mapping[str, str]) -> None:
        """A picture; one that says of itself that it only adorns is none."""
        if given.get("alt") != "":
            self._waiting.append(Aside(AsideKind.PICTURE, given.get("alt", "").strip()))

    def heard(self, words: str) -> bool:
        """Take in words of the page; whether they are taken out of its text."""
        for each in self._open:
            each.words.append(words)
        return any(each.kind is not AsideKind.INSERTION for each in self._open)

    def note_mark(self, given: Mapping[str, str], raised: bool, words: str) -> bool:
        """Whether the words of a link are the mark of a note; it is then kept to be looked up."""
        target = given.get("href", "")
        named = " ".join((target, given.get("class", ""), given.get("role", ""))) if target else ""
        if not target.startswith("#") or not _MARK.fullmatch(words.strip()):
            return False
        if not raised and not _NOTE.search(named):
            return False
        self._waiting.append(Aside(AsideKind.FOOTNOTE, target))
        return True

    def taken(self) -> tuple[Aside, ...]:
        """What stands beside the line that ends here."""
        found, self._waiting = tuple(self._waiting), []
        return found


def with_notes(
    lines: Sequence[SourceLine], named: Mapping[str, int]
) -> tuple[list[SourceLine], set[int]]:
    """The lines with the words of the notes that are marked in them, and where those notes stand.

    `named` gives the line at which each name of the page stands.
    """
    taken: set[int] = set()
    found = []
    for number, line in enumerate(lines):
        asides = []
        for each in line.asides:
            at = named.get(each.words[1:], -1) if each.kind is AsideKind.FOOTNOTE else number
            if at != number:
                words = _BACK.sub("", lines[at].words) if 0 <= at < len(lines) else ""
                taken.update({at} if words else ())
                each = replace(each, words=words)
            asides.append(each)
        found.append(replace(line, asides=tuple(asides)) if asides else line)
    return found, taken
