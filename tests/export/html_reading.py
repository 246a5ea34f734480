"""Reads an exported page back: its words, headings, links, and whether its tags are nested."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from workbench.statement.nodes import DocumentMeta

_BLOCKS = {
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "tr",
    "td",
    "li",
    "ul",
    "ol",
    "section",
    "blockquote",
}


class Page(HTMLParser):
    """Words, tags and links of a page; raises when tags are not nested properly."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = ""
        self.open: list[str] = []
        self.headings: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.names: list[str] = []
        self.starts: list[tuple[str, dict[str, str | None]]] = []
        self._href: str | None = None
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.starts.append((tag, given))
        self.names += [value for key, value in attrs if key in ("id", "name") and value]
        if tag in _BLOCKS:
            self.words += " "
        if tag == "a" and given.get("href"):
            self._href = given["href"]
        if re.fullmatch(r"h\d", tag):
            self.headings.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._href = None if tag == "a" else self._href
        if tag in _BLOCKS:
            self.words += " "

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.words += data
            if self._href:
                self.links.append((self._href, data))


def draft_words(meta: DocumentMeta) -> str:
    """What a page or a text to hand out says first when it is a draft."""
    return (meta.footer or meta.watermark) if meta.watermark else ""


def without_mark(text: str, mark: str) -> str:
    """The words of a page after those that a draft begins with."""
    text = text.strip()
    assert text.startswith(mark)
    return text[len(mark) :].strip()
