"""A decision statement as the preview beside the case shows it.

`render` keeps to the part of HTML that Qt's rich text knows, takes its colours from the caller so
that it is right on dark and light screens, and makes every block a link to the record it comes
from. The page to hand out is `workbench.export.web_page`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from html import escape
from typing import assert_never
from urllib.parse import quote, unquote

from workbench.export.characters import printable
from workbench.export.theme import Theme
from workbench.statement.nodes import (
    Block,
    BulletList,
    Citation,
    Document,
    Inline,
    LetteredList,
    ListBlock,
    Paragraph,
    ParagraphRef,
    PersonRef,
    Placeholder,
    Quote,
    Section,
    SignatureBlock,
    Style,
    Styled,
    Subheading,
    Text,
)
from workbench.statement.text import BULLET, letter_label

_ORIGIN = "origin:"


@dataclass(frozen=True, slots=True)
class PreviewColours:
    """Colours of the preview as ``#RRGGBB``, taken by the window from its palette.

    `indent` is the room for paragraph numbers in pixels, and how far apart the window sets tabs.
    """

    text: str
    muted: str
    link: str
    highlight: str
    highlight_text: str
    focus: str
    changed: str
    indent: int = 44


def anchor_name(key: str) -> str:
    """The name under which the preview knows a block, for scrolling to it; `key` is an origin."""
    return "at-" + quote(key, safe="").replace("%", "_")


def origin_of(url: str) -> str | None:
    """The origin that a clicked preview link leads to, or None for a link within the statement."""
    return unquote(url[len(_ORIGIN) :]) if url.startswith(_ORIGIN) else None


def _target(origin: str) -> str:
    return _ORIGIN + quote(origin, safe=":")


def _escaped(text: str) -> str:
    """The one way in which words of a case enter HTML."""
    return escape(text)


def render(
    document: Document,
    theme: Theme,
    *,
    colours: PreviewColours,
    focus: str | None = None,
    changed: Set[str] = frozenset(),
) -> str:
    """The statement for a `QTextBrowser`.

    The block with origin `focus` is set off, so are those whose origin is in `changed`. A click on
    a block gives a link that `origin_of` turns into its origin; cross-references link to the
    paragraph they name.
    """
    return _Preview(theme, colours, focus, changed).document(printable(document))


class _Preview:
    """Writes one document as Qt rich text: hanging paragraphs, numbers set off by a tab.

    Only lists are tables. Qt sets every cell twice, so that a statement in tables would make the
    preview lag behind the typing.
    """

    def __init__(
        self, theme: Theme, colours: PreviewColours, focus: str | None, changed: Set[str]
    ) -> None:
        self._theme = theme
        self._colours = colours
        self._focus = focus
        self._changed = changed

    def document(self, document: Document) -> str:
        meta = document.meta
        head = []
        if meta.watermark:
            mark = f'<span class="mark">&nbsp;{_escaped(meta.watermark)}&nbsp;</span>'
            head.append(f"<p><b>{mark}</b></p>")
        head.append(f"<p><b>{_escaped(meta.body_line)}</b></p>")
        head.extend(f'<p class="muted">{_escaped(detail)}</p>' for detail in meta.details)
        head.append(f"<h1>{_escaped(meta.title)}</h1>")
        body = (self._section(section) for section in document.sections)
        return (
            f"<html><head>{self._style()}</head><body>{''.join(head)}{''.join(body)}</body></html>"
        )

    def _style(self) -> str:
        colours = self._colours
        return (
            f"<style>body {{ color: {colours.text}; }} p {{ margin: 4px 0 5px 0; }}"
            " h1 { font-size: x-large; margin: 14px 0 10px 0; }"
            " h2 { font-size: large; margin: 14px 0 4px 0; }"
            " h3, h4 { font-size: medium; margin: 0; } h4 { font-style: italic; }"
            f" .muted {{ color: {colours.muted}; }}"
            f" a.o {{ color: {colours.text}; text-decoration: none; }}"
            f" a.h, span.mark {{ color: {colours.highlight_text}; text-decoration: none;"
            f" background-color: {colours.highlight}; }}"
            f" a.r {{ color: {colours.link}; text-decoration: none; }}</style>"
        )

    def _section(self, section: Section) -> str:
        parts = [f"<h2>{_escaped(section.title)}</h2>" if section.title else ""]
        hanging = False
        for block in section.blocks:
            hanging = hanging or (isinstance(block, Paragraph) and block.number is not None)
            parts.append(self._block(block, hanging))
        return "".join(parts)

    def _block(self, block: Block, hanging: bool) -> str:
        ground = self._ground(block.origin)
        name = f'<a name="{anchor_name(block.origin)}"></a>' if block.origin else ""
        match block:
            case Paragraph():
                names = "".join(f'<a name="{anchor_name(key)}"></a>' for key in block.anchors)
                number = (
                    self._link(f"{block.number}.", block.origin) if block.number is not None else ""
                )
                lead = self._link(block.lead, block.origin)
                words = self._inlines(block.inlines, block.origin)
                text = f"{name}{names}{f'<b>{lead}</b> ' if lead else ''}{words}"
                return self._paragraph(number, text, ground, hanging)
            case Subheading():
                tag = "h3" if block.level <= 2 else "h4"
                words = self._link(block.text, block.origin)
                return f'<{tag} style="margin-top: 14px;{ground}">{name}{words}</{tag}>\n'
            case BulletList() | LetteredList():
                listed = self._list(block, block.origin, 0, ground)
                return f'<div style="margin-left: {self._colours.indent}px;">{name}{listed}</div>\n'
            case Quote():
                style = f"margin-left: {self._colours.indent + 16}px;{ground}"
                words = "".join(
                    f'<p style="{style}">{self._inlines(paragraph, block.origin)}</p>'
                    for paragraph in block.paragraphs
                )
                return f"{name}{words}\n"
            case SignatureBlock():
                words = f"{name}<b>{self._link(block.text, block.origin)}</b>"
                return f'<p style="margin-top: 22px;{ground}">{words}</p>\n'
            case _:
                assert_never(block)

    def _paragraph(self, number: str, words: str, ground: str, hanging: bool) -> str:
        indent = self._colours.indent if hanging else 0
        if number:
            number += '<span style="white-space: pre;">\t</span>'
        back = -indent if number else 0
        return (
            f'<p style="margin-left: {indent}px; text-indent: {back}px;{ground}">'
            f"{number}{words}</p>\n"
        )

    def _ground(self, origin: str) -> str:
        if origin and origin == self._focus:
            return f" background-color: {self._colours.focus};"
        if origin in self._changed:
            return f" background-color: {self._colours.changed};"
        return ""

    def _list(self, block: ListBlock, origin: str, lettered: int, ground: str = "") -> str:
        bulleted = isinstance(block, BulletList)
        rows = []
        for index, item in enumerate(block.items):
            own = item.origin or origin
            label = BULLET if bulleted else letter_label(index, lettered)
            inner = "".join(
                self._list(child, own, lettered + (not bulleted)) for child in item.children
            )
            name = f'<a name="{anchor_name(item.origin)}"></a>' if item.origin else ""
            rows.append(
                f'<tr style="{self._ground(item.origin)}"><td width="26">{label}</td>'
                f"<td>{name}{self._inlines(item.inlines, own)}{inner}</td></tr>\n"
            )
        style = 'width="100%" cellspacing="0" cellpadding="2"'
        return f'<table {style} style="{ground}">{"".join(rows)}</table>'

    def _link(self, text: str, origin: str) -> str:
        return _piece("o", _target(origin), text) if origin and text else _escaped(text)

    def _inlines(self, inlines: Sequence[Inline], origin: str) -> str:
        """Plain words side by side are one link: Qt takes as long over a link as over a line."""
        parts: list[str] = []
        words: list[str] = []
        for inline in inlines:
            match inline:
                case Text(text) | PersonRef(_, text):
                    words.append(text)
                case Citation(text):
                    words.append(f"({text})")
                case Styled() | ParagraphRef() | Placeholder():
                    parts += (self._link("".join(words), origin), self._inline(inline, origin))
                    words = []
                case _:
                    assert_never(inline)
        return "".join((*parts, self._link("".join(words), origin)))

    def _inline(self, inline: Inline, origin: str) -> str:
        match inline:
            case Text(text) | PersonRef(_, text):
                return self._link(text, origin)
            case Styled(style, inner):
                tag = _tag(style)
                return f"<{tag}>{self._inlines(inner, origin)}</{tag}>"
            case Citation(text):
                return self._link(f"({text})", origin)
            case ParagraphRef(_, None):
                return _piece("h", _target(origin), "[paragraph ?]")
            case ParagraphRef(target, number):
                return _piece("r", "#" + anchor_name(target), str(number))
            case Placeholder(label):
                return _piece("h", _target(origin), f"[{label}]")
            case _:
                assert_never(inline)


def _tag(style: Style) -> str:
    match style:
        case Style.STRONG:
            return "b"
        case Style.EMPHASIS:
            return "i"
        case _:
            assert_never(style)


def _piece(kind: str, target: str, text: str) -> str:
    return f'<a class="{kind}" href="{_escaped(target)}">{_escaped(text)}</a>'
