"""A web page is read as it is seen; what it holds beside the words seen is listed."""

from __future__ import annotations

import pytest

from workbench.interchange.published.page import read_page
from workbench.statement.reading.lines import Aside, AsideKind, SourceLine

PAGE = (
    "<html><head>{head}</head><body><h1>The complaint</h1>"
    "<p>Mrs K complained.{inside}</p>{between}<p>She heard nothing.</p>{after}</body></html>"
)
WORDS = ["The complaint", "Mrs K complained.", "She heard nothing."]


def read(head: str = "", inside: str = "", between: str = "", after: str = "") -> list[SourceLine]:
    return list(read_page(PAGE.format(head=head, inside=inside, between=between, after=after)))


def asides(lines: list[SourceLine]) -> list[Aside]:
    return [aside for line in lines for aside in line.asides]


@pytest.mark.parametrize(
    ("inside", "kind", "words"),
    [
        ("<del>gone</del>", AsideKind.DELETION, "gone"),
        ("<s>gone</s>", AsideKind.STRUCK, "gone"),
        ("<span style='text-decoration: line-through'>gone</span>", AsideKind.STRUCK, "gone"),
        ("<span hidden>unseen</span>", AsideKind.HIDDEN, "unseen"),
        ("<b style='display:none'>un<i>se</i>en</b>", AsideKind.HIDDEN, "unseen"),
        ("<span style='mso-hide:all'>unseen</span>", AsideKind.HIDDEN, "unseen"),
        ("<div style='mso-element:comment'>Is it?</div>", AsideKind.COMMENT, "Is it?"),
        ("<img alt='A child' src='a.png'>", AsideKind.PICTURE, "A child"),
    ],
)
def test_what_stands_beside_the_words_is_listed_and_not_read(
    inside: str, kind: AsideKind, words: str
) -> None:
    found = read(inside=inside)
    assert [line.words for line in found] == WORDS
    assert asides(found) == [Aside(kind, words)]


def test_words_put_in_are_read_and_listed_with_their_author() -> None:
    found = read(inside=" <ins cite='mailto:A Reader'>Twice.</ins>")
    assert found[1].words == "Mrs K complained. Twice."
    assert asides(found) == [Aside(AsideKind.INSERTION, "Twice.", "A Reader")]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("<sup><a href='#n1'>1</a></sup>", "<ol><li id='n1'>By telephone. <a href='#b'>↩</a></ol>"),
        ("<a href='#_ftn1'><sup>[1]</sup></a>", "<p><a name='_ftn1'>[1]</a> By telephone.</p>"),
        ("<a href='#x' role='doc-noteref'>*</a>", "<div id='x'><p>By telephone.</p></div>"),
    ],
)
def test_a_note_is_listed_where_it_is_marked(mark: str, note: str) -> None:
    found = read(inside=mark, after=note)
    assert [line.words for line in found] == WORDS
    assert asides(found) == [Aside(AsideKind.FOOTNOTE, "By telephone.")]
    assert found[1].asides


def test_a_link_to_a_paragraph_is_no_note() -> None:
    found = read(inside=" See paragraph <a href='#p2'>2</a>.")
    assert found[1].words == "Mrs K complained. See paragraph 2."
    assert asides(found) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<!-- a --!>",
        "<!-- never closed",
        "<script>if (a<b)",
        "<nav>",
        "<textarea>",
        "<span hidden>",
    ],
)
def test_what_is_never_closed_swallows_nothing_behind_it(inside: str) -> None:
    assert read(inside=inside)[-1].words == "She heard nothing."


@pytest.mark.parametrize("head", ["<title>A page", "<style>.a{color:red}", "<style>"])
def test_a_head_that_is_never_closed_swallows_no_page(head: str) -> None:
    assert [line.words for line in read(head=head)][-3:] == WORDS


def test_readings_are_left_out_and_raised_figures_stay_raised() -> None:
    found = read(inside=" <ruby>So<rt>sō</ruby> in 3 m<sup>2</sup>.")
    assert found[1].words == "Mrs K complained. So in 3 m²."


def test_a_summary_and_what_it_opens_are_lines_of_their_own() -> None:
    found = read(between="<details><summary>More</summary>Within</details>")
    assert [line.words for line in found][2:4] == ["More", "Within"]


def test_changes_within_changes_are_one_and_cost_no_more_than_their_length() -> None:
    found = read(inside="<del>" * 3_000 + "<ins>a</ins>" + "</del>" * 3_000 + " Twice.")
    assert found[1].words == "Mrs K complained. Twice."
    assert asides(found) == [Aside(AsideKind.DELETION, "a")]


@pytest.mark.parametrize(
    ("style", "given"),
    [
        (".n{display:none}", 'class="a n"'),
        ("@media print{.z{color:red}} p.n, #q { visibility: hidden; }", 'id="q"'),
        ("", 'style="opacity:0"'),
        ("", 'style="position:absolute;left:-9999px"'),
    ],
)
def test_words_a_page_hides_by_its_styles_are_listed_and_not_read(style: str, given: str) -> None:
    found = read(f"<style>{style}</style>", between=f"<p {given}>unseen</p>")
    assert [line.words for line in found] == WORDS
    assert asides(found) == [Aside(AsideKind.HIDDEN, "unseen")]


@pytest.mark.parametrize(
    "style",
    [
        "@media print{.n{display:none}}",
        ".n{display:none} .n{display:block}",
        ".menu .n{display:none}",
        ".n:empty{display:none}",
        ".n{opacity:0.9;left:-12px}",
    ],
)
def test_words_a_page_shows_are_read(style: str) -> None:
    found = read(f"<style>{style}</style>", between='<p class="n">seen</p>')
    assert "seen" in [line.words for line in found]


def test_quotation_marks_a_page_leaves_to_its_reader_and_typed_lines_are_kept() -> None:
    found = read(
        inside=" She said <q>He said <q>no</q> twice</q>.", after="<pre>1. One\n2. Two</pre>"
    )
    assert found[1].words == "Mrs K complained. She said “He said ‘no’ twice”."
    assert [line.words for line in found[-2:]] == ["One", "Two"]
