"""Plain text, the preview and the HTML page all say what the statement says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from tests.export.documents import documents, long_document
from tests.export.html_reading import Page, without_mark
from tests.export.reference_document import reference_document
from workbench.export import html, plain, web_page
from workbench.export.characters import printable
from workbench.export.theme import Theme
from workbench.export.word.template_styles import contrast
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.text import lines

COLOURS = html.PreviewColours(
    text="#DDDDDD",
    muted="#AAAAAA",
    link="#88BBFF",
    highlight="#665500",
    highlight_text="#FFFFFF",
    focus="#334455",
    changed="#223322",
)


def _normal(text: str) -> str:
    return " ".join(text.split())


def _expected(document: Document) -> str:
    shown = printable(document)
    return _normal(" ".join(lines(shown)))


@given(document=documents())
@settings(max_examples=60)
def test_all_three_say_what_the_statement_says(theme: Theme, document: Document) -> None:
    expected = _expected(document)
    assert _normal(plain.render(document)) == expected
    preview = Page(html.render(document, theme, colours=COLOURS))
    assert without_mark(_normal(preview.words), document.meta.watermark) == expected
    page = Page(web_page.render(document, theme))
    assert without_mark(_normal(page.words), document.meta.watermark) == expected


@pytest.mark.parametrize("stage", StatementStage)
def test_the_reference_statement_is_said_in_full(theme: Theme, stage: StatementStage) -> None:
    document = reference_document(stage)
    expected = _normal(" ".join(lines(document)))
    preview = _normal(Page(html.render(document, theme, colours=COLOURS)).words)
    assert without_mark(preview, document.meta.watermark) == expected
    assert _normal(plain.render(document)) == expected


def test_plain_text_parts_blocks_by_one_blank_line() -> None:
    text = plain.render(reference_document())
    assert "\n\n\n" not in text
    assert "\n\n1. Ms X complained that the Council:\n\n  • took nine months" in text
    assert "\n    • one on 3 March;\n      • at home; and\n" in text


def test_a_click_on_any_words_leads_to_their_record(theme: Theme) -> None:
    page = Page(html.render(reference_document(), theme, colours=COLOURS))
    origins = {origin for href, _ in page.links if (origin := html.origin_of(href)) is not None}
    assert {"event:e1", "head:h2", "what-happened", "event:e2:quote", "signature"} <= origins
    assert ("origin:finding:f2:analysis:1", "8.") in page.links


def test_references_in_the_preview_lead_to_a_place_in_it(theme: Theme) -> None:
    for text in (
        html.render(reference_document(), theme, colours=COLOURS),
        web_page.render(reference_document(), theme),
    ):
        page = Page(text)
        targets = [href[1:] for href, _ in page.links if href.startswith("#")]
        assert len(targets) == 4
        assert set(targets) <= set(page.names)


@pytest.mark.parametrize("origin", ["finding:f1", "a b/ü?#&\"'<", "100%", "event:\u4e2d"])
def test_an_origin_survives_being_a_link(origin: str) -> None:
    from urllib.parse import quote

    assert html.origin_of("origin:" + quote(origin)) == origin
    assert re.fullmatch(r"[\w.~-]+", html.anchor_name(origin))


def test_other_links_have_no_origin() -> None:
    assert html.origin_of("#at-complaint") is None


def test_the_preview_takes_every_colour_from_the_window(theme: Theme) -> None:
    text = html.render(
        reference_document(), theme, colours=COLOURS, focus="event:e1", changed={"event:e2"}
    )
    known = {COLOURS.text, COLOURS.muted, COLOURS.link, COLOURS.highlight, COLOURS.highlight_text}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", text)) == known | {COLOURS.focus, COLOURS.changed}
    row = next(row for row in text.split("<p") if html.anchor_name("event:e1") in row)
    assert f"background-color: {COLOURS.focus};" in row.split(">")[0]


def test_what_is_missing_is_highlighted(theme: Theme) -> None:
    text = html.render(reference_document(), theme, colours=COLOURS)
    assert re.search(r'<a class="h"[^>]*>\[date of the report\]</a>', text)
    assert re.search(r'<a class="h"[^>]*>\[paragraph \?\]</a>', text)


def test_words_of_a_case_never_become_markup(theme: Theme) -> None:
    for text in (
        html.render(reference_document(), theme, colours=COLOURS),
        web_page.render(reference_document(), theme),
    ):
        assert "checked &lt;b&gt; &amp; the post" in text


def test_the_page_to_hand_out_is_accessible_and_stands_alone(theme: Theme) -> None:
    text = web_page.render(reference_document(), theme)
    page = Page(text)
    assert '<html lang="en-GB">' in text
    assert "<title>The Ombudsman’s draft decision – Northshire Council (21 017 938)</title>" in text
    assert page.headings == ["h1", "h2", "h2", "h2", "h3", "h3", "h4", "h4", "h3", "h2"]
    assert not {"script", "link", "img"} & {tag for tag, _ in page.starts}
    assert "http" not in text
    tags = [tag for tag, _ in page.starts]
    assert tags.count("li") == 18 and "blockquote" in tags
    assert len(page.names) == len(set(page.names))


def test_only_lists_are_tables_in_the_preview_because_qt_sets_tables_twice(theme: Theme) -> None:
    page = Page(html.render(long_document(36), theme, colours=COLOURS))
    lists = 6
    assert [tag for tag, _ in page.starts].count("table") == lists


def contrast_between(one: str, other: str) -> float:
    first, second = contrast(one), contrast(other)
    return max(first, second) / min(first, second)


@pytest.mark.parametrize("dark", [False, True])
def test_words_of_the_page_stand_out_on_light_and_dark_screens(theme: Theme, dark: bool) -> None:
    text = web_page.render(reference_document(), theme)
    style = text[text.index("<style>") : text.index("</style>")]
    light, _, rest = style.partition("@media screen and (prefers-color-scheme: dark)")
    part = rest[: rest.index("@media print")] if dark else light
    (ground,) = re.findall(r"body \{[^}]*background: #(\w{6})", part)
    inks = re.findall(r"[{;\s]color: #(\w{6})", part)
    assert len(inks) >= 2
    assert [ink for ink in inks if contrast_between(ink, ground) < 4.5] == []
    (marked,) = re.findall(r"mark \{ background: #(\w{6})", part)
    (body,) = re.findall(r"body \{[^}]*?[{;\s]color: #(\w{6})", part)
    assert contrast_between(body, marked) >= 4.5


def test_parts_of_the_page_can_be_gone_to_by_their_headings(theme: Theme) -> None:
    page = Page(web_page.render(reference_document(), theme))
    parts = [about.get("aria-labelledby") for tag, about in page.starts if tag == "section"]
    headings = [about.get("id") for tag, about in page.starts if tag == "h2"]
    assert parts == headings
    assert len(parts) == 4
    assert [tag for tag, _ in page.starts].count("main") == 1


def test_paper_has_neither_the_dark_colours_nor_links_in_blue(theme: Theme) -> None:
    text = web_page.render(reference_document(), theme)
    assert "@media screen and (prefers-color-scheme: dark)" in text
    printed = text[text.index("@media print") :]
    assert "a { color: inherit; text-decoration: none; }" in printed
    assert "break-after: avoid" in printed
