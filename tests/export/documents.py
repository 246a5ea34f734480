"""Random decision statements, and long ones, for proving exports.

`documents()` draws statements with any nesting, any characters and references that resolve or do
not; `long_document(n)` is an ordinary statement of `n` numbered paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from workbench.statement.nodes import (
    Block,
    BulletList,
    Citation,
    Document,
    DocumentMeta,
    Inline,
    LetteredList,
    ListItem,
    Paragraph,
    ParagraphRef,
    PersonRef,
    Placeholder,
    Quote,
    Section,
    SignatureBlock,
    StatementStage,
    Style,
    Styled,
    Subheading,
    Text,
)

_WORDS = (
    "the", "Council", "delay", "Ms X", "£250", "2024", "<b>", "&amp;", "re-opened", "a",
    "Siân", "Ŵyn-Łukasz’s", "“so”", "–", "½", "1.", "(a)", "•", "a\u00a0b", "paragraph",
)  # fmt: skip
# Whatever somebody may paste: markup, accents, other scripts, emoji, direction marks.
_ODD = (
    "()\\<>&\"'{}%\u00a0\u00ad\u0301\u0175\u0421\u05d0\u0634\u4e2d\u202e\ufe0f\U0001f600\U0001f9e9"
)


def phrases(*, odd: bool = True) -> st.SearchStrategy[str]:
    """Short texts of ordinary words; with `odd`, of any characters at all."""
    ordinary = st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)
    if not odd:
        return ordinary
    strange = st.text(st.one_of(st.sampled_from(_ODD), st.characters()), max_size=12)
    return st.one_of(ordinary, ordinary, strange, st.tuples(ordinary, strange).map(" ".join))


def documents(
    *, odd: bool = True, styles: Sequence[Style] = tuple(Style)
) -> st.SearchStrategy[Document]:
    """Statements whose paragraphs are numbered from 1 and whose references are resolved."""
    words = phrases(odd=odd)
    inlines = _inlines(words, styles)
    sections = st.lists(
        st.builds(
            lambda title, blocks: Section(id="s", title=title, blocks=tuple(blocks)),
            st.one_of(st.just(""), words),
            st.lists(_blocks(words, inlines), max_size=6),
        ),
        max_size=4,
    )
    return st.builds(_numbered, _meta(words), sections)


def _meta(words: st.SearchStrategy[str]) -> st.SearchStrategy[DocumentMeta]:
    return st.builds(
        DocumentMeta,
        stage=st.sampled_from(StatementStage),
        title=words,
        body_line=words,
        reference=words,
        body=words,
        details=st.lists(words, max_size=2).map(tuple),
        header=words,
        footer=words,
        watermark=st.sampled_from(("", "DRAFT")),
        dated=st.sampled_from(("", "2026-11-03")),
    )


def _inlines(
    words: st.SearchStrategy[str], styles: Sequence[Style]
) -> st.SearchStrategy[tuple[Inline, ...]]:
    leaf: st.SearchStrategy[Inline] = st.one_of(
        st.builds(Text, words),
        st.builds(Citation, words),
        st.builds(PersonRef, st.just("p1"), words),
        st.builds(Placeholder, words),
        st.builds(ParagraphRef, st.integers(0, 12).map("o{}".format)),
    )
    nested = st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(Styled, st.sampled_from(styles), st.lists(inner, max_size=3).map(tuple)),
        ),
        max_leaves=4,
    )
    return st.lists(nested, max_size=4).map(tuple)


def _lists(
    inlines: st.SearchStrategy[tuple[Inline, ...]],
) -> st.SearchStrategy[BulletList | LetteredList]:
    kind: st.SearchStrategy[type[BulletList] | type[LetteredList]] = st.sampled_from(
        (BulletList, LetteredList)
    )

    def nest(
        inner: st.SearchStrategy[BulletList | LetteredList] | None,
    ) -> st.SearchStrategy[BulletList | LetteredList]:
        kids = st.lists(inner, max_size=2).map(tuple) if inner is not None else st.just(())
        items = st.lists(st.builds(ListItem, inlines, kids), min_size=1, max_size=3).map(tuple)
        return st.tuples(kind, items).map(lambda pair: pair[0](items=pair[1]))

    return nest(nest(nest(None)))


def _blocks(
    words: st.SearchStrategy[str], inlines: st.SearchStrategy[tuple[Inline, ...]]
) -> st.SearchStrategy[Block]:
    return st.one_of(
        st.builds(
            Paragraph,
            inlines=inlines,
            origin=st.just("?"),
            numbered=st.booleans(),
            lead=st.one_of(st.just(""), words),
        ),
        st.builds(Subheading, text=words, level=st.sampled_from((2, 3))),
        _lists(inlines),
        st.builds(Quote, paragraphs=st.lists(inlines, max_size=3).map(tuple)),
        st.builds(SignatureBlock, text=words),
    )


def _numbered(meta: DocumentMeta, sections: list[Section]) -> Document:
    """Give each paragraph its number and origin, then each reference its number."""
    total = sum(
        isinstance(block, Paragraph) and block.numbered for s in sections for block in s.blocks
    )
    count = 0
    made = []
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Paragraph):
                count += block.numbered
                block = replace(
                    block,
                    origin=f"o{count}" if block.numbered else "",
                    number=count if block.numbered else None,
                )
            blocks.append(_resolved(block, total))
        made.append(replace(section, blocks=tuple(blocks)))
    return Document(meta=meta, sections=tuple(made))


def _resolved(block: Block, total: int) -> Block:
    def inline(one: Inline) -> Inline:
        match one:
            case ParagraphRef(target):
                number = int(target[1:])
                return ParagraphRef(target, number if 1 <= number <= total else None)
            case Styled(style, inner):
                return Styled(style, tuple(map(inline, inner)))
            case _:
                return one

    def listed(one: BulletList | LetteredList) -> BulletList | LetteredList:
        items = (
            ListItem(tuple(map(inline, item.inlines)), tuple(map(listed, item.children)))
            for item in one.items
        )
        return replace(one, items=tuple(items))

    match block:
        case Paragraph():
            return replace(block, inlines=tuple(map(inline, block.inlines)))
        case BulletList() | LetteredList():
            return listed(block)
        case Quote():
            return replace(
                block, paragraphs=tuple(tuple(map(inline, one)) for one in block.paragraphs)
            )
        case _:
            return block


_SENTENCES = (
    "In {month} 2024 Ms X wrote to the Council to ask when the review panel would meet.",
    "The Council replied that it had not yet found an independent person to chair the panel,"
    " and that it could not say when it would.",
    "I have seen the Council’s record of the call, which says the officer promised an answer"
    " within ten working days; none was sent.",
    "The law says the panel should meet within 30 working days of the request, so the Council"
    " was at fault.",
)
_MONTHS = ("January", "March", "May", "July", "September", "November")


def long_document(paragraphs: int) -> Document:
    """A statement of ordinary length sentences, a section every twelve paragraphs."""
    sections = []
    for start in range(1, paragraphs + 1, 12):
        blocks: list[Block] = [Subheading(text="What happened", origin=f"h{start}")]
        for number in range(start, min(start + 12, paragraphs + 1)):
            blocks.append(_long_paragraph(number))
            if number % 6 == 0:
                items = tuple(ListItem((Text(f"point {n} of paragraph {number};"),)) for n in "123")
                blocks.append(LetteredList(items=items) if number % 12 else BulletList(items=items))
        title = f"Part {start // 12 + 1}"
        sections.append(Section(id=f"s{start}", title=title, blocks=tuple(blocks)))
    meta = DocumentMeta(
        stage=StatementStage.DRAFT,
        title="The Ombudsman’s draft decision",
        body_line="Northshire Council (21 017 938)",
        reference="21 017 938",
        body="Northshire Council",
        header="21 017 938 · Northshire Council",
        footer="Confidential until published",
        watermark="DRAFT",
        dated="2026-11-03",
    )
    return Document(meta=meta, sections=tuple(sections))


def _long_paragraph(number: int) -> Paragraph:
    some = (_SENTENCES[(number + n) % 4] for n in range(2 + number % 3))
    text = " ".join(some).format(month=_MONTHS[number % 6])
    inlines: tuple[Inline, ...] = (Text(text + " See paragraph "),)
    target = max(1, number - 7)
    inlines += (ParagraphRef(f"o{target}", target), Text("."))
    return Paragraph(inlines=inlines, origin=f"o{number}", number=number)
