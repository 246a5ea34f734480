"""``compare``: two versions of a statement held against each other."""

from __future__ import annotations

import argparse
from datetime import date, datetime, time

from workbench.application.casebook.workbench import Workbench
from workbench.application.handing_out.gate import guard_for, refuse_names
from workbench.application.returned.drafts import drafts_of, version_called
from workbench.application.returned.reading import Draft
from workbench.bootstrap import renderers
from workbench.cli.output import say, say_json
from workbench.domain.dates.ahead import read_ahead
from workbench.domain.errors import InvalidInput
from workbench.export.files import write_whole
from workbench.export.read_back import parts_of
from workbench.paths import bundle, user_folders
from workbench.statement.comparing.marked import change_lines, marked
from workbench.statement.comparing.versions import Comparison

DONE = 0


def compare(workbench: Workbench, options: argparse.Namespace) -> int:
    """Say what changed between two versions, and write it as Word or PDF where asked."""
    session = workbench.open(workbench.find(options.reference))
    case = session.case
    drafts = drafts_of(case, workbench.compose)
    old, new = (version_called(drafts, words) for words in (options.old, options.new))
    comparison = Comparison(old.document, new.document)
    files = {}
    if options.word is not None:
        from workbench.export.theme import load_theme
        from workbench.export.word.redline import Hand, render_redline

        hand = Hand(options.by.strip(), _moment(workbench, options.on))
        theme = load_theme(bundle().resources / "theme" / "statement.toml")
        refuse_names(case, new.document, workbench.library)
        files["word", options.word] = render_redline(old.document, new.document, theme, hand)
    if options.pdf is not None:
        document = marked(comparison, old.name, new.name)
        refuse_names(case, document, workbench.library)
        render = renderers(user_folders(options.data_dir).data)
        files["pdf", options.pdf] = render["pdf"](document)
    if files:
        guard = guard_for(case, new.document, workbench.library, parts_of)
        guard([(format, path.name, data) for (format, path), data in files.items()])
    for (_, path), data in files.items():
        write_whole(path, data)
        say(f"{path}")
    if options.json:
        say_json(_plain(old, new, comparison))
    elif not files:
        lines = list(change_lines(comparison))
        say(f"From {old.name} to {new.name}: {len(lines) or 'no'} changes.")
        for line in lines:
            say(f"  {line}")
    return DONE


def _moment(workbench: Workbench, words: str) -> str:
    today = workbench.clock.today()
    day: date | None = today
    if words:
        day = read_ahead(words, today, workbench.library.rules.calendar())
    if day is None:
        raise InvalidInput(f"“{words[:40]}” is no day.", "Name one such as “3 May 2027”.")
    return f"{datetime.combine(day, time()).isoformat()}Z"


def _plain(old: Draft, new: Draft, comparison: Comparison) -> dict[str, object]:
    return {
        "old": old.name,
        "new": new.name,
        "changes": list(change_lines(comparison)),
        "numbers": [{"old": before, "new": after} for before, after in comparison.numbers],
    }
