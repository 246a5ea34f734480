"""``evidence tidy``, and cases written and brought in with their evidence."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.application.casebook.workbench import Workbench
from workbench.bootstrap import SystemClock
from workbench.cli.output import say, tell
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import EvidenceUnavailable, StoreUnavailable
from workbench.export.files import writing_whole
from workbench.interchange import case_bundle
from workbench.interchange.casefile import loads
from workbench.paths import user_folders
from workbench.persistence.casebook import Casebook
from workbench.persistence.lock import CasebookLock
from workbench.persistence.vault.tidying import superfluous, tidy


def tidy_evidence(options: argparse.Namespace) -> None:
    """Remove the files nothing needs, and say which; failures are raised."""
    folder, clock = user_folders(options.data_dir).data, SystemClock()
    with CasebookLock(folder, clock).held():
        found = superfluous(folder, clock.now())
        if not options.dry_run:
            tidy(folder, found)
    for each in found:
        say(f"{each.sha256}  {each.size:,} bytes")
    what = "would be removed" if options.dry_run else "removed"
    count = "1 file" if len(found) == 1 else f"{len(found)} files"
    say(f"{count} {what}, {sum(each.size for each in found):,} bytes.")


def write_bundle(casebook: Casebook, case: CaseFile, target: Path) -> None:
    """Write a case and its files as one zip; raises `EvidenceUnavailable` for a file not there."""

    def find(sha256: str) -> Path:
        try:
            return casebook.vault.find(sha256)
        except EvidenceUnavailable as error:
            items = case.evidence.values()
            title = next(i.title or i.id for i in items if i.file and i.file.sha256 == sha256)
            raise EvidenceUnavailable(f"“{title}”: {error.message}", error.hint) from error

    with writing_whole(target, 0o600) as file:
        case_bundle.write(case, find, file)


def case_in(path: Path) -> CaseFile:
    """The case in a case file, or in a zip with its evidence; raises `CaseFileRefused`."""
    if case_bundle.is_bundle(path):
        with case_bundle.opened(path) as (case, _):
            return case
    try:
        return loads(path.read_bytes())
    except OSError as error:
        raise StoreUnavailable(
            f"{path} could not be read: {error.strerror}.", "No case was added."
        ) from error


def bring_in(
    workbench: Workbench, casebook: Casebook, path: Path, case: CaseFile, as_copy: bool
) -> str:
    """Add a case that was read from a file, its evidence first; returns its id."""
    if case_bundle.is_bundle(path):
        with case_bundle.opened(path) as (case, give):
            give(casebook.vault.keep)
    case_id = workbench.bring_in(case, as_copy)
    missing = [sha256 for sha256 in case_bundle.digests(case) if not casebook.vault.holds(sha256)]
    if missing:
        count = "1 file" if len(missing) == 1 else f"{len(missing)} files"
        tell(f"{path.name}: {count} of its evidence did not come with it.")
    return case_id
