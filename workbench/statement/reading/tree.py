"""The document tree of a statement from outside, built from its lines and their roles.

Numbered paragraphs are counted from 1 through the whole statement, as the Ombudsman numbers them,
whatever the source shows. References to a paragraph that is there become references of the tree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from workbench.domain.dataclass import dataclass
from workbench.statement import nodes
from workbench.statement.reading.headings import REFERENCE, Headings, heading_key
from workbench.statement.reading.lines import Aside, LineLabel, Role, SourceLine
from workbench.statement.reading.parting import Part
from workbench.statement.text import inline_text
from workbench.statement.walk import with_blocks, with_runs

PARAGRAPH_NUMBER = re.compile(
    r"\b(?P<word>[Pp]ara(?:graph)?s?\.?) (?P<number>\d{1,3})\b(?!\.\d)(?! ?\()"
    r"(?!(?:[ ,and\d-]+)? (?:of|in) (?!this\b))"
)
"""A typed reference to a paragraph of the statement itself."""

_CITED = re.compile(r"\((?=[A-Z])[^()]*(?:\([^()]*\)[^()]*)*\)")
_LAW = re.compile(
    r"\b(?:Act|Regulations?|Order|Code|Schedule|Convention|[Gg]uidance|sections?|SI)\b"
    r"[^()]*\d|\bas amended\b"
)
_WHOLE = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)(\.?)\Z")
DEEPEST_LIST = 9
"""How deep lists are nested at most, as many levels as Word has; deeper items stay at the last."""

_ROMANS = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"),
)
_SLUG = re.compile(r"[^a-z0-9]+")


def origin_of_paragraph(number: int) -> str:
    """The origin of a numbered paragraph of a statement from outside."""
    return f"read:{number}"


@dataclass(frozen=True, slots=True)
class PlacedAside:
    """Something the file holds beside the words, with the paragraph it stands at.

    `paragraph` is its number, None above the first one; `section` is the section's id.
    """

    aside: Aside
    paragraph: int | None
    section: str


def tree_of(
    parts: Sequence[Part], headings: Headings
) -> tuple[nodes.Document, tuple[PlacedAside, ...]]:
    """The numbered tree of the parts of a statement, and what its file holds beside the words."""
    making = _Making()
    for part in parts:
        _add_part(part, making)
    meta = _meta(parts[0].lines if parts else (), headings)
    document = nodes.Document(meta=meta, sections=tuple(making.sections))
    return _referring(document, making.count), tuple(making.asides)


@dataclass(slots=True)
class _Making:
    """The sections made so far, how many numbered paragraphs they have, and what is beside them."""

    sections: list[nodes.Section] = field(default_factory=list)
    count: int = 0
    asides: list[PlacedAside] = field(default_factory=list)

    def place(self, line: SourceLine | None, section: str) -> None:
        """Note what stands at a line, at the paragraph just counted."""
        for aside in line.asides if line is not None else ():
            self.asides.append(PlacedAside(aside, self.count or None, section))


def _add_part(part: Part, making: _Making) -> None:
    blocks: list[nodes.Block] = []
    items: list[SourceLine] = []
    section = part.id or "summary"
    making.place(part.heading, section)
    for line in (*part.lines, None):
        if line is not None and line.role is Role.ITEM:
            items.append(line)
            making.place(line, section)
            continue
        blocks.extend(_lists(items))
        items = []
        if line is not None and line.role not in (Role.BODY_LINE, Role.DETAIL, Role.TITLE):
            _add_block(line, blocks, making)
        making.place(line, section)
    signed: list[nodes.SignatureBlock] = []
    while blocks and isinstance(last := blocks[-1], nodes.SignatureBlock):
        signed.insert(0, last)
        blocks.pop()
    # Published pages print the closing line twice.
    signed = [each for n, each in enumerate(signed) if not n or not _same(each, signed[0])]
    title = part.heading.words if part.heading is not None else ""
    if blocks or title:
        id = part.id or (_slug(title) if title else "summary" if _is_summary(blocks) else "text")
        making.sections.append(nodes.Section(id=id, title=title, blocks=tuple(blocks)))
    if signed:
        making.sections.append(nodes.Section(id="signature", title="", blocks=tuple(signed)))


def _same(one: nodes.SignatureBlock, other: nodes.SignatureBlock) -> bool:
    return heading_key(one.text) == heading_key(other.text)


def _is_summary(blocks: Sequence[nodes.Block]) -> bool:
    return not any(isinstance(block, nodes.Paragraph) and block.numbered for block in blocks)


def _slug(title: str) -> str:
    return _SLUG.sub("-", title.lower()).strip("-")[:40] or "section"


def _add_block(line: SourceLine, blocks: list[nodes.Block], making: _Making) -> None:
    inlines = _cited(line.inlines)
    if line.role is Role.SIGNATURE:
        blocks.append(nodes.SignatureBlock(text=line.words))
    elif line.role is Role.SUBHEADING:
        blocks.append(nodes.Subheading(text=line.words, level=line.depth or 2))
    elif line.role is Role.QUOTE:
        last = blocks[-1] if blocks else None
        if isinstance(last, nodes.Quote):
            blocks[-1] = replace(last, paragraphs=(*last.paragraphs, inlines))
        else:
            blocks.append(nodes.Quote(paragraphs=(inlines,)))
    elif line.role is Role.UNNUMBERED:
        origin = f"read:{making.count}:{len(blocks)}"
        whole = _WHOLE.match(line.words)
        if whole is not None and all(isinstance(each, nodes.Text) for each in line.inlines):
            inlines = (nodes.Citation(whole[1]), *((nodes.Text(whole[2]),) if whole[2] else ()))
        blocks.append(
            nodes.Paragraph(inlines=inlines, origin=origin, numbered=False, lead=line.lead)
        )
    else:
        making.count += 1
        blocks.append(
            nodes.Paragraph(
                inlines=inlines,
                origin=origin_of_paragraph(making.count),
                number=making.count,
                lead=line.lead,
            )
        )


@dataclass(slots=True)
class _Item:
    inlines: tuple[nodes.Inline, ...]
    lists: list[_Listed] = field(default_factory=list)


@dataclass(slots=True)
class _Listed:
    lettered: bool
    id: str
    indent: int
    items: list[_Item] = field(default_factory=list)
    kind: LineLabel = LineLabel.NONE
    mark: str = ""


def _lists(lines: Sequence[SourceLine]) -> list[nodes.ListBlock]:
    roots: list[_Listed] = []
    path: list[_Listed] = []
    # A list may stand within the item of another that is a paragraph here.
    outer = min((line.depth for line in lines if line.list_id), default=0)
    for line in lines:
        kind = _kind(line, path)
        at = min(_depth(line, kind, path, outer), DEEPEST_LIST - 1)
        del path[at + 1 :]
        siblings = path[at - 1].items[-1].lists if at else roots
        current = path[at] if at < len(path) else None
        if current is None or _is_another(line, kind, current):
            current = _Listed(kind is not LineLabel.BULLET, line.list_id, line.indent, kind=kind,
                              mark=line.shown)  # fmt: skip
            siblings.append(current)
            del path[at:]
            path.append(current)
        current.items.append(_Item(_cited(line.inlines)))
    return [_frozen(each) for each in roots]


def _kind(line: SourceLine, path: Sequence[_Listed]) -> LineLabel:
    """The kind of an item's label; ``(i)`` after ``(h)`` is a letter."""
    if line.label is LineLabel.NONE:
        return LineLabel.BULLET
    if line.label is LineLabel.ROMAN:
        for each in path:
            if each.kind is LineLabel.LETTER and line.sign.lower() == chr(
                ord("a") + len(each.items)
            ):
                return LineLabel.LETTER
    return line.label


def _depth(line: SourceLine, kind: LineLabel, path: Sequence[_Listed], outer: int) -> int:
    """How deep an item stands: as the file has it from `outer` on, else by indent and label."""
    if line.list_id or (line.role is Role.ITEM and not path):
        known = line.depth - outer if line.list_id else 0
        base = 0 if not path else min(known, len(path))
        return base if path else 0
    counted = _counted_on(line, kind, path)
    if counted is not None:
        return counted
    for at in range(len(path) - 1, -1, -1):
        same = path[at].kind is kind
        if line.indent > path[at].indent + 1:
            return at + 1
        if line.indent >= path[at].indent - 1 and same:
            return at
    last = path[-1]
    if line.indent >= last.indent - 1 and inline_text(last.items[-1].inlines).endswith(":"):
        return len(path)
    fits = (at for at, each in enumerate(path) if line.indent <= each.indent + 1)
    return next(fits, 0)


def _counted_on(line: SourceLine, kind: LineLabel, path: Sequence[_Listed]) -> int | None:
    """How deep an item stands as its label alone tells: the next of a list that is still open.

    Set in no further than the list above, it may also be the first of one within the last item.
    """
    last = path[-1]
    place = _place(line.sign, kind)
    level = abs(line.indent - last.indent) <= 1
    due: list[int] = []
    for at in range(len(path) - 1, -1, -1):
        if path[at].kind is not kind:
            continue
        bullet = kind is LineLabel.BULLET and line.indent >= path[at].indent - 1
        if bullet and level and line.shown == path[at].mark:
            return at
        if 0 < place == len(path[at].items):
            due.append(at)
    if due:
        return min(due, key=lambda at: abs(path[at].indent - line.indent))
    if kind is LineLabel.BULLET:
        first = last.lettered or bool(line.shown and last.mark and line.shown != last.mark)
    else:
        first = kind is not last.kind and place == 0
    return len(path) if level and first else None


def _place(sign: str, kind: LineLabel) -> int:
    """Which item of its list a label marks, from 0; -1 where that cannot be told."""
    sign = sign.lower()
    if kind is LineLabel.ROMAN:
        return _ROMANS.index(sign) if sign in _ROMANS else -1
    if kind is LineLabel.LETTER and len(sign) == 1 and "a" <= sign <= "z":
        return ord(sign) - ord("a")
    return -1


def _is_another(line: SourceLine, kind: LineLabel, current: _Listed) -> bool:
    """Whether an item begins another list than the one that stands at its depth."""
    if (kind is not LineLabel.BULLET) != current.lettered:
        return True
    if line.list_id and current.id and line.list_id != current.id:
        return True
    return kind is not LineLabel.BULLET and line.sign.lower() == "a" and bool(current.items)


def _frozen(made: _Listed) -> nodes.ListBlock:
    items = tuple(
        nodes.ListItem(item.inlines, tuple(_frozen(each) for each in item.lists))
        for item in made.items
    )
    return nodes.LetteredList(items=items) if made.lettered else nodes.BulletList(items=items)


def _cited(inlines: Sequence[nodes.Inline]) -> tuple[nodes.Inline, ...]:
    """Inlines with the law in brackets made citations."""
    result: list[nodes.Inline] = []
    for inline in inlines:
        if not isinstance(inline, nodes.Text) or "(" not in inline.text:
            result.append(inline)
            continue
        done = 0
        for found in _CITED.finditer(inline.text):
            if not _LAW.search(found[0]):
                continue
            if found.start() > done:
                result.append(nodes.Text(inline.text[done : found.start()]))
            result.append(nodes.Citation(found[0][1:-1]))
            done = found.end()
        if done < len(inline.text):
            result.append(nodes.Text(inline.text[done:]))
    return tuple(result)


def _referring(document: nodes.Document, count: int) -> nodes.Document:
    """The document with typed paragraph numbers made references, where the paragraph is there.

    Words quoted speak of another paper's paragraphs.
    """

    def change(block: nodes.Block) -> nodes.Block:
        if isinstance(block, nodes.Quote):
            return block
        return with_runs(block, lambda run: _inlines_referring(run, count))

    return with_blocks(document, change)


def _inlines_referring(inlines: Sequence[nodes.Inline], count: int) -> tuple[nodes.Inline, ...]:
    result: list[nodes.Inline] = []
    for inline in inlines:
        if not isinstance(inline, nodes.Text) or "ara" not in inline.text:
            result.append(inline)
            continue
        done = 0
        for found in PARAGRAPH_NUMBER.finditer(inline.text):
            number = int(found["number"])
            if 1 <= number <= count and found["number"] == str(number):
                result.append(nodes.Text(inline.text[done : found.start("number")]))
                result.append(nodes.ParagraphRef(origin_of_paragraph(number), number))
                done = found.end()
        if done < len(inline.text):
            result.append(nodes.Text(inline.text[done:]))
    return tuple(result)


def _meta(lines: Sequence[SourceLine], headings: Headings) -> nodes.DocumentMeta:
    title = _first(lines, Role.TITLE)
    body_line = _first(lines, Role.BODY_LINE)
    named = next((n for n, line in enumerate(lines) if line.role is Role.BODY_LINE), 0)
    office = next((line.words for line in lines[:named] if line.role is Role.DETAIL), "")
    details = tuple(line.words for line in lines[named:] if line.role is Role.DETAIL)
    found = REFERENCE.search(body_line) or REFERENCE.search(" ".join(details))
    stage = headings.title(title)
    if stage is None:
        is_draft = "draft" in title.lower() or "provisional" in title.lower()
        stage = nodes.StatementStage.DRAFT if is_draft else nodes.StatementStage.FINAL
    return nodes.DocumentMeta(
        stage=stage,
        title=title,
        body_line=body_line,
        reference=" ".join(found.groups()) if found is not None else "",
        body=REFERENCE.sub("", body_line).strip(" -–—,"),
        details=details,
        office=office,
    )


def _first(lines: Sequence[SourceLine], role: Role) -> str:
    return next((line.words for line in lines if line.role is role), "")
