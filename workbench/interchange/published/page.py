"""The lines of a web page: the published page of a decision, or the page this program writes.

Read with the standard library alone; nothing a page names is fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from workbench.domain.dataclass import dataclass
from workbench.interchange.html_tags import End, Start, Words, page_parts
from workbench.interchange.published.page_asides import (
    HidingStyles,
    PageAsides,
    strikes,
    with_notes,
)
from workbench.interchange.published.page_lists import ListStyles, PageList
from workbench.interchange.published.size import MOST_LINES, too_large
from workbench.statement.nodes import TYPED, Inline, Setting, Style, Styled, Text
from workbench.statement.reading.lines import (
    AsideKind,
    LineLabel,
    Role,
    SourceLine,
    split_label,
    tidy,
    with_typed_label,
)
from workbench.statement.text import inline_text

_SKIPPED = {
    "script", "nav", "footer", "noscript", "button", "select", "svg", "template", "title",
    "textarea", "iframe", "object", "dialog", "rt", "rp",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "li",
    "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "tbody", "thead", "blockquote", "pre",
    "figure", "figcaption", "aside", "form", "fieldset", "address", "hr", "body", "html", "head",
    "caption", "center", "details", "dir", "hgroup", "menu", "summary",
}  # fmt: skip
_TAGS = {
    Setting.BOLD: ("b", "strong"),
    Setting.ITALIC: ("i", "em", "cite"),
    Setting.UNDERLINED: ("u",),
}
_STYLES = {tag: style for style in TYPED for tag in _TAGS[style.setting]}
_BESIDE = {"a", "sup", "img", "del", "ins", "s", "strike"}
_HEADING = re.compile(r"h([1-6])\Z")
_OWN = re.compile(
    r'<main>\s*(?:<p class="draft"[^>]*>[^<]*</p>\s*)?(?:<p class="detail">[^<]*</p>\s*)?'
    r'<p class="body-line">'
)
_EMPTY = {"br", "hr", "img", "input", "wbr", "link", "meta", "col", "area", "source", "embed"}
_QUOTES = ("“", "”"), ("‘", "’")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_PARTS = 150_000
_MOST_READ = 5 * MOST_LINES
"""A page has lines beside its statement that are dropped: menus, links."""

_WHITE = re.compile(r"[ \t\r\n\f]+")


def read_page(text: str) -> tuple[SourceLine, ...]:
    """The lines of an HTML page."""
    own = _OWN.search(text) is not None
    read: set[str] = set()
    while True:
        reader = _Reader(own=own, read=read)
        for number, part in enumerate(page_parts(text)):
            if number == _MOST_PARTS:
                raise too_large()
            reader.take(part)
        if not reader.open:
            return reader.finish()
        # What is passed over and never ends would swallow the rest of the page.
        read.add(reader.open)


@dataclass(slots=True)
class _Link:
    """A link that has begun: its attributes, where its words begin, and whether it is raised."""

    given: Mapping[str, str]
    begins: int
    raised: bool


class _Reader:
    """Gathers lines; words outside `main` are dropped when the page has a `main` with words."""

    def __init__(self, *, own: bool, read: Collection[str] = ()) -> None:
        self._own = own
        self._read = read
        self._asides = PageAsides()
        self._hiding = HidingStyles()
        self._named: dict[str, int] = {}
        self._link: _Link | None = None
        self._raised = 0
        self._struck: list[bool] = []
        self._lines: list[SourceLine] = []
        self._in_main: list[bool] = []
        self._skipped: list[str] = []
        self._main = 0
        self._quotes = 0
        self._quoting = 0
        self._as_typed = 0
        self._styles = ListStyles()
        self._styling = False
        self._lists: list[PageList] = []
        self._set_off = dict.fromkeys(TYPED, 0)
        self._inlines: list[Inline] = []
        self._role = Role.UNKNOWN
        self._heading = 0
        self._label = LineLabel.NONE
        self._shown = ""
        self._label_words: list[str] | None = None

    @property
    def open(self) -> str:
        """The element that is being passed over, "" for none."""
        return self._skipped[0] if self._skipped else ""

    def take(self, part: Words | Start | End) -> None:
        """Take in the next tag or words of the page."""
        if isinstance(part, Words):
            self._words(part.text)
        elif isinstance(part, Start):
            self._start(part)
        else:
            self._end(part.tag)

    # --- tags and words ---

    def _start(self, part: Start) -> None:
        tag, given = part.tag, part.given
        if self._skipped == ["p"] and tag in _BLOCKS:
            self._end("p")
        if self._skipped:
            if tag == self._skipped[-1] and not part.empty:
                self._skipped.append(tag)
            return
        passed_over = not (part.empty or tag in _EMPTY or tag in self._read)
        hidden = self._hiding.hidden_as(tag, given) if passed_over else None
        if passed_over and (hidden is not None or tag in _SKIPPED):
            if tag in _BLOCKS:
                self._flush()
            self._skipped.append(tag)
            if hidden is not None:
                self._asides.begin_hidden(hidden)
        elif tag not in _SKIPPED:
            self._open(part)

    def _open(self, part: Start) -> None:
        tag, given = part.tag, part.given
        if tag == "style":
            self._styling = not part.empty
        elif tag in _BLOCKS:
            self._flush()
            self._open_block(tag, given)
        elif tag == "br":
            self._break()
        elif tag in _STYLES:
            self._set_off[_STYLES[tag]] += 1
        elif tag == "span":
            self._span(given)
        elif tag == "q":
            self._inlines.append(Text(_QUOTES[self._quoting % 2][0]))
            self._quoting += 1
        elif tag in _BESIDE:
            self._beside(tag, given)
        for name in (given.get("id"), given.get("name")):
            if name:
                self._named.setdefault(name, len(self._lines))

    def _span(self, given: Mapping[str, str]) -> None:
        if self._own and given.get("class") in ("number", "label"):
            self._label_words = []
        self._struck.append(strikes(given))
        if self._struck[-1]:
            self._asides.begin_change("s", given)

    def _beside(self, tag: str, given: Mapping[str, str]) -> None:
        """What may mark or hold something beside the words begins."""
        if tag == "sup":
            self._raised += 1
            if self._link is not None:
                self._link.raised = True
        elif tag == "img":
            if self._lines or self._inlines:
                self._asides.picture(given)
        elif tag == "a":
            self._link = _Link(given, len(self._inlines), self._raised > 0)
        else:
            self._asides.begin_change(tag, given)

    def _end(self, tag: str) -> None:
        if self._skipped:
            self._end_skipped(tag)
        elif tag == "style":
            self._styling = False
        elif tag in _BLOCKS:
            self._flush()
            self._close_block(tag)
        elif tag in _STYLES:
            self._set_off[_STYLES[tag]] = max(0, self._set_off[_STYLES[tag]] - 1)
        elif tag == "span":
            self._end_span()
        elif tag == "q" and self._quoting:
            self._quoting -= 1
            self._inlines.append(Text(_QUOTES[self._quoting % 2][1]))
        elif tag in _BESIDE:
            self._end_beside(tag)

    def _end_skipped(self, tag: str) -> None:
        # A reading above words may leave its end out.
        if tag == self._skipped[-1] or (tag == "ruby" and self._skipped[-1] in ("rt", "rp")):
            self._skipped.pop()
            if not self._skipped:
                self._asides.end(AsideKind.HIDDEN, AsideKind.COMMENT)

    def _end_span(self) -> None:
        if self._struck and self._struck.pop():
            self._asides.end_change("s")
        if self._label_words is not None:
            self._own_label("".join(self._label_words))

    def _end_beside(self, tag: str) -> None:
        if tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag == "a":
            self._end_link()
        else:
            self._asides.end_change(tag)

    def _end_link(self) -> None:
        """A link ends; the mark of a note is no word of the page."""
        link, self._link = self._link, None
        if link is not None and self._asides.note_mark(
            link.given, link.raised, inline_text(self._inlines[link.begins :])
        ):
            del self._inlines[link.begins :]

    def _words(self, words: str) -> None:
        if self._asides.heard(words) or self._skipped:
            return
        if self._styling:
            self._styling = False
            self._styles.add(words)
            self._hiding.add(words)
            return
        if self._label_words is not None:
            self._label_words.append(words)
            return
        if self._raised and words.strip().isdecimal() and self._link is None:
            words = words.translate(_RAISED)
        for line in words.splitlines(keepends=True) if self._as_typed else (words,):
            self._say(line)
            if self._as_typed and line.endswith("\n"):
                self._flush()

    def _say(self, words: str) -> None:
        made: Inline = Text(_WHITE.sub(" ", words))
        for style in reversed(TYPED):
            if self._set_off[style]:
                made = Styled(style, (made,))
        self._inlines.append(made)

    # --- blocks ---

    def _open_block(self, tag: str, given: Mapping[str, str]) -> None:
        heading = _HEADING.match(tag)
        if heading is not None:
            self._heading = int(heading[1])
            self._role = self._own_heading(self._heading)
        elif tag == "main":
            self._main += 1
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._as_typed += 1
        elif tag in ("ul", "ol"):
            self._lists.append(self._styles.list_of(tag, given))
        elif tag == "li":
            self._item(given)
        elif tag == "p" and self._own:
            self._role = self._own_paragraph(given.get("class", ""))

    def _close_block(self, tag: str) -> None:
        if tag == "main":
            self._main -= 1
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._as_typed = max(0, self._as_typed - 1)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "li":
            self._label, self._shown = LineLabel.NONE, ""
        if tag not in ("ul", "ol"):
            self._role, self._heading = Role.UNKNOWN, 0

    def _own_heading(self, level: int) -> Role:
        if not self._own:
            return Role.UNKNOWN
        return Role.TITLE if level == 1 else Role.SECTION if level == 2 else Role.SUBHEADING

    def _own_paragraph(self, kind: str) -> Role:
        if self._quotes:
            return Role.QUOTE
        named = {
            "body-line": Role.BODY_LINE,
            "detail": Role.DETAIL,
            "signature": Role.SIGNATURE,
            "draft": Role.UNKNOWN,
        }
        return named.get(kind, Role.UNNUMBERED)

    def _item(self, given: Mapping[str, str]) -> None:
        here = self._lists[-1] if self._lists else self._styles.list_of("ul", {})
        self._role = Role.ITEM if self._own else Role.UNKNOWN
        self._label, self._shown = here.label(given, outermost=len(self._lists) <= 1)

    def _own_label(self, words: str) -> None:
        self._label_words = None
        label, shown, _ = split_label(words + " x")
        self._label, self._shown = label, shown
        if label is LineLabel.NUMBER and self._role is Role.UNNUMBERED:
            self._role = Role.NUMBERED

    # --- lines ---

    def _break(self) -> None:
        if self._lists or self._own:
            self._inlines.append(Text(" "))
        else:
            heading, role = self._heading, self._role
            self._flush()
            self._heading, self._role = heading, role

    def _flush(self) -> None:
        self._link = None
        inlines = tidy(self._inlines)
        strong = bool(inlines) and all(
            isinstance(each, Styled) and each.style is Style.STRONG for each in inlines
        )
        self._inlines = []
        explicit = self._role not in (Role.UNKNOWN, Role.SECTION, Role.SUBHEADING)
        waiting = self._label is not LineLabel.NONE
        if not inlines and not (explicit and (self._own and self._can_be_empty())):
            return
        depth = max(0, len(self._lists) - 1)
        role = self._role
        if role is Role.UNKNOWN and self._quotes and not self._own:
            role = Role.QUOTE
        line = SourceLine(
            inlines=inlines,
            role=role,
            label=self._label,
            shown=self._shown,
            depth=self._heading - 1 if role is Role.SUBHEADING else depth,
            indent=1000 * len(self._lists),
            strong=strong,
            heading=self._heading,
            list_id=self._lists[-1].id if self._lists else "",
            apart=True,
            asides=self._asides.taken(),
        )
        if len(self._lines) == _MOST_READ:
            raise too_large()
        self._lines.append(line if self._own or waiting else with_typed_label(line))
        self._in_main.append(self._main > 0)
        self._label, self._shown = LineLabel.NONE, ""
        if role in (Role.NUMBERED, Role.UNNUMBERED, Role.ITEM):
            self._role = Role.UNKNOWN

    def _can_be_empty(self) -> bool:
        """Whether an empty line still counts: a number or bullet is printed for it."""
        return self._role in (Role.NUMBERED, Role.ITEM) and self._label is not LineLabel.NONE

    def finish(self) -> tuple[SourceLine, ...]:
        """The lines of the page, of its main part when it has one."""
        self._flush()
        lines, notes = with_notes(self._lines, self._named)
        if lines and (left := self._asides.taken()):
            lines[-1] = replace(lines[-1], asides=(*lines[-1].asides, *left))
        main = _chosen(
            [line for n, line in enumerate(lines) if n not in notes],
            [inside for n, inside in enumerate(self._in_main) if n not in notes],
        )
        if self._own:
            main = [line for line in main if line.role is not Role.UNKNOWN]
        return tuple(main)


def _chosen(lines: Sequence[SourceLine], in_main: Sequence[bool]) -> list[SourceLine]:
    chosen = [line for line, inside in zip(lines, in_main, strict=True) if inside]
    return chosen or list(lines)
