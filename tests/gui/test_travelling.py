"""A case written with its evidence in the window, and brought in elsewhere."""

from __future__ import annotations

import io
from contextlib import ExitStack
from pathlib import Path
from zipfile import ZipFile

from pytestqt.qtbot import QtBot

from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.unit.application.desk import CountedIds
from workbench.bootstrap import practice_cases, window_services
from workbench.domain.records.evidence import EvidenceItem, StoredFile
from workbench.gui.register.acts import RegisterActs
from workbench.gui.tasks import Tasks

LONG = 30_000


def acts_on(folder: Path, tasks: Tasks, books: ExitStack) -> tuple[RegisterActs, ScriptedDialogs]:
    services, dialogs = window_services(folder), ScriptedDialogs()
    book = services.open_casebook(folder)
    books.callback(book.close)
    return RegisterActs(book, services, dialogs, tasks), dialogs


def test_a_case_travels_with_its_evidence(qtbot: QtBot, tmp_path: Path) -> None:
    with ExitStack() as books:
        _travel(qtbot, tmp_path, books)


def _travel(qtbot: QtBot, tmp_path: Path, books: ExitStack) -> None:
    tasks = Tasks()
    here, dialogs = acts_on(tmp_path / "here", tasks, books)
    services, workbench = here._services, here._workbench  # noqa: SLF001 - what it was given
    assert services.papers is not None
    kept = services.papers(workbench).vault.keep(io.BytesIO(b"a letter"))
    file = StoredFile(sha256=kept.sha256, name="letter.txt", size=kept.size)
    item = EvidenceItem(id=CountedIds().new("evidence"), title="A letter", file=file)
    case = practice_cases()[0].case.with_record("evidence", item)
    case_id = workbench.bring_in(case)
    target = tmp_path / "case.zip"
    dialogs.will_answer("With its evidence, as one zip", target)
    with qtbot.waitSignal(here.noted, timeout=LONG):
        here.export_case_file(case_id)
    assert target.stat().st_mode & 0o077 == 0
    with ZipFile(target) as made:
        assert set(made.namelist()) == {"case.json", f"evidence/{kept.sha256}"}
    there, _ = acts_on(tmp_path / "there", tasks, books)
    with qtbot.waitSignal(there.noted, timeout=LONG):
        there.bring_in_files((target,))
    other = there._workbench  # noqa: SLF001 - as above
    assert other.store.load(case_id).case == case
    assert there._services.papers(other).vault.holds(kept.sha256)  # type: ignore[misc]  # noqa: SLF001
    dialogs.will_answer("")
    here.export_case_file(case_id)  # nothing was chosen
    dialogs.will_answer("The case file alone", tmp_path / "case.json")
    with qtbot.waitSignal(here.noted, timeout=LONG):
        here.export_case_file(case_id)
    assert (tmp_path / "case.json").read_bytes().startswith(b"{")
    tasks.finish()
