"""A decision statement as a page to hand out: one accessible HTML file.

It has real headings and lists, its language, landmarks for its sections, and colours for light and
dark screens and for paper; no scripts, and nothing that is fetched from elsewhere.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from typing import assert_never
from urllib.parse import quote

from workbench.export.about import language_of, title_of
from workbench.export.characters import kept_together
from workbench.export.logo import OfficeLogo, logo_words
from workbench.export.theme import Theme, sized
from workbench.statement import nodes
from workbench.statement.characters import printable
from workbench.statement.text import bullet_label, letter_label

# What browsers take for ordinary words unless the reader says otherwise.
_SCREEN_PT = 12
_ADDRESS = re.compile(r"(?:\w+://|www\.|\w\.[a-z]{2,}/)\S*")
_STROKE = re.compile(r"(?<=[^/:])/(?=[^/])")


def _escaped(text: str) -> str:
    """The one way in which words of a case enter the page."""
    return escape(text)


def _words(text: str) -> str:
    """Words of a paragraph; a long address may go on in the next line after a stroke."""
    escaped = _escaped(text)
    if "/" not in escaped:
        return escaped
    return _ADDRESS.sub(lambda found: _STROKE.sub("/<wbr>", found[0]), escaped)


def render(document: nodes.Document, theme: Theme, logo: OfficeLogo | None = None) -> str:
    """The statement as one accessible HTML file, without scripts or anything from elsewhere."""
    document = kept_together(printable(document))
    meta = document.meta
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language_of(meta)}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_escaped(title_of(meta))}</title>\n<style>{_style(theme, meta.type_pt)}</style>",
        "</head>\n<body>\n<main>",
        f'<p class="body-line">{_escaped(meta.body_line)}</p>',
    ]
    if meta.watermark:
        # The mark by itself where no words say how a draft is to be treated.
        said = meta.footer or meta.watermark
        parts.insert(4, f'<p class="draft" role="note">{_escaped(said)}</p>')
    if logo is not None:
        picture = f"data:image/png;base64,{b64encode(logo.data).decode()}"
        wide = f"{logo.size_mm(theme.page.text_mm)[0]:.2f}mm"
        parts.insert(
            -1,
            f'<p><img src="{picture}" alt="{_escaped(logo_words(meta.office))}" '
            f'style="width: {wide}; max-width: 100%; aspect-ratio: {logo.width} / {logo.height}">'
            "</p>",
        )
    if meta.office:
        parts.insert(-1, f'<p class="detail">{_escaped(meta.office)}</p>')
    parts += [f'<p class="detail">{_escaped(detail)}</p>' for detail in meta.details]
    parts.append(f"<h1>{_escaped(meta.title)}</h1>")
    for section in document.sections:
        parts.extend(_section(section))
    parts.append("</main>\n</body>\n</html>\n")
    return "\n".join(parts)


def _style(theme: Theme, points: int) -> str:
    theme = sized(theme, points)
    heading = f"#{theme.colour(theme.styles.section)}"
    family = theme.body.family.replace('"', "")
    # On a screen the reader's own size counts; what is asked for is a multiple of it.
    size = f"\n  font-size: {points / _SCREEN_PT:g}rem;" if points > _SCREEN_PT else ""
    return f"""
:root {{ color-scheme: light dark; }}
body {{ font-family: "{family}", Arial, Helvetica, sans-serif; line-height: 1.5;{size}
  color: #{theme.text_colour}; background: #FFFFFF; margin: 2rem 1rem; overflow-wrap: break-word; }}
main {{ max-width: 46rem; margin: 0 auto; }}
h1, h2 {{ color: {heading}; line-height: 1.25; }}
.body-line, .signature {{ font-weight: bold; }}
.detail {{ margin: 0; }}
.draft {{ border: 2px solid {heading}; padding: .3rem .8rem; font-weight: bold; }}
.hanging {{ padding-left: 2.6rem; }}
.number, .label {{ float: left; margin-left: -2.6rem; }}
.label {{ margin-left: -1.8rem; }}
ul, ol {{ list-style: none; margin: .4rem 0 .8rem 2.6rem; padding-left: 1.8rem; }}
li ul, li ol {{ margin-left: 0; }}
a {{ color: #{theme.link_colour}; }}
mark {{ background: #{theme.highlight_colour}; color: inherit; }}
blockquote {{ margin: .4rem 1.5rem .8rem 4.2rem; }}
a:focus-visible {{ outline: 2px solid; outline-offset: 2px; }}
:target {{ scroll-margin-top: 1rem; }}
@media screen and (prefers-color-scheme: dark) {{
  body {{ color: #E6E6E6; background: #1B1B1B; }}
  h1, h2, a {{ color: #A9C7EE; }}
  .draft {{ border-color: #A9C7EE; }}
  mark {{ background: #5A4A00; }}
}}
@media print {{
  @page {{ margin: {theme.page.top_mm:g}mm {theme.page.right_mm:g}mm; }}
  body {{ margin: 0; font-size: {theme.styles.paragraph.size_pt:g}pt; orphans: 2; widows: 2; }}
  main {{ max-width: none; }}
  a {{ color: inherit; text-decoration: none; }}
  h1, h2, h3, h4 {{ break-after: avoid; }}
  li, .signature, blockquote {{ break-inside: avoid; }}
  .signature {{ break-before: avoid; }}
}}
"""


def _section(section: nodes.Section) -> Iterator[str]:
    # A section without a heading of its own is no place a reader would look for.
    opened = f'section aria-labelledby="{_identity(section)}"' if section.title else "div"
    yield f"<{opened}>"
    if section.title:
        yield f'<h2 id="{_identity(section)}">{_escaped(section.title)}</h2>'
    level, hanging = (2 if section.title else 1), False
    for block in section.blocks:
        if isinstance(block, nodes.Subheading):
            level = min(max(block.level, 2) + 1, level + 1)
        elif isinstance(block, nodes.Paragraph) and block.number is not None:
            hanging = True
        yield from _block(block, level, hanging)
    yield "</section>" if section.title else "</div>"


def _identity(section: nodes.Section) -> str:
    return _escaped("section-" + quote(section.id, safe=""))


def _block(block: nodes.Block, level: int, hanging: bool) -> Iterator[str]:
    match block:
        case nodes.Paragraph():
            numbered = block.number is not None
            number = f'<span class="number">{block.number}.</span> ' if numbered else ""
            # Known by its number: ids and anchors of the case may hold somebody's name.
            known = f' id="paragraph-{block.number}"' if numbered else ""
            lead = f"<strong>{_escaped(block.lead)}</strong> " if block.lead else ""
            set_in = ' class="hanging"' if hanging else ""
            words = _inlines(block.inlines)
            yield f"<p{known}{set_in}>{number}{lead}{words}</p>"
        case nodes.Subheading():
            yield f"<h{level}>{_escaped(block.text)}</h{level}>"
        case nodes.BulletList() | nodes.LetteredList():
            yield _list(block, 0, 0)
        case nodes.Quote():
            words = "".join(f"<p>{_inlines(one)}</p>\n" for one in block.paragraphs)
            yield f"<blockquote>{words}</blockquote>"
        case nodes.SignatureBlock():
            yield f'<p class="signature">{_escaped(block.text)}</p>'
        case _:
            assert_never(block)


def _list(block: nodes.ListBlock, depth: int, lettered: int) -> str:
    bulleted = isinstance(block, nodes.BulletList)
    tag, hidden = ("ul", ' aria-hidden="true"') if bulleted else ("ol", "")
    items = []
    for index, item in enumerate(block.items):
        label = bullet_label(depth) if bulleted else letter_label(index, lettered)
        inner = "\n".join(
            _list(child, depth + 1, lettered + (not bulleted)) for child in item.children
        )
        items.append(
            f'<li><span class="label"{hidden}>{label}</span> {_inlines(item.inlines)}\n{inner}</li>'
        )
    joined = "\n".join(items)
    # list-style none hides a list from some screen readers unless its role is spelt out.
    return f'<{tag} role="list">\n{joined}\n</{tag}>'


def _inlines(inlines: Sequence[nodes.Inline]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: nodes.Inline) -> str:
    match inline:
        case nodes.Text(text) | nodes.PersonRef(_, text):
            return _words(text)
        case nodes.Styled(style, inner):
            return f"<{_tag(style)}>{_inlines(inner)}</{_tag(style)}>"
        case nodes.Citation(text):
            return f"<cite>{_escaped(f'({text})')}</cite>"
        case nodes.ParagraphRef(_, None):
            return "<mark>[paragraph ?]</mark>"
        case nodes.ParagraphRef(_, number):
            return f'<a href="#paragraph-{number}">{number}</a>'
        case nodes.Placeholder(label):
            return f"<mark>{_escaped(f'[{label}]')}</mark>"
        case _:
            assert_never(inline)


def _tag(style: nodes.Style) -> str:
    match style:
        case nodes.Style.ADDED:
            return "ins"
        case nodes.Style.REMOVED:
            return "del"
        case _:
            return _set_in(style.setting)


def _set_in(setting: nodes.Setting) -> str:
    match setting:
        case nodes.Setting.BOLD:
            return "strong"
        case nodes.Setting.ITALIC:
            return "em"
        case nodes.Setting.UNDERLINED:
            return "u"
        case nodes.Setting.STRUCK:
            return "s"
        case _:
            assert_never(setting)
