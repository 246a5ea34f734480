"""Makes the picture of the window in the root README: `python -m tests.e2e.picture`.

`--manual` makes those of the manual too, a page each, light and dark.

The second practice case stands open in the drafting room, a paragraph chosen so that the panel says
what it rests on, in the fonts shipped with the program: the picture is the same on every computer.
`--dark` shows the dark theme; `--out FILE` and `--page KEY` say where it goes and what it shows.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from tests.gui.scripted_dialogs import ScriptedDialogs
from tests.unit.application.desk import CountedIds
from workbench.application.case.editing import set_fields
from workbench.application.comments.entering import add_point, add_response
from workbench.application.versions import issuing
from workbench.application.versions.issuing import Wanted
from workbench.bootstrap import window_services
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.comments import PointResult
from workbench.domain.records.complaint import CaseStage
from workbench.domain.records.versions import Sending
from workbench.gui.case.pages import PAGES
from workbench.gui.look.appearance import Appearance, Theme
from workbench.gui.settings import Remembered, open_settings
from workbench.gui.statement.page import StatementPage
from workbench.gui.window.main import MainWindow
from workbench.statement.nodes import StatementStage

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT, COLOURS = 1280, 800, 48
IN_THE_MANUAL, WIDE = (1180, 720), 760
"""The size of the window in the pictures of the manual, and how wide they are."""

PARAGRAPH = "event:s3-changed"
"""The address of the paragraph chosen in the drafting room."""

DRAFTED = date(2022, 9, 5)
SHE_SAID = (
    ("18 I rang back the same evening, not the next day", PointResult.ACCEPTED,
     "The case note has the time of the call."),
    ("24 The panel never asked to hear D", PointResult.NOT_ACCEPTED,
     "The panel's report says that it asked, and when."),
    ("38 £150 does not reflect two years of this", PointResult.TO_ANSWER, ""),
)  # fmt: skip
IT_SAID = (
    (
        "21 The stage two report was sent on 29 October",
        PointResult.ACCEPTED,
        "It was.",
    ),
    ("41 We agree to the payments", PointResult.AGREES, ""),
)
"""The points of both sides in the picture of the comments."""

RANG = "telephoned afterwards"
"""Words that are changed for the first of them."""

LARGEST = 140_000
"""The most bytes the picture may have: it is downloaded with the program."""

_PATIENCE_MS = 20_000
_SETTLING_MS = 800
"""In which the panel is filled and the columns are given their widths."""


def shipped_font(application: QApplication) -> None:
    """Show the window in a font that comes with the program."""
    for path in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    application.setFont(QFont("Liberation Sans", 10))


def window_with_the_case(folder: Path, dark: bool, page: str) -> MainWindow:
    """The window with the second practice case open on a page, everything in it painted."""
    services = window_services(folder / "casebook")
    services = replace(services, settings_file=folder / "window.ini")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = open_settings(services.settings_file)
    appearance = Appearance(application, settings)
    appearance.choose_theme(Theme.DARK if dark else Theme.LIGHT)
    window = MainWindow(services, ScriptedDialogs(), appearance, Remembered(settings))
    window.resize(WIDTH, HEIGHT)
    window.show()
    assert window.casebook is not None
    # Names, though invented, are shown as they would be to anybody else: by their labels.
    window.actions_["labels-only"].setChecked(True)
    case = services.practice_cases()[1].case
    window.show_case(window.casebook.workbench.bring_in(case), page)
    opened = window.open_case
    assert opened is not None
    until_checked = QEventLoop()
    opened.live.checked.connect(until_checked.quit)
    QTimer.singleShot(_PATIENCE_MS, until_checked.quit)
    until_checked.exec()
    application.processEvents()
    choose_a_paragraph(window)
    return window


def choose_a_paragraph(window: MainWindow) -> None:
    """Choose a paragraph in the drafting room, when that is the page shown."""
    room = window.findChild(StatementPage)
    if room is None:
        return
    assert room.view.scroll_to(PARAGRAPH)
    _settle()


def commented(case: CaseFile, library: ReferenceLibrary) -> CaseFile:
    """The case while its draft is out: what both sides said to it, some of it answered."""
    draft = {"reference": "22 990 041", "stage": CaseStage.DRAFT_DECISION, "decided_on": None}
    case = set_fields(case, "case", case.case.id, **draft)
    complainant = next(id for id, each in case.people.items() if each.alias == "Miss Y")
    hers, councils = (
        Sending(person_id=complainant, on=DRAFTED), Sending(to="the Council", on=DRAFTED)
    )  # fmt: skip
    wanted = Wanted(
        stage=StatementStage.DRAFT, sent=(hers, councils), comments_due=date(2022, 9, 19)
    )
    case = issuing.with_dates(case, wanted, DRAFTED)
    document = issuing.prepare(case, library, DRAFTED, wanted)
    ids = CountedIds()
    case = issuing.record(case, document, (), wanted, ids, f"{DRAFTED}T12:00:00+00:00", "", ())
    for whom, day, said in (
        (hers, date(2022, 9, 14), SHE_SAID), (councils, date(2022, 9, 16), IT_SAID)
    ):  # fmt: skip
        case, response = add_response(case, whom, day, ids)
        for line, result, answer in said:
            known = set(case.points)
            case = add_point(case, line, response, ids)
            (new,) = case.points.keys() - known
            case = set_fields(case, "point", new, result=result, answer=answer)
    changed = next(each for each in case.events.values() if RANG in each.statement_text)
    words = changed.statement_text.replace(RANG, "telephoned the same evening")
    return set_fields(case, "event", changed.id, statement_text=words)


def _settle() -> None:
    settled = QEventLoop()
    QTimer.singleShot(_SETTLING_MS, settled.quit)
    settled.exec()


def picture_of(window: MainWindow, wide: int = 0) -> bytes:
    """The window as a small PNG, `wide` pixels across: few colours, no notes on how it was made."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().toImage().save(buffer, "PNG")  # type: ignore[call-overload]
    shown = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    if wide:
        shown = shown.resize((wide, shown.height * wide // shown.width), Image.Resampling.LANCZOS)
    few = shown.quantize(COLOURS, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def pictures_of_the_manual(folder: Path) -> None:
    """A picture of every page in both themes; raises SystemExit for one that is too large."""
    folder.mkdir(exist_ok=True)
    for dark in (False, True):
        with tempfile.TemporaryDirectory() as settings:
            window = window_with_the_case(Path(settings), dark, "overview")
            window.resize(*IN_THE_MANUAL)
            assert window.open_case is not None
            assert window.casebook is not None
            case_id = window.open_case.session.case_id
            workbench = window.casebook.workbench
            case = window.open_case.bridge.case
            with_comments = workbench.bring_in(commented(case, workbench.library))
            for key in (*(spec.key for spec in PAGES), "timeline"):
                window.show_case(with_comments if key in ("comments", "history") else case_id)
                window.actions_[f"page.{key}"].trigger()
                _settle()
                if key == "statement":
                    choose_a_paragraph(window)
                _keep(folder, key, dark, picture_of(window, WIDE))
            window.close_case()
            QApplication.processEvents()
            _keep(folder, "register", dark, picture_of(window, WIDE))
            window.close()


def _keep(folder: Path, name: str, dark: bool, png: bytes) -> None:
    if len(png) > LARGEST // 2:
        raise SystemExit(f"The picture {name} has {len(png)} bytes, more than {LARGEST // 2}.")
    (folder / f"{name}-{'dark' if dark else 'light'}.png").write_bytes(png)


def main() -> None:
    """Write the picture, or say that it is too large."""
    parser = argparse.ArgumentParser(description="Make the picture of the window.")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "manual" / "window.png")
    parser.add_argument("--page", default="statement")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--manual", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    shipped_font(application)
    if options.manual:
        pictures_of_the_manual(options.out.parent / "pictures")
    with tempfile.TemporaryDirectory() as folder:
        window = window_with_the_case(Path(folder), options.dark, options.page)
        png = picture_of(window)
        window.close()
    if len(png) > LARGEST:
        raise SystemExit(f"The picture has {len(png)} bytes, more than {LARGEST}.")
    options.out.write_bytes(png)


if __name__ == "__main__":
    main()
