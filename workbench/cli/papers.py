"""``attach``, ``evidence tidy``, and cases written and brought in with their evidence."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from workbench.application.casebook.travelling import files_of, missing_files
from workbench.application.casebook.workbench import Workbench
from workbench.application.disclosing.items import chosen_item
from workbench.application.evidence.attaching import Attached, Attaching, attach_all
from workbench.application.evidence.lookalikes import digests, lookalikes
from workbench.application.evidence.preparing import PaperDesk, files_in
from workbench.application.records.labels import evidence_numbers
from workbench.bootstrap import sound_clock
from workbench.cli.desk import DONE, FAILED, opened, say, say_json, tell
from workbench.cli.files import bytes_of, tell_confidential
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import EvidenceRefused
from workbench.domain.text import how_many
from workbench.export.files import writing_whole
from workbench.interchange import case_bundle
from workbench.interchange.casefile import loads
from workbench.interchange.papers.reader import ChildReader
from workbench.paths import user_folders
from workbench.persistence.casebook import Casebook
from workbench.persistence.lock import CasebookLock, user_name
from workbench.persistence.vault.tidying import superfluous, tidy


def attach(options: argparse.Namespace) -> int:
    """Attach files, folders and zips to a case; failures are told.

    Each file is saved before the next is looked at: typing the command again goes on from there.
    """
    workbench, casebook = opened(options)
    case_id = workbench.find(options.reference)
    reader = ChildReader()
    options.leaving.callback(reader.close)
    desk = PaperDesk(
        casebook.vault, reader, casebook.index, workbench.ids, workbench.clock, user_name()
    )
    step = workbench.ids.new("step")
    item = options.item
    if item:
        item = chosen_item(workbench.open(case_id).case, item, "Nothing was added.").id
    sitting = Attaching(lambda: workbench.open(case_id), step, item)
    done: list[Attached] = []
    refused = False
    for outcome in attach_all(sitting, desk, list(files_in(options.files))):
        if isinstance(outcome, EvidenceRefused):
            tell(str(outcome))
            refused = True
            continue
        done.extend(outcome)
        for each in outcome:
            _say_attached(each, workbench.open(case_id).case, options.json)
    added = [each for each in done if each.added]
    if options.json:
        say_json([_plain(each) for each in added])
    _say_alike(added, workbench.open(case_id).case, casebook, options.json)
    return FAILED if refused else DONE


def _say_attached(each: Attached, case: CaseFile, quietly: bool) -> None:
    if each.trouble or not each.added:
        tell(f"{each.file}: {each.trouble}")
    if each.added and not quietly:
        pages = f", {how_many(each.pages, 'page')}" if each.pages is not None else ""
        number = evidence_numbers(case)[each.item]
        say(f"{each.file}: added as {number}{pages}{'' if each.text else ', no text'}")


def _say_alike(
    added: Sequence[Attached], case: CaseFile, casebook: Casebook, quietly: bool
) -> None:
    """Say which paper of the case each new one resembles."""
    alike = lookalikes(case, casebook.index.sketches(digests(case)))
    for each in added:
        if each.item in alike:
            words = f"{each.file}: looks like {alike[each.item].in_words(case)}"
            tell(words) if quietly else say(words)


def _plain(each: Attached) -> dict[str, object]:
    return {
        "item": each.item,
        "file": each.file,
        "sha256": each.sha256,
        "pages": each.pages,
        "text": each.text,
    }


def tidy_evidence(options: argparse.Namespace) -> int:
    """Remove the files nothing needs, and say which; failures are raised."""
    folder, clock = user_folders(options.data_dir).data, sound_clock()
    with CasebookLock(folder, clock).held():
        found = superfluous(folder, clock.now())
        if not options.dry_run:
            tidy(folder, found)
    for each in found:
        say(f"{each.sha256}  {each.size:,} bytes")
    what = "would be removed" if options.dry_run else "removed"
    count = how_many(len(found), "file")
    say(f"{count} {what}, {sum(each.size for each in found):,} bytes.")
    return DONE


def write_bundle(casebook: Casebook, case: CaseFile, target: Path) -> None:
    """Write a case and its files as one zip; raises `EvidenceUnavailable` for a file not there."""
    with writing_whole(target, 0o600) as file:
        case_bundle.write(case, files_of(case, casebook.vault), file)
    tell_confidential(target)


def case_in(path: Path) -> CaseFile:
    """The case in a case file, or in a zip with its evidence; raises `CaseFileRefused`."""
    if case_bundle.is_bundle(path):
        with case_bundle.opened(path) as (case, _):
            return case
    return loads(bytes_of(path, "No case was added."))


def bring_in(
    workbench: Workbench, casebook: Casebook, path: Path, case: CaseFile, as_copy: bool
) -> str:
    """Add a case that was read from a file, its evidence first; returns its id."""
    if case_bundle.is_bundle(path):
        with case_bundle.opened(path) as (case, give):
            give(casebook.vault.keep)
    case_id = workbench.bring_in(case, as_copy)
    missing = missing_files(case, casebook.vault)
    if missing:
        count = how_many(missing, "file")
        tell(f"{path.name}: {count} of its evidence did not come with it.")
    return case_id
