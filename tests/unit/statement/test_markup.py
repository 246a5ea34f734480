"""Authored text is read as it was meant, whatever is typed, and written back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, a_child, a_person
from tests.odd_markup import odd_markup
from workbench.domain.records.people import Pronouns
from workbench.statement.cast import Cast, cast_of
from workbench.statement.markup import authored
from workbench.statement.markup.authored import (
    escape,
    mentions,
    plain,
    read_blocks,
    token_label,
    write_blocks,
)
from workbench.statement.markup.block_reader import DEEPEST_LIST
from workbench.statement.markup.inline import marks_in_words
from workbench.statement.nodes import (
    TYPED,
    Block,
    BlockSource,
    BulletList,
    Citation,
    Inline,
    LetteredList,
    Paragraph,
    ParagraphRef,
    PersonRef,
    Placeholder,
    Quote,
    SignatureBlock,
    Style,
    Styled,
    Subheading,
    Text,
)
from workbench.statement.walk import block_words

CASE = a_case(a_person(), a_child(), a_person("p3", alias="", name="Nobody Yet"))
CAST = cast_of(CASE)


def blocks(text: str) -> tuple[Block, ...]:
    return read_blocks(text, CAST, "text:summary")


def inlines(text: str) -> tuple[Inline, ...]:
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def words(text: str) -> list[str]:
    return [each for block in blocks(text) for each in block_words(block)]


def test_paragraphs_are_separated_by_blank_lines_and_line_ends_are_spaces() -> None:
    assert words("One\nline.\n\n\n  Another.  ") == ["One line.", "Another."]


def test_the_first_paragraph_has_the_origin_and_later_ones_are_counted() -> None:
    assert [b.origin for b in blocks("One.\n\n- item\n\nTwo.")] == [
        "text:summary", "text:summary", "text:summary:2",
    ]  # fmt: skip


def test_paragraphs_are_numbered_unless_asked_otherwise() -> None:
    (plain_one,) = read_blocks("Words.", CAST, "o", numbered=False, source=BlockSource.STANDARD)
    assert isinstance(plain_one, Paragraph)
    assert not plain_one.numbered
    assert plain_one.source is BlockSource.STANDARD


def test_emphasis_is_read_and_stray_asterisks_stay() -> None:
    assert inlines("an *em* and **strong** word") == (
        Text("an "),
        Styled(Style.EMPHASIS, (Text("em"),)),
        Text(" and "),
        Styled(Style.STRONG, (Text("strong"),)),
        Text(" word"),
    )
    assert inlines("***both***") == (
        Styled(Style.STRONG, (Styled(Style.EMPHASIS, (Text("both"),)),)),
    )
    assert inlines("*one **two***") == (
        Styled(Style.EMPHASIS, (Text("one "), Styled(Style.STRONG, (Text("two"),)))),
    )
    for stray in ("2*3*4", "5 * 3", "*open", "**open *twice", "****", "*open **shut*", "a*** b"):
        assert "".join(words(stray)).count("*") in (stray.count("*"), stray.count("*") - 2)


def test_an_opening_mark_nothing_closes_is_the_sign_itself() -> None:
    assert inlines("*a **b* c") == (Styled(Style.EMPHASIS, (Text("a **b"),)), Text(" c"))


def test_a_backslash_makes_a_sign_plain() -> None:
    assert inlines(r"\*not em\* \{person:p1\} C:\dir") == (
        Text(r"*not em* {person:p1} C:\dir"),
    )  # fmt: skip


def test_a_person_is_mentioned_by_label_and_pronoun() -> None:
    assert inlines("{person:p1} and {their:p1} son {person:p2}: {They:p2}, {themself:p1}") == (
        PersonRef("p1", "Ms X"), Text(" and her son "), PersonRef("p2", "B"),
        Text(": He, herself"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("pronouns", "expected"),
    [
        (Pronouns.SHE, "she her her hers herself"),
        (Pronouns.HE, "he him his his himself"),
        (Pronouns.THEY, "they them their theirs themselves"),
    ],
)
def test_every_pronoun_follows_the_person(pronouns: Pronouns, expected: str) -> None:
    case = a_case(a_person(pronouns=pronouns))
    text = "{they:p1} {them:p1} {their:p1} {theirs:p1} {themself:p1}"
    assert plain(text, case) == expected


def test_the_body_is_named_as_the_case_calls_it() -> None:
    assert words("{Body} wrote. Then {body} of {body-name}.") == [
        "The Council wrote. Then the Council of Northshire Council."
    ]
    trust = a_case(body_short="Northshire Trust")
    assert plain("{Body} and {body}", trust) == "Northshire Trust and Northshire Trust"


def test_what_is_missing_or_unknown_becomes_a_placeholder_that_says_so() -> None:
    labels = {
        "{person:p9}": "someone who is not in this case",
        "{they:p9}": "someone who is not in this case",
        "{person:p3}": "a person without a label",
        "{?the date}": "the date",
        "{?}": "to be completed",
        "{nonsense}": "unknown: nonsense",
        "{}": "unknown: empty braces",
        "{person:}": "unknown: person:",
        "{cite:()}": "citation",
        "{foo:bar}": "unknown: foo:bar",
    }
    for text, label in labels.items():
        assert inlines(text) == (Placeholder(label),), text
    assert plain("{body} {complainant} {their}", a_case(body_short=" ")) == (
        "[what the text calls the body] [the complainant] [the complainant]"
    )


def test_several_complainants_are_named_together() -> None:
    case = a_case(a_person(), a_person("p2", alias="Mr Y", position=1))
    assert plain("{complainant} said {they} told {Their} council", case) == (
        "Ms X and Mr Y said they told Their council"
    )
    assert plain("{complainant}: {They}", a_case(a_person())) == "Ms X: She"


def test_named_gaps_are_filled_with_words_or_inlines() -> None:
    cast = Cast().with_words(dead_line="one month", who=(PersonRef("p1", "Ms X"),))
    (paragraph,) = read_blocks("{who} within {dead-line}", cast, "o")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (PersonRef("p1", "Ms X"), Text(" within one month"))


def test_references_and_citations_are_read() -> None:
    assert inlines("see paragraph {para:finding:f1:analysis} {cite:(section 26(1))}") == (
        Text("see paragraph "), ParagraphRef("finding:f1:analysis"), Text(" "),
        Citation("(section 26(1))"),
    )  # fmt: skip
    assert inlines("x {cite:(Act 1989)}")[1] == Citation("Act 1989")
    assert inlines(r"x {cite:a \} b}")[1] == Citation("a } b")


def test_a_paragraph_that_is_only_a_citation_is_unnumbered() -> None:
    lead, _, citation = blocks("Says:\n- this\n\n{cite:Local Government Act 1974}.")
    assert isinstance(lead, Paragraph)
    assert isinstance(citation, Paragraph)
    assert (lead.numbered, citation.numbered) == (True, False)


def test_anchors_name_the_paragraph_they_start() -> None:
    first, second = blocks("{#start}{#also} Words.\n\n{#next}\n\nMore.")
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.anchors == ("start", "also")
    assert second.anchors == ("next",)


def test_lists_nest_and_belong_to_the_paragraph_before_them() -> None:
    lead, made = blocks("It found:\n- one\n  a) inner\n  (b) again\n\n    - deep\n- two\n  more")
    assert isinstance(lead, Paragraph)
    assert isinstance(made, BulletList)
    assert [list(block_words(made))] == [["one", "inner", "again", "deep", "two more"]]
    inner = made.items[0].children[0]
    assert isinstance(inner, LetteredList)
    assert isinstance(inner.items[1].children[0], BulletList)


def test_lists_of_two_kinds_at_one_level_are_two_lists() -> None:
    assert [type(b) for b in blocks("- one\na) two")] == [BulletList, LetteredList]


def test_an_item_set_back_half_way_joins_the_list_above_it() -> None:
    (made,) = blocks("- one\n    - two\n  - three\n- four")
    assert isinstance(made, BulletList)
    assert [len(made.items), len(made.items[0].children), len(made.items[0].children[0].items)] == [
        2, 1, 2,
    ]  # fmt: skip


def test_lists_nest_six_deep_and_no_deeper() -> None:
    text = "\n".join("  " * level + "- item" for level in range(2_000))
    depth, lists = 0, [block for block in blocks(text) if isinstance(block, BulletList)]
    while lists:
        depth, lists = depth + 1, [c for made in lists for i in made.items for c in i.children]
    assert depth == DEEPEST_LIST
    assert len(words(text)) == 2_000


def test_quotations_and_subheadings_are_read() -> None:
    assert blocks("## A *title*\n### Lower\n> said\n> she\n>\n> twice\nend") == (
        Subheading(text="A title", level=2, origin="text:summary"),
        Subheading(text="Lower", level=3, origin="text:summary"),
        Quote(paragraphs=((Text("said she"),), (Text("twice"),)), origin="text:summary"),
        Paragraph(inlines=(Text("end"),), origin="text:summary"),
    )
    assert blocks(">\n>") == ()


def test_every_mark_is_explained_where_authored_text_is() -> None:
    assert marks_in_words().startswith("*…* is italic, **…** bold")
    root = Path(__file__).parents[3]
    manual = (root / "resources" / "manual" / "14-texts.md").read_text("utf-8")
    file = (root / "workbench" / "interchange" / "FORMAT.md").read_text("utf-8")
    for style in TYPED:
        typed = f"{style.mark}words{style.mark}"
        assert f"``{typed}`` {style.setting}" in (authored.__doc__ or "")
        assert f"`{typed}`" in manual and f"`{typed}`" in file


def test_odd_input_is_read_as_among_other_paragraphs() -> None:
    for text in odd_markup(4_000):
        alone = read_blocks(text, CAST, "o")
        assert read_blocks(f"{text}\n\nEnd.", CAST, "o")[: len(alone)] == alone, text[:10]


def test_right_to_left_words_and_emoji_are_kept() -> None:
    assert words("👩‍👧 שלום, مرحبا") == ["👩‍👧 שלום, مرحبا"]


@given(st.text(max_size=200))
def test_reading_never_fails(text: str) -> None:
    read_blocks(text, CAST, "o")


MARKUP = st.lists(
    st.sampled_from(
        ["*", "**", "{person:p1}", "{para:a}", "{cite:x}", "{?gap}", "{#n}", "- ", "  - ", "a) ",
         "> ", "## ", "\n", "\n\n", "word", " ", "\\", "{", "}", "(b) ", "“é”", ".", "###", "__"]
    ),
    max_size=24,
).map("".join)  # fmt: skip


@given(MARKUP)
def test_what_was_read_is_written_back_the_same(text: str) -> None:
    read = blocks(text)
    assert [type(b) for b in blocks(write_blocks(read))] == [type(b) for b in read]
    assert blocks(write_blocks(read)) == read


@given(st.text(alphabet="ab *\\{}->#()1:?\n", max_size=40))
def test_escaped_words_read_as_exactly_those_words(text: str) -> None:
    expected = " ".join(text.split("\n")).strip()
    assert "".join(words(escape(text))) == expected


def test_nested_lists_are_written_back_the_same() -> None:
    text = "It found:\n\n- one\n  a) inner\n  a) again\n- two\n\na\\) no item\n\n(b\\) nor this"
    assert write_blocks(blocks(text)) == text


def test_a_signature_is_written_as_its_words() -> None:
    assert write_blocks((SignatureBlock(text="- Signed"),)) == r"\- Signed"
    assert list(block_words(SignatureBlock(text="Signed"))) == ["Signed"]


def test_a_text_knows_whom_it_mentions() -> None:
    text = r"{person:p1} {Their:p2} {para:event:e1} {cite:x} {body} \{person:p8\} {person:p1}"
    assert mentions(text) == {"p1", "p2"}


def test_a_text_in_a_table_is_one_line_of_words() -> None:
    assert plain("{person:p1} said:\n- one\n  - two\n\n> yes\n\n## Title", CASE) == (
        "Ms X said: one two yes Title"
    )


def test_an_editor_shows_tokens_by_what_they_stand_for() -> None:
    shown = {
        "{person:p1}": "Ms X", "{They:p1}": "She", "{body}": "the Council",
        "{para:a}": "7", "{para:b}": "?", "{cite:x}": None, "{nope}": None,
    }  # fmt: skip
    assert {token: token_label(token, CASE, {"a": 7}) for token in shown} == shown


def test_a_text_too_long_to_remember_is_read_all_the_same() -> None:
    assert len(words("word " * 6_000)) == 1
