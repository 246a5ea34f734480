"""Paragraphs and list items: indenting, outdenting, and bullets made letters."""

from __future__ import annotations

from dataclasses import replace

from workbench.application.drafting.paragraphs import (
    Acted,
    Unit,
    is_whole,
    set_unit,
    unit_or_refuse,
)
from workbench.application.drafting.parting import refuse_foreign
from workbench.application.drafting.pieces import Rearranging, held
from workbench.application.drafting.rows import StatementRow, StatementRowKind, rows
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.statement.cast import Cast
from workbench.statement.markup.authored import lone_letter, read_blocks
from workbench.statement.markup.block_reader import ITEM
from workbench.statement.markup.listing import (
    STEP,
    ItemSpan,
    can_deepen,
    item_at,
    parent_indent,
    reletter,
    shift,
)
from workbench.statement.markup.pieces import with_names
from workbench.statement.markup.splitting import begun_plainly, item_line
from workbench.statement.nodes import Document, LetteredList

_KEPT = "Nothing was changed."


def indent(case: CaseFile, document: Document, address: str, offset: int = 0) -> Acted:
    """The case with a paragraph made an item under the paragraph before, or an item deeper.

    Which of the two the caret `offset` in the paragraph's markup says. References to a paragraph
    that becomes an item lead to the paragraph it stands under. Raises `InvalidInput`.
    """
    unit = _unit(case, address)
    found = _item(unit, offset)
    if found is None:
        return _made_item(case, document, address, unit)
    lines, item = found
    if not can_deepen(lines, item):
        raise InvalidInput("No item stands before it to put it under.", _KEPT)
    return _relined(case, unit, offset, lines, item, shift(lines, item, STEP))


def outdent(case: CaseFile, document: Document, address: str, offset: int = 0) -> Acted:
    """The case with the item at the caret one level higher; from the top, a paragraph.

    Items behind it stand under the new paragraph. Raises `InvalidInput` outside lists.
    """
    unit = _unit(case, address)
    found = _item(unit, offset)
    if found is None:
        raise InvalidInput(
            "This paragraph is not an item of a list.", f"{_KEPT} Put the caret into an item."
        )
    lines, item = found
    above = parent_indent(lines, item)
    if above is None:
        return _made_paragraph(case, unit, lines, item)
    return _relined(case, unit, offset, lines, item, shift(lines, item, above - item.indent))


def letters(case: CaseFile, address: str, offset: int) -> Acted:
    """The case with the list at the caret lettered (a), (b) instead of bulleted, or back."""
    unit = _unit(case, address)
    found = _item(unit, offset)
    if found is None:
        raise InvalidInput("No list is here.", f"{_KEPT} Put the caret into an item of a list.")
    lines, item = found
    return _relined(case, unit, offset, lines, item, reletter(lines, item))


def _unit(case: CaseFile, address: str) -> Unit:
    unit = unit_or_refuse(case, address)
    if unit.one_line or not unit.index:
        raise InvalidInput("A subheading is not part of a list.", _KEPT)
    if unit.home.field == "narrative" and is_whole(case, unit.home):
        raise InvalidInput("The date stands in front of this list.", f"{_KEPT} Edit it as a whole.")
    return unit


def _item(unit: Unit, offset: int) -> tuple[list[str], ItemSpan] | None:
    start = item_line(unit.markup, min(max(offset, 0), len(unit.markup)))
    if start is None or lone_letter(read_blocks(unit.markup, Cast(), unit.address)):
        return None
    lines = unit.markup.split("\n")
    item = item_at(lines, unit.markup.count("\n", 0, start))
    return (lines, item) if item is not None else None


def _relined(
    case: CaseFile,
    unit: Unit,
    offset: int,
    before: list[str],
    item: ItemSpan,
    after: list[str],
) -> Acted:
    """The case with other lines in a paragraph; the caret stays at the same words."""
    behind = max(0, offset - sum(len(line) + 1 for line in before[: item.first]) - item.words)
    mark = ITEM.match(after[item.first])
    words = mark.end() if mark is not None else 0
    start = sum(len(line) + 1 for line in after[: item.first]) + words
    acted = set_unit(case, unit.address, "\n".join(after))
    return replace(acted, offset=start + behind)


def _made_paragraph(case: CaseFile, unit: Unit, lines: list[str], item: ItemSpan) -> Acted:
    if is_whole(case, unit.home):
        raise InvalidInput("This is printed as one item of a list.", _KEPT)
    own = lines[item.first : item.stop]
    words = [begun_plainly(own[0][item.words :])]
    under = [line[_lead(line, item.indent + STEP) :] for line in own[1:]]
    before = "\n".join(lines[: item.first]).rstrip()
    made = held("\n".join([*words, *under, *lines[item.stop :]]))
    making = Rearranging(case)
    listed, index = making.found(unit.address)
    if before.strip():
        listed[index].text = with_names(unit.names, before)
        listed[index].paragraphs = held(before).paragraphs
        listed.insert(index + 1, made)
    else:
        made.text, made.was = with_names(unit.names, made.text), listed[index].was
        listed[index] = made
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(made)])


def _lead(line: str, most: int) -> int:
    """How many leading spaces of a line fall away, at most so many."""
    return min(most, len(line) - len(line.lstrip(" ")))


def _made_item(case: CaseFile, document: Document, address: str, unit: Unit) -> Acted:
    before, row = _neighbours(document, address)
    above = unit_or_refuse(case, before.address)
    refuse_foreign(case, before, row)
    if is_whole(case, unit.home) or any(
        line.lstrip().startswith(">") for line in unit.markup.split("\n")
    ):
        raise InvalidInput("A quotation cannot stand in a list.", f"{_KEPT} Split it off first.")
    last = before.blocks[-1]
    mark = "a)" if isinstance(last, LetteredList) else "-"
    lines = [line for line in unit.markup.split("\n") if line.strip()]
    under = [" " * STEP + line if ITEM.match(line) else line for line in lines[1:]]
    item = "\n".join([f"{mark} {lines[0].lstrip()}", *under])
    making = Rearranging(case)
    into, at = making.found(above.address)
    out, index = making.found(unit.address)
    kept, gone = into[at], out[index]
    kept.text = with_names((*above.names, *unit.names), f"{above.markup}\n{item}")
    del out[index]
    making.gone(gone, kept)
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(kept)], len(above.markup) + 2 + len(mark))


def _neighbours(document: Document, address: str) -> tuple[StatementRow, StatementRow]:
    listed = rows(document)
    index = next((i for i, row in enumerate(listed) if row.address == address), 0)
    if index and listed[index - 1].kind is StatementRowKind.PARAGRAPH:
        return listed[index - 1], listed[index]
    raise InvalidInput(
        "No paragraph stands directly before this one for it to be listed under.", _KEPT
    )
