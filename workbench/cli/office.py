"""``office``: an office's own set written to a file, or taken over from one."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from workbench.application.casebook.workbench import Workbench
from workbench.bootstrap import word_template
from workbench.cli.desk import DONE, opened, say
from workbench.cli.files import bytes_of
from workbench.domain.errors import OfficeFileRefused
from workbench.domain.text import shortened
from workbench.export.files import write_whole
from workbench.export.logo import KeptLogo
from workbench.export.word.office_template import OfficeTemplate
from workbench.interchange.office import dumps, loads, look_in

_WIDTH = 90
Kept = Mapping[str, OfficeTemplate | KeptLogo]
"""The template and the logo of the casebook."""


def office(options: argparse.Namespace) -> int:
    """Carry out ``office export`` or ``office import``; expected failures are raised."""
    workbench, casebook = opened(options)
    folder = casebook.folder
    kept: Kept = {"template": word_template(folder), "logo": KeptLogo(folder)}
    if options.what == "export":
        carried = {what: found for what, each in kept.items() if (found := each.carried())}
        write_whole(options.file, dumps(workbench.store.office(), carried).encode())
        say(f"{options.file}")
    else:
        _bring_in(workbench, options.file, options.dry_run, kept)
    return DONE


def _take_look(look: Mapping[str, tuple[str, bytes]], kept: Kept, only_shown: bool) -> int:
    """Take over the template and the logo of a file; how many were not here already."""
    number = 0
    for what, (name, data) in look.items():
        if kept[what].carried() == (name, data):
            continue
        number += 1
        say(f"{what}: {name}")
        if not only_shown:
            for line in kept[what].take(name, data):
                say(f"  {line}")
    return number


def _bring_in(workbench: Workbench, path: Path, only_shown: bool, kept: Kept) -> None:
    data = bytes_of(path, "Nothing was imported.")
    try:
        incoming = loads(data, workbench.shipped_library)
    except OfficeFileRefused as refused:
        raise OfficeFileRefused(
            f"{path.name}: {refused.message}", refused.problems, refused.hint
        ) from refused
    if only_shown:
        found = workbench.office_differences(incoming)
    else:
        found = workbench.take_over_office(incoming, f"Office file {path.name} imported")
    for difference in found:
        say(difference.line())
        for sign, words in (("-", difference.before), ("+", difference.after)):
            if words:
                say(f"  {sign} {shortened(' '.join(words.split()), _WIDTH)}")
    taken = _take_look(look_in(data), kept, only_shown)
    if not found and not taken:
        say("The office’s own set has all of it already.")
    elif only_shown:
        say("Nothing was changed: this only shows what an import would do.")
