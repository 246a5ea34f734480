"""Handing a statement out from the window: files, reasons, records, and the end of Undo."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from tests.builders import RESOURCES, a_payment, a_sound_case
from tests.export.pictures import a_picture
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.export.logo import KeptLogo
from workbench.export.theme import load_theme
from workbench.export.word.office_template import OfficeTemplate
from workbench.gui.export.dialog import ExportDialog
from workbench.gui.look.labels import ElidedLabel
from workbench.gui.tasks import Cancelled, Tasks, Watch
from workbench.statement.nodes import StatementStage


def dialog_of(desktop: Desktop, folder: Path, *formats: str) -> ExportDialog:
    """The export dialog, set to a folder and formats."""
    desktop.trigger("export-statement")
    dialog = desktop.find(ExportDialog, "export")
    desktop.find(QLineEdit, "export.folder").setText(str(folder))
    for format in ("word", "pdf", "text", "html"):
        desktop.find(QCheckBox, f"export.{format}").setChecked(format in formats)
    return dialog


def go(qtbot: QtBot, desktop: Desktop) -> None:
    """Press Export and wait for what becomes of it."""
    qtbot.mouseClick(desktop.find(QPushButton, "export.go"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(desktop.find(QLabel, "export.outcome").isVisible, timeout=20_000)


def test_a_draft_is_written_and_recorded(qtbot: QtBot, at_a_case: Desktop, tmp_path: Path) -> None:
    dialog_of(at_a_case, tmp_path, "text", "html")
    go(qtbot, at_a_case)
    assert (tmp_path / "21-017-938 draft decision.txt").read_text("utf-8").strip()
    assert (tmp_path / "21-017-938 draft decision.html").exists()
    versions = list(at_a_case.case.versions.values())
    assert [(v.stage, v.number) for v in versions] == [("draft", 1)]
    assert {r.format for r in at_a_case.case.receipts.values()} == {"text", "html"}
    assert at_a_case.find(QPushButton, "export.show").isVisible()


def test_word_and_pdf_are_written(qtbot: QtBot, at_a_case: Desktop, tmp_path: Path) -> None:
    dialog_of(at_a_case, tmp_path, "word", "pdf")
    go(qtbot, at_a_case)
    assert (tmp_path / "21-017-938 draft decision.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "21-017-938 draft decision.pdf").read_bytes()[:4] == b"%PDF"


def test_an_edition_in_large_print_stands_beside_the_usual_one(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    dialog_of(at_a_case, tmp_path, "word")
    at_a_case.find(QCheckBox, "export.large").setChecked(True)
    go(qtbot, at_a_case)
    made = docx.Document(str(tmp_path / "21-017-938 draft decision, large print.docx"))
    sizes = [s.font.size.pt for s in made.styles if getattr(s, "font", None) and s.font.size]
    assert sizes
    assert min(sizes) >= 16
    # What is kept with the case is the statement as it is, in no edition.
    (version,) = at_a_case.case.versions.values()
    assert "type_pt" not in version.document


def test_a_final_decision_with_errors_needs_a_reason(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop(a_sound_case().with_record("remedy", a_payment(person_id="")))
    opened.window.show_case("c1")
    dialog_of(opened, tmp_path, "text")
    opened.find(QRadioButton, "export.final").setChecked(True)
    button = opened.find(QPushButton, "export.go")
    qtbot.waitUntil(lambda: not button.isEnabled(), timeout=10_000)
    opened.find(QPlainTextEdit, "export.reason").setPlainText("Agreed with the team.")
    assert button.isEnabled()
    opened.dialogs.will_answer("Export the final decision")
    go(qtbot, opened)
    reasons = [receipt.override_reason for receipt in opened.case.receipts.values()]
    assert reasons == ["Agreed with the team."]


def test_the_dialog_grows_when_a_reason_is_asked_for(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop(a_sound_case().with_record("remedy", a_payment(person_id="")))
    opened.window.show_case("c1")
    dialog = dialog_of(opened, tmp_path, "text")
    with qtbot.waitExposed(dialog):
        dialog.show()
    choose = opened.find(QPushButton, "export.choose")
    high, before = choose.height(), dialog.height()
    opened.find(QRadioButton, "export.final").click()
    reason = opened.find(QPlainTextEdit, "export.reason")
    qtbot.waitUntil(lambda: reason.isVisible() and dialog.height() > before)
    assert choose.height() == high
    assert choose.height() >= choose.sizeHint().height()


def test_a_final_decision_ends_undo(qtbot: QtBot, at_a_case: Desktop, tmp_path: Path) -> None:
    at_a_case.open_case.bridge.apply(
        "Edit text", lambda case: editing.set_text(case, "considered", "I read the papers.")
    )
    assert at_a_case.window.actions_["undo"].isEnabled()
    dialog_of(at_a_case, tmp_path, "text")
    at_a_case.find(QRadioButton, "export.final").setChecked(True)
    at_a_case.dialogs.will_answer("Export the final decision")
    go(qtbot, at_a_case)
    assert not at_a_case.window.actions_["undo"].isEnabled()


def test_buttons_of_the_same_words_are_heard_with_their_row(at_a_case: Desktop) -> None:
    at_a_case.trigger("export-statement")
    window = at_a_case.find(ExportDialog, "export")
    heard = [
        each.accessibleDescription()
        for each in window.findChildren(QPushButton)
        if each.text() == "Choose…"
    ]
    assert all(heard)
    assert heard[-1] == "Folder"
    assert len(set(heard)) == len(heard)
    assert at_a_case.find(QCheckBox, "export.pdf").accessibleDescription() == "Files"


def test_a_folder_that_is_not_there_is_told(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    dialog_of(at_a_case, tmp_path / "gone", "text")
    go(qtbot, at_a_case)
    assert "does not exist" in at_a_case.find(QLabel, "export.outcome").text()
    assert not at_a_case.case.versions


def test_a_file_that_is_there_is_only_replaced_when_asked(
    qtbot: QtBot, at_a_case: Desktop, tmp_path: Path
) -> None:
    there = tmp_path / "21-017-938 draft decision.txt"
    there.write_text("mine")
    dialog_of(at_a_case, tmp_path, "text")
    at_a_case.dialogs.will_answer("Back")
    at_a_case.find(QPushButton, "export.go").click()
    assert there.read_text() == "mine"
    at_a_case.dialogs.will_answer("Replace them")
    go(qtbot, at_a_case)
    assert there.read_text("utf-8") != "mine"


def test_nothing_chosen_cannot_be_exported(at_a_case: Desktop, tmp_path: Path) -> None:
    dialog_of(at_a_case, tmp_path)
    assert not at_a_case.find(QPushButton, "export.go").isEnabled()


def test_the_keyboard_begins_at_the_stage_that_is_chosen(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    opened = desktop(a_sound_case())
    opened.window.show_case("c1")
    opened.open_case.live.show_stage(StatementStage.FINAL)
    dialog = dialog_of(opened, tmp_path)
    final = opened.find(QRadioButton, "export.final")
    assert final.isChecked() and dialog.focusWidget() is final


def test_cancelled_work_ends_as_cancelled(qtbot: QtBot) -> None:
    tasks, ends = Tasks(), []

    def work(watch: Watch) -> str:
        watch.cancel()
        watch.progress(0, 1)
        return "never"

    tasks.run("Work", work, ends.append, ends.append, lambda: ends.append("cancelled"))
    qtbot.waitUntil(lambda: ends == ["cancelled"])
    tasks.finish()


def test_a_watch_stops_only_when_cancelled() -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(lambda done, total: told.append((done, total)))
    watch.progress(1, 2)
    watch.cancel()
    with pytest.raises(Cancelled):
        watch.progress(2, 2)
    assert told == [(1, 2)]


def a_letterhead(face: str) -> bytes:
    made = docx.Document()
    made.styles["Body Text"].font.name = face
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


@pytest.fixture
def with_templates(desktop: OpenDesktop, tmp_path: Path) -> Desktop:
    """The window with a case open, over a casebook that can keep a template."""
    kept = OfficeTemplate(lambda: load_theme(RESOURCES / "theme" / "statement.toml"), tmp_path)
    opened = desktop(a_sound_case(), template=kept, logo=KeptLogo(tmp_path))
    opened.window.show_case(opened.workbench.register()[0].id)
    return opened


def choose_kept(qtbot: QtBot, desktop: Desktop, path: Path, what: str = "template") -> str:
    """Choose a file as the office's template or logo; what the dialog then says of it."""
    desktop.dialogs.will_answer((path,))
    button = desktop.find(QPushButton, f"export.{what}.choose")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return desktop.find(ElidedLabel, f"export.{what}").text()


def test_the_offices_template_is_kept_with_the_casebook_until_it_is_given_up(
    qtbot: QtBot, with_templates: Desktop, tmp_path: Path
) -> None:
    chosen = tmp_path / "elsewhere" / "Letterhead 2026.dotx"
    chosen.parent.mkdir()
    chosen.write_bytes(a_letterhead("Georgia"))
    dialog_of(with_templates, tmp_path, "word")
    assert choose_kept(qtbot, with_templates, chosen) == "Letterhead 2026.dotx"
    chosen.unlink()
    template = with_templates.window.services.template
    assert template is not None
    assert template.name == "Letterhead 2026.dotx"
    button = with_templates.find(QPushButton, "export.template.none")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert template.name == ""
    assert with_templates.find(ElidedLabel, "export.template").text().startswith("None")
    assert not button.isVisible()


def test_the_offices_logo_is_kept_with_the_casebook_until_it_is_given_up(
    qtbot: QtBot, with_templates: Desktop, tmp_path: Path
) -> None:
    good, bad = tmp_path / "Crest.jpg", tmp_path / "bad.png"
    good.write_bytes(a_picture((90, 60), ending="JPEG"))
    bad.write_bytes(b"nothing of the kind")
    dialog_of(with_templates, tmp_path, "word")
    assert choose_kept(qtbot, with_templates, good, "logo") == "Crest.png"
    assert choose_kept(qtbot, with_templates, bad, "logo") == "Crest.png"
    assert "no PNG or JPEG" in with_templates.dialogs.asked[-1][1]
    assert with_templates.find(ElidedLabel, "export.template").text().startswith("None")
    button = with_templates.find(QPushButton, "export.logo.none")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert with_templates.find(ElidedLabel, "export.logo").text() == "None"
    assert not button.isVisible()


def test_what_is_no_template_is_told_and_the_one_in_use_stays(
    qtbot: QtBot, with_templates: Desktop, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(a_letterhead("Georgia"))
    bad.write_bytes(b"nothing of the kind")
    dialog_of(with_templates, tmp_path, "word")
    choose_kept(qtbot, with_templates, good)
    assert choose_kept(qtbot, with_templates, bad) == "good.docx"
    assert "not a Word file" in with_templates.dialogs.asked[-1][1]
    assert choose_kept(qtbot, with_templates, tmp_path / "gone.docx") == "good.docx"
    assert "could not be read" in with_templates.dialogs.asked[-1][1]


def test_tab_goes_through_the_dialog_from_top_to_bottom(
    with_templates: Desktop, tmp_path: Path
) -> None:
    dialog = dialog_of(with_templates, tmp_path, "word")
    passed: list[str] = []
    control = with_templates.find(QRadioButton, "export.draft")
    while not passed or control is not with_templates.find(QRadioButton, "export.draft"):
        passed.append(control.objectName())
        control = control.nextInFocusChain()  # type: ignore[assignment]
    named = [name for name in passed if name.startswith("export.") and name != dialog.objectName()]
    wanted = [
        "draft", "final", "word", "pdf", "text", "html", "template.none", "template.choose",
        "folder", "choose", "stem", "reason", "open", "show", "cancel", "go",
    ]  # fmt: skip
    assert [name for name in named if name.removeprefix("export.") in wanted] == [
        f"export.{name}" for name in wanted
    ]
