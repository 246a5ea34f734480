"""Authored text read line by line: which line begins a paragraph, a heading, a list or a quotation.

The grammar stands at the head of `authored.py`. The reader remembers the line at
which every paragraph and heading begins, so that one paragraph can be changed and the characters
of all others stay as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from workbench.domain.dataclass import dataclass
from workbench.statement import nodes
from workbench.statement.cast import Cast
from workbench.statement.markup.inline import read_inlines
from workbench.statement.text import inline_text

DEEPEST_LIST = 6
"""How deep lists nest; deeper items stay at this level."""

ITEM = re.compile(r"(?P<indent> *)(?:- +|(?P<letter>\(?(?:[a-z]|[ivx]{2,5}|([a-z])\3)\)) +)(?=\S)")
"""The mark in front of an item of a list, its indent in spaces and its letter if it has one."""

HEADING = re.compile(r"(##|###) +(\S.*)\Z")
"""A whole line that is a subheading."""

ANCHOR = re.compile(r"\{#([\w.-]+)\}\s*")
"""A name to refer to a paragraph by, in front of its words."""


@dataclass(slots=True)
class _Item:
    words: list[str]
    children: list[_List] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    lettered: bool
    indent: int
    items: list[_Item] = field(default_factory=list)


class BlockReader:
    """The blocks read so far and the paragraph, quotation or list still open.

    `paragraph_lines` and `heading_lines` are the lines, counted from 0, at which each paragraph
    (with the names in front of it) and each subheading begins.
    """

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.blocks: list[nodes.Block] = []
        self.words: list[str] = []
        self.quote: list[list[str]] | None = None
        self.lists: list[_List] = []
        self.roots: list[_List] = []
        self.after_blank = True
        self.anchors: list[str] = []
        self.paragraph_lines: list[int] = []
        self.heading_lines: list[int] = []
        self._at = -1
        self._begun = 0
        self._named_ahead = False

    def line(self, line: str) -> None:
        """Take in the next line."""
        self._at += 1
        stripped = line.strip()
        if not stripped:
            self.end_paragraph()
            self.after_blank = True
            return
        if stripped.startswith(">"):
            self.quoted(stripped[1:].strip())
        elif (item := ITEM.match(line)) is not None:
            self.item(len(item["indent"]), item["letter"] is not None, line[item.end() :].strip())
        elif (heading := HEADING.match(stripped)) is not None:
            self.heading(len(heading[1]), heading[2])
        else:
            self.more(stripped)
        self.after_blank = False

    def quoted(self, words: str) -> None:
        """Take in a line of a quotation; one without words parts its paragraphs."""
        self.end_words()
        self.end_list()
        self._named_ahead = False
        if self.quote is None:
            self.quote = [[]]
        if words:
            self.quote[-1].append(words)
        else:
            self.quote.append([])

    def heading(self, level: int, title: str) -> None:
        """Take in a subheading."""
        self.end()
        self._named_ahead = False
        self.heading_lines.append(self._at)
        self.blocks.append(nodes.Subheading(text=inline_text(self.read(title)), level=level))

    def more(self, words: str) -> None:
        """Take in a line without a mark: more of the item above, or of the paragraph."""
        if self.lists and not self.after_blank:
            self.lists[-1].items[-1].words.append(words)
            return
        self.end_list()
        self.end_quote()
        if not self.words and not self._named_ahead:
            self._begun = self._at
        self.words.append(words)

    def item(self, indent: int, lettered: bool, words: str) -> None:
        """Take in the first line of a list item."""
        self.end_words()
        self.end_quote()
        self._named_ahead = False
        target = self.list_for(indent, lettered)
        target.items.append(_Item([words]))

    def list_for(self, indent: int, lettered: bool) -> _List:
        """The list an item of this indent and kind belongs to."""
        while len(self.lists) > 1 and indent < self.lists[-1].indent:
            self.lists.pop()
        deeper = self.lists and indent >= self.lists[-1].indent + 2
        if deeper and len(self.lists) < DEEPEST_LIST:
            siblings = self.lists[-1].items[-1].children
        elif self.lists:
            self.lists.pop()
            siblings = self.lists[-1].items[-1].children if self.lists else self.roots
        else:
            siblings = self.roots
        if not siblings or siblings[-1].lettered != lettered:
            siblings.append(_List(lettered, indent))
        self.lists.append(siblings[-1])
        return siblings[-1]

    def end_paragraph(self) -> None:
        """End the paragraph and the quotation under way, keeping the list."""
        self.end_words()
        self.end_quote()

    def end(self) -> None:
        """End whatever is under way."""
        self.end_paragraph()
        self.end_list()

    def end_words(self) -> None:
        """End the paragraph under way; names in front of nothing wait for the next."""
        if not self.words:
            return
        text = " ".join(self.words)
        self.words = []
        start = 0
        while (anchor := ANCHOR.match(text, start)) is not None:
            self.anchors.append(anchor[1])
            start = anchor.end()
        if start == len(text):
            self._named_ahead = True
            return
        self._named_ahead = False
        inlines = self.read(text[start:], begins=True)
        self.paragraph_lines.append(self._begun)
        self.blocks.append(
            nodes.Paragraph(
                inlines=inlines,
                origin="",
                numbered=not only_citations(inlines),
                anchors=tuple(self.anchors),
            )
        )
        self.anchors = []

    def end_quote(self) -> None:
        """End the quotation under way."""
        if self.quote is None:
            return
        paragraphs = tuple(self.read(" ".join(words)) for words in self.quote if words)
        if paragraphs:
            self.blocks.append(nodes.Quote(paragraphs=paragraphs))
        self.quote = None

    def end_list(self) -> None:
        """End the list under way."""
        self.blocks.extend(self.frozen(each) for each in self.roots)
        self.lists, self.roots = [], []

    def frozen(self, made: _List) -> nodes.ListBlock:
        """The list as a node of the statement."""
        items = tuple(
            nodes.ListItem(
                self.read(" ".join(item.words)), tuple(self.frozen(each) for each in item.children)
            )
            for item in made.items
        )
        return nodes.LetteredList(items=items) if made.lettered else nodes.BulletList(items=items)

    def read(self, text: str, begins: bool = False) -> tuple[nodes.Inline, ...]:
        """The inlines of some words; those that begin a paragraph begin with a capital."""
        return read_inlines(text, self.cast, begins=begins)


def only_citations(inlines: Sequence[nodes.Inline]) -> bool:
    """Whether a paragraph is nothing but citations."""
    return any(isinstance(each, nodes.Citation) for each in inlines) and all(
        isinstance(each, nodes.Citation)
        or (isinstance(each, nodes.Text) and not each.text.strip(" .;"))
        for each in inlines
    )


def read_lines(text: str, cast: Cast) -> BlockReader:
    """A whole text read; never raises."""
    reader = BlockReader(cast)
    for line in text.split("\n"):
        reader.line(line)
    reader.end()
    return reader
