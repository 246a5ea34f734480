"""Outlines: which one a case uses, and one of the office's own made from another."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.library.reference import Outline, OutlineSection, ReferenceLibrary
from workbench.domain.records.complaint import Edition, StatementKind
from workbench.domain.text import normalise_line

_KEPT = "Nothing was changed."

FIXED_FIRST, FIXED_LAST = "summary", "signature"
"""The composers of the sections that open and close every statement."""


def every_outline(library: ReferenceLibrary) -> tuple[Outline, ...]:
    """The outlines there are: those shipped, then own ones."""
    return (*library.outlines.values(), *library.own_outlines.values())


def choose_outline(case: CaseFile, library: ReferenceLibrary, outline_id: str) -> CaseFile:
    """The case with an outline chosen, and the kind of statement and edition that go with it.

    "" goes back to the one of the case's own kind and edition, which needs no name of its own.
    Raises `InvalidInput` when there is no such outline.
    """
    if not outline_id:
        return case.with_record("case", replace(case.case, outline=""))
    outline = library.find_outline(outline_id)
    if outline is None:
        raise InvalidInput("That outline is not there any more.", _KEPT, "outline")
    record = replace(
        case.case,
        outline=outline.id if outline.own else "",
        statement_kind=StatementKind(outline.statement_kind),
        edition=Edition(outline.edition),
    )
    return case.with_record("case", record)


def copy_outline(outline: Outline, id: str, title: str) -> Outline:
    """An outline of the office's own, to begin with the same as another.

    Raises `InvalidInput` for one without a title.
    """
    source = outline.source if outline.own else f"Copy of “{outline.title}”"
    copied = replace(outline, id=id, own=True, source=source)
    return retitle(copied, title, outline.draft_title, outline.final_title)


def retitle(outline: Outline, title: str, draft_title: str = "", final_title: str = "") -> Outline:
    """The outline with another name, and other titles of the statement where they are given."""
    title = normalise_line(title)
    if not title:
        raise InvalidInput("The outline has no name.", f"{_KEPT} Give it one.", "title")
    return replace(
        outline,
        title=title,
        draft_title=normalise_line(draft_title) or outline.draft_title,
        final_title=normalise_line(final_title) or outline.final_title,
    )


def rename_section(outline: Outline, index: int, draft_heading: str, final_heading: str) -> Outline:
    """The outline with a section headed otherwise; one heading given stands for both."""
    draft, final = normalise_line(draft_heading), normalise_line(final_heading)
    section = outline.sections[index]
    if section.composer in (FIXED_FIRST, FIXED_LAST) and (draft or final):
        raise InvalidInput(
            f"The {section.composer} of a statement has no heading.", _KEPT, "draft_heading"
        )
    renamed = replace(section, draft_heading=draft or final, final_heading=final or draft)
    return _with(outline, [renamed if i == index else s for i, s in enumerate(outline.sections)])


def move_section(outline: Outline, index: int, by: int) -> Outline:
    """The outline with a section moved up or down; summary and signature stay at the ends."""
    sections = list(outline.sections)
    target = index + by
    ends = (FIXED_FIRST, FIXED_LAST)
    if not 0 <= target < len(sections):
        raise InvalidInput("The section cannot be moved any further.", _KEPT, "sections")
    if sections[index].composer in ends or sections[target].composer in ends:
        raise InvalidInput(
            "A statement begins with its summary and ends with its signature.", _KEPT, "sections"
        )
    sections.insert(target, sections.pop(index))
    return _with(outline, sections)


def leave_out(outline: Outline, index: int) -> Outline:
    """The outline without a section; raises `InvalidInput` for one no statement can do without."""
    section = outline.sections[index]
    if section.composer in needed_sections(outline.statement_kind):
        raise InvalidInput(
            f"No statement can do without its section “{section_name(section)}”.",
            _KEPT,
            "sections",
        )
    return _with(outline, [each for i, each in enumerate(outline.sections) if i != index])


def left_out(outline: Outline, library: ReferenceLibrary) -> tuple[OutlineSection, ...]:
    """The sections the shipped outline of its kind and edition has and this one does not."""
    present = {(each.id, each.placement) for each in outline.sections}
    usual = library.outline(outline.statement_kind, outline.edition)
    return tuple(each for each in usual.sections if (each.id, each.placement) not in present)


def put_back(
    outline: Outline, library: ReferenceLibrary, section_id: str, placement: str = ""
) -> Outline:
    """The outline with a section it had left out, after the one it follows in the shipped one."""
    usual = library.outline(outline.statement_kind, outline.edition).sections
    places = [(each.id, each.placement) for each in usual]
    if (section_id, placement) not in places:
        raise InvalidInput(f"There is no section “{section_id}” to put back.", _KEPT, "sections")
    at = places.index((section_id, placement))
    present = [(each.id, each.placement) for each in outline.sections]
    if places[at] in present:
        raise InvalidInput("That section is in the outline already.", _KEPT, "sections")
    before = next((place for place in reversed(places[:at]) if place in present), None)
    sections = list(outline.sections)
    sections.insert(present.index(before) + 1 if before is not None else 0, usual[at])
    return _with(outline, sections)


def needed_sections(statement_kind: str) -> tuple[str, ...]:
    """The composers no outline of a kind of statement can do without."""
    main = "assessment" if statement_kind == StatementKind.ASSESSMENT else "found"
    return (FIXED_FIRST, "complaint", main, "decision", FIXED_LAST)


def section_name(section: OutlineSection) -> str:
    """A section by its heading, or by what fills it."""
    return section.final_heading or section.draft_heading or section.composer.capitalize()


def _with(outline: Outline, sections: list[OutlineSection]) -> Outline:
    return replace(outline, sections=tuple(sections))
