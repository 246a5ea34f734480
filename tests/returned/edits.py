"""Edits of a Word file as people make them, tracked or not, each with what it should be found as.

Nothing here knows how files are read back: the XML is written as ECMA-376 says, and as Word does
it (a new paragraph begun at the end of another has its end inserted there).
"""

from __future__ import annotations

import copy
import io
import random
import zipfile
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MS = "http://schemas.microsoft.com/office/2011/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def element(name: str, *children: Element, **attributes: object) -> Element:
    made = etree.Element(w(name), {w(key): str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


@dataclass(frozen=True)
class Expected:
    """What an edit should be found as: its kind, whose, and where it makes what of what."""

    kind: str
    author: str
    tracked: bool
    place: int
    before: str = ""
    after: str = ""


@dataclass
class ExpectedPoint:
    """What a comment should be found as."""

    author: str
    text: str
    first: int
    last: int
    resolved: bool = False
    replies: list[tuple[str, str]] = field(default_factory=list)


class Edited:
    """A Word file being edited; paragraphs are named by their place when it was opened."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.tree = etree.fromstring(self.parts["word/document.xml"])
        body = self.tree.find(w("body"))
        assert body is not None
        self.body = body
        self.paragraphs: list[Element] = list(self.body.findall(w("p")))
        self.expected: list[Expected] = []
        self.points: list[ExpectedPoint] = []
        self._ids = 900_000
        self._comments: list[Element] = []
        self._extended: list[Element] = []

    # --- words -----------------------------------------------------------------------------------

    def words(self, place: int) -> str:
        """The words of a paragraph as they were when it was opened or last edited."""
        return "".join(t.text or "" for t in self.paragraphs[place].iter(w("t")))

    def runs(self, place: int) -> list[Element]:
        """Plain runs whose words may be edited: no fields, nothing tracked."""
        found, inside = [], 0
        for run in self.paragraphs[place].findall(w("r")):
            sign = run.find(w("fldChar"))
            if sign is not None:
                inside += {"begin": 1, "end": -1}.get(sign.get(w("fldCharType"), ""), 0)
            elif not inside and len(run.findall(w("t"))) == 1 and run.find(w("tab")) is None:
                found.append(run)
        return found

    def cut(self, run: Element, start: int, end: int) -> Element:
        """The run of the words from `start` to `end` of a run, parted from the rest."""
        text = run.findtext(w("t")) or ""
        for part, before in ((text[:start], True), (text[end:], False)):
            if part:
                other = copy.deepcopy(run)
                _set(other, part)
                (run.addprevious if before else run.addnext)(other)
        _set(run, text[start:end])
        return run

    def mark(self, name: str, author: str) -> Element:
        self._ids += 1
        return element(name, id=self._ids, author=author, date="2026-11-20T10:00:00Z")

    def expect(
        self, kind: str, author: str, tracked: bool, place: int, before: str, after: str
    ) -> None:
        who = author if tracked else ""
        self.expected.append(Expected(kind, who, tracked, place, before, after))

    # --- edits of words --------------------------------------------------------------------------

    def replace_words(
        self, place: int, run: Element, start: int, end: int, new: str, author: str, tracked: bool
    ) -> None:
        """Put words in the place of others; none of either for an insertion or a deletion."""
        old = (run.findtext(w("t")) or "")[start:end]
        if start == end:
            # Cut to nothing, the run would stay as one without words.
            rest = (run.findtext(w("t")) or "")[start:]
            target = copy.deepcopy(run)
            _set(target, rest)
            _set(run, (run.findtext(w("t")) or "")[:start])
            run.addnext(target)
            anchor, removed = run, None
        else:
            removed = self.cut(run, start, end)
            anchor = removed
        if new:
            added = copy.deepcopy(run)
            _set(added, new)
            if tracked:
                holder = self.mark("ins", author)
                holder.append(added)
                anchor.addnext(holder)
            else:
                anchor.addnext(added)
        if removed is not None:
            self._take_out(removed, author, tracked)
        kind = "replace" if old and new else "insert" if new else "delete"
        self.expect(kind, author, tracked, place, old, new)

    def _take_out(self, run: Element, author: str, tracked: bool, name: str = "del") -> None:
        if not tracked:
            parent = run.getparent()
            assert parent is not None
            parent.remove(run)
            return
        holder = self.mark(name, author)
        run.addprevious(holder)
        holder.append(run)
        if name == "del":
            for text in run.iter(w("t")):
                text.tag = w("delText")
            for code in run.iter(w("instrText")):
                code.tag = w("delInstrText")

    def set_bold(
        self, place: int, run: Element, start: int, end: int, author: str, tracked: bool
    ) -> None:
        """Set words in bold type."""
        words = (run.findtext(w("t")) or "")[start:end]
        target = self.cut(run, start, end)
        properties = target.find(w("rPr"))
        if properties is None:
            properties = element("rPr")
            target.insert(0, properties)
        old = element("rPr", *copy.deepcopy(list(properties)))
        properties.insert(0, element("b"))
        if tracked:
            change = self.mark("rPrChange", author)
            change.append(old)
            properties.append(change)
        self.expect("format", author, tracked, place, words, words)

    # --- edits of paragraphs ---------------------------------------------------------------------

    def end_mark(self, paragraph: Element, name: str, author: str) -> None:
        """Mark the end of a paragraph as put in, taken out or moved."""
        properties = paragraph.find(w("pPr"))
        assert properties is not None
        looks = properties.find(w("rPr"))
        if looks is None:
            looks = element("rPr")
            behind = [properties.find(w(each)) for each in ("sectPr", "pPrChange")]
            following = next((each for each in behind if each is not None), None)
            if following is None:
                properties.append(looks)
            else:
                following.addprevious(looks)
        looks.insert(0, self.mark(name, author))

    def new_paragraph(
        self, place: int, words: str, author: str, tracked: bool, by_enter_at_end: bool
    ) -> None:
        """Begin a paragraph behind another one: at its end, or before the next."""
        paragraph = self.paragraphs[place]
        properties = paragraph.find(w("pPr"))
        made = element("p", copy.deepcopy(properties)) if properties is not None else element("p")
        for own in made.iter(w("rPr")):
            for each in list(own):
                own.remove(each)
        run = element("r")
        _set(run, words)
        if tracked:
            holder = self.mark("ins", author)
            holder.append(run)
            made.append(holder)
            self.end_mark(paragraph if by_enter_at_end else made, "ins", author)
        else:
            made.append(run)
        paragraph.addnext(made)
        self.expect("insert", author, tracked, place, "", words)

    def delete_paragraph(self, place: int, author: str, tracked: bool, with_end: bool) -> None:
        """Take out a whole paragraph, tracked with or without its end."""
        words = self.words(place)
        paragraph = self.paragraphs[place]
        if tracked:
            for run in paragraph.findall(w("r")):
                self._take_out(run, author, True)
            if with_end:
                self.end_mark(paragraph, "del", author)
        else:
            self.body.remove(paragraph)
        self.expect("delete", author, tracked, place, words, "")

    def split(self, place: int, run: Element, at: int, author: str, tracked: bool) -> None:
        """Press Enter before a word of a run; the sign goes on into the second part."""
        paragraph = self.paragraphs[place]
        whole = self.words(place)
        text = run.findtext(w("t")) or ""
        before = whole[: whole.index(text) + at]
        self.cut(run, at, len(text))
        second = element("p", copy.deepcopy(paragraph.find(w("pPr"))))
        moving = [run, *run.itersiblings()]
        for each in moving:
            second.append(each)
        paragraph.addnext(second)
        if tracked:
            self.end_mark(paragraph, "ins", author)
        self.expect("split", author, tracked, place, whole, f"{before}\n{whole[len(before) :]}")

    def join(self, place: int, author: str, tracked: bool) -> None:
        """Take out the end of a paragraph, so that it runs on into the next."""
        one, other = self.paragraphs[place], self.paragraphs[place + 1]
        first, second = self.words(place), self.words(place + 1)
        if tracked:
            self.end_mark(one, "del", author)
        else:
            for each in list(other):
                if each.tag != w("pPr"):
                    one.append(each)
            self.body.remove(other)
        self.expect("join", author, tracked, place, f"{first}\n{second}", f"{first}{second}")

    def move(self, place: int, behind: int, author: str, tracked: bool) -> None:
        """Cut a paragraph out and paste it behind another."""
        words = self.words(place)
        paragraph = self.paragraphs[place]
        if tracked:
            there = copy.deepcopy(paragraph)
            for mark in (*there.iter(w("bookmarkStart")), *there.iter(w("bookmarkEnd"))):
                parent = mark.getparent()
                assert parent is not None
                parent.remove(mark)
            for run in paragraph.findall(w("r")):
                self._take_out(run, author, True, "moveFrom")
            for run in there.findall(w("r")):
                self._take_out(run, author, True, "moveTo")
            name = f"move{self._ids}"
            for holder, kind in ((paragraph, "moveFrom"), (there, "moveTo")):
                self.end_mark(holder, kind, author)
                start, end = self.mark(f"{kind}RangeStart", author), element(f"{kind}RangeEnd")
                start.set(w("name"), name)
                end.set(w("id"), start.get(w("id"), ""))
                holder.insert(1, start)
                holder.append(end)
            self.paragraphs[behind].addnext(there)
        else:
            self.body.remove(paragraph)
            self.paragraphs[behind].addnext(paragraph)
        self.expect("move", author, tracked, place, words, words)

    # --- comments --------------------------------------------------------------------------------

    def comment(
        self,
        first: int,
        last: int,
        author: str,
        text: str,
        *,
        resolved: bool = False,
        replies: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Comment on paragraphs, with answers to it, settled or not."""
        root = ""
        for who, said in ((author, text), *replies):
            self._ids += 1
            id, name = str(self._ids), f"{self._ids:08X}"
            words = element("r")
            _set(words, said)
            inner = element("p", words)
            inner.set(f"{{{W14}}}paraId", name)
            made = element("comment", inner, id=id, author=who, date="2026-11-21T09:30:00Z",
                           initials="X")  # fmt: skip
            self._comments.append(made)
            entry = etree.Element(f"{{{W15}}}commentEx", {f"{{{W15}}}paraId": name})
            entry.set(f"{{{W15}}}done", "1" if resolved else "0")
            if root:
                entry.set(f"{{{W15}}}paraIdParent", root)
            root = root or name
            self._extended.append(entry)
            self.paragraphs[first].insert(1, element("commentRangeStart", id=id))
            end = self.paragraphs[last]
            end.append(element("commentRangeEnd", id=id))
            end.append(element("r", element("commentReference", id=id)))
        self.points.append(ExpectedPoint(author, text, first, last, resolved, list(replies)))

    # --- as Word leaves it -----------------------------------------------------------------------

    def part_runs(self, draw: random.Random) -> None:
        """Part runs where nobody edited, with the marks Word leaves between them."""
        for run in list(self.tree.iter(w("r"))):
            text = run.findtext(w("t")) or ""
            if len(text) > 8 and len(run.findall(w("t"))) == 1 and draw.random() < 0.3:
                self.cut(run, draw.randrange(1, len(text) - 2), len(text))
                run.set(w("rsidR"), f"00{draw.randrange(1 << 24):06X}")
                run.addprevious(element("proofErr", type="spellStart"))
                if draw.random() < 0.3:
                    run.insert(0, element("lastRenderedPageBreak"))
                    properties = run.find(w("rPr"))
                    if properties is not None:
                        run.insert(0, properties)

    def lose_signs(self) -> None:
        """Take every sign of ours out, as some programs do."""
        for mark in list(self.tree.iter(w("bookmarkStart"))):
            if mark.get(w("name"), "").startswith("_Draft_"):
                number = mark.get(w("id"))
                for each in list(self.tree.iter(w("bookmarkEnd"))):
                    if each.get(w("id")) == number:
                        each.getparent().remove(each)  # type: ignore[union-attr]
                mark.getparent().remove(mark)  # type: ignore[union-attr]

    def data(self) -> bytes:
        """The file as it is now."""
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(self.tree, xml_declaration=True,
                                                    encoding="UTF-8", standalone=True)  # fmt: skip
        if self._comments:
            comments = etree.Element(w("comments"), nsmap={"w": W, "w14": W14})
            comments.extend(self._comments)
            parts["word/comments.xml"] = etree.tostring(comments)
            extended = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
            extended.extend(self._extended)
            parts["word/commentsExtended.xml"] = etree.tostring(extended)
            links = (f'<Relationship Id="rIdC1" Type="{OFFICE}/comments" '
                     f'Target="comments.xml"/><Relationship Id="rIdC2" '
                     f'Type="{MS}/commentsExtended" Target="commentsExtended.xml"/>')  # fmt: skip
            name = "word/_rels/document.xml.rels"
            parts[name] = before_end(parts[name], "Relationships", links)
            types = (f'<Override PartName="/word/comments.xml" '
                     f'ContentType="{TYPES}.comments+xml"/>'
                     f'<Override PartName="/word/commentsExtended.xml" '
                     f'ContentType="{TYPES}.commentsExtended+xml"/>')  # fmt: skip
            name = "[Content_Types].xml"
            parts[name] = before_end(parts[name], "Types", types)
        return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """A package of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def before_end(content: bytes, name: str, words: str) -> bytes:
    end = f"</{name}>".encode()
    return content.replace(end, words.encode() + end)


def _set(run: Element, words: str) -> None:
    for each in run.findall(w("t")):
        run.remove(each)
    text = etree.SubElement(run, w("t"))
    text.text = words
    text.set(SPACE, "preserve")
