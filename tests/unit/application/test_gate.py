"""Nothing leaves that gives somebody away, drafts included, unless a reason is given for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.builders import (
    TODAY,
    a_child,
    a_library,
    a_person,
    a_sound_case,
    a_standard_paragraph,
    a_text,
    with_records,
)
from workbench.application.handing_out.exporting import write_files
from workbench.application.handing_out.gate import (
    Guard,
    find_leaks,
    guard_for,
    guard_for_changes,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ExportBlocked, ExportFailed, NameGivenAway
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem
from workbench.domain.records.drafting import Acceptance
from workbench.statement.checks.printed import as_printed
from workbench.statement.checks.words.names import problems
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage

LIBRARY = a_library()
CASE = a_sound_case()
NAME = "21-017-938 draft decision.docx"


def statement(case: CaseFile, library: ReferenceLibrary = LIBRARY) -> Document:
    return compose(case, library, TODAY, StatementStage.DRAFT)


def told(
    case: CaseFile = CASE,
    *parts: tuple[str, str],
    name: str = NAME,
    format: str = "word",
    library: ReferenceLibrary = LIBRARY,
) -> list[str]:
    """What a file with these words in it, besides the statement's own, would give away."""
    document = statement(case, library)

    def read(format: str, data: bytes) -> Iterable[tuple[str, str]]:
        return (("its text", document.meta.title), *parts)

    found = find_leaks(case, document, library, read, [(format, name, b"")])
    return [leak.in_words() for leak in found]


def problems_of(case: CaseFile) -> list[Problem]:
    """What the check of names says of a statement."""
    found = problems(as_printed(statement(case), case, LIBRARY))
    return [each for each in found if each is not None]


def test_a_sound_statement_gives_nobody_away() -> None:
    assert told() == []
    assert told(CASE, ("its text", "Northshire Council, 21 017 938, wrote to Ms X.")) == []


@pytest.mark.parametrize(
    ("format", "file"),
    [("word", "the Word document"), ("pdf", "the PDF"), ("html", "the web page"),
     ("text", "the text"), ("rtf", "the file")],
)  # fmt: skip
def test_a_name_anywhere_in_a_file_is_found_and_its_place_told(format: str, file: str) -> None:
    found = told(CASE, ("its properties", "Written for WAINSCOTT"), format=format)
    assert found == [f"“WAINSCOTT” in {file}, its properties"]


def test_lines_broken_in_a_name_do_not_hide_it() -> None:
    assert told(CASE, ("its text", "Philippa\n  Wainscott")) == [
        "“Philippa Wainscott” in the Word document, its text"
    ]


def test_the_name_of_the_file_is_looked_at_too() -> None:
    assert told(name="Wainscott draft.docx") == ["“Wainscott” in the Word document, its name"]


def test_details_are_found_however_they_are_spaced() -> None:
    case = with_records(CASE, a_person(identifiers=("4 Mill Lane", "07700 900 123")))
    assert told(case, ("a comment", "4, Mill Lane")) != []
    assert told(case, ("a comment", "call 07700-900123")) != []


def test_everyday_words_are_left_to_the_checks_of_the_statement() -> None:
    case = with_records(CASE, a_child(name="Will Young"))
    assert told(case, ("its text", "The young will March")) == []
    assert told(case, ("its text", "for Will Young")) != []
    inside = with_records(case, a_text("considered", "I spoke to Will about it."))
    assert told(inside) == ["“Will” in the statement, paragraph 5"]


def test_a_name_in_the_statement_is_told_with_its_paragraph() -> None:
    case = with_records(CASE, a_text("considered", "I spoke to Wainscott."))
    (first, *_) = told(case)
    assert first.startswith("“Wainscott” in the statement, paragraph ")


def test_what_was_accepted_in_the_statement_is_let_through() -> None:
    case = with_records(CASE, a_text("considered", "I spoke to Wainscott."))
    (problem,) = problems_of(case)
    accepted = Acceptance(id="a1", problem_key=problem.key, reason="A street of that name.")
    assert told(with_records(case, accepted), ("its text", "I spoke to Wainscott.")) == []


def test_an_acceptance_is_for_its_sentence_and_no_other() -> None:
    case = with_records(CASE, a_text("considered", "I spoke to Wainscott."))
    (problem,) = problems_of(case)
    case = with_records(case, Acceptance(id="a1", problem_key=problem.key, reason="A street."))
    assert told(case, ("its text", "I spoke to\nWain-\nscott.")) == []
    assert told(case, ("its text", "It told Wainscott.")) != []
    assert told(case, name="Wainscott.docx") != []
    other = with_records(case, a_text("considered", "I spoke to Wainscott. Wainscott came."))
    assert told(other) == ["“Wainscott” in the statement, paragraph 5"]


def test_a_draft_whose_label_is_a_name_is_stopped() -> None:
    case = with_records(CASE, a_person(alias="Ms Wainscott"))
    assert all("“Ms Wainscott”" in leak for leak in told(case))
    assert told(case)


def test_a_title_with_a_stop_and_a_telephone_in_another_form_are_found() -> None:
    case = with_records(
        CASE, a_person(name="Hyun-woo Park", identifiers=("14 Skerne Rise", "07700 900314"))
    )
    found = told(case, ("its text", "It went to Mr. Park (+44 7700 900314)."))
    assert [leak.partition(" in ")[0] for leak in found] == ["“Mr. Park”", "“(+44 7700 900314”"]


def test_a_role_written_beside_a_name_stops_nothing() -> None:
    case = with_records(CASE, a_child("p8", alias="C", name="Garrick Vosper (father)"))
    assert told(case, ("its text", "The child’s father agreed.")) == []


def test_the_offices_own_wording_and_the_name_of_the_body_give_nobody_away() -> None:
    library = a_library(a_standard_paragraph("s", "powers", "The Wainscott ruling holds."))
    assert told(CASE, ("its text", "The Wainscott ruling holds."), library=library) == []
    case = with_records(CASE, a_person(name="Jo Northshire"))
    assert told(case, ("its text", "Northshire  Council")) == []


def test_a_file_that_cannot_be_read_is_not_let_through() -> None:
    with pytest.raises(ExportFailed, match="looked through"):
        find_leaks(
            CASE, statement(CASE), LIBRARY, lambda f, d: (("", "x"),), [("pdf", "a.pdf", b"")]
        )


# --- the guard -----------------------------------------------------------------------------------


def guard(*parts: tuple[str, str]) -> Guard:
    document = statement(CASE)
    return guard_for(
        CASE, document, LIBRARY, lambda f, d: (("its text", document.meta.title), *parts)
    )


def written(targets: dict[str, Path], guard: Guard) -> list[str]:
    names: list[str] = []
    write_files(
        statement(CASE),
        targets,
        {format: lambda document: b"bytes" for format in targets},
        lambda path, data: names.append(path.name),
        guard=guard,
    )
    return names


TARGETS = {"word": Path("/out/a.docx"), "pdf": Path("/out/a.pdf")}


def test_no_file_is_written_when_one_would_give_a_name_away() -> None:
    refusing = guard(("its properties", "Wainscott"))
    with pytest.raises(NameGivenAway) as caught:
        written(TARGETS, refusing)
    assert "“Wainscott” in the Word document, its properties" in caught.value.message
    assert "Nothing was written" in caught.value.hint
    assert isinstance(caught.value, ExportBlocked)


def test_many_hits_are_told_in_few_words() -> None:
    parts = [(f"part {number}", "Wainscott") for number in range(30)]
    with pytest.raises(NameGivenAway, match="and 9 more"):
        written(TARGETS, guard(*parts))


def test_files_that_tell_nothing_are_let_through() -> None:
    assert written(TARGETS, guard(("its properties", "Nobody"))) == ["a.docx", "a.pdf"]


@pytest.mark.parametrize("name", ["Wainscott", "draft.Wainscott", "wainscott.letter.docx"])
def test_a_name_in_any_part_of_the_file_name_is_seen(name: str) -> None:
    (leak,) = told(name=name)
    assert leak.endswith("in the Word document, its name")


def test_a_family_and_letters_spelt_out_give_somebody_away() -> None:
    case = with_records(CASE, a_person("p8", alias="Mr Q", name="Karl Weiß", title="Mr"),
                        a_person("p9", alias="Mr T", name="Jo Baker", title="Mr"))  # fmt: skip

    def seen(words: str) -> list[str]:
        return told(case, ("its text", words))

    assert seen("It told the Wainscotts.") == ["“the Wainscotts” in the Word document, its text"]
    assert seen("It told the Bakers.") != []
    assert seen("It told the bakers.") == []
    assert seen("Mr Weiss") == ["“Mr Weiss” in the Word document, its text"]
    assert seen("Mr WEIẞ") == ["“Mr WEIẞ” in the Word document, its text"]


@pytest.mark.parametrize("author", ("Hope", "J. Close", "hope close", "Close, investigator"))
def test_the_author_of_changes_is_nobody_of_the_case_though_the_name_is_a_word(author: str) -> None:
    case = with_records(CASE, a_child(id="hope", name="Hope Close", alias="E"))
    now = statement(case)

    def guard(author: str) -> Guard:
        return guard_for_changes(
            case, (now, now), now, LIBRARY, lambda _format, _data: [("", now.meta.title)], author
        )

    guard("The investigator")([("word", "changes.docx", b"")])
    with pytest.raises(NameGivenAway, match="by whom they are"):
        guard(author)([("word", "changes.docx", b"")])


def test_each_version_is_looked_through_though_among_changes_its_sentences_are_torn() -> None:
    case = with_records(CASE, a_child(id="hope", name="Hope Close", alias="E"))
    now = statement(case)
    before = statement(with_records(case, a_text("summary", "Hope was there.")))
    for versions in ((before, now), (now, before)):
        guard = guard_for_changes(
            case, versions, now, LIBRARY, lambda _format, _data: [("", now.meta.title)]
        )
        with pytest.raises(NameGivenAway, match="Hope"):
            guard([("word", "changes.docx", b"")])
