"""Whatever is done to paragraphs, no word is lost and every reference leads to the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    TODAY,
    a_case,
    a_finding,
    a_library,
    a_passage,
    a_text,
    a_topic,
    an_event,
    an_injustice,
)
from tests.properties import examples
from workbench.application.case.changes import ChangeSet, apply_changes, diff
from workbench.application.drafting.adding import delete_unit, insert_after, insert_in_topic
from workbench.application.drafting.lists import indent, letters, outdent
from workbench.application.drafting.moves import move, move_under
from workbench.application.drafting.paragraphs import Acted, set_unit, unit_of
from workbench.application.drafting.parting import merge_with_next, merge_with_previous, split
from workbench.application.drafting.references import refer_to
from workbench.application.drafting.rows import StatementRowKind, rows
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.drafting import Placement, TopicRole
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.numbering import numbers

LIBRARY = a_library()
WORD = re.compile(r"\bw\d+\b")
HOMES = (
    "passage:s1", "passage:s2", "passage:s3", "finding:f1:analysis", "finding:f2:analysis",
    "injustice:i1", "text:considered", "text:summary",
)  # fmt: skip


def made(case: CaseFile) -> Document:
    return compose(case, LIBRARY, TODAY, StatementStage.DRAFT)


def printed(document: Document) -> list[str]:
    return [word for row in rows(document) for word in WORD.findall(row.words)]


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    """A case whose paragraphs begin with a word of their own and refer to one another by it."""
    counted = iter(range(1, 10_000))
    starts: dict[str, str] = {}
    texts: dict[str, list[str]] = {home: [] for home in HOMES}
    for home in HOMES:
        fewest = 1 if home.startswith("passage") else 0
        for number in range(1, draw(st.integers(fewest, 3)) + 1):
            first = f"w{next(counted)}"
            key = home if number == 1 else f"{home}:{number}"
            starts[key] = first
            name = f"{{#n{first}}} " if draw(st.booleans()) else ""
            texts[home].append(name + _paragraph(draw, first, counted))
            if draw(st.integers(0, 5)) == 0:
                texts[home].append(f"## Title w{next(counted)}")
    for listed in texts.values():
        for index, text in enumerate(listed):
            if draw(st.booleans()) and starts and not text.startswith("##"):
                key = draw(st.sampled_from(sorted(starts)))
                token = f"{{para:{key}}}"
                head, _, rest = text.partition("\n")
                listed[index] = f"{head} see {token}~{starts[key]}\n{rest}".rstrip()
    whole = {home: "\n\n".join(listed) for home, listed in texts.items()}
    return a_case(
        a_topic("t1", TopicRole.FACTS, title="What happened"),
        a_topic("t2", TopicRole.ANALYSIS, title="Analysis", position=1),
        a_passage("s1", whole["passage:s1"], topic_id="t1"),
        a_passage("s2", whole["passage:s2"], topic_id="t2", position=1),
        a_passage(
            "s3", whole["passage:s3"], topic_id="t2", position=2, placement=Placement.AFTER
        ),
        a_finding("f1", analysis=whole["finding:f1:analysis"], topic_id="t2"),
        a_finding("f2", analysis=whole["finding:f2:analysis"], topic_id="t2", position=1),
        an_injustice("i1", finding_id="f1", statement_text=whole["injustice:i1"]),
        a_text("considered", whole["text:considered"]),
        a_text("summary", whole["text:summary"]),
        an_event("e1", "3 May 2023", narrative="w9001 one.", in_statement=True, topic_id="t1"),
        an_event("e2", "3 May 2023", narrative="w9002 two.", in_statement=True, topic_id="t1"),
        an_event(
            "e3", "4 May 2023", statement_text="w9003 three.\n\nw9004 four.", in_statement=True,
            topic_id="t1",
        ),
    )  # fmt: skip


def _paragraph(draw: st.DrawFn, first: str, counted: Iterator[int]) -> str:
    lines = [" ".join([first, *(f"w{next(counted)}" for _ in range(draw(st.integers(1, 3))))])]
    if draw(st.booleans()):
        lines[0] = lines[0].replace(" w", " *w", 1) + "*" if " w" in lines[0] else lines[0]
    for _ in range(draw(st.integers(0, 3))):
        mark = draw(st.sampled_from(("- ", "a) ", "  - ", "> ")))
        lines.append(f"{mark}w{next(counted)} w{next(counted)}")
    return "\n".join(lines)


Act = Callable[[CaseFile, Document, str, int], Acted]


def between_words(case: CaseFile, address: str, offset: int) -> int:
    """The next place where a space stands in the words of a paragraph."""
    unit = unit_of(case, address)
    return unit.markup.find(" ", offset) if unit is not None else offset


ACTS: dict[str, Act] = {
    "split": lambda case, document, at, number: split(case, at, between_words(case, at, number)),
    "merge back": lambda case, document, at, number: merge_with_previous(case, document, at),
    "merge on": lambda case, document, at, number: merge_with_next(case, document, at),
    "up": lambda case, document, at, number: move(case, document, at, -1, "new"),
    "down": lambda case, document, at, number: move(case, document, at, 1, "new"),
    "under": lambda case, document, at, number: move_under(
        case, document, at, ("t1", "t2", "text:decision")[number % 3], "new"
    ),
    "indent": indent,
    "outdent": outdent,
    "letters": lambda case, document, at, number: letters(case, at, number),
    "insert": lambda case, document, at, number: insert_after(case, document, at, "new", "x"),
    "insert under": lambda case, document, at, number: insert_in_topic(
        case, document, ("t1", "t2")[number % 2], "new", "x"
    ),
}  # fmt: skip


def leading(document: Document) -> dict[str, str]:
    """For every reference key, the words of the paragraph it leads to with its lists."""
    by_number = {row.number: row.words for row in rows(document) if row.number is not None}
    return {key: by_number[number] for key, number in numbers(document).items()}


REFERENCE = re.compile(r"(\S+)~(w\d+)")


def sound_references(document: Document) -> Counter[str]:
    """The references that lead to the paragraph whose first word they name."""
    by_number = {str(row.number): row.words for row in rows(document) if row.number is not None}
    found: Counter[str] = Counter()
    for row in rows(document):
        for number, word in REFERENCE.findall(row.words):
            if re.search(rf"(?<!~)\b{word}\b", by_number.get(number, "")):
                found[word] += 1
    return found


def lost_references(before: Document, after: Document, address: str, act: str) -> Counter[str]:
    """The references that no longer lead to the words they led to.

    An item that becomes a paragraph takes its words along, words merged into it before as well; a
    reference stays with the paragraph it names.
    """
    lost = sound_references(before) - sound_references(after)
    if act == "outdent":
        [made_of_it] = [row.words for row in rows(after) if row.address == address]
        lost = Counter({word: n for word, n in lost.items() if word not in made_of_it.split()})
    return lost


def addressed(case: CaseFile, data: st.DataObject) -> tuple[Document, str]:
    document = made(case)
    choices = [row.address for row in rows(document) if row.kind is not StatementRowKind.SECTION]
    return document, data.draw(st.sampled_from(choices))


@settings(max_examples=examples(120), deadline=None)
@given(cases(), st.data())
def test_no_act_loses_a_word_or_a_reference(case: CaseFile, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        document, address = addressed(case, data)
        name = data.draw(st.sampled_from(sorted(ACTS)))
        number = data.draw(st.integers(0, 60))
        try:
            acted = ACTS[name](case, document, address, number)
        except InvalidInput as refused:
            assert refused.message
            continue
        after = made(acted.case)
        assert Counter(printed(after)) == Counter(printed(document)), name
        assert not lost_references(document, after, acted.address, name), name
        shown = [row.address for row in rows(after)]
        assert acted.address in shown, name
        changes = ChangeSet(name, diff(case, acted.case))
        assert apply_changes(acted.case, changes.inverse().changes) == case
        case = acted.case


@settings(max_examples=examples(60), deadline=None)
@given(cases(), st.data())
def test_moving_keeps_the_paragraph_whole_and_in_hand(case: CaseFile, data: st.DataObject) -> None:
    document, address = addressed(case, data)
    before = next(row for row in rows(document) if row.address == address)
    try:
        acted = move(case, document, address, data.draw(st.sampled_from((-1, 1))), "new")
    except InvalidInput:
        return
    after = next(row for row in rows(made(acted.case)) if row.address == acted.address)
    assert WORD.findall(after.words)[:1] == WORD.findall(before.words)[:1]


@settings(max_examples=examples(60), deadline=None)
@given(cases(), st.data())
def test_editing_one_paragraph_leaves_every_other_as_it_was_typed(
    case: CaseFile, data: st.DataObject
) -> None:
    document, address = addressed(case, data)
    if unit_of(case, address) is None or "#" in address:
        return
    before = {row.address: row.words for row in rows(document)}
    others = {
        each: unit.markup
        for each in before
        if each != address and (unit := unit_of(case, each)) is not None
    }
    acted = set_unit(case, address, "Quite *other* words.\n- with a list")
    for each, markup in others.items():
        now = unit_of(acted.case, each)
        assert now is not None
        assert now.markup == markup
    assert "Quite other words." in str([row.words for row in rows(made(acted.case))])


@settings(max_examples=examples(60), deadline=None)
@given(cases(), st.data())
def test_a_deleted_paragraph_takes_only_its_own_words(case: CaseFile, data: st.DataObject) -> None:
    document, address = addressed(case, data)
    gone = next(row for row in rows(document) if row.address == address)
    try:
        acted = delete_unit(case, address)
    except InvalidInput:
        return
    after = made(acted.case)
    lost = Counter(printed(document)) - Counter(printed(after))
    assert lost == Counter(WORD.findall(gone.words)) or gone.address.startswith("standard")
    for number, word in REFERENCE.findall("\n".join(row.words for row in rows(after))):
        if re.search(rf"(?<!~)\b{word}\b", gone.words):
            assert not number.isdigit() or not sound_references(document)[word]


@settings(max_examples=examples(60), deadline=None)
@given(cases(), st.data())
def test_a_reference_inserted_by_picking_leads_to_the_paragraph_picked(
    case: CaseFile, data: st.DataObject
) -> None:
    document = made(case)
    numbered = [row for row in rows(document) if row.number is not None]
    picked = data.draw(st.sampled_from(numbered))
    referring = refer_to(case, picked.address)
    key = referring.token.removeprefix("{para:").removesuffix("}")
    assert leading(made(referring.case))[key] == picked.words


ODD_LINES = st.sampled_from(
    ("words", "more words", "", "", "- item", "  - under", "      - far", "a) lettered", "> quoted",
     ">", "## Title", "### Lower", "{#name} named", "{#alone}", "  indented", "*em* **bold",
     "{para:passage:s1:2}", "{cite:Act 1989, section 26}", "- - dash", "(iv) four", "\\- plain")
)  # fmt: skip
ODD = st.lists(ODD_LINES, max_size=10).map("\n".join)


ODD_WORD = re.compile(
    r"\b(?:words|more|item|under|far|lettered|quoted|Title|Lower|named|indented|em|bold|Act|section"
    r"|dash|iv|four|plain)\b"
)


def odd_words(document: Document) -> Counter[str]:
    return Counter(word for row in rows(document) for word in ODD_WORD.findall(row.words))


@settings(max_examples=examples(150), deadline=None)
@given(ODD, ODD, st.data())
def test_whatever_was_typed_no_act_breaks_or_loses_a_word(
    one: str, two: str, data: st.DataObject
) -> None:
    case = a_case(
        a_topic("t1", TopicRole.FACTS, title="What happened"),
        a_topic("t2", TopicRole.ANALYSIS, title="Analysis", position=1),
        a_passage("s1", one, topic_id="t1"),
        a_passage("s2", two, topic_id="t2", position=1),
        an_event("e1", "3 May 2023", narrative=two, in_statement=True, topic_id="t1"),
    )
    document, address = addressed(case, data)
    name = data.draw(st.sampled_from(sorted(set(ACTS) - {"insert", "insert under"})))
    offset = data.draw(st.integers(0, 80))
    offset = between_words(case, address, offset) if name == "split" else offset
    try:
        acted = ACTS[name](case, document, address, offset)
    except InvalidInput as refused:
        assert refused.message
        return
    assert odd_words(document) == odd_words(made(acted.case)), name
