"""Plain text and the HTML page say what the statement says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from tests.export.documents import documents
from tests.export.html_reading import Page, draft_words, without_mark
from tests.export.reference_document import reference_document
from tests.properties import examples
from workbench.export import plain, web_page
from workbench.export.theme import Theme
from workbench.export.word.template_styles import contrast
from workbench.statement.characters import printable
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.text import lines


def _normal(text: str) -> str:
    return " ".join(text.split())


def _expected(document: Document) -> str:
    shown = printable(document)
    return _normal(" ".join(lines(shown)))


@given(document=documents())
@settings(max_examples=examples(60))
def test_both_say_what_the_statement_says(theme: Theme, document: Document) -> None:
    expected = _expected(document)
    first = _normal(draft_words(printable(document).meta))
    assert without_mark(_normal(plain.render(document)), first) == expected
    page = Page(web_page.render(document, theme))
    assert without_mark(_normal(page.words), first) == expected


@pytest.mark.parametrize("stage", StatementStage)
def test_the_reference_statement_is_said_in_full(stage: StatementStage) -> None:
    document = reference_document(stage)
    expected = _normal(" ".join(lines(document)))
    text = _normal(plain.render(document))
    assert without_mark(text, draft_words(document.meta)) == expected


@pytest.mark.parametrize("stage", StatementStage)
def test_a_draft_to_hand_out_says_first_that_it_is_confidential(
    theme: Theme, stage: StatementStage
) -> None:
    document = reference_document(stage)
    said = "Confidential until published"
    draft = stage is StatementStage.DRAFT
    assert plain.render(document).startswith(said) is draft
    page = web_page.render(document, theme)
    assert (f'<p class="draft" role="note">{said}</p>' in page) is draft


def test_plain_text_parts_blocks_by_one_blank_line() -> None:
    text = plain.render(reference_document())
    assert "\n\n\n" not in text
    assert "\n\n1. Ms X complained that the Council:\n\n  • took nine months" in text
    assert "\n    ◦ one on 3 March;\n      ▪ at home; and\n" in text


def test_references_lead_to_a_place_in_the_page(theme: Theme) -> None:
    page = Page(web_page.render(reference_document(), theme))
    targets = [href[1:] for href, _ in page.links if href.startswith("#")]
    assert len(targets) == 4
    assert set(targets) <= set(page.names)


def test_words_of_a_case_never_become_markup(theme: Theme) -> None:
    text = web_page.render(reference_document(), theme)
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
