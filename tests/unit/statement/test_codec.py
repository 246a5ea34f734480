"""A stored statement reads back exactly as it was handed out."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import TODAY, a_library, a_sound_case
from workbench.statement import nodes
from workbench.statement.codec import KINDS, digest, dumps, from_json, loads, to_json
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, DocumentMeta, Section, StatementStage

WORDS = st.text(max_size=12)
LEAVES = (
    st.builds(nodes.Text, WORDS)
    | st.builds(nodes.Citation, WORDS)
    | st.builds(nodes.PersonRef, WORDS, WORDS)
    | st.builds(nodes.ParagraphRef, WORDS, st.none() | st.integers(1, 99))
    | st.builds(nodes.Placeholder, WORDS)
)
INLINES = st.lists(
    st.recursive(
        LEAVES,
        lambda inner: st.builds(
            nodes.Styled, st.sampled_from(nodes.Style), st.lists(inner, max_size=2).map(tuple)
        ),
        max_leaves=3,
    ),
    max_size=3,
).map(tuple)
LISTS = st.recursive(
    st.builds(nodes.BulletList, items=st.just(()), origin=WORDS),
    lambda inner: st.builds(
        nodes.LetteredList,
        items=st.lists(
            st.builds(nodes.ListItem, INLINES, st.lists(inner, max_size=1).map(tuple), WORDS),
            max_size=2,
        ).map(tuple),
    ),
    max_leaves=2,
)
BLOCKS = (
    st.builds(
        nodes.Paragraph,
        inlines=INLINES,
        origin=WORDS,
        numbered=st.booleans(),
        number=st.none() | st.integers(1, 99),
        source=st.sampled_from(nodes.BlockSource),
        lead=WORDS,
        anchors=st.lists(WORDS, max_size=2).map(tuple),
    )
    | st.builds(nodes.Subheading, text=WORDS, level=st.integers(2, 3), origin=WORDS)
    | LISTS
    | st.builds(nodes.Quote, paragraphs=st.lists(INLINES, max_size=2).map(tuple))
    | st.builds(nodes.SignatureBlock, text=WORDS)
)
DOCUMENTS = st.builds(
    Document,
    meta=st.builds(
        DocumentMeta,
        stage=st.sampled_from(StatementStage),
        title=WORDS,
        body_line=WORDS,
        reference=WORDS,
        body=WORDS,
        details=st.lists(WORDS, max_size=2).map(tuple),
        header=WORDS,
    ),
    sections=st.lists(
        st.builds(Section, id=WORDS, title=WORDS, blocks=st.lists(BLOCKS, max_size=3).map(tuple)),
        max_size=2,
    ).map(tuple),
)


@given(DOCUMENTS)
def test_every_document_survives_storing(document: Document) -> None:
    assert loads(dumps(document)) == document


def test_equal_documents_are_stored_as_equal_text() -> None:
    one, other = (
        compose(a_sound_case(), a_library(), TODAY, StatementStage.FINAL) for _ in range(2)
    )
    assert digest(dumps(one)) == digest(dumps(other))
    assert to_json(one)["statement"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "[]", "{}", "not json", '{"statement": 2, "is": "document"}', '{"statement": 1}',
        '{"statement": 1, "is": "text", "text": "x"}', '{"statement": 1, "is": "poem"}',
        '{"statement": 1, "is": ["document"]}',
        '{"statement": 1, "is": "document", "sections": []}',
        '{"statement": 1, "is": "document", "meta": {"is": "meta", "stage": "later"}}',
        "[" * 100_000 + "]" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_stored_statement_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any words that say so will do
        loads(text)


def test_unknown_fields_are_refused() -> None:
    plain = to_json(compose(a_sound_case(), a_library(), TODAY, StatementStage.FINAL))
    plain["extra"] = 1
    with pytest.raises(ValueError, match="unknown fields"):
        from_json(json.loads(json.dumps(plain)))


def test_every_kind_of_node_has_a_name_in_stored_versions() -> None:
    kinds = {*get_args(nodes.Inline), *get_args(nodes.Block)} - {nodes.Styled}
    assert kinds <= set(KINDS.values())
    assert not {style.value for style in nodes.Style} & set(KINDS)


def test_a_version_stored_by_the_first_release_reads_and_is_written_alike() -> None:
    stored = (
        '{"is": "paragraph", "inlines": [{"is": "strong", "inlines": [{"is": "text", "text": "a"}, '
        '{"is": "emphasis", "inlines": [{"is": "text", "text": "b"}]}]}], "origin": "x"}'
    )
    section = {"is": "section", "id": "s", "title": "T", "blocks": [json.loads(stored)]}
    meta = {
        "is": "meta",
        "stage": "draft",
        "title": "",
        "body_line": "",
        "reference": "",
        "body": "",
    }
    value = {"statement": 1, "is": "document", "meta": meta, "sections": [section]}
    read = from_json(value)
    paragraph = read.sections[0].blocks[0]
    assert isinstance(paragraph, nodes.Paragraph)
    inner = nodes.Styled(nodes.Style.EMPHASIS, (nodes.Text("b"),))
    assert paragraph.inlines == (nodes.Styled(nodes.Style.STRONG, (nodes.Text("a"), inner)),)
    assert to_json(read) == value
