"""Splitting a paragraph at the caret, and merging it with its neighbour."""

from __future__ import annotations

from dataclasses import replace

from workbench.application.drafting.paragraphs import (
    Acted,
    Unit,
    is_whole,
    set_unit,
    unit_of,
    unit_or_refuse,
)
from workbench.application.drafting.pieces import Rearranging, base_of, held, home_of
from workbench.application.drafting.rows import StatementRow, StatementRowKind, rows
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.statement.markup.block_reader import ITEM
from workbench.statement.markup.pieces import joint, with_names
from workbench.statement.markup.splitting import (
    begun_plainly,
    is_quoted,
    item_line,
    line_at,
    outside_tokens,
    split_at,
)
from workbench.statement.nodes import Document, Quote

_HOSTS = ("text", "passage", "finding", "injustice", "recommendation")


def is_host(case: CaseFile, address: str) -> bool:
    """Whether paragraphs of any kind may stand in the field an address lies in.

    The words of an event, a head or a remedy say one thing; other paragraphs do not belong there.
    """
    home = home_of(case, address)
    if home is None:
        return False
    return home.kind in _HOSTS or (home.kind == "head" and home.field == "scope_reason")


def split(case: CaseFile, address: str, offset: int) -> Acted:
    """The case with a paragraph made two at a place in its markup, or a list item made two.

    Lists under the paragraph stay with the second. References stay with the first. Raises
    `InvalidInput` when no words would stand on one side.
    """
    unit = unit_or_refuse(case, address)
    if unit.one_line or not unit.index:
        raise InvalidInput("A subheading cannot be split.", "Nothing was changed.")
    at = outside_tokens(unit.markup, min(max(offset, 0), len(unit.markup)))
    item = item_line(unit.markup, at)
    if item is not None:
        return _split_item(case, unit, item, at)
    if is_quoted(unit.markup, at):
        return _split_quote(case, unit, at)
    if is_whole(case, unit.home):
        raise InvalidInput(
            "This is printed as one item of a list, so it cannot be two paragraphs.",
            "Nothing was changed.",
        )
    return _split_paragraph(case, unit, at)


_NO_WORDS = "There must be words on both sides of the place where a paragraph is split."


def _split_paragraph(case: CaseFile, unit: Unit, at: int) -> Acted:
    left, right = split_at(unit.markup, at)
    right = begun_plainly(right) if not right.startswith("\n") else right.lstrip("\n")
    first, second = held(left), held(right)
    if not (first.paragraphs and second.paragraphs):
        raise InvalidInput(_NO_WORDS, "Nothing was changed. Put the caret between two words.")
    making = Rearranging(case)
    listed, index = making.found(unit.address)
    listed[index].text = with_names(unit.names, left)
    listed.insert(index + 1, second)
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(second)])


def _split_item(case: CaseFile, unit: Unit, line: int, at: int) -> Acted:
    mark = ITEM.match(unit.markup[line:])
    assert mark is not None
    begin = line + mark.end()
    _, end = line_at(unit.markup, at)
    left, right = split_at(unit.markup[begin:end], at - begin) if at > begin else ("", "")
    if not left.strip() or not right.strip():
        raise InvalidInput(
            "There must be words on both sides of the place where an item is split.",
            "Nothing was changed. Put the caret between two words.",
        )
    head = f"{unit.markup[:begin]}{left}\n{mark[0]}"
    markup = f"{head}{begun_plainly(right)}{unit.markup[end:]}"
    return _with_markup(case, unit, markup, len(head))


def _split_quote(case: CaseFile, unit: Unit, at: int) -> Acted:
    start, end = line_at(unit.markup, at)
    begin = start + unit.markup[start:end].index(">") + 1
    left, right = split_at(unit.markup[begin:end], at - begin) if at > begin else ("", "")
    if not left.strip() or not right.strip():
        raise InvalidInput(
            "There must be words on both sides of the place where a quotation is split.",
            "Nothing was changed. Put the caret between two words.",
        )
    head = f"{unit.markup[:begin]}{left}\n>\n> "
    return _with_markup(case, unit, f"{head}{right}{unit.markup[end:]}", len(head))


def _with_markup(case: CaseFile, unit: Unit, markup: str, offset: int) -> Acted:
    return replace(set_unit(case, unit.address, markup), offset=offset)


def merge_with_previous(case: CaseFile, document: Document, address: str) -> Acted:
    """The case with a paragraph's words put behind those of the paragraph before it.

    References to either lead to both. Raises `InvalidInput` when something else stands between
    them, or one of them is not the person's own words.
    """
    listed = rows(document)
    index = _row_index(listed, address)
    before = listed[index - 1] if index else None
    if before is None or before.kind is not StatementRowKind.PARAGRAPH:
        raise InvalidInput(
            "No paragraph stands directly before this one.",
            "Nothing was changed. Only neighbours under the same heading can be merged.",
        )
    return _merged(case, before, listed[index])


def merge_with_next(case: CaseFile, document: Document, address: str) -> Acted:
    """The case with the words of the paragraph after it put behind this paragraph's."""
    listed = rows(document)
    index = _row_index(listed, address)
    after = listed[index + 1] if index + 1 < len(listed) else None
    if after is None or after.kind is not StatementRowKind.PARAGRAPH:
        raise InvalidInput(
            "No paragraph stands directly after this one.",
            "Nothing was changed. Only neighbours under the same heading can be merged.",
        )
    return _merged(case, listed[index], after)


def _row_index(listed: tuple[StatementRow, ...], address: str) -> int:
    found = next((i for i, row in enumerate(listed) if row.address == address), None)
    if found is None or listed[found].kind is not StatementRowKind.PARAGRAPH:
        raise InvalidInput("Only paragraphs can be merged.", "Nothing was changed.")
    return found


def _merged(case: CaseFile, before: StatementRow, after: StatementRow) -> Acted:
    first, second = unit_or_refuse(case, before.address), unit_or_refuse(case, after.address)
    refuse_foreign(case, before, after)
    if any(isinstance(block, Quote) for block in before.blocks[-1:]):
        raise InvalidInput(
            "The paragraph before ends in a quotation; your words would become part of it.",
            "Nothing was changed. Move the quotation first.",
        )
    making = Rearranging(case)
    into, at = making.found(first.address)
    out, index = making.found(second.address)
    kept, gone = into[at], out[index]
    words = second.markup
    between = joint(words)
    markup = f"{first.markup}{between}{words}"
    kept.text = with_names((*first.names, *second.names), markup)
    del out[index]
    making.gone(gone, kept)
    changed, addresses = making.finished()
    return Acted(changed, addresses[id(kept)], len(first.markup) + len(between))


def refuse_foreign(case: CaseFile, before: StatementRow, after: StatementRow) -> None:
    """Refuse to join words of different records, unless any words may stand in both."""
    home = home_of(case, after.address)
    if base_of(before.address) == base_of(after.address) and not (
        home is not None and is_whole(case, home)
    ):
        return
    for row in (before, after):
        if not is_host(case, row.address):
            unit = unit_of(case, row.address)
            noun = "an event" if unit is not None and unit.home.kind == "event" else "a record"
            raise InvalidInput(
                f"One of the two is the text of {noun} of its own.",
                "Nothing was changed. Change its words there, or move your words under another "
                "subheading.",
            )
