"""``decisions``: past decisions taken in, found by paragraph, and the office's wording in them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial

from workbench.application.decisions import shelf as asking
from workbench.application.decisions.shelf import PrecedentFind, WhichDecisions
from workbench.application.decisions.wording import as_paragraph, office_wordings
from workbench.application.office.paragraphs import set_paragraph
from workbench.cli.desk import DONE, FAILED, FOUND_ERRORS, opened, say, say_json, tell
from workbench.domain.errors import InvalidInput
from workbench.domain.text import how_many
from workbench.interchange.published.reader import read_statements


def take_in(options: argparse.Namespace) -> int:
    """Take in a folder of decisions; fails where a file could not be. What could not is told."""
    workbench, casebook = opened(options)
    if not options.folder.is_dir():
        raise InvalidInput(f"{options.folder} is no folder.", "Nothing was taken in.")
    library, today = workbench.library, workbench.clock.today()
    read = partial(read_statements, library=library, today=today)
    whole, count = True, 0
    for each in asking.take_in(casebook.decisions, options.folder, read):
        if each.trouble:
            tell(f"{each.file}: {each.trouble}")
            whole = whole and each.trouble == asking.THERE
        else:
            count += 1
            say(f"{each.file}: taken in")
    say(f"{how_many(count, 'decision')} taken in.")
    return DONE if whole else FAILED


def search(options: argparse.Namespace) -> int:
    """Print paragraphs that have the words, or with ``like`` are worded so; found or not."""
    casebook = opened(options)[1]
    which = WhichDecisions(
        council=options.council,
        outcome=options.outcome,
        year=str(options.year or ""),
        power=options.power,
    )
    words = " ".join(options.words)
    act = asking.alike if options.what == "like" else asking.search
    found = act(casebook.decisions, words, which)
    if options.json:
        say_json([_plain(each) for each in found])
    else:
        _print(found)
    return DONE if found else FOUND_ERRORS


def _plain(found: PrecedentFind) -> dict[str, object]:
    decision = found.decision
    return {
        "file": decision.file,
        "reference": decision.reference,
        "council": decision.council,
        "subject": decision.subject,
        "outcome": decision.outcome,
        "decided_on": decision.decided_on,
        "powers": decision.powers,
        "sums": decision.sums,
        "paragraph": found.number,
        "section": found.section,
        "words": found.words,
        "snippet": found.snippet,
    }


def _print(found: Sequence[PrecedentFind]) -> None:
    for each in found:
        say(each.source)
        say(f"    {each.words}")
    if not found:
        say("Nothing was found.")


def wording(options: argparse.Namespace) -> int:
    """List the paragraphs that come back in the decisions, or take one over; found or not."""
    workbench, casebook = opened(options)
    library = workbench.library
    proposed = office_wordings(casebook.decisions.decisions(), library)
    if options.take is not None:
        if not 1 <= options.take <= len(proposed):
            raise InvalidInput(f"There is no wording {options.take}.", "Nothing was changed.")
        chosen = proposed[options.take - 1]
        id, today = workbench.ids.new("paragraph"), workbench.clock.today()
        paragraph = as_paragraph(chosen, chosen.variants[0], library, today, id)
        shipped, entry = workbench.shipped_library, workbench.ids.new("wording")
        workbench.change_office(
            "Take over a wording from decisions",
            lambda office: set_paragraph(office, shipped, entry, paragraph),
        )
        say(f"Taken over: {paragraph.title}")
        return DONE
    for number, each in enumerate(proposed, 1):
        like = f"; like “{each.like.title}”" if each.like is not None else ""
        say(f"{number}. in {each.count} decisions, under “{each.section}”{like}")
        for variant in each.variants:
            days = f", {variant.first} to {variant.last}" if variant.first else ""
            say(f"    {variant.count} times{days}: {variant.words}")
    if not proposed:
        say("No paragraph comes back in enough decisions.")
    return DONE if proposed else FOUND_ERRORS
