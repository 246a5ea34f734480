"""What was found in a returned file as plain values, for other programs."""

from __future__ import annotations

from typing import Any

from workbench.application.returned.places import number_at, target_words, where_words
from workbench.application.returned.points import Point
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.reading import ReadBack
from workbench.application.returned.taking.making import Taken


def as_plain(found: ReadBack) -> dict[str, Any]:
    """Version, points, proposals and report of a file that was read."""
    return {
        "version": found.draft.number or None,
        "name": found.draft.name,
        "points": [_point(each) for each in found.points],
        "proposals": [_proposal(found, each) for each in found.proposed.proposals],
        "report": list(found.report),
    }


def refused_as_plain(why: str) -> dict[str, Any]:
    """The same for a file that could not be read."""
    return {"version": None, "name": "", "points": [], "proposals": [], "report": [why]}


def taken_as_plain(made: Taken) -> dict[str, Any]:
    """What was taken and what was not, by the numbers of the proposals."""
    return {
        "taken": [each.number for each in made.taken],
        "left": [{"number": each.number, "why": why} for each, why in made.left],
        "noted": [{"number": each.number, "note": note} for each, note in made.noted],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "paragraph": point.paragraphs[0] if point.paragraphs else None,
        "paragraphs": list(point.paragraphs),
        "where": point.where,
        "author": point.author,
        "date": point.at,
        "text": point.text,
        "quoted": point.quoted,
        "resolved": point.resolved,
        "replies": [
            {"author": each.author, "date": each.at, "text": each.text} for each in point.replies
        ],
    }


def _proposal(found: ReadBack, proposal: Proposal) -> dict[str, Any]:
    place = proposal.places[0] if proposal.places else proposal.behind
    moves = proposal.kind is ProposalKind.MOVE
    return {
        "number": proposal.number,
        "paragraph": number_at(found.printed, place),
        "where": where_words(found.printed, proposal),
        "kind": proposal.kind.value,
        "author": proposal.by.author,
        "date": proposal.by.at,
        "tracked": proposal.tracked,
        "before": proposal.before.replace("\v", "\n"),
        "after": proposal.after.replace("\v", "\n"),
        "formatting": proposal.formatting,
        "to": target_words(found.printed, proposal) if moves else "",
    }
