"""``backup``, ``restore`` and ``verify``: keeping the casebook safe, and getting it back."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.bootstrap import SystemClock
from workbench.cli.desk import DONE, FOUND_ERRORS, opened, say
from workbench.domain.errors import CaseNotFound, StoreUnavailable
from workbench.paths import user_folders
from workbench.persistence.backups.listing import copies
from workbench.persistence.fileformat import FILE_NAME
from workbench.persistence.restoring import repair
from workbench.persistence.restoring import restore as put_back
from workbench.persistence.soundness.verifying import look_over
from workbench.persistence.vault.tidying import faults

_NEWEST = "newest"


def back_up(options: argparse.Namespace) -> int:
    """Copy the casebook to a file, or into its backups folder; failures are raised."""
    casebook = opened(options)[1]
    if options.file is not None:
        casebook.backup(options.file.absolute())
        say(f"{options.file}")
        return DONE
    made = casebook.back_up_when_changed()
    say(f"{made}" if made else f"Nothing changed since the copy of {_when(casebook.last_copy())}.")
    return DONE


def restore(options: argparse.Namespace) -> int:
    """List the copies, or put one of them, or a case of it, back; failures are raised."""
    folder = user_folders(options.data_dir).data
    if options.copy is None:
        _list(folder)
        return DONE
    copy = _named(folder, options.copy)
    if options.case is None:
        kept = put_back(folder, copy, SystemClock())
        say(f"The casebook is as it was in {copy.name}. {kept}".strip())
        return DONE
    casebook = opened(options)[1]
    wanted = " ".join(options.case.replace("-", " ").split())
    for row in casebook.cases_in(copy):
        if wanted in (row.reference, " ".join(row.id.replace("-", " ").split())):
            lacking = casebook.restore_case(copy, row.id)
            say(f"{options.case}: as it was in {copy.name}. {lacking}".strip())
            return DONE
    raise CaseNotFound(
        f"There is no case {options.case} in {copy.name}.", "Nothing was changed. Try another copy."
    )


def verify(options: argparse.Namespace) -> int:
    """Name what is damaged; found or not. Failures are raised."""
    folder = user_folders(options.data_dir).data
    path = options.file or folder / FILE_NAME
    if options.repair:
        if options.file is not None:
            raise StoreUnavailable("Only the casebook itself is repaired.", "Leave FILE out.")
        report = repair(folder, SystemClock())
    else:
        report = look_over(path)
    missing = list(faults(path))
    for line in (*report.in_words(), *missing):
        say(line)
    if report.sound and not missing:
        say(f"{path}: sound.")
    elif report.only_indexes:
        say("Only indexes are damaged: “workbench verify --repair” makes them anew.")
    return DONE if report.sound and not missing else FOUND_ERRORS


def _list(folder: Path) -> None:
    found = copies(folder)
    for copy in found:
        note = "  (damaged, put aside)" if copy.put_aside else ""
        say(f"{_when(copy.made_at)}  {copy.path}{note}")
    if not found:
        say(f"There are no copies in {folder}.")


def _named(folder: Path, named: Path) -> Path:
    """The copy meant: the newest sound one, a file, or the name of one in the casebook's folder."""
    found = copies(folder)
    if str(named) == _NEWEST:
        for copy in found:
            if not copy.put_aside and _is_sound(copy.path):
                return copy.path
            say(f"{copy.path.name} is damaged and was passed over.")
        raise StoreUnavailable(f"There are no sound copies in {folder}.", "Name a file.")
    listed = (copy.path for copy in found if copy.path.name == str(named))
    return named if named.is_file() else next(listed, named)


def _is_sound(copy: Path) -> bool:
    try:
        return look_over(copy).sound
    except StoreUnavailable:
        return False


def _when(at: str) -> str:
    return f"{at[:16].replace('T', ' ')} UTC"
