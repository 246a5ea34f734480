"""The decision statement as one document tree, which Word, PDF, preview and plain text all show.

A `Document` is a heading block and sections in reading order. A section has a printed heading
(level 1), and blocks:

* `Paragraph`: numbered ones run on from 1 through the whole statement; the summary, citations
  standing on a line of their own and metadata lines carry no number.
* `Subheading`: level 2 ("What happened") or 3 ("Panel recommendation 1: ...") in a section; level 1
  is what a letter is about, set as its words are, in bold.
* `BulletList` and `LetteredList`: belong to the paragraph before them, take no paragraph number,
  and may nest (bullets under (a), (b), ...).
* `Quote`: somebody's words, set in from the margin.
* `SignatureBlock`: the closing line.

Every paragraph has an `origin`: the key of the record and field its words come from, such as
``finding:f1:analysis:2``. Cross-references are stored against origins or anchors, never numbers.

A new kind of node, or a new setting in type, is a type error wherever it must be handled: renderers
match over `Block`, `Inline` and `Setting` and end in ``assert_never``; everybody else goes by
`walk`. A new style says here what marks it and how it is set, and nothing else need know of it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from workbench.domain.dataclass import dataclass

LARGE_PRINT_PT = 16
"""From this size of type on, in points, a statement is in large print."""


class StatementStage(StrEnum):
    """Whether a statement is a draft sent for comments or the final decision."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


class Setting(StrEnum):
    """How words are set in type, which every output can do and every reader knows."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINED = "underlined"
    STRUCK = "struck through"


class Style(StrEnum):
    """How words are set off; stored versions know each style by its name.

    `mark` stands on either side of the words in authored text, one sign, once or repeated; "" for
    a style nobody can type: added and removed words stand in comparisons only. `setting` is how
    they are printed.
    """

    mark: str
    setting: Setting

    STRONG = "strong", "**", Setting.BOLD
    EMPHASIS = "emphasis", "*", Setting.ITALIC
    ADDED = "added", "", Setting.UNDERLINED
    REMOVED = "removed", "", Setting.STRUCK

    def __new__(cls, name: str, mark: str, setting: Setting) -> Self:
        """A style known by its name alone."""
        made = str.__new__(cls, name)
        made._value_ = name
        made.mark, made.setting = mark, setting
        return made


TYPED = tuple(style for style in Style if style.mark)
"""The styles that authored text has, and a statement with them."""


@dataclass(frozen=True, slots=True)
class Styled:
    """Words set off from those around them: in bold or italic type, underlined, struck out."""

    style: Style
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """The law or guidance relied on; `text` excludes the round brackets every output prints."""

    text: str


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person of the case, shown by the alias `label` ("Ms X"); never by a real name."""

    person_id: str
    label: str


@dataclass(frozen=True, slots=True)
class ParagraphRef:
    """The number of another paragraph. `target` is an origin or anchor key.

    `number` is None until numbering has run, and stays None when nothing has that key: outputs
    then print ``[paragraph ?]`` and the checks report an error.
    """

    target: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something still to be filled in; outputs print ``[label]`` highlighted."""

    label: str


Leaf = Text | Citation | PersonRef | ParagraphRef | Placeholder
"""An inline that holds no others."""

Inline = Leaf | Styled


class BlockSource(StrEnum):
    """Who wrote a block: the program from data, or a person."""

    DERIVED = "derived"
    AUTHORED = "authored"
    STANDARD = "standard"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. `number` is set by numbering when `numbered`; `lead` is a bold run-in word.

    `anchors` are the extra names under which cross-references may find this paragraph.
    """

    inlines: tuple[Inline, ...]
    origin: str
    numbered: bool = True
    number: int | None = None
    source: BlockSource = BlockSource.AUTHORED
    lead: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subheading:
    """A heading in a section: level 2 right under it, 3 under that; 1 under a letter's title."""

    text: str
    level: int = 2
    origin: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: its words, then any list nested under it."""

    inlines: tuple[Inline, ...]
    children: tuple[ListBlock, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """Bulleted items under the paragraph before them."""

    items: tuple[ListItem, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetteredList:
    """Items (a), (b), ... under the paragraph before them; each such list starts again at (a).

    Nested inside another lettered list the labels are (i), (ii), ...
    """

    items: tuple[ListItem, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Quoted words set in from the margin, one tuple of inlines a paragraph; unnumbered."""

    paragraphs: tuple[tuple[Inline, ...], ...]
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """The closing line, "Investigator's decision on behalf of the Ombudsman"; unnumbered."""

    text: str
    origin: str = "signature"


ListBlock = BulletList | LetteredList
Block = Paragraph | Subheading | ListBlock | Quote | SignatureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the statement; `id` is stable ("complaint", "what-i-found"), `title` is printed.

    A section with an empty title has no heading line (the summary and the signature).
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMeta:
    """What stands around the text: titles, header and footer words, and where it came from.

    `title` is the printed document heading ("The Ombudsman's final decision"); `body_line` stands
    above it ("Northshire Council (21 017 938)"); `details` are metadata lines such as
    "Category: Children's care services > Other"; `office`, over them all, is the office whose
    statement it is ("" = not said). `header` and `footer` are printed on every page ("Page X of Y"
    is added by the renderer); `watermark` is "DRAFT" or empty.
    `type_pt` is the size of ordinary words in points (0 = as the look of statements has it).
    `language` is a BCP 47 tag. `dated` is the ISO date used for document properties ("" = none).
    """

    stage: StatementStage
    title: str
    body_line: str
    reference: str
    body: str
    details: tuple[str, ...] = ()
    office: str = ""
    header: str = ""
    footer: str = ""
    watermark: str = ""
    type_pt: int = 0
    edition: str = ""
    dated: str = ""
    language: str = "en-GB"
    library_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole decision statement, ready to be rendered."""

    meta: DocumentMeta
    sections: tuple[Section, ...]
