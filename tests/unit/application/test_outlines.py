"""Outlines: chosen for a case, made from another one, and what is refused of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import TODAY, a_case, a_head, a_library, a_payment, a_sound_case, a_text
from workbench.application.office import outlines
from workbench.application.office.own_outlines import (
    own_outline_faults,
    remove_outline,
    set_outline,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput, ReferenceDataInvalid
from workbench.domain.library.office import Office
from workbench.domain.library.reference import Outline, ReferenceLibrary
from workbench.domain.problems import Severity
from workbench.domain.records.complaint import HeadScope, StatementKind
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.composing.outlines import outline_of
from workbench.statement.nodes import StatementStage

SHIPPED = a_library()
USUAL = SHIPPED.outlines["investigation-current"]
OWN = outlines.copy_outline(USUAL, "own-1", "Short")


def with_own(outline: Outline) -> ReferenceLibrary:
    return set_outline(Office(), SHIPPED, outline).applied_to(SHIPPED)


def headings(case: CaseFile, library: ReferenceLibrary) -> list[str]:
    document = compose(case, library, TODAY, StatementStage.FINAL)
    return [section.title for section in document.sections]


def codes(case: CaseFile, library: ReferenceLibrary) -> list[tuple[str, str]]:
    document = compose(case, library, TODAY, StatementStage.FINAL)
    found = check(document, case, library)
    return [(each.code, each.excerpt) for each in found if each.code.startswith("outline-")]


def index(outline: Outline, composer: str) -> int:
    return [each.composer for each in outline.sections].index(composer)


# --- choosing ------------------------------------------------------------------------------------


def test_a_statement_follows_the_outline_chosen_for_its_case() -> None:
    at = index(OWN, "found")
    own = outlines.rename_section(OWN, at, "", "Findings of fact")
    library = with_own(own)
    case = outlines.choose_outline(a_sound_case(), library, "own-1")
    assert case.case.outline == "own-1"
    assert outline_of(case, library).title == "Short"
    assert "Findings of fact" in headings(case, library)
    assert "Findings of fact" not in headings(a_sound_case(), library)


def test_a_shipped_outline_is_chosen_by_its_kind_and_edition() -> None:
    case = outlines.choose_outline(a_case(outline="own-1"), SHIPPED, "assessment-current")
    assert (case.case.outline, case.case.statement_kind) == ("", StatementKind.ASSESSMENT)
    assert outlines.choose_outline(a_case(outline="own-1"), SHIPPED, "").case.outline == ""


def test_an_outline_there_is_not_cannot_be_chosen() -> None:
    with pytest.raises(InvalidInput, match="not there any more"):
        outlines.choose_outline(a_case(), SHIPPED, "gone")


def test_the_outlines_are_the_shipped_ones_and_then_the_own_ones() -> None:
    found = [each.id for each in outlines.every_outline(with_own(OWN))]
    assert found == ["investigation-current", "assessment-current", "own-1"]


def test_an_outline_that_was_removed_breaks_no_case() -> None:
    library = with_own(OWN)
    case = outlines.choose_outline(a_sound_case(), library, "own-1")
    assert codes(case, library) == []
    assert headings(case, SHIPPED) == headings(a_sound_case(), SHIPPED)
    assert codes(case, SHIPPED) == [("outline-gone", "own-1")]


def test_an_outline_for_another_kind_of_statement_is_not_used() -> None:
    library = with_own(OWN)
    case = a_case(outline="own-1", statement_kind=StatementKind.ASSESSMENT)
    assert outline_of(case, library).id == "assessment-current"
    assert codes(case, library) == [("outline-gone", "own-1")]


def test_a_library_without_any_outline_is_refused() -> None:
    with pytest.raises(ReferenceDataInvalid):
        outline_of(a_case(), replace(SHIPPED, outlines={}))


def test_what_an_outline_leaves_out_is_pointed_out() -> None:
    short = OWN
    for composer in ("action", "considered", "scope", "scope", "scope"):
        short = outlines.leave_out(short, index(short, composer))
    library = with_own(short)
    bare = outlines.choose_outline(a_case(), library, "own-1")
    assert codes(bare, library) == []
    case = bare.with_record("remedy", a_payment()).with_record(
        "head", a_head("h9", scope=HeadScope.NOT_INVESTIGATED)
    )
    case = case.with_record("text", a_text("considered", "I read the file."))
    assert [excerpt for _, excerpt in codes(case, library)] == [
        "what was not investigated",
        "how the complaint was considered",
        "the action",
    ]
    document = compose(case, library, TODAY, StatementStage.FINAL)
    found = [p for p in check(document, case, library) if p.code == "outline-without"]
    assert {problem.severity for problem in found} == {Severity.WARNING}


# --- editing -------------------------------------------------------------------------------------


def test_a_copy_begins_the_same_under_a_name_of_its_own() -> None:
    assert OWN.sections == USUAL.sections
    assert (OWN.own, OWN.source) == (True, f"Copy of “{USUAL.title}”")
    assert outlines.copy_outline(OWN, "own-2", "Shorter").source == OWN.source
    with pytest.raises(InvalidInput, match="no name"):
        outlines.copy_outline(USUAL, "own-3", "  ")


def test_the_titles_of_the_statement_may_be_changed_or_left() -> None:
    renamed = outlines.retitle(OWN, " Long  one ", final_title="Decision")
    assert (renamed.title, renamed.final_title) == ("Long one", "Decision")
    assert renamed.draft_title == OWN.draft_title


def test_one_heading_given_stands_in_drafts_and_finals() -> None:
    at = index(OWN, "action")
    section = outlines.rename_section(OWN, at, "What should happen", "").sections[at]
    assert (section.draft_heading, section.final_heading) == ("What should happen",) * 2
    with pytest.raises(InvalidInput, match="no heading"):
        outlines.rename_section(OWN, 0, "Summary", "")


def test_sections_move_between_summary_and_signature() -> None:
    at = index(OWN, "considered")
    moved = outlines.move_section(OWN, at, -1)
    assert index(moved, "considered") == at - 1
    with pytest.raises(InvalidInput, match="begins with its summary"):
        outlines.move_section(OWN, 1, -1)
    with pytest.raises(InvalidInput, match="ends with its signature"):
        outlines.move_section(OWN, len(OWN.sections) - 2, 1)
    with pytest.raises(InvalidInput, match="any further"):
        outlines.move_section(OWN, 0, -1)


def test_a_section_left_out_can_be_put_back_in_its_place() -> None:
    at = index(OWN, "powers")
    short = outlines.leave_out(OWN, at)
    assert [each.id for each in outlines.left_out(short, SHIPPED)] == ["powers"]
    assert outlines.put_back(short, SHIPPED, "powers") == OWN
    without_scope = outlines.leave_out(OWN, index(OWN, "scope"))
    assert outlines.put_back(without_scope, SHIPPED, "scope", "before powers") == OWN
    with pytest.raises(InvalidInput, match="no section"):
        outlines.put_back(short, SHIPPED, "nowhere")
    with pytest.raises(InvalidInput, match="already"):
        outlines.put_back(OWN, SHIPPED, "powers")


@pytest.mark.parametrize("composer", ["summary", "complaint", "found", "decision", "signature"])
def test_no_statement_can_do_without_its_main_sections(composer: str) -> None:
    with pytest.raises(InvalidInput, match="do without"):
        outlines.leave_out(OWN, index(OWN, composer))


def test_an_assessment_cannot_do_without_its_assessment() -> None:
    outline = outlines.copy_outline(SHIPPED.outlines["assessment-current"], "own-2", "A")
    with pytest.raises(InvalidInput, match="do without its section “My assessment”"):
        outlines.leave_out(outline, index(outline, "assessment"))


# --- keeping -------------------------------------------------------------------------------------


def test_an_outline_is_kept_changed_and_given_up() -> None:
    office = set_outline(Office(), SHIPPED, replace(OWN, own=False))
    assert office.outlines == (OWN,)
    changed = outlines.retitle(OWN, "Other")
    other = outlines.copy_outline(USUAL, "own-2", "Second")
    office = set_outline(set_outline(office, SHIPPED, other), SHIPPED, changed)
    assert office.outlines == (changed, other)
    assert remove_outline(office, "own-1").outlines == (other,)


def _without(outline: Outline, composer: str) -> Outline:
    return replace(outline, sections=tuple(s for s in outline.sections if s.composer != composer))


def _with_section(outline: Outline, at: int, **fields: str) -> Outline:
    changed = replace(outline.sections[at], **fields)
    return replace(
        outline, sections=tuple(changed if i == at else s for i, s in enumerate(outline.sections))
    )


@pytest.mark.parametrize(
    ("outline", "field", "words"),
    [
        (replace(OWN, id="Own 1"), "id", "lower-case letters"),
        (replace(OWN, id="investigation-current"), "id", "of the program’s own"),
        (replace(OWN, title=USUAL.title), "title", "another outline called"),
        (replace(OWN, title=" "), "title", "its title is empty"),
        (replace(OWN, draft_title=""), "draft_title", "its draft title is empty"),
        (replace(OWN, final_title="a\nb"), "final_title", "not one line"),
        (replace(OWN, statement_kind="letter"), "statement_kind", "“letter” is not known"),
        (replace(OWN, edition="1974"), "edition", "“1974” is not known"),
        (_without(OWN, "summary"), "sections", "no section for the summary"),
        (_without(OWN, "signature"), "sections", "no section for the signature"),
        (_without(OWN, "found"), "sections", "no section for the findings"),
        (_without(OWN, "decision"), "sections", "no section for the decision"),
        (replace(OWN, sections=()), "sections", "no section for the summary"),
        (replace(OWN, sections=(*OWN.sections, OWN.sections[1])), "sections", "“complaint” is tw"),
        (replace(OWN, sections=(*OWN.sections[1:], OWN.sections[0])), "sections", "come first"),
        (replace(OWN, sections=(OWN.sections[-1], *OWN.sections[:-1])), "sections", "come last"),
        (_with_section(OWN, 1, composer="poem"), "sections", "composer “poem” is not known"),
        (_with_section(OWN, 1, id="A b"), "sections", "lower-case letters"),
        (_with_section(OWN, 1, id="other"), "sections", "in no investigation statement"),
        (_with_section(OWN, 2, placement="here"), "sections", "placement “here” is not known"),
        (_with_section(OWN, 2, placement=""), "sections", "needs a placement"),
        (_with_section(OWN, 1, draft_heading=""), "sections", "one of draft and final only"),
        (_with_section(OWN, 1, draft_heading="x" * 201), "sections", "not one line"),
        (_with_section(OWN, 0, final_heading="S", draft_heading="S"), "sections", "has no heading"),
        (_with_section(OWN, 5, composer="powers"), "sections", "two sections are for the role"),
    ],
)  # fmt: skip
def test_an_outline_no_statement_could_be_made_by_is_refused(
    outline: Outline, field: str, words: str
) -> None:
    with pytest.raises(InvalidInput, match="cannot be kept") as caught:
        set_outline(Office(), SHIPPED, outline)
    assert caught.value.field == field
    assert any(words in each for _, each in own_outline_faults(outline, Office(), SHIPPED))


def test_every_shipped_outline_would_do_as_an_own_one() -> None:
    for outline in SHIPPED.outlines.values():
        copied = outlines.copy_outline(outline, "own-9", "Mine")
        assert list(own_outline_faults(copied, Office(), SHIPPED)) == []
