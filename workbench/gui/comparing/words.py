"""Changed words in rich text: struck through and red where they go, underlined and green where new.

Colour is never the only sign.
"""

from __future__ import annotations

from html import escape

from workbench.application.returned.places import target_words
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.reading import ReadBack
from workbench.gui.look.theme.palette import shade
from workbench.statement.comparing.versions import ComparedRow, Piece, PieceKind
from workbench.statement.comparing.words import plain_spaces

_NEAR = 600
"""How many letters of what stays are shown on either side of a change proposed."""


def _gone(words: str) -> str:
    look = f"color:{shade('red').name()}; text-decoration:line-through"
    return f'<span style="{look}">{_lines(words)}</span>' if words else ""


def _come(words: str) -> str:
    look = f"color:{shade('green').name()}; text-decoration:underline"
    return f'<span style="{look}">{_lines(words)}</span>' if words else ""


def _lines(words: str) -> str:
    return escape(words).replace("\v", "<br>").replace("\n", " ¶<br>")


def _piece(piece: Piece) -> str:
    match piece.kind:
        case PieceKind.REMOVED:
            return _gone(piece.text)
        case PieceKind.ADDED:
            return _come(piece.text)
        case _:
            return _lines(piece.text)


def strong(rich: str) -> str:
    """Rich text in the strongest weight there is a type for: bolder, it would be smeared."""
    return f'<span style="font-weight:600">{rich}</span>'


def row_words(row: ComparedRow, *without: PieceKind) -> str:
    """A compared paragraph in rich text, one version's words left out where asked."""
    return "".join(_piece(piece) for piece in row.pieces if piece.kind not in without)


def _near(kept: str, behind: bool, before: bool) -> str:
    """Words that stay behind and before a change, in rich text: those far from any left out."""
    if len(kept) <= (behind + before) * _NEAR:
        return _lines(kept)
    head = kept[:_NEAR].rpartition(" ")[0] + " " if behind else ""
    tail = " " + kept[-_NEAR:].partition(" ")[2] if before else ""
    return _lines(f"{head}…{tail}")


def proposal_words(found: ReadBack, proposal: Proposal) -> str:
    """A proposal within its paragraph, word by word, in rich text."""
    if proposal.kind is ProposalKind.MOVE:
        to = target_words(found.printed, proposal)
        same = plain_spaces(proposal.before) == plain_spaces(proposal.after)
        words = _lines(proposal.before) if same else _gone(proposal.before) + _come(proposal.after)
        kind = f", {proposal.formatting}" if proposal.formatting else ""
        return f"{words}<br><i>moved to stand {escape(to + kind)}</i>"
    for passage in found.proposed.passages:
        own = [s for s in passage.segments if proposal.number in (s.added, s.removed)]
        if not own:
            continue
        said = ""
        kept = ""
        for segment in passage.segments:
            if proposal.number in (segment.added, segment.removed):
                said += _near(kept, bool(said), True)
                kept = ""
                gone = segment.removed == proposal.number
                said += _gone(segment.text) if gone else _come(segment.text)
            elif segment.old:
                kept += segment.text
        return said + _near(kept, True, False)
    if proposal.formatting:
        whole = "\n".join(found.printed[place].text for place in proposal.places)
        part = "" if proposal.before in ("", whole) else f"“{_lines(proposal.before)}”: "
        return f"{_lines(whole)}<br><i>{part}{escape(proposal.formatting)}</i>"
    return _gone(proposal.before) + _come(proposal.after)
