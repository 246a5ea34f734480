"""*Add files…*: files kept and read beside the window, then listed as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import EvidenceRefused
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.tasks import Watch

if TYPE_CHECKING:
    from workbench.application.evidence.preparing import PaperDesk, Prepared

_MOST_SAID = 12


class AddFiles:
    """Brings files into the open case. What could not be read, or was there already, is said."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def able(self) -> bool:
        """Whether files can be kept here at all."""
        return getattr(self._desk.services, "papers", None) is not None

    def choose(self) -> None:
        """Let the person choose files, and add them."""
        chosen = self._desk.dialogs.choose_open_files("Add files", None, "All files (*)")
        make = self._desk.services.papers
        if not chosen or make is None:
            return
        items = self._desk.bridge.case.evidence.values()
        known = {item.file.sha256 for item in items if item.file is not None}
        work = partial(_prepare, make(self._desk.workbench), chosen, known)
        what = chosen[0].name if len(chosen) == 1 else f"{len(chosen)} files"
        self._desk.tasks.run(
            f"Reading {what}", work, lambda found: self._list(*found), self._desk.bridge.failed.emit
        )

    def _list(self, prepared: Sequence[Prepared], said: Sequence[str]) -> None:
        """List what was read, all of it as one step for Undo; then say what was not as wished."""
        from workbench.application.evidence.attaching import with_papers

        bridge = self._desk.bridge
        bridge.seal()
        step, notes = self._desk.ids.new("step"), list(said)
        for each in prepared:
            before = bridge.case
            label = f"Attach {shortened(each.name, 60)}"
            if not bridge.apply(label, partial(with_papers, prepared=each), merge_key=step):
                return
            if bridge.case is before:
                notes.append(f"{each.name}: It is in the case already.")
            notes += [f"{p.file.name}: {p.trouble}" for p in each.papers if p.trouble]
        if notes:
            more = len(notes) - _MOST_SAID
            shown = [*notes[:_MOST_SAID], *([f"And {more} more."] if more > 0 else [])]
            self._desk.dialogs.inform(
                "Add files", "Not every file was added or read as it should be.", "\n".join(shown)
            )


def _prepare(
    papers: PaperDesk, paths: Sequence[Path], known: set[str], watch: Watch
) -> tuple[list[Prepared], list[str]]:
    """Keep and read files, those of `known` digests not again; what was refused, in words."""
    from workbench.application.evidence.preparing import prepare

    found: list[Prepared] = []
    refused: list[str] = []
    with closing(papers.reader):
        for number, path in enumerate(paths):
            watch.progress(number, len(paths))
            try:
                found.extend(prepare(path, papers, known))
            except EvidenceRefused as error:
                refused.append(str(error))
    return found, refused
