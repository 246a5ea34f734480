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

from workbench.application.returned.file import PLAIN, Looks, Sign, Stretch
from workbench.interchange.published.word_numbering import Numbering, W
from workbench.interchange.published.word_package import Parts
from workbench.interchange.returned.fields import number_asked
from workbench.interchange.returned.marks import NOT_SEEN, looks_of
from workbench.interchange.returned.settings import SET_BY_HAND
from workbench.statement.printed import SIGN

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
_SITTINGS = b"".join(
    b'(?: w:%b="[0-9A-F]*")?' % name
    for name in (b"rsidR", b"rsidRPr", b"rsidDel", b"rsidRDefault", b"rsidP")
)
_SITTINGS_BY_WORD = b'(?: w14:paraId="[0-9A-F]*")?(?: w14:textId="[0-9A-F]*")?%b' % _SITTINGS
_HEAD, _HEAD_BY_WORD = (
    re.compile(b"<w:p%b>(?:<w:pPr>(.*)</w:pPr>)?" % sittings)
    for sittings in (_SITTINGS, _SITTINGS_BY_WORD)
)
_RUN = b"<w:r(?:>|%b>)" % _SITTINGS
_SET_OFF = rb"%b(?:<w:rPr>((?:<w:[^<>]*/>)*)</w:rPr>)?" % _RUN
_SET = rb'%b(?:<w:rPr>(?:<w:[a-zA-Z]+(?: w:[a-zA-Z]+="[\w -]*")?/>)*</w:rPr>)?' % _RUN
_TEXT = rb'<w:t(?: xml:space="preserve")?>([^<]*)</w:t></w:r>'
_OTHER = rb'<w:bookmarkStart w:id="\w+" w:name="(?!_Draft_)[\w.-]*"/>|<w:proofErr w:type="\w+"/>'
_PIECES = re.compile(
    rb"(?!\Z)(?:%b)*(?:%b(?:(?:<w:lastRenderedPageBreak/>)?%b"
    % (_OTHER, _SET_OFF, _TEXT)
    + rb'|<w:fldChar w:fldCharType="begin"(?:/>|></w:fldChar>)</w:r>'
    rb'%b<w:instrText(?: xml:space="preserve")?>([^<]+)</w:instrText></w:r>'
    rb'%b<w:fldChar w:fldCharType="separate"/></w:r>'
    rb"%b%b"
    rb'%b<w:fldChar w:fldCharType="end"/></w:r>)'
    % (_SET, _SET, _SET_OFF, _TEXT, _SET)
    + rb'|<w:bookmarkStart w:id="(\w+)" w:name="%b"/>'
    rb'|<w:bookmarkEnd w:id="(\w+)"/>'
    rb"|\Z|(.+))" % SIGN.encode()
)
"""Words set off, a field with its words, a sign's beginning, a bookmark's end; else the rest."""

_DONE = frozenset(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "numberingChange", "sectPr")
)


class PlainParagraph(NamedTuple):
    """One paragraph lifted out.

    `properties` are its properties as they are written. `marks` are the signs that begin in it by
    their ids, in order, and the ids of bookmarks that end in it, without a sign.
    """

    properties: bytes
    stretches: tuple[Stretch, ...]
    marks: tuple[tuple[str, Sign | None], ...]


class _KnownLooks(dict[bytes, Looks | None]):
    """How words look by the source of their properties; None for what stays in the tree."""

    def __init__(self, styles: Element | None) -> None:
        super().__init__({b"": PLAIN})
        self._styles = Numbering(None, styles)

    def __missing__(self, source: bytes) -> Looks | None:
        made = _element(b"rPr", source)
        self[source] = looks = None if made is None else looks_of(made, self._styles)
        return looks


class Lifting:
    """Lifts the plain paragraphs out of one file; `groups` has those that follow one another."""

    def __init__(self) -> None:
        self.groups: list[list[PlainParagraph]] = []
        self.signs = 0
        """How many characters were lifted out, instructions of fields too."""
        self._properties: dict[bytes, Element | None] = {}
        self._looks = _KnownLooks(None)
        self._heads: dict[bytes, bytes | None] = {}
        self._head = _HEAD
        self._doubts: list[bytes] = []

    def properties(self, source: bytes) -> Element | None:
        """The properties of a paragraph; None when something was done to it."""
        if source not in self._properties:
            self._properties[source] = _element(b"pPr", source)
        return self._properties[source]

    def _of_head(self, head: bytes) -> bytes | None:
        """The properties a paragraph begins with; None when it begins in another way."""
        found = self._head.fullmatch(head)
        properties = (found[1] or b"") if found is not None else b""
        plain = found is not None and self.properties(properties) is not None
        self._heads[head] = properties if plain else None
        return self._heads[head]

    def rest(self, content: bytes, beside: Parts) -> bytes:
        """The source without its plain paragraphs, which are in `groups` then."""
        self._looks = _KnownLooks(next((part for kind, part in beside if kind == "styles"), None))
        beginning = _BEGINNING.match(content) if b"w:dropCap=" not in content else None
        if beginning is None or b'xmlns:w="%b"' % _NAMESPACE not in beginning["names"]:
            return content
        if content.translate(None, _SEEN) != beginning[0].translate(None, _SEEN):
            return content
        try:
            said = content.decode()
        except UnicodeDecodeError:
            return content
        self._head = _HEAD_BY_WORD if b'xmlns:w14="' in beginning["names"] else _HEAD
        self._doubts = [each.encode() for each in _DOUBTFUL if each[0] in said and each in said]
        rest = b"".join(self._without(content))
        foreign = any(rest.find(each, beginning.end()) >= 0 for each in _FOREIGN)
        if foreign or rest.count(b":lifted") != len(self.groups):
            self.groups.clear()
            self.signs = 0
            return content
        return rest

    def _without(self, content: bytes) -> Iterator[bytes]:
        *chunks, last = content.split(_END)
        within = 0  # so many paragraphs are open: one within another, in a text box, stays there
        goes_on = False
        for chunk in chunks:
            start = 0 if chunk.startswith(_STARTS) else max(map(chunk.rfind, _STARTS))
            within += _opened(chunk[:start]) if start > 0 else 0
            found = self._plain(chunk, start) if start >= 0 and not within else None
            if found is None:
                within += _opened(chunk[max(start, 0) :]) - 1
                yield chunk + _END
            elif goes_on and not start:
                self.groups[-1].append(found)
            else:
                yield b'%b<w:lifted w:val="%d"/>' % (chunk[:start], len(self.groups))
                self.groups.append([found])
            goes_on = found is not None
        yield last

    def _plain(self, chunk: bytes, start: int) -> PlainParagraph | None:
        """The paragraph that begins in a stretch of the source and ends with it."""
        if self._doubts and any(each in chunk for each in self._doubts):
            return None
        end = chunk.find(b"</w:pPr>", start) + 8
        if end < 8:
            end = chunk.find(b">", start) + 1
        head = chunk[start:end]
        properties = self._heads.get(head)
        if properties is None and head not in self._heads:
            properties = self._of_head(head)
        if properties is None:
            return None
        found = _PIECES.findall(chunk, end)
        if found and found[-1][-1]:
            return None
        return self._read(properties, found)

    def _read(self, properties: bytes, pieces: Sequence[Sequence[bytes]]) -> PlainParagraph | None:
        words: list[bytes] = []
        set_offs: list[bytes] = []
        marks: list[tuple[str, Sign | None]] = []
        signs = 0
        for set_off, text, asked, set_off_in_field, given, begun, draft, place, ended, _ in pieces:
            if text:
                words.append(text)
                set_offs.append(set_off)
            elif ended:
                marks.append((ended.decode(), None))
            elif begun:
                marks.append((begun.decode(), Sign(draft.decode(), int(place))))
            elif asked:
                instruction = asked.decode()
                number = number_asked(instruction)
                seen = given if number is None else number.encode()
                words += b"", seen
                set_offs += set_off, set_off_in_field
                signs += len(instruction) + len(given.decode()) - len(seen.decode())
            else:
                set_offs.append(set_off)
                words.append(b"")
        said = b"".join(words).decode()
        stretches: tuple[Stretch, ...] | None = (Stretch(said),) if said else ()
        if any(set_offs):
            stretches = self._set_off(words, set_offs)
        if stretches is None:
            return None
        self.signs += signs + len(said)
        return PlainParagraph(properties, stretches, tuple(marks))

    def _set_off(self, words: list[bytes], set_offs: list[bytes]) -> tuple[Stretch, ...] | None:
        """Words with their looks, those alike together; None when there is more to be said."""
        looks = [self._looks[each] for each in set_offs]
        told = [(look, text) for look, text in zip(looks, words, strict=True) if text]
        if None in looks:
            return None
        return tuple(
            Stretch(b"".join([text for _, text in alike]).decode(), looks=look or PLAIN)
            for look, alike in groupby(told, itemgetter(0))
        )


def _opened(source: bytes) -> int:
    """How many paragraphs begin in a source, empty ones apart."""
    return sum(map(source.count, _STARTS)) - len(_EMPTY.findall(source))


def _element(name: bytes, source: bytes) -> Element | None:
    """Properties by their source; None when they are no whole ones, or something was done there."""
    try:
        made = ElementTree.fromstring(
            b'<w:%b xmlns:w="%b">%b</w:%b>' % (name, _NAMESPACE, source, name)
        )
    except ElementTree.ParseError:
        return None
    for each in made.iter():
        done = each.tag in _DONE or each.tag in SET_BY_HAND or each.tag.endswith("Change")
        if done or each.text or each.tail:
            return None
    return made
