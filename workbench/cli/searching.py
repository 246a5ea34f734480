"""``search``: words found in all cases, their papers, and the office's paragraphs."""

from __future__ import annotations

import argparse

from workbench.application.casebook.workbench import Workbench
from workbench.application.searching.finds import Find, Finds, bring_up_to_date, find, read_unread
from workbench.application.searching.narrowing import Narrowing, checked_kinds, day_of
from workbench.cli.desk import DONE, FOUND_ERRORS, opened, say, say_json, tell
from workbench.interchange.papers.reader import ChildReader


def search(options: argparse.Namespace) -> int:
    """Print what is found, best first; found or not. Failures are raised."""
    workbench, casebook = opened(options)
    within = _narrowing(workbench, options)
    index = casebook.index
    bring_up_to_date(workbench, index)
    if index.unread():
        reader = ChildReader()
        options.leaving.callback(reader.close)
        read_unread(index, casebook.vault, reader)
    finds = find(workbench, index, " ".join(options.words), within)
    references = {row.id: row.reference or row.id for row in workbench.register()}
    for word, others in finds.instead.items():
        tell(f"Nothing has “{word}”. Looked for: {', '.join(others)}.")
    if options.json:
        found = [_plain(each, references.get(each.case_id, "")) for each in finds.found]
        say_json(found)
    else:
        _print(finds, references)
    return DONE if finds.found else FOUND_ERRORS


def _narrowing(workbench: Workbench, options: argparse.Namespace) -> Narrowing:
    """Where to look, as it was typed; raises `InvalidInput` for a kind or date there is not."""
    within = Narrowing(
        case_id=workbench.find(options.case) if options.case else "",
        body=options.body,
        kinds=checked_kinds(tuple(options.kind)),
        since=day_of(options.since, last=False) if options.since else "",
        until=day_of(options.until, last=True) if options.until else "",
        outcome=options.outcome,
    )
    return within.in_year(options.year) if options.year is not None else within


def _plain(found: Find, reference: str) -> dict[str, object]:
    return {
        "case": reference,
        "kind": found.kind,
        "id": found.id,
        "place": found.place,
        "page": found.page,
        "snippet": found.snippet,
    }


def _print(finds: Finds, references: dict[str, str]) -> None:
    for each in finds.found:
        say(f"{references.get(each.case_id, 'all cases')}  {each.place}")
        say(f"    {each.snippet}")
    if not finds.found:
        say("Nothing was found.")
