"""An office's own outlines: kept when a statement can be made by them, given up again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from workbench.application.office.outlines import FIXED_FIRST, FIXED_LAST, needed_sections
from workbench.domain.errors import InvalidInput
from workbench.domain.library.office import Office
from workbench.domain.library.reference import Outline, ReferenceLibrary
from workbench.statement.composing.library_faults import ID, FaultIn, outline_faults

LONGEST_HEADING = 200
"""The most characters a heading or title of an outline has."""


def set_outline(office: Office, shipped: ReferenceLibrary, outline: Outline) -> Office:
    """The office with an outline of its own added, or changed; raises `InvalidInput`."""
    outline = replace(outline, own=True)
    for field, words in own_outline_faults(outline, office, shipped):
        raise InvalidInput(f"The outline cannot be kept: {words}.", "Nothing was changed.", field)
    ids = [each.id for each in office.outlines]
    if outline.id not in ids:
        return replace(office, outlines=(*office.outlines, outline))
    kept = tuple(outline if each.id == outline.id else each for each in office.outlines)
    return replace(office, outlines=kept)


def remove_outline(office: Office, id: str) -> Office:
    """The office without one of its outlines; cases that chose it use the shipped one again."""
    return replace(office, outlines=tuple(each for each in office.outlines if each.id != id))


def own_outline_faults(
    outline: Outline, office: Office, shipped: ReferenceLibrary
) -> Iterator[FaultIn]:
    """Everything for which an outline of an office's own cannot be kept."""
    if not ID.match(outline.id):
        yield "id", "its id may hold lower-case letters, digits and hyphens only"
    if outline.id in shipped.outlines:
        yield "id", f"“{outline.id}” is an outline of the program’s own"
    if any(
        each.id != outline.id and each.title.casefold() == outline.title.casefold()
        for each in (*shipped.outlines.values(), *office.outlines)
    ):
        yield "title", f"there is another outline called “{outline.title}”"
    for what in ("title", "draft_title", "final_title"):
        words = getattr(outline, what)
        if not words.strip():
            yield what, f"its {what.replace('_', ' ')} is empty"
        elif _is_no_heading(words):
            yield what, f"its {what.replace('_', ' ')} is not one line of up to {LONGEST_HEADING}"
    faults = list(outline_faults(outline))
    yield from faults
    if not faults:
        yield from _composer_faults(outline)
        yield from _section_faults(outline, shipped)


def _composer_faults(outline: Outline) -> Iterator[FaultIn]:
    """What is missing, stands twice, or does not stand where it has to."""
    composers = [each.composer for each in outline.sections]
    for composer in needed_sections(outline.statement_kind):
        if composer not in composers:
            yield "sections", f"it has no section for the {_ENGLISH.get(composer, composer)}"
    places = Counter(
        (each.composer, each.placement if each.composer == "scope" else "")
        for each in outline.sections
    )
    for (composer, _), count in places.items():
        if count > 1:
            yield "sections", f"two sections are for the {_ENGLISH.get(composer, composer)}"
    if composers and FIXED_FIRST in composers and composers[0] != FIXED_FIRST:
        yield "sections", "its summary does not come first"
    if composers and FIXED_LAST in composers and composers[-1] != FIXED_LAST:
        yield "sections", "its signature does not come last"


_ENGLISH = {
    "scope": "limits of the investigation",
    "powers": "role and powers",
    "considered": "way the complaint was considered",
    "found": "findings",
}


def _section_faults(outline: Outline, shipped: ReferenceLibrary) -> Iterator[FaultIn]:
    """Sections no shipped outline of the kind has, and headings that are none."""
    known = {
        (each.id, each.composer)
        for other in shipped.outlines.values()
        if other.statement_kind == outline.statement_kind
        for each in other.sections
    }
    for section in outline.sections:
        name = f"section “{section.id}”"
        if (section.id, section.composer) not in known:
            yield "sections", f"{name} is in no {outline.statement_kind} statement"
        if (section.composer == "scope") != bool(section.placement):
            yield "sections", f"{name} needs a placement if, and only if, it limits the scope"
        headings = (section.draft_heading, section.final_heading)
        if any(_is_no_heading(each) for each in headings):
            yield "sections", f"a heading of {name} is not one line of up to {LONGEST_HEADING}"
        if section.composer in (FIXED_FIRST, FIXED_LAST) and any(headings):
            yield "sections", f"{name} has no heading in a statement"
        elif bool(headings[0]) != bool(headings[1]):
            yield "sections", f"{name} has a heading in one of draft and final only"


def _is_no_heading(words: str) -> bool:
    return "\n" in words or len(words) > LONGEST_HEADING
