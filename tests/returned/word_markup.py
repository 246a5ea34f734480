"""Word files written by hand as Word itself writes them: its marks, its parts, its order of things.

The markup follows ECMA-376 and the extensions Word documents ([MS-DOCX]): run and paragraph
revision ids, ids of paragraphs, tracked changes round runs and at the ends of paragraphs, ranges
of moves that end between paragraphs, comments in their four parts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from lxml import etree

from tests.returned.edits import MS, OFFICE, TYPES, W14, W15, Edited, W, before_end, packed, w

HELENE, JOSE = "Hélène D’Arcy", "José Núñez-Ó Briain"
AT = "2026-11-20T10:02:00Z"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:w14="{W14}" xmlns:w15="{W15}" '
    'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid" '
    'xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex" '
    'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'mc:Ignorable="w14 w15 w16cid w16cex w16du"'
)


def by(author: str = HELENE, at: str = AT, id: int = 901) -> str:
    """The attributes of a tracked change."""
    return f'w:id="{id}" w:author="{escape(author)}" w:date="{at}" w16du:dateUtc="{AT}"'


def run(words: str, looks: str = "", text: str = "t") -> str:
    """A run with the ids of the sittings in which Word saw it last."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return (
        f'<w:r w:rsidR="00AB12CD" w:rsidRPr="00C44E01">{properties}'
        f'<w:{text} xml:space="preserve">{escape(words, quote=False)}</w:{text}></w:r>'
    )


def added(words: str, author: str = HELENE, looks: str = "", at: str = AT) -> str:
    """Words put in, tracked."""
    return f"<w:ins {by(author, at)}>{run(words, looks)}</w:ins>"


def removed(words: str, author: str = HELENE, looks: str = "", at: str = AT) -> str:
    """Words taken out, tracked."""
    return f"<w:del {by(author, at)}>{run(words, looks, 'delText')}</w:del>"


def moved(words: str, way: str, author: str = HELENE, id: int = 950) -> str:
    """Words moved away (`From`) or in (`To`)."""
    return f"<w:move{way} {by(author, id=id)}>{run(words)}</w:move{way}>"


def move_start(way: str, name: str = "move182736451", id: int = 960, author: str = HELENE) -> str:
    """Where a range of moved words begins."""
    return f'<w:move{way}RangeStart {by(author, id=id)} w:name="{name}"/>'


def move_end(way: str, id: int = 960) -> str:
    """Where it ends: after a whole paragraph, between it and the next."""
    return f'<w:move{way}RangeEnd w:id="{id}"/>'


def field_of(code: str, shown: str, *, gone: bool = False) -> str:
    """A field in five runs, inside a deletion with `gone`."""
    instruction, text = ("delInstrText", "delText") if gone else ("instrText", "t")
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:{instruction} xml:space="preserve"> {escape(code)} </w:{instruction}></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown, "", text)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(inner: str, style: str = "NumberedParagraph", end: str = "", more: str = "") -> str:
    """A paragraph with Word's ids; `end` is what was done to its end, `more` other properties."""
    mark = f"<w:rPr>{end}</w:rPr>" if end else ""
    return (
        '<w:p w14:paraId="5E1A77C2" w14:textId="77777777" w:rsidR="00AB12CD" '
        f'w:rsidRDefault="00C44E01" w:rsidP="00D01F00"><w:pPr><w:pStyle w:val="{style}"/>'
        f"{more}{mark}</w:pPr>{inner}</w:p>"
    )


@dataclass
class Comment:
    """A comment as Word keeps it, of one or more paragraphs; `parent` is what it answers."""

    id: int
    author: str
    lines: tuple[str, ...]
    done: bool = False
    parent: int | None = None
    at: str = AT

    def name(self, line: int = -1) -> str:
        """The id of one of its paragraphs; it is known by that of the last."""
        return f"4{self.id:03X}0{line % len(self.lines):03X}"


@dataclass
class WordFile:
    """A sent file as Word saved it; paragraphs are named by their place in the draft."""

    sent: bytes
    comments: list[Comment] = field(default_factory=list)

    def __post_init__(self) -> None:
        opened = Edited(self.sent)
        self.parts = dict(opened.parts)
        self._styles = [_style(each) for each in opened.paragraphs]
        self._signs = [_signs(each) for each in opened.paragraphs]
        self.written = {
            place: etree.tostring(each).decode() for place, each in enumerate(opened.paragraphs)
        }
        self.end = etree.tostring(opened.body[-1]).decode()

    def whole(self, place: int, inner: str, end: str = "", more: str = "", style: str = "") -> str:
        """A paragraph with other content between its bookmarks."""
        begun, ended = self._signs[place]
        return paragraph(f"{begun}{inner}{ended}", style or self._styles[place], end, more)

    def write(self, place: int, inner: str, end: str = "", more: str = "", style: str = "") -> None:
        """Write a paragraph anew."""
        self.written[place] = self.whole(place, inner, end, more, style)

    def signs(self, place: int) -> tuple[str, str]:
        """The bookmarks round a paragraph: those that begin it, those that end it."""
        return self._signs[place]

    def data(self) -> bytes:
        """The file."""
        body = "".join(self.written[place] for place in sorted(self.written))
        parts = dict(self.parts)
        parts["word/document.xml"] = _part("document", f"<w:body>{body}{self.end}</w:body>")
        if self.comments:
            _comments(parts, self.comments)
        return packed(parts)


def _style(element: etree._Element) -> str:
    found = element.find(f"{w('pPr')}/{w('pStyle')}")
    return found.get(w("val"), "") if found is not None else "Normal"


def _signs(element: etree._Element) -> tuple[str, str]:
    starts = [
        f'<w:bookmarkStart w:id="{each.get(w("id"))}" w:name="{each.get(w("name"))}"/>'
        for each in element.iter(w("bookmarkStart"))
    ]
    ends = [f'<w:bookmarkEnd w:id="{e.get(w("id"))}"/>' for e in element.iter(w("bookmarkEnd"))]
    return "".join(starts), "".join(ends)


def _part(name: str, inner: str) -> bytes:
    prefix = {"commentsEx": "w15", "commentsIds": "w16cid", "commentsExtensible": "w16cex"}
    tag = f"{prefix.get(name, 'w')}:{name}"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f"<{tag} {_NAMES}>{inner}</{tag}>"
    ).encode()


def _comments(parts: dict[str, bytes], comments: list[Comment]) -> None:
    by_id = {each.id: each for each in comments}
    said, extended, ids, extensible = [], [], [], []
    for each in comments:
        lines = "".join(
            f'<w:p w14:paraId="{each.name(line)}" w14:textId="77777777" w:rsidR="00AB12CD">'
            f'<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
            + ('<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
               if line == 0 else "")
            + f"{run(words)}</w:p>"
            for line, words in enumerate(each.lines)
        )  # fmt: skip
        said.append(f'<w:comment w:id="{each.id}" w:author="{escape(each.author)}" '
                    f'w:date="{each.at}" w:initials="HD">{lines}</w:comment>')  # fmt: skip
        parent = by_id[each.parent].name() if each.parent is not None else ""
        answers = f' w15:paraIdParent="{parent}"' if parent else ""
        extended.append(f'<w15:commentEx w15:paraId="{each.name()}"{answers} '
                        f'w15:done="{int(each.done)}"/>')  # fmt: skip
        ids.append(f'<w16cid:commentId w16cid:paraId="{each.name()}" '
                   f'w16cid:durableId="2C{each.id:06X}"/>')  # fmt: skip
        extensible.append(f'<w16cex:commentExtensible w16cex:durableId="2C{each.id:06X}" '
                          f'w16cex:dateUtc="{AT}"/>')  # fmt: skip
    _beside(parts, "comments", _part("comments", "".join(said)), f"{OFFICE}/comments")
    for name, inner, kind in (
        ("Extended", extended, f"{MS}/commentsExtended"),
        ("Ids", ids, "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds"),
        ("Extensible", extensible,
         "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible"),
    ):  # fmt: skip
        root = {"Extended": "commentsEx"}.get(name, f"comments{name}")
        _beside(parts, f"comments{name}", _part(root, "".join(inner)), kind)


def add_part(parts: dict[str, bytes], name: str, inner: str, root: str) -> None:
    """A part beside the main one, such as the footnotes."""
    _beside(parts, name, _part(root, inner), f"{OFFICE}/{name}")


def _beside(parts: dict[str, bytes], name: str, content: bytes, kind: str) -> None:
    parts[f"word/{name}.xml"] = content
    rels = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="rId{name}" Type="{kind}" Target="{name}.xml"/>'
    parts[rels] = before_end(parts[rels], "Relationships", link)
    types = "[Content_Types].xml"
    override = f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{name}+xml"/>'
    parts[types] = before_end(parts[types], "Types", override)
