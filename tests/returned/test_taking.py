"""Proposals taken into the records their words came from; what cannot be taken is said."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from tests.builders import RESOURCES
from tests.returned.accepting import accepted
from tests.returned.edits import Edited, w
from tests.returned.scripts import Script
from tests.returned.word_markup import (
    WordFile,
    added,
    by,
    move_end,
    move_start,
    moved,
    paragraph,
    removed,
    run,
)
from workbench.application.case.editing import set_fields
from workbench.application.returned.proposals import ProposalKind
from workbench.application.returned.reading import Draft, ReadBack, read_back
from workbench.application.returned.taking.making import Taken
from workbench.application.returned.taking.taken import chosen, take
from workbench.bootstrap import load_reference_library, practice_cases
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.library.reference import ReferenceLibrary
from workbench.export.theme import load_theme
from workbench.export.word import render
from workbench.interchange.returned.reader import read_returned
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.composing.compose import compose
from workbench.statement.composing.overrides import replaceable
from workbench.statement.nodes import Document, StatementStage, Styled
from workbench.statement.printed import PrintedKind, PrintedParagraph, printed_paragraphs

DRAFT, DAY = StatementStage.DRAFT, date(2025, 1, 1)
CASES = [case for _, case in practice_cases()]
_NEW = re.compile(r"zq\d+")


@cache
def library() -> ReferenceLibrary:
    return load_reference_library()


def composed(case: CaseFile) -> Document:
    return compose(case, library(), DAY, DRAFT)


@cache
def sent(index: int) -> bytes:
    return render(composed(CASES[index]), load_theme(RESOURCES / "theme" / "statement.toml"))


def read(index: int, data: bytes) -> ReadBack:
    return read_back(read_returned(data), [Draft("Draft 1", 1, lambda: composed(CASES[index]))])


def taken(case: CaseFile, found: ReadBack, words: str = "all") -> Taken:
    count = itertools.count()
    return take(
        case,
        found,
        chosen(found, words),
        composed,
        lambda now: replaceable(now, library(), DAY, DRAFT),
        lambda kind: f"{kind}-of-ours-{next(count)}",
    )


def new_words(case: CaseFile) -> Counter[str]:
    said = "\n".join(each.text for each in printed_paragraphs(composed(case)))
    return Counter(_NEW.findall(said))


@pytest.mark.parametrize("seed", (1, 2, 101, 108))
@pytest.mark.parametrize("index", range(len(CASES)))
def test_everything_taken_stands_in_the_statement_and_the_rest_is_as_it_was(
    index: int, seed: int
) -> None:
    data = Script(sent(index), seed).run(4).data()
    found = read(index, data)
    made = taken(CASES[index], found)
    if not made.left and not made.noted:
        assert as_read(words_now(made.case)) == as_read(accepted(data))
    assert len(made.taken) + len(made.left) >= len(found.proposed.proposals)
    assert all(why for _, why in made.left)
    assert {each.number for each in made.taken} | {each.number for each, _ in made.left} == {
        each.number for each in found.proposed.proposals
    }
    wanted: Counter[str] = Counter()
    for proposal in made.taken:
        if proposal.kind in (ProposalKind.INSERT, ProposalKind.REPLACE):
            wanted.update(_NEW.findall(proposal.after))
    assert new_words(made.case) == wanted
    touched = {place for each in found.proposed.proposals for place in each.places}
    now = [" ".join(each.text.split()) for each in printed_paragraphs(composed(made.case))]
    for place, each in enumerate(found.printed):
        if place not in touched and not re.search(r"\d", each.text):
            assert " ".join(each.text.replace("\u00a0", " ").split()) in now


def as_read(lines: list[str]) -> list[str]:
    """Lines as a reader has them: a space between sentences that were joined."""
    words = (" ".join(plain_spaces(line).split()) for line in lines)
    return [re.sub(r"(?<=[a-z][.])(?=[A-Z])", " ", line) for line in words if line]


def an_edit(index: int, beginning: str) -> tuple[Edited, int]:
    """The file of a case with a word put into the paragraph of some origin."""
    listed = printed_paragraphs(composed(CASES[index]))
    edited = Edited(sent(index))
    place = next(
        i for i, each in enumerate(listed)
        if each.origin.startswith(beginning) and each.kind is PrintedKind.NUMBERED
        and any(" " in (run.findtext(w("t")) or "") for run in edited.runs(i))
    )  # fmt: skip
    run = max(edited.runs(place), key=lambda each: len(each.findtext(w("t")) or ""))
    text = run.findtext(w("t")) or ""
    at = text.index(" ", len(text) // 2)
    edited.replace_words(place, run, at, at, " certainly", "Jordan Ash", True)
    return edited, place


def test_words_of_an_event_go_into_the_event() -> None:
    edited, _ = an_edit(0, "event:")
    made = taken(CASES[0], read(0, edited.data()))
    changed = [id for id, event in made.case.events.items() if event != CASES[0].events[id]]
    assert len(changed) == 1 and made.left == []
    event = made.case.events[changed[0]]
    assert "certainly" in f"{event.narrative}{event.statement_text}"


def test_words_of_an_analysis_go_into_the_finding() -> None:
    edited, _ = an_edit(0, "finding:")
    made = taken(CASES[0], read(0, edited.data()))
    assert sum("certainly" in each.analysis for each in made.case.findings.values()) == 1


def test_standard_wording_becomes_words_of_the_case() -> None:
    edited, place = an_edit(0, "standard:")
    found = read(0, edited.data())
    made = taken(CASES[0], found)
    (override,) = (each for id, each in made.case.overrides.items() if id not in CASES[0].overrides)
    assert "certainly" in override.text and "certainly" not in override.replaced
    assert override.origin == found.printed[place].origin.split("#")[0]


def test_one_many_or_those_of_an_author_are_meant() -> None:
    edited, _ = an_edit(0, "event:")
    found = read(0, edited.data())
    (proposal,) = found.proposed.proposals
    assert chosen(found, "all") == chosen(found, "jordan ash") == (proposal,)
    assert chosen(found, f"{proposal.number}, 99") == (proposal,)
    with pytest.raises(InvalidInput, match="No proposal is meant"):
        chosen(found, "somebody else")


def test_words_that_read_differently_now_are_left() -> None:
    edited, place = an_edit(0, "finding:")
    found = read(0, edited.data())
    id = found.printed[place].origin.split(":")[1]
    finding = CASES[0].findings[id]
    other = replace(finding, analysis="Something else altogether is said here now, at length.")
    made = taken(CASES[0].with_record("finding", other), found)
    assert made.case.findings[id] == other
    assert [why for _, why in made.left] != []


def test_words_taken_out_over_the_end_of_a_paragraph_join_the_two() -> None:
    listed = printed_paragraphs(composed(CASES[0]))
    edited = Edited(sent(0))
    place = next(
        i for i, each in enumerate(listed)
        if each.origin.startswith("finding:") and listed[i + 1].origin.startswith(each.origin[:-1])
        and each.kind is listed[i + 1].kind is PrintedKind.NUMBERED
        and edited.runs(i) and edited.runs(i + 1)
    )  # fmt: skip
    last, first = edited.runs(place)[-1], edited.runs(place + 1)[0]
    text, other = (each.findtext(w("t")) or "" for each in (last, first))
    edited.replace_words(place, last, text.rindex(" "), len(text), "", "Jordan Ash", True)
    edited.replace_words(place, first, 0, other.index(" "), "", "Jordan Ash", True)
    edited.end_mark(edited.paragraphs[place], "del", "Jordan Ash")
    found = read(0, edited.data())
    (proposal,) = found.proposed.proposals
    assert proposal.places == (place, place + 1) and "\n" in proposal.before
    made = taken(CASES[0], found)
    assert made.left == [] and len(made.taken) == 1
    now = [" ".join(each.text.split()) for each in printed_paragraphs(composed(made.case))]
    wanted = " ".join((text[: text.rindex(" ")] + other[other.index(" ") :]).split())
    assert any(wanted[:60] in each and wanted[-60:] in each for each in now)


def words_now(case: CaseFile) -> list[str]:
    return [" ".join(each.text.split()) for each in printed_paragraphs(composed(case))]


def test_words_moved_split_and_taken_out_over_three_paragraphs_are_all_taken() -> None:
    listed = printed_paragraphs(composed(CASES[1]))
    first = next(
        i for i, each in enumerate(listed)
        if all(other.origin.startswith("finding:f-process:analysis:")
               and other.kind is PrintedKind.NUMBERED
               and not any(isinstance(inline, Styled) for inline in other.inlines)
               for other in listed[i : i + 5])
    )  # fmt: skip
    said = [each.text for each in listed[first : first + 5]]
    file = WordFile(sent(1))
    one, other = (words.split(" ") for words in (said[0], said[4]))
    away, rest = f" {' '.join(one[1:4])}", f" {' '.join(one[4:])}"
    file.write(first, run(one[0]) + move_start("From") + moved(away, "From") + run(rest))
    begun, ended = file.signs(first + 4)
    file.written[first + 4] = paragraph(
        begun
        + run(other[0])
        + move_start("To", id=970)
        + moved(away, "To")
        + move_end("To", 970)
        + run(f" {' '.join(other[1:-3])}")
        + added("."),
        end=f"<w:ins {by()}/>",
    )
    last = f" {' '.join(other[-2:])}"
    file.written[first + 4] += paragraph(
        removed(f" {other[-3]}") + added("Zq1") + run(last) + ended
    )
    tail, head = (f" {' '.join(said[1].split(' ')[3:])}", " ".join(said[3].split(" ")[:3]))
    end = f"<w:del {by()}/>"
    file.write(first + 1, run(" ".join(said[1].split(" ")[:3])) + removed(tail), end)
    file.write(first + 2, removed(said[2]), end)
    file.write(first + 3, removed(head) + run(f" {' '.join(said[3].split(' ')[3:])}"))
    found = read(1, file.data())
    assert [each.kind for each in found.proposed.proposals] == [
        ProposalKind.MOVE, ProposalKind.DELETE, ProposalKind.REPLACE,
    ]  # fmt: skip
    made = taken(CASES[1], found)
    assert made.left == [] and len(made.taken) == 3
    now = words_now(made.case)
    wanted = [
        f"{one[0]}{rest}",
        f"{' '.join(said[1].split(' ')[:3])} {' '.join(said[3].split(' ')[3:])}",
        f"{other[0]}{away} {' '.join(other[1:-3])}.",
        f"Zq1 {' '.join(other[-2:])}",
    ]
    assert now[first : first + 4] == [" ".join(words.split()) for words in wanted]
    assert len(now) == len(listed) - 1


def plain_ones(listed: Sequence[PrintedParagraph]) -> list[int]:
    """Where numbered paragraphs of plain words stand in one analysis, before another numbered."""
    return [
        i for i, each in enumerate(listed)
        if each.origin.startswith("finding:f-process:analysis:")
        and each.kind is listed[i + 1].kind is PrintedKind.NUMBERED
        and not any(isinstance(inline, Styled) for inline in each.inlines)
    ]  # fmt: skip


def test_paragraphs_that_became_quotations_headings_and_back_are_taken() -> None:
    listed = printed_paragraphs(composed(CASES[1]))
    plain = plain_ones(listed)
    quoted, heading = plain[1], plain[3]
    event = next(i for i, each in enumerate(listed) if each.origin.startswith("event:"))
    file = WordFile(sent(1))
    for place, style in ((quoted, "Quote"), (heading, "Heading3"), (event, "Quote")):
        file.write(place, run(listed[place].text), style=style)
    found = read(1, file.data())
    made = taken(CASES[1], found)
    now = printed_paragraphs(composed(made.case))
    assert [now[place].kind for place in (quoted, heading)] == [
        PrintedKind.QUOTE, PrintedKind.HEADING,
    ]  # fmt: skip
    assert [why for _, why in made.left] == [
        "change the kind of the paragraph in the statement itself"
    ]
    assert [each.text for each in now] == [each.text for each in listed]
    back = WordFile(render(composed(made.case), load_theme(RESOURCES / "theme" / "statement.toml")))
    back.write(quoted, run(now[quoted].text), style="NumberedParagraph")
    draft = Draft("Draft 2", 2, lambda: composed(made.case))
    again = taken(made.case, read_back(read_returned(back.data()), [draft]))
    assert printed_paragraphs(composed(again.case))[quoted].kind is PrintedKind.NUMBERED


def test_words_moved_to_where_they_have_no_place_now_stay_where_they_are() -> None:
    listed = printed_paragraphs(composed(CASES[1]))
    source = plain_ones(listed)[0]
    event = next(i for i, each in enumerate(listed) if each.origin.startswith("event:"))
    said, there = listed[source].text, listed[event].text
    words, rest = " ".join(said.split(" ")[:3]) + " ", " ".join(said.split(" ")[3:])
    file = WordFile(sent(1))
    file.write(source, move_start("From") + moved(words, "From") + move_end("From") + run(rest))
    file.write(event, run(there[:20]) + move_start("To", id=970) + moved(words, "To")
               + move_end("To", 970) + run(there[20:]))  # fmt: skip
    id = listed[event].origin.split(":")[1]
    case = set_fields(CASES[1], "event", id, statement_text="A new account altogether.")
    made = taken(case, read(1, file.data()))
    assert (made.taken, [why for _, why in made.left]) == (
        [],
        ["the words there read differently now"],
    )
    assert made.case == case


def test_a_paragraph_put_in_among_events_stands_elsewhere_and_it_is_said() -> None:
    listed = printed_paragraphs(composed(CASES[1]))
    event = next(i for i, each in enumerate(listed) if each.origin.startswith("event:"))
    file = WordFile(sent(1))
    file.written[event] += paragraph(added("Zq1 was said besides."), end=f"<w:ins {by()}/>")
    made = taken(CASES[1], read(1, file.data()))
    (noted,) = made.noted
    assert (noted[0], made.left) == (made.taken[0], [])
    assert "nearest place for words of your own" in noted[1]
    assert "Zq1 was said besides." in words_now(made.case)


def test_a_paragraph_edited_where_it_was_moved_to_is_moved_and_reworded() -> None:
    listed = printed_paragraphs(composed(CASES[1]))
    plain = plain_ones(listed)
    source, target = plain[0], plain[3]
    words = listed[source].text
    file = WordFile(sent(1))
    file.write(source, move_start("From") + moved(words, "From"), f"<w:moveFrom {by(id=951)}/>")
    file.written[source] += move_end("From")
    file.written[target] += paragraph(
        move_start("To", id=970) + moved(words, "To") + added(" Zq1 too."),
        end=f"<w:moveTo {by(id=952)}/>",
    ) + move_end("To", 970)
    made = taken(CASES[1], read(1, file.data()))
    assert (made.left, [each.kind for each in made.taken]) == ([], [ProposalKind.MOVE])
    assert as_read(words_now(made.case)) == as_read(accepted(file.data()))


def test_an_event_is_split_behind_the_date_the_program_writes() -> None:
    listed = printed_paragraphs(composed(CASES[2]))
    place = next(i for i, each in enumerate(listed) if each.origin == "event:reported")
    first, sign, rest = listed[place].text.partition("June. ")
    file = WordFile(sent(2))
    begun, ended = file.signs(place)
    file.written[place] = paragraph(begun + run(first + sign), end=f"<w:ins {by()}/>")
    file.written[place] += paragraph(run(rest) + ended)
    made = taken(CASES[2], read(2, file.data()))
    assert made.left == []
    assert as_read(words_now(made.case)) == as_read(accepted(file.data()))
