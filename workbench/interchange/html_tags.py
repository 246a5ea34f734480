"""The marks of a web page told apart from its words, in time that grows with its length alone.

A page may leave tags and quotation marks open by the ten thousand; each sign is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from workbench.domain.dataclass import dataclass

_OPENS = re.compile(r"<(?=/?[a-zA-Z]|[!?])")
_NAME = re.compile(r"[a-zA-Z][^\s/><]{0,63}")
_ATTRIBUTE = re.compile(r"[\s/]*(=?[^\s/=><]+)(\s*=\s*)?")
_BARE = re.compile(r"[^\s><]*")
_TAG_END = re.compile(r"[\s/]*>?")
_MOST_ATTRIBUTES = 60
_RAW = ("script", "style", "textarea", "title", "xmp")
"""Elements whose content holds no tags."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words between two tags, with what stands for single signs ("&amp;") made those signs."""

    text: str


@dataclass(frozen=True, slots=True)
class Start:
    """A tag that begins something: its name and attributes in small letters."""

    tag: str
    given: Mapping[str, str]
    empty: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """A tag that ends something."""

    tag: str


def page_parts(text: str) -> Iterator[Words | Start | End]:
    """The tags and words of a page in order; comments and declarations are left out.

    The content of ``style`` is given as it stands; that of scripts is not given.
    """
    yield from _Scan(text).parts()


class _Scan:
    """One pass over a page."""

    def __init__(self, text: str) -> None:
        self._text = text
        small = text.lower()
        self._small = small if len(small) == len(text) else text
        self._absent: dict[str, int] = {}

    def _find(self, what: str, start: int) -> int:
        """Where `what` stands from `start` on, -1 for nowhere; what is absent is sought once."""
        if start >= self._absent.get(what, len(self._text) + 1):
            return -1
        at = self._small.find(what, start)
        if at < 0:
            self._absent[what] = start
        return at

    def parts(self) -> Iterator[Words | Start | End]:
        text, at = self._text, 0
        while at < len(text):
            found = _OPENS.search(text, at)
            opens = found.start() if found is not None else len(text)
            if opens > at:
                yield Words(unescape(text[at:opens]))
            if opens == len(text):
                return
            made, at = self._tag(opens)
            yield from made
            first = made[0] if made else None
            if isinstance(first, Start) and first.tag in _RAW and not first.empty:
                at, inside = self._raw(first.tag, at)
                if first.tag == "style":
                    yield Words(inside)

    def _raw(self, tag: str, at: int) -> tuple[int, str]:
        """Where the content of a script or the like ends, and that content.

        One that is never closed ends at the next tag: it swallows nothing of the page.
        """
        end = self._find(f"</{tag}", at)
        if end < 0:
            found = _OPENS.search(self._text, at)
            end = found.start() if found is not None else len(self._text)
        return end, self._text[at:end]

    def _tag(self, at: int) -> tuple[tuple[Start | End, ...], int]:
        text = self._text
        if text.startswith("<!--", at):
            end = self._comment_end(at + 4)
            return (), at + 4 if end < 0 else end
        if text.startswith(("<!", "<?"), at):
            end = self._find(">", at)
            return (), len(text) if end < 0 else end + 1
        closing = text.startswith("</", at)
        name = _NAME.match(text, at + (2 if closing else 1))
        assert name is not None
        given, end, empty = self._attributes(name.end())
        tag = name[0].lower()
        return (End(tag) if closing else Start(tag, given, empty),), end

    def _comment_end(self, at: int) -> int:
        """Where a comment ends, -1 for one that is never closed; some are closed by "--!>"."""
        if self._text.startswith((">", "->"), at):
            return self._text.index(">", at) + 1
        end, other = self._find("-->", at), self._find("--!>", at)
        if other >= 0 and not 0 <= end < other:
            return other + 4
        return end if end < 0 else end + 3

    def _attributes(self, at: int) -> tuple[dict[str, str], int, bool]:
        """The attributes from `at` on, where the tag ends, and whether it closes itself."""
        given: dict[str, str] = {}
        while (found := _ATTRIBUTE.match(self._text, at)) is not None:
            if len(given) == _MOST_ATTRIBUTES:
                closing = self._find(">", at)
                return given, len(self._text) if closing < 0 else closing + 1, False
            at, value = found.end(), ""
            if found[2] is not None:
                value, at = self._value(at)
            given.setdefault(found[1].lower(), unescape(value))
        end = _TAG_END.match(self._text, at)
        assert end is not None
        return given, end.end(), end[0].lstrip().startswith("/")

    def _value(self, at: int) -> tuple[str, int]:
        quote = self._text[at : at + 1]
        if quote in ("'", '"') and (end := self._find(quote, at + 1)) >= 0:
            return self._text[at + 1 : end], end + 1
        bare = _BARE.match(self._text, at)
        assert bare is not None
        return bare[0].strip("'\""), bare.end()
