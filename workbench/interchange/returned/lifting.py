"""Paragraphs in which nobody did anything, read from the source of a file without building a tree.

Most paragraphs of a returned file stand as they were sent. Those written in one of the plainest
ways are lifted out of the source before it is parsed, and a small sign is left in their place: the
tree that is built, and walked, is that of the rest. What is written in any other way stays where it
is. Both ways of reading give the same (`tests/returned/test_lifting.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from workbench.application.returned.file import (
    PLAIN,
    Looks,
    ReturnedParagraph,
    Shape,
    Sign,
    Stretch,
)
from workbench.interchange.published.word_numbering import Numbering, W
from workbench.interchange.published.word_package import Parts
from workbench.interchange.returned.fields import number_asked
from workbench.interchange.returned.marks import NOT_SEEN, Shapes, looks_of
from workbench.interchange.returned.settings import SET_BY_HAND
from workbench.statement.printed import REFERENCE, SIGN

LIFTED = f"{W}lifted"
"""The sign left where paragraphs were lifted out; its value is the number of the group."""

_NAMESPACE = W[1:-1].encode()
_BEGINNING = re.compile(
    rb"(?:<\?xml version=['\"]1\.0['\"](?: encoding=['\"](?:UTF-8|utf-8)['\"])?"
    rb"(?: standalone=['\"](?:yes|no)['\"])?\s*\?>\s*)?"
    rb"<w:document (?P<names>[^<>]*)>"
)
_FOREIGN = (b"<!", b"<?", b"xmlns:w=", b"xmlns:w ", _NAMESPACE)
"""What says, behind the beginning, that a source is written otherwise than by office programs."""

_DOUBTFUL = ("&", "]]>", "\ufffe", "\uffff", *NOT_SEEN)
"""An entity, what may not stand there, or is not seen: such paragraphs are left to the parser."""

_SEEN = bytes(range(0x20, 0x100))
_END = b"</w:p>"
_STARTS = (b"<w:p>", b"<w:p ")
_EMPTY = re.compile(rb"<w:p [^<>]*/>")
_SITTINGS = "".join(
    f'(?: w:{name}="[0-9A-F]*")?'
    for name in ("rsidR", "rsidRPr", "rsidDel", "rsidRDefault", "rsidP")
)
_SITTINGS_BY_WORD = f'(?: w14:paraId="[0-9A-F]*")?(?: w14:textId="[0-9A-F]*")?{_SITTINGS}'
_HEAD, _HEAD_BY_WORD = (
    re.compile(f"<w:p{sittings}>(?:<w:pPr>(.*))?") for sittings in (_SITTINGS, _SITTINGS_BY_WORD)
)
_RUN = f"<w:r(?:>|{_SITTINGS}>)"
_SET_OFF = f"{_RUN}(?:<w:rPr>((?:<w:[^<>]*/>)*)</w:rPr>)?"
_SET = rf'{_RUN}(?:<w:rPr>(?:<w:[a-zA-Z]+(?: w:[a-zA-Z]+="[\w -]*")?/>)*</w:rPr>)?'
_PLAIN = f"{_RUN}(?:<w:rPr></w:rPr>)?"
_BREAK = "(?:<w:lastRenderedPageBreak/>)?"
_T = '<w:t(?: xml:space="preserve")?>'
_TEXT = f"{_T}([^<]*)</w:t></w:r>"
_OTHER = r'<w:bookmarkStart w:id="\w+" w:name="(?!_Draft_)[\w.-]*"/>|<w:proofErr w:type="\w+"/>'
_SIGN = rf'<w:bookmarkStart w:id="(\w+)" w:name="{SIGN}"/>'
_ENDS = r'<w:bookmarkEnd w:id="\w+"/>'


def _field(run: str, asks: str, shown: str) -> str:
    """A field in its runs."""
    return (
        f'{run}<w:fldChar w:fldCharType="begin"(?:/>|></w:fldChar>)</w:r>'
        f'{run}<w:instrText(?: xml:space="preserve")?>{asks}</w:instrText></w:r>'
        f'{run}<w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        f'{run}<w:fldChar w:fldCharType="end"/></w:r>'
    )


_ASKS = rf" *REF +{REFERENCE}[ \w\\]*"
_GIVEN = rf"{_PLAIN}{_T}[ -%'-;=-~]*</w:t></w:r>"
_JOINT = re.compile(
    rf"</w:t></w:r>(?:{_OTHER})*(?:{_field(_PLAIN, _ASKS, _GIVEN)}"
    f"(?:{_OTHER})*)?{_PLAIN}{_BREAK}{_T}".encode()
)
"""Between words alike in everything: nothing that counts, or the number of a paragraph."""

_SIGNED = re.compile(
    rf'(?:{_OTHER})*{_SIGN}(?:{_OTHER})*{_PLAIN}{_BREAK}{_TEXT}(?:{_OTHER}|{_ENDS})*?'
    rf'<w:bookmarkEnd w:id="\1"/>(?:{_OTHER}|{_ENDS})*', re.ASCII
)  # fmt: skip
"""What stands in most paragraphs once joints are gone: their sign, round words."""

_PIECES = re.compile(
    rf"(?!\Z)(?:{_OTHER})*(?:{_SET_OFF}(?:{_BREAK}{_TEXT})"
    rf"|{_field(_SET, '([^<]+)', _SET_OFF + _TEXT)}|{_SIGN}"
    r'|<w:bookmarkEnd w:id="(\w+)"/>|\Z|(.+))', re.ASCII
)  # fmt: skip
"""Words set off, a field with its words, a sign's beginning, a bookmark's end; else the rest."""

_MARKS = re.compile(rf'{_SIGN}|<w:bookmarkEnd w:id="(\w+)"/>', re.ASCII)

_DONE = frozenset(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "numberingChange", "sectPr")
)


class Lifted(NamedTuple):
    """One paragraph lifted out.

    It has the one sign that begins in it if that ends in it too. `properties` are its properties as
    they are written, `source` is what stands behind them.
    """

    paragraph: ReturnedParagraph
    properties: str
    source: str

    @property
    def marks(self) -> list[tuple[str, Sign | None]]:
        """The signs that begin in it by their ids, and the ids of bookmarks that end in it."""
        return [
            (begun or ended, Sign(draft, int(place)) if begun else None)
            for begun, draft, place, ended in _MARKS.findall(self.source)
        ]


class _KnownLooks(dict[str, Looks | None]):
    """How words look by the source of their properties; None for what stays in the tree."""

    def __init__(self, styles: Numbering) -> None:
        super().__init__({"": PLAIN})
        self._styles = styles

    def __missing__(self, source: str) -> Looks | None:
        made = _element("rPr", source)
        self[source] = looks = None if made is None else looks_of(made, self._styles)
        return looks


class Lifting:
    """Lifts the plain paragraphs out of one file; `groups` has those that follow one another."""

    def __init__(self) -> None:
        self.groups: list[list[Lifted]] = []
        self.signs = 0
        """How many characters of words were lifted out."""
        self.shapes = Shapes(None, None)
        self._properties: dict[str, Element | None] = {}
        self._looks = _KnownLooks(self.shapes.styles)
        self._heads: dict[str, tuple[str, Shape] | None] = {}
        self._head = _HEAD
        self._doubts: list[str] = []

    def properties(self, source: str) -> Element | None:
        """The properties of a paragraph; None when something was done to it."""
        if source not in self._properties:
            self._properties[source] = _element("pPr", source)
        return self._properties[source]

    def _of_head(self, head: str) -> tuple[str, Shape] | None:
        """The properties a paragraph begins with, and what it is; None for another beginning."""
        if head not in self._heads:
            found = self._head.fullmatch(head)
            source = (found[1] or "") if found is not None else ""
            properties = self.properties(source) if found is not None else None
            self._heads[head] = (
                (source, self.shapes.of(properties)) if properties is not None else None
            )
        return self._heads[head]

    def rest(self, content: bytes, beside: Parts) -> bytes:
        """The source without its plain paragraphs, which are in `groups` then."""
        first = dict(reversed(beside))
        self.shapes = Shapes(first.get("numbering"), first.get("styles"))
        self._looks = _KnownLooks(self.shapes.styles)
        beginning = _BEGINNING.match(content) if b"w:dropCap=" not in content else None
        if beginning is None or b'xmlns:w="%b"' % _NAMESPACE not in beginning["names"]:
            return content
        self._head = _HEAD_BY_WORD if b'xmlns:w14="' in beginning["names"] else _HEAD
        joined = b"".join(filter(None, _JOINT.split(content)))
        if joined.translate(None, _SEEN) != beginning[0].translate(None, _SEEN):
            return content
        try:
            rest = b"".join(self._without(content, joined.decode()))
        except UnicodeDecodeError:
            return content
        foreign = any(rest.find(each, beginning.end()) >= 0 for each in _FOREIGN)
        if foreign or rest.count(b":lifted") != len(self.groups):
            self.groups.clear()
            self.signs = 0
            return content
        return rest

    def _without(self, content: bytes, joined: str) -> Iterator[bytes]:
        """The source without its plain paragraphs; `joined` is the same without its joints."""
        self._doubts = [each for each in _DOUBTFUL if each in joined]
        *chunks, last = content.split(_END)
        within = 0  # so many paragraphs are open: one within another, in a text box, stays there
        group: list[Lifted] | None = None
        for chunk, said in zip(chunks, joined.split(_END.decode()), strict=False):
            start = 0 if chunk.startswith(_STARTS) else max(map(chunk.rfind, _STARTS))
            if start > 0:
                within += _opened(chunk[:start])
            found = None
            if start >= 0 and not within:
                found = (self._signed(said) if not start else None) or self._plain(chunk[start:])
            if found is None:
                within += _opened(chunk[max(start, 0) :]) - 1
                group = None
                yield chunk + _END
                continue
            if group is None or start:
                yield b'%b<w:lifted w:val="%d"/>' % (chunk[:start], len(self.groups))
                group = []
                self.groups.append(group)
            group.append(found)
        yield last

    def _signed(self, source: str) -> Lifted | None:
        """A paragraph without joints that is one sign round words alike in everything."""
        head, _, content = source.partition("</w:pPr>")
        found = _SIGNED.fullmatch(content)
        known = self._of_head(head) if found is not None else None
        if found is None or known is None or (self._doubts and self._doubted(source)):
            return None
        draft, place, words = found.group(2, 3, 4)
        self.signs += len(words)
        properties, shape = known
        own = (Sign(draft, int(place)),)
        said = (Stretch(words),) if words else ()
        paragraph = ReturnedParagraph(said, shape, None, None, None, None, own, own)
        return Lifted(paragraph, properties, content)

    def _doubted(self, source: str) -> bool:
        return any(each in source for each in self._doubts)

    def _plain(self, chunk: bytes) -> Lifted | None:
        """The paragraph of a source that has no end."""
        source = chunk.decode()
        if self._doubts and self._doubted(source):
            return None
        head, end, content = source.partition("</w:pPr>")
        if not end:
            head, end, content = source.partition(">")
            head += end
        known = self._of_head(head)
        pieces = _PIECES.findall(content) if known is not None else []
        if known is None or (pieces and pieces[-1][-1]):
            return None
        properties, shape = known
        stretches = self._stretches(pieces)
        if stretches is None:
            return None
        return Lifted(ReturnedParagraph(stretches, shape), properties, content)

    def _stretches(self, pieces: Sequence[Sequence[str]]) -> tuple[Stretch, ...] | None:
        """Words with their looks, those alike together; None when there is more to be said."""
        told: list[tuple[Looks | None, str]] = []
        for set_off, text, asked, set_off_in_field, given, *_ in pieces:
            told.append((self._looks[set_off], text))
            if asked:
                number = number_asked(asked)
                told.append((self._looks[set_off_in_field], given if number is None else number))
        if any(looks is None for looks, _ in told):
            return None
        stretches = tuple(
            Stretch("".join([text for _, text in alike]), looks=looks or PLAIN)
            for looks, alike in groupby([each for each in told if each[1]], itemgetter(0))
        )
        self.signs += sum(len(each.text) for each in stretches)
        return stretches


def _opened(source: bytes) -> int:
    """How many paragraphs begin in a source, empty ones apart."""
    return sum(map(source.count, _STARTS)) - len(_EMPTY.findall(source))


def _element(name: str, source: str) -> Element | None:
    """Properties by their source; None when they are no whole ones, or something was done there."""
    try:
        made = ElementTree.fromstring(f'<w:{name} xmlns:w="{W[1:-1]}">{source}</w:{name}>')
    except ElementTree.ParseError:
        return None
    for each in made.iter():
        done = each.tag in _DONE or each.tag in SET_BY_HAND or each.tag.endswith("Change")
        if done or each.text or each.tail:
            return None
    return made
