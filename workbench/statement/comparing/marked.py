"""A comparison as a document of its own: the changes listed, the statement with them marked.

What was put in stands underlined between ``[+`` and ``+]``, what was taken out struck out between
``[–`` and ``–]``: so that it is heard as well as seen, in every output there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from workbench.domain.text import uncapitalised
from workbench.statement import nodes
from workbench.statement.comparing.versions import (
    BREAK,
    ComparedRow,
    Comparison,
    Difference,
    Piece,
    PieceKind,
)
from workbench.statement.printed import PrintedKind, PrintedParagraph

_ADDED, _REMOVED = ("[+\u00a0", "\u00a0+]"), ("[–\u00a0", "\u00a0–]")
_ORIGIN = "compared"
_LONGEST = 160


def marked(comparison: Comparison, old_name: str, new_name: str) -> nodes.Document:
    """The comparison as a document; the names are what a person calls the two versions."""
    meta = replace(
        comparison.new.meta,
        title=f"What changed from {old_name} to {new_name}",
        watermark="",
        details=(),
    )
    listed = tuple(nodes.ListItem((nodes.Text(words),)) for words in change_lines(comparison))
    nothing = nodes.Paragraph(
        inlines=(nodes.Text("Nothing changed."),), origin=f"{_ORIGIN}:none", numbered=False
    )
    changes: nodes.Block = nodes.BulletList(items=listed, origin=_ORIGIN) if listed else nothing
    return nodes.Document(
        meta=meta,
        sections=(
            nodes.Section(id="changes", title="The changes", blocks=(changes,)),
            nodes.Section(
                id="numbers", title="Old and new numbers", blocks=tuple(_numbers(comparison))
            ),
            nodes.Section(
                id="marked",
                title="The statement with its changes marked",
                blocks=tuple(_blocks(comparison.rows)),
            ),
        ),
    )


def change_lines(comparison: Comparison) -> Iterator[str]:
    """Every change in a sentence, in the order of the new version."""
    for row in comparison.changes:
        yield f"{_where(row)}: {_what(row)}"


def _where(row: ComparedRow) -> str:
    old, new = (_named(side) for side in (row.old, row.new))
    if not row.new:
        return f"{old} of the old version"
    if not row.old or old == new:
        return new
    return f"{new} ({uncapitalised(old)} before)"


def _named(side: Sequence[PrintedParagraph]) -> str:
    if not side:
        return ""
    numbers = [each.number for each in side if each.number is not None]
    if numbers:
        plural = "s" if len(numbers) > 1 else ""
        return f"Paragraph{plural} {' and '.join(map(str, numbers))}"
    first = side[0]
    if first.kind is PrintedKind.HEADING:
        return f"The heading “{_short(first.text)}”"
    if first.label:
        item = f"Item {first.label}" if first.lettered else "A bullet"
        return f"{item} under paragraph {first.under}"
    return f"The paragraph that begins “{_short(first.text, 40)}”"


def _what(row: ComparedRow) -> str:
    said = []
    if row.moved:
        said.append("moved")
    if row.reshaped:
        said.append(f"now {_KINDS[row.new[0].kind]}")
    match row.difference:
        case Difference.NEW:
            said.append(f"new: “{_short(row.new[0].text)}”")
        case Difference.GONE:
            said.append(f"taken out: “{_short(row.old[0].text)}”")
        case Difference.SPLIT:
            said.append(f"split into {len(row.new)}")
        case Difference.JOINED:
            said.append(f"joined from {len(row.old)}")
        case _:
            pass
    if row.old and row.new:
        times = Counter(_edits(row.pieces))
        said += (f"{edit} ({count} times)" if count > 1 else edit for edit, count in times.items())
    return "; ".join(said)


_KINDS = {
    PrintedKind.TITLE: "a title",
    PrintedKind.HEADING: "a heading",
    PrintedKind.NUMBERED: "a numbered paragraph",
    PrintedKind.UNNUMBERED: "a paragraph without number",
    PrintedKind.ITEM: "an item of another list",
    PrintedKind.QUOTE: "a quotation",
    PrintedKind.SIGNATURE: "the signature",
}


def _edits(pieces: Sequence[Piece]) -> Iterator[str]:
    for kept, changed in groupby(pieces, key=lambda piece: piece.kind is PieceKind.KEPT):
        if kept:
            continue
        texts = {piece.kind: _short(piece.text.replace(BREAK, " ").strip()) for piece in changed}
        removed, added = texts.get(PieceKind.REMOVED, ""), texts.get(PieceKind.ADDED, "")
        if removed and added:
            yield (
                f"“{removed}” became “{added}”" if removed != added else f"“{added}” set otherwise"
            )
        elif removed or added:
            yield f"“{removed}” taken out" if removed else f"“{added}” put in"


def _short(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _numbers(comparison: Comparison) -> Iterator[nodes.Block]:
    lines = list(number_lines(comparison))
    if not lines:
        lines = ["No paragraph has a number."]
    yield nodes.BulletList(
        items=tuple(nodes.ListItem((nodes.Text(line),)) for line in lines), origin=_ORIGIN
    )


def number_lines(comparison: Comparison) -> Iterator[str]:
    """Old numbers with the new ones, runs of paragraphs that moved up or down together as one."""
    run: list[tuple[int, int]] = []
    for old, new in comparison.numbers:
        if run and (old, new) != (run[-1][0] + 1, run[-1][1] + 1):
            yield _run_line(run)
            run = []
        if old is not None and new is not None:
            run.append((old, new))
        elif old is not None:
            yield f"{old} is gone"
        else:
            yield f"{new} is new"
    if run:
        yield _run_line(run)


def _run_line(run: Sequence[tuple[int, int]]) -> str:
    (old, new), (last_old, last_new) = run[0], run[-1]
    if len(run) == 1:
        return f"{old} keeps its number" if old == new else f"{old} is {new}"
    if old == new:
        return f"{old} to {last_old} keep their numbers"
    return f"{old} to {last_old} are {new} to {last_new}"


def _blocks(rows: Sequence[ComparedRow]) -> Iterator[nodes.Block]:
    """The rows as paragraphs; bullets that follow each other are one list."""
    listed: list[nodes.ListItem] = []
    for at, row in enumerate(rows):
        shown = (row.new or row.old)[0]
        if shown.kind is PrintedKind.ITEM and not shown.lettered:
            listed.append(nodes.ListItem(_words(row)))
            continue
        if listed:
            yield nodes.BulletList(items=tuple(listed), origin=f"{_ORIGIN}:{at - 1}")
            listed = []
        yield _block(row, at)
    if listed:
        yield nodes.BulletList(items=tuple(listed), origin=f"{_ORIGIN}:{len(rows)}")


def _block(row: ComparedRow, at: int) -> nodes.Block:
    shown = (row.new or row.old)[0]
    words = "".join(piece.text for piece in row.pieces)
    same_heading = shown.kind is PrintedKind.HEADING and row.difference is Difference.SAME
    if same_heading:
        return nodes.Subheading(text=words, level=max(2, shown.level), origin=f"{_ORIGIN}:{at}")
    return nodes.Paragraph(
        inlines=_words(row),
        origin=f"{_ORIGIN}:{at}",
        numbered=False,
        lead=_lead(row),
    )


def _words(row: ComparedRow) -> tuple[nodes.Inline, ...]:
    inlines = tuple(each for piece in row.pieces for each in _inlines(piece))
    return (nodes.Text("moved: "), *inlines) if row.moved else inlines


def _lead(row: ComparedRow) -> str:
    shown = (row.new or row.old)[0]
    if shown.label and shown.number is None:
        return shown.label
    old = next((each.number for each in row.old if each.number is not None), None)
    new = next((each.number for each in row.new if each.number is not None), None)
    if new is not None and old not in (None, new):
        return f"{new}. (was {old})"
    number = new if new is not None else old
    return "" if number is None else f"{number}." if new is not None else f"(was {number})"


def _inlines(piece: Piece) -> Iterator[nodes.Inline]:
    words = piece.text.replace(BREAK, " ¶ ")
    if piece.kind is PieceKind.KEPT:
        yield nodes.Text(words)
        return
    added = piece.kind is PieceKind.ADDED
    before, after = _ADDED if added else _REMOVED
    style = nodes.Style.ADDED if added else nodes.Style.REMOVED
    inner = words.strip() or words
    yield nodes.Text(" " if words[:1] == " " and inner != words else "")
    yield nodes.Styled(style, (nodes.Text(f"{before}{inner}{after}"),))
    yield nodes.Text(" " if words[-1:] == " " and inner != words else "")
