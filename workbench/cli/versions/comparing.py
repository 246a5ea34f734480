"""``compare``: two versions of a statement held against each other."""

from __future__ import annotations

import argparse

from workbench.application.comments.compared import as_it_stands, to_compare
from workbench.application.handing_out.gate import guard_for_changes
from workbench.application.returned.drafts import version_called
from workbench.application.returned.reading import Draft
from workbench.bootstrap import redline, renderers
from workbench.cli.desk import DONE, opened, say, say_json
from workbench.cli.versions.typed import day_typed
from workbench.domain.text import how_many
from workbench.export.files import write_whole
from workbench.export.read_back import parts_of
from workbench.paths import user_folders
from workbench.statement.comparing.marked import change_lines, marked
from workbench.statement.comparing.versions import Comparison

_NOW = "now"


def compare(options: argparse.Namespace) -> int:
    """Say what changed between two versions, and write it as Word or PDF where asked."""
    workbench = opened(options)[0]
    session = workbench.open(workbench.find(options.reference))
    case = session.case
    drafts = to_compare(case, workbench.compose)
    old = version_called(drafts, options.old)
    now = options.new == _NOW
    new = as_it_stands(drafts, old) if now else version_called(drafts, options.new)
    comparison = Comparison(old.document, new.document)
    files = {}
    if options.word is not None:
        on = day_typed(workbench, options.on or "today")
        files["word", options.word] = redline(old.document, new.document, options.by, on)
    if options.pdf is not None:
        document = marked(comparison, old.name, new.name)
        render = renderers(user_folders(options.data_dir).data)
        files["pdf", options.pdf] = render["pdf"](document)
    if files:
        both = (old.document, new.document)
        guard = guard_for_changes(case, both, new.document, workbench.library, parts_of, options.by)
        guard([(format, path.name, data) for (format, path), data in files.items()])
    for (_, path), data in files.items():
        write_whole(path, data)
        say(f"{path}")
    if options.json:
        say_json(_plain(old, new, comparison))
    elif not files:
        lines = list(change_lines(comparison))
        count = how_many(len(lines), "change") if lines else "no changes"
        say(f"From {old.name} to {new.name}: {count}.")
        for line in lines:
            say(f"  {line}")
    return DONE


def _plain(old: Draft, new: Draft, comparison: Comparison) -> dict[str, object]:
    return {
        "old": old.name,
        "new": new.name,
        "changes": list(change_lines(comparison)),
        "numbers": [{"old": before, "new": after} for before, after in comparison.numbers],
    }
