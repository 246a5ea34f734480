"""``office``: an office's own set written to a file, or taken over from one."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.application.casebook.workbench import Workbench
from workbench.cli.output import say
from workbench.domain.errors import OfficeFileRefused, StoreUnavailable
from workbench.domain.text import shortened
from workbench.export.files import write_whole
from workbench.interchange.office import dumps, loads

_WIDTH = 90


def office(workbench: Workbench, options: argparse.Namespace) -> None:
    """Carry out ``office export`` or ``office import``; expected failures are raised."""
    if options.what == "export":
        write_whole(options.file, dumps(workbench.store.office()).encode())
        say(f"{options.file}")
        return
    _bring_in(workbench, options.file, options.dry_run)


def _bring_in(workbench: Workbench, path: Path, only_shown: bool) -> None:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreUnavailable(
            f"{path} could not be read: {error.strerror}.", "Nothing was imported."
        ) from error
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
    if not found:
        say("The office’s own set has all of it already.")
    elif only_shown:
        say("Nothing was changed: this only shows what an import would do.")
