"""Programs that import, copy, upgrade or export without pause, to be ended without warning.

Run by ``test_kill_others.py``: ``python killing_others.py WHAT FOLDER ROOT``. Each tells of what it
did once it is done.
"""

from __future__ import annotations

import shutil
import sys
from itertools import count
from pathlib import Path


def tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def bring_in(folder: Path) -> None:
    from tests.persistence.samples import SetClock, case_with_events, row_of
    from workbench.persistence.casebook import open_casebook

    book = open_casebook(folder, SetClock())
    for number in count(len(book.register())):
        case = case_with_events(20, f"c{number}")
        book.create(case, row_of(case), "import", "Import case")
        tell(number)


def back_up(folder: Path) -> None:
    from tests.persistence.samples import LATER, SetClock
    from workbench.persistence.casebook import open_casebook

    clock = SetClock()
    book = open_casebook(folder, clock)
    for number in count():
        clock.move(hours=1)
        book.set_deleted("c1", number % 2 == 0, LATER)
        book.back_up_when_changed()
        tell(number)


def upgrade(folder: Path) -> None:
    from tests.persistence.samples import SetClock
    from workbench.persistence.casebook import open_casebook

    released = Path(__file__).parent / "released" / "0001.db"
    for number in count():
        place = folder / str(number)
        if not place.exists():
            # A folder is there with its casebook or not at all, whenever this program is ended.
            fresh = folder.with_name("to be upgraded")
            fresh.mkdir(exist_ok=True)
            shutil.copy(released, fresh / "casebook.db")
            fresh.rename(place)
        tell(number)
        open_casebook(place, SetClock()).close()


def export(folder: Path) -> None:
    from workbench.export.files import write_whole

    for number in count():
        write_whole(folder / "statement.docx", str(number).encode() * 200_000)
        tell(number)


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[3])
    {"import": bring_in, "backup": back_up, "upgrade": upgrade, "export": export}[sys.argv[1]](
        Path(sys.argv[2])
    )
