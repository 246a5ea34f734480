"""The outline beside the pages: sections and subheadings one can jump to (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.export.pdf.blocks import Heading
from workbench.export.pdf.objects import Name, PdfFile, Ref

# Long enough for any heading; PDF/A-2 limits strings to 32,767 bytes.
_LONGEST = 300


@dataclass(slots=True)
class _Entry:
    """A heading with the headings under it."""

    ref: Ref
    title: str
    place: Sequence[object]
    kids: list[_Entry] = field(default_factory=list)


def write_outline(
    file: PdfFile, headings: Sequence[tuple[Heading, Sequence[object]]]
) -> Ref | None:
    """Add the outline of headings, each with its destination; None when there are none."""
    if not headings:
        return None
    top = _Entry(file.reserve(), "", ())
    path = [top]
    for heading, place in headings:
        del path[heading.level + 1 :]
        entry = _Entry(file.reserve(), heading.title[:_LONGEST], place)
        path[-1].kids.append(entry)
        path.append(entry)
    _write(file, top)
    ends = {"First": top.kids[0].ref, "Last": top.kids[-1].ref}
    return file.put(top.ref, {"Type": Name("Outlines"), **ends, "Count": len(headings)})


def _write(file: PdfFile, parent: _Entry) -> int:
    """Add the entries under `parent`; returns how many there are at all levels."""
    total = len(parent.kids)
    for at, entry in enumerate(parent.kids):
        below = _write(file, entry)
        total += below
        entries: dict[str, object] = {
            "Title": entry.title,
            "Parent": parent.ref,
            "Dest": entry.place,
        }
        if at:
            entries["Prev"] = parent.kids[at - 1].ref
        if at + 1 < len(parent.kids):
            entries["Next"] = parent.kids[at + 1].ref
        if entry.kids:
            ends = {"First": entry.kids[0].ref, "Last": entry.kids[-1].ref}
            entries |= {**ends, "Count": below}
        file.put(entry.ref, entries)
    return total
