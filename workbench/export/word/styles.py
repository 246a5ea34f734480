"""The named styles of the Word statement, made from the theme.

The names below are the style ids `body` writes; officers see the printed names in Word's list of
styles and nothing else there. Lengths come from the theme in points and millimetres and are
written as twips (1/20 point), sizes as half-points.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.export.word.markup import element, root, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from workbench.export.theme import FontFamily, TextStyle, Theme

NORMAL = "Normal"
BODY_LINE = "BodyLine"
DETAIL = "StatementDetail"
TITLE = "Title"
HEADING_1 = "Heading1"
HEADING_2 = "Heading2"
HEADING_3 = "Heading3"
NUMBERED = "NumberedParagraph"
LETTERED = "LetteredList"
ROMAN = "RomanList"
BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")
SUMMARY = "Summary"
UNNUMBERED = "BodyText"
CONTINUED = "ParagraphContinued"
CITATION_LINE = "CitationLine"
QUOTE = "Quote"
SIGNATURE = "Signature"
HEADER = "Header"
FOOTER = "Footer"
CITATION = "Citation"
PLACEHOLDER = "ToBeCompleted"
TABLE = "WorkingPaperTable"
TABLE_HEAD = "TableHeading"
TABLE_TEXT = "TableText"

MAIN_NUMBERING, BULLET_NUMBERING = 1, 2

_TWIPS_PER_MM = 1440 / 25.4
# The families the program ships have twins of the same widths that Word brings along; naming
# those gives the intended look on a computer where only Word is installed. LibreOffice, which
# brings the shipped families, replaces the twins by them.
_WORD_FAMILIES = {
    "Liberation Sans": ("Arial", "swiss", "020B0604020202020204"),
    "Liberation Serif": ("Times New Roman", "roman", "02020603050405020304"),
}
SINGLE_LINE = 1.149
"""A line of these families set "single" is this many times its size high."""


def twips_of_points(length: float) -> int:
    """Points as twips."""
    return round(length * 20)


def twips_of_mm(length: float) -> int:
    """Millimetres as twips."""
    return round(length * _TWIPS_PER_MM)


def paragraph_indent(theme: Theme) -> tuple[int, int]:
    """Left edge of a numbered paragraph's words and how far its number hangs, in twips."""
    return _label_indent(theme.numbered.label_mm, theme.numbered.text_mm)


def list_indent(theme: Theme, level: int) -> tuple[int, int]:
    """Left edge of a list item's words and how far its label hangs, in twips."""
    indent = theme.list_indent(level)
    return _label_indent(indent.label_mm, indent.text_mm)


def _label_indent(label_mm: float, text_mm: float) -> tuple[int, int]:
    left = twips_of_mm(text_mm)
    return left, left - twips_of_mm(label_mm)


def bullet_style(level: int) -> str:
    """The style of bullets nested `level` deep; the deepest one serves all below it."""
    return BULLETS[min(level, len(BULLETS) - 1)]


def style_part(theme: Theme, language: str) -> Element:
    """The styles part: defaults with the language, then every style of the statement."""
    styles = root("styles")
    styles.append(_defaults(theme, language))
    # Word's own 376 styles stay out of the list an officer chooses from.
    styles.append(
        element(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=1,
            defUnhideWhenUsed=1,
            defQFormat=0,
            count=376,
        )
    )
    styles.extend(_built_in_defaults(theme))
    styles.extend(_opening_styles(theme))
    styles.extend(_paragraph_styles(theme))
    styles.extend(_list_styles(theme))
    styles.extend(_margin_styles(theme))
    styles.extend(_character_styles(theme))
    return styles


def font_table(theme: Theme) -> Element:
    """The font table, which tells a computer without a family what to put in its place."""
    fonts = root("fonts")
    for family in sorted({theme.body.family, theme.heading.family}):
        name, kind, panose = _WORD_FAMILIES.get(family, (family, "auto", ""))
        font = element("font", name=name)
        if name != family:
            font.append(element("altName", val=family))
        if panose:
            font.append(element("panose1", val=panose))
        font.extend(
            [
                element("charset", val="00"),
                element("family", val=kind),
                element("pitch", val="variable"),
            ]
        )
        fonts.append(font)
    return fonts


def word_family(font: FontFamily) -> str:
    """The name under which Word finds a family of the theme."""
    return _WORD_FAMILIES.get(font.family, (font.family,))[0]


def _fonts(slot: str) -> Element:
    """The "major" (headings) or "minor" (text) typeface of the theme part, for every script."""
    return element(
        "rFonts",
        asciiTheme=f"{slot}HAnsi",
        hAnsiTheme=f"{slot}HAnsi",
        eastAsiaTheme=f"{slot}EastAsia",
        cstheme=f"{slot}Bidi",
    )


def _defaults(theme: Theme, language: str) -> Element:
    size = _half_points(theme.styles.paragraph)
    run = element(
        "rPr",
        _fonts("minor"),
        element("color", val=theme.text_colour),
        element("sz", val=size),
        element("szCs", val=size),
        element("lang", val=language, eastAsia=language, bidi="ar-SA"),
    )
    paragraph = element("pPr", element("widowControl"))
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault", paragraph))


def _half_points(style: TextStyle) -> int:
    return round(style.size_pt * 2)


def _built_in_defaults(theme: Theme) -> list[Element]:
    ordinary = theme.styles.paragraph
    plain = replace(ordinary, bold=False, italic=False, colour=theme.text_colour)
    run = _type(theme, ordinary, plain, heading=False)
    normal = element(
        "style",
        element("name", val="Normal"),
        element("qFormat"),
        element("pPr", element("spacing", **_spacing(ordinary), lineRule="auto")),
        *([element("rPr", *run)] if run else []),
        type="paragraph",
        default=1,
        styleId=NORMAL,
    )
    character = element(
        "style",
        element("name", val="Default Paragraph Font"),
        element("uiPriority", val=1),
        element("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    lists = element(
        "style",
        element("name", val="No List"),
        element("semiHidden"),
        type="numbering",
        default=1,
        styleId="NoList",
    )
    return [normal, character, lists]


def _opening_styles(theme: Theme) -> list[Element]:
    looks = theme.styles
    headings = (
        (HEADING_1, "heading 1", looks.section, 0),
        (HEADING_2, "heading 2", looks.subheading, 1),
        (HEADING_3, "heading 3", looks.minor_subheading, 2),
    )
    return [
        styled(theme, BODY_LINE, "Body complained about", looks.body_line, _keep(), heading=True),
        styled(theme, DETAIL, "Statement details", looks.detail, _keep()),
        styled(theme, TITLE, "Title", looks.title, _keep(), heading=True, following=HEADING_1),
        *(
            styled(
                theme, name, printed, look, _keep(),
                after=[element("outlineLvl", val=level)], heading=True, following=NUMBERED,
            )
            for name, printed, look, level in headings
        ),
    ]  # fmt: skip


def _paragraph_styles(theme: Theme) -> list[Element]:
    looks = theme.styles
    inset = element(
        "ind", left=twips_of_mm(theme.quote_mm), right=twips_of_mm(theme.quote_right_mm)
    )
    return [
        styled(theme, NUMBERED, "Numbered paragraph", looks.paragraph, [_bound(MAIN_NUMBERING, 0)]),
        styled(theme, SUMMARY, "Summary", looks.paragraph),
        styled(theme, UNNUMBERED, "Body Text", looks.paragraph),
        *(
            styled(
                theme, name, printed, looks.paragraph,
                after=[element("ind", left=twips_of_mm(theme.numbered.text_mm))],
            )
            for name, printed in (
                (CONTINUED, "Paragraph continued"), (CITATION_LINE, "Citation line"),
            )
        ),
        styled(theme, QUOTE, "Quote", looks.quote, after=[inset]),
        styled(theme, SIGNATURE, "Signature", looks.signature, [element("keepLines")]),
    ]  # fmt: skip


def _list_styles(theme: Theme) -> list[Element]:
    look = theme.styles.list_item
    bullets = [
        styled(theme, name, f"List Bullet{f' {level + 1}' if level else ''}", look,
               [_bound(BULLET_NUMBERING, level)])
        for level, name in enumerate(BULLETS)
    ]  # fmt: skip
    return [
        *bullets,
        styled(theme, LETTERED, "List (a)", look, [_bound(MAIN_NUMBERING, 1)]),
        styled(theme, ROMAN, "List (i)", look, [_bound(MAIN_NUMBERING, 2)]),
    ]


def _margin_styles(theme: Theme) -> list[Element]:
    page = theme.page
    width = twips_of_mm(page.text_mm)
    right_edge = element("tabs", element("tab", val="right", pos=width))
    return [
        styled(theme, HEADER, "header", theme.styles.header),
        styled(theme, FOOTER, "footer", theme.styles.footer, [right_edge]),
    ]


def _character_styles(theme: Theme) -> list[Element]:
    citation = [element("i"), element("iCs")]
    # Shading, not highlighting: Word ignores a highlight that belongs to a style.
    shade = element("shd", val="clear", color="auto", fill=theme.highlight_colour)
    return [
        element(
            "style",
            element("name", val=printed),
            element("basedOn", val="DefaultParagraphFont"),
            element("uiPriority", val=20),
            element("qFormat"),
            element("rPr", *look),
            type="character",
            customStyle=1,
            styleId=name,
        )
        for name, printed, look in (
            (CITATION, "Citation", citation),
            (PLACEHOLDER, "To be completed", [shade]),
        )
    ]


_BUILT_IN = frozenset(
    {TITLE, HEADING_1, HEADING_2, HEADING_3, UNNUMBERED, QUOTE, SIGNATURE, HEADER, FOOTER, *BULLETS}
)


def _keep() -> list[Element]:
    return [element("keepNext"), element("keepLines")]


def _bound(numbering: int, level: int) -> Element:
    bound = element("numPr", element("numId", val=numbering))
    if level:
        bound.insert(0, element("ilvl", val=level))
    return bound


def styled(
    theme: Theme,
    name: str,
    printed: str,
    look: TextStyle,
    before: list[Element] | None = None,
    *,
    after: list[Element] | None = None,
    heading: bool = False,
    following: str = "",
) -> Element:
    """A paragraph style, saying only how it differs from Normal.

    `before` and `after` stand round its spacing, in the schema's order.
    """
    made = element("style", element("name", val=printed), type="paragraph", styleId=name)
    if name not in _BUILT_IN:
        made.set(w("customStyle"), "1")
    made.append(element("basedOn", val=NORMAL))
    if following:
        made.append(element("next", val=following))
    made.extend([element("uiPriority", val=10), element("qFormat")])
    ordinary = theme.styles.paragraph
    shared = _spacing(ordinary).items()
    spacing = {name: space for name, space in _spacing(look).items() if (name, space) not in shared}
    if "line" in spacing:
        # Without it LibreOffice takes the number for a height.
        spacing["lineRule"] = "auto"
    spaced = [element("spacing", **spacing)] if spacing else []
    paragraph = [*(before or []), *spaced, *(after or [])]
    run = _type(theme, look, ordinary, heading=heading)
    made.extend([element("pPr", *paragraph)] if paragraph else [])
    made.extend([element("rPr", *run)] if run else [])
    return made


def _spacing(look: TextStyle) -> dict[str, int | str]:
    """The spaces round a line and between lines, as attributes of "spacing"."""
    return {
        "before": twips_of_points(look.before_pt),
        "after": twips_of_points(look.after_pt),
        "line": round(240 * look.line_spacing / SINGLE_LINE),
    }


def _type(theme: Theme, look: TextStyle, ordinary: TextStyle, *, heading: bool) -> list[Element]:
    """How the type of a role differs from that of ordinary words."""
    made = [_fonts("major")] if heading else []
    for names, wanted, usual in (
        (("b", "bCs"), look.bold, ordinary.bold),
        (("i", "iCs"), look.italic, ordinary.italic),
    ):
        if wanted != usual:
            made.extend(element(name) if wanted else element(name, val=0) for name in names)
    if theme.colour(look) != theme.colour(ordinary):
        made.append(element("color", val=theme.colour(look)))
    if look.size_pt != ordinary.size_pt:
        made.extend(element(name, val=_half_points(look)) for name in ("sz", "szCs"))
    return made
