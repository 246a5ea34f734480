"""What leaves the window: names found are settled one by one, copies and papers have labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case, a_text, an_event
from tests.gui.conftest import OpenDesktop
from tests.gui.windows import Desktop
from workbench.application.case import editing
from workbench.application.handing_out.gate import NamesFound, refuse_names
from workbench.bootstrap import window_services
from workbench.domain.casefile import CaseFile
from workbench.gui.case.pages import PAGES
from workbench.gui.chronology.exchange import TableExchange
from workbench.gui.export.dialog import ExportDialog
from workbench.gui.leaving.clipboard import copy_rows, copy_words
from workbench.gui.leaving.leak_dialog import LeakDialog
from workbench.gui.leaving.selections import ListCopies, WordsToRead
from workbench.gui.reading.text import StatementText
from workbench.statement.nodes import StatementStage

TYPED = "I spoke to Philippa about it. I also read the file."


def typed(words: str = TYPED) -> CaseFile:
    """A sound case into which a name was typed by hand, past what makes mentions of names."""
    return a_sound_case().with_record("text", a_text("considered", words))


def export_to(qtbot: QtBot, desk: Desktop, folder: Path) -> None:
    desk.trigger("export-statement")
    desk.find(QLineEdit, "export.folder").setText(str(folder))
    for format in ("word", "pdf", "text", "html"):
        desk.find(QCheckBox, f"export.{format}").setChecked(format == "text")
    qtbot.mouseClick(desk.find(QPushButton, "export.go"), Qt.MouseButton.LeftButton)


def leak_dialog(qtbot: QtBot, desk: Desktop) -> LeakDialog:
    qtbot.waitUntil(lambda: desk.window.findChild(LeakDialog) is not None, timeout=20_000)
    return desk.find(LeakDialog, "leaks")


def stopped(qtbot: QtBot, desktop: OpenDesktop, folder: Path, words: str = TYPED) -> Desktop:
    """A desk at which an export was stopped by a name."""
    desk = desktop(typed(words))
    desk.window.show_case("c1")
    export_to(qtbot, desk, folder)
    leak_dialog(qtbot, desk)
    assert list(folder.glob("*.txt")) == []
    return desk


def press(qtbot: QtBot, desk: Desktop, name: str = "leaks.go") -> None:
    qtbot.mouseClick(desk.find(QPushButton, name), Qt.MouseButton.LeftButton)


def written(qtbot: QtBot, desk: Desktop, folder: Path) -> str:
    dialog = desk.find(ExportDialog, "export")
    qtbot.waitUntil(
        lambda: "Written to" in desk.find(QLabel, "export.outcome").text(), timeout=20_000
    )
    dialog.close()
    [file] = folder.glob("*.txt")
    return file.read_text("utf-8")


def test_each_name_is_shown_in_its_sentence(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = stopped(qtbot, desktop, tmp_path)
    dialog = leak_dialog(qtbot, desk)
    assert "<u>Philippa</u>" in dialog.sentence.text()
    assert "I spoke to" in dialog.sentence.text() and "read the file" not in dialog.sentence.text()
    assert dialog.place.text().startswith("Paragraph ")
    assert dialog.count.text() == "1 of 1"


def test_the_label_is_written_instead_and_the_export_goes_on(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = stopped(qtbot, desktop, tmp_path)
    assert desk.find(QRadioButton, "leaks.label").isChecked()
    press(qtbot, desk)
    text = written(qtbot, desk, tmp_path)
    assert "Philippa" not in text and "I spoke to Ms X about it." in text
    assert "{person:" in desk.case.texts["considered"].text


def test_the_words_are_taken_out(qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path) -> None:
    desk = stopped(qtbot, desktop, tmp_path)
    desk.find(QRadioButton, "leaks.out").setChecked(True)
    press(qtbot, desk)
    assert "I spoke to about it." in written(qtbot, desk, tmp_path)


def test_a_place_is_left_for_a_reason_of_a_few_words_and_only_that_place(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = stopped(qtbot, desktop, tmp_path)
    desk.find(QRadioButton, "leaks.leave").setChecked(True)
    assert not desk.find(QPushButton, "leaks.go").isEnabled()
    desk.find(QPlainTextEdit, "leaks.reason").setPlainText("No name")
    assert not desk.find(QPushButton, "leaks.go").isEnabled()
    desk.find(QPlainTextEdit, "leaks.reason").setPlainText("The name of a street in town.")
    press(qtbot, desk)
    assert "Philippa" in written(qtbot, desk, tmp_path)
    [acceptance] = desk.case.acceptances.values()
    assert acceptance.reason == "The name of a street in town."
    [receipt] = desk.case.receipts.values()
    assert acceptance.reason in {result.accepted for result in receipt.findings}
    accepted, other = TYPED.split(". ")[0] + ".", "Then Philippa came."
    texts = (a_text("considered", TYPED), a_text("scope", other))
    case = desk.case
    for text in texts:
        case = case.with_record("text", text)
    document = desk.workbench.compose(case, StatementStage.DRAFT)
    with pytest.raises(NamesFound) as found:
        refuse_names(case, document, desk.workbench.library)
    sentences = {leak.hit.sentence for leak in found.value.leaks}
    assert other in sentences and accepted not in sentences


def test_changing_the_sentence_oneself_leads_there_and_writes_nothing(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = stopped(qtbot, desktop, tmp_path)
    desk.find(QRadioButton, "leaks.myself").setChecked(True)
    press(qtbot, desk)
    assert list(tmp_path.glob("*.txt")) == []
    assert desk.case.receipts == {}


def test_cancelling_writes_nothing(qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path) -> None:
    desk = stopped(qtbot, desktop, tmp_path)
    press(qtbot, desk, "leaks.cancel")
    assert list(tmp_path.glob("*.txt")) == [] and desk.case.receipts == {}


def test_a_name_in_the_name_of_the_file_cannot_be_accepted(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    desk = desktop(a_sound_case())
    desk.window.show_case("c1")
    desk.trigger("export-statement")
    desk.find(QLineEdit, "export.stem").setText("Decision Wainscott")
    desk.find(QLineEdit, "export.folder").setText(str(tmp_path))
    press(qtbot, desk, "export.go")
    dialog = leak_dialog(qtbot, desk)
    assert "its name" in dialog.place.text().lower()
    assert desk.find(QRadioButton, "leaks.leave").isHidden()
    assert desk.find(QRadioButton, "leaks.label").isHidden()


@pytest.mark.parametrize("command", ["print", "print-preview"])
def test_printing_passes_the_same_gate_and_keeps_a_receipt(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path, command: str
) -> None:
    desk = desktop(typed())
    desk.window.show_case("c1")
    desk.trigger(command)
    leak_dialog(qtbot, desk)
    assert desk.dialogs.asked == []
    desk.dialogs.answers = [tmp_path / "paper.pdf"]
    press(qtbot, desk)
    assert (tmp_path / "paper.pdf").exists()
    [receipt] = desk.case.receipts.values()
    assert receipt.format == "print"


# --- copies and papers ---------------------------------------------------------------------------


def test_what_is_copied_has_labels(at_a_case: Desktop) -> None:
    desk = at_a_case.open_case.desk
    name = next(person.name for person in desk.bridge.case.people.values() if person.alias)
    assert copy_rows(desk, "the rows", ["Who"], [[f"{name} rang"], ["Nobody"]])
    copied = QGuiApplication.clipboard()
    assert name not in copied.text() and name not in (copied.mimeData().html())
    assert "rang" in copied.text() and "Nobody" in copied.text()
    assert copy_words(desk, "the count", f"Since {name} wrote: 3 days")
    assert name not in copied.text() and "3 days" in copied.text()


UNSEEN = "I spoke to Philippa, and wrote to p.w7@example.org about it."


def test_what_is_selected_in_a_text_to_read_leaves_with_labels(
    desktop: OpenDesktop,
) -> None:
    desk = desktop(typed(UNSEEN))
    desk.window.show_case("c1")
    desk.open_case.live.up_to_date()
    document = desk.open_case.live.document
    assert document is not None
    own = desk.open_case.desk
    for text in (StatementText(own, "one", "One"), desk.open_case.preview.browser):
        text.show_statement(document)
        text.selectAll()
        mime = text.createMimeDataFromSelection()
        assert "I spoke to" in mime.text()
        for secret in ("Philippa", "p.w7@example.org"):
            assert secret in text.toPlainText()
            assert secret not in mime.text() + mime.html()
    receipt = WordsToRead(own)
    receipt.setPlainText(UNSEEN)
    receipt.selectAll()
    receipt.copy()
    assert "Philippa" not in QGuiApplication.clipboard().text() != ""


def test_what_is_copied_from_the_statement_has_no_links_to_records(at_a_case: Desktop) -> None:
    """The ids of records may be names somebody wrote in a case file."""
    browser = at_a_case.open_case.preview.browser
    at_a_case.open_case.live.up_to_date()
    document = at_a_case.open_case.live.document
    assert document is not None
    browser.show_statement(document)
    assert "origin:" in browser.toHtml()
    browser.selectAll()
    mime = browser.createMimeDataFromSelection()
    assert mime.hasHtml()
    for format in mime.formats():
        assert b"origin:" not in bytes(mime.data(format).data()), format
    for way in (browser, QTextBrowser()):
        way.setHtml('<a href="origin:event:rang-wainscott">rang</a>')
        menu = browser.menu_at if way is browser else way.createStandardContextMenu
        names = {each.objectName() for each in menu(QPoint(15, 15)).actions()}
        assert ("link-copy" in names) is (way is not browser)


def test_every_text_to_read_in_the_window_knows_its_case(at_a_case: Desktop) -> None:
    assert at_a_case.open_case.preview
    at_a_case.window.actions_["reading-view"].trigger()
    shown = at_a_case.window.findChildren(QTextBrowser)
    assert {each.objectName() for each in shown} >= {"preview.text", "reading.text"}
    name = next(each.name for each in at_a_case.case.people.values() if each.alias)
    for text in shown:
        assert isinstance(text, WordsToRead)
        text.setPlainText(f"It was {name} who rang.")
        text.selectAll()
        text.copy()
        copied = QGuiApplication.clipboard().text()
        assert name not in copied and "who rang" in copied


def test_a_list_copies_its_words_with_labels(qtbot: QtBot, at_a_case: Desktop) -> None:
    name = next(each.name for each in at_a_case.case.people.values() if each.alias)
    follows = ListCopies(at_a_case.open_case.desk, at_a_case.window)
    for make in (QTreeWidget, QListWidget):
        plain = make(at_a_case.window)
        if isinstance(plain, QTreeWidget):
            plain.addTopLevelItem(QTreeWidgetItem([f"It was {name} who rang."]))
            plain.setCurrentItem(plain.topLevelItem(0))
        else:
            plain.addItem(f"It was {name} who rang.")
            plain.setCurrentRow(0)
        QGuiApplication.clipboard().setText("")
        follows.follow(None, plain)
        qtbot.keyClick(plain, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied = QGuiApplication.clipboard().text()
        assert name not in copied and "who rang" in copied
        follows.follow(plain, None)


def test_no_list_of_any_page_gives_a_name_to_the_clipboard(
    qtbot: QtBot, desktop: OpenDesktop
) -> None:
    told = an_event("e9", on="3 May 2023", narrative="Philippa Wainscott rang.", note="Tobias too.")
    desk = desktop(a_sound_case().with_record("event", told))
    desk.window.show_case("c1")
    desk.open_case.live.up_to_date()
    desk.trigger("problems")
    copied = []
    moved = QApplication.instance().focusChanged  # type: ignore[union-attr]
    for spec in PAGES:
        desk.open_case.show_page(spec.key)
        qtbot.wait(20)
        for view in desk.window.findChildren(QAbstractItemView):
            if view.focusPolicy() == Qt.FocusPolicy.NoFocus or not view.isVisible():
                continue
            if view.objectName() == "case.page-list":  # it would show another page
                continue
            moved.emit(None, view)
            for text in _copied_cells(qtbot, view):
                copied.append(text)
                for name in ("Philippa", "Wainscott", "Tobias"):
                    assert name not in text, (spec.key, view.objectName())
            moved.emit(view, None)
    assert any("[name left out]" in text or "Ms X" in text for text in copied)


def _copied_cells(qtbot: QtBot, view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    rows = range(min(model.rowCount() if model is not None else 0, 12))
    for index in (model.index(row, column) for row in rows for column in range(3)):
        if not index.isValid():
            continue
        view.setCurrentIndex(index)
        QGuiApplication.clipboard().setText("")
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        yield QGuiApplication.clipboard().text()


def test_a_chronology_with_labels_names_nobody(
    qtbot: QtBot, desktop: OpenDesktop, tmp_path: Path
) -> None:
    case = a_sound_case().with_record(
        "event", an_event("e9", on="3 May 2023", narrative="Call.", note="Wainscott was cross.")
    )
    desk = desktop(case)
    desk.window.show_case("c1", "chronology")
    services = replace(desk.services, tables=window_services().tables)
    handing = TableExchange(replace(desk.open_case.desk, services=services), desk.window)
    events = list(desk.case.events.values())
    desk.dialogs.answers = ["With labels", tmp_path / "out.csv", None]
    handing.export(".csv", events, ("Date", "What happened", "Note"))
    assert "Wainscott" not in (tmp_path / "out.csv").read_text("utf-8")
    assert "was cross" in (tmp_path / "out.csv").read_text("utf-8")
    desk.dialogs.answers = ["With real names…", "No", None]
    handing.export(".csv", events, ("Note",))
    assert list(tmp_path.iterdir()) == [tmp_path / "out.csv"]
    desk.dialogs.answers = ["With real names…", "For my own desk", tmp_path / "c.csv", None]
    handing.export(".csv", events, ("Note",))
    assert "Wainscott" in (tmp_path / "c.csv").read_text("utf-8")
    assert (tmp_path / "c.csv").stat().st_mode & 0o077 == 0
    [receipt] = desk.case.receipts.values()
    assert (receipt.format, receipt.override_reason) == ("chronology", "For my own desk")
    assert any("CONFIDENTIAL" in text for _, text in desk.dialogs.asked)


def test_a_case_is_shown_with_labels_whatever_was_typed_into_it() -> None:
    from tests.gui.windows import the_library
    from workbench.application.handing_out.labelled_case import Labelling

    case = editing.set_fields(typed(), "case", "c1", note="Rang Wainscott, then wainscott@x.org.")
    shown = Labelling(lambda: (case, the_library())).case()
    words = repr([shown.records(kind) for kind in ("case", "person", "text", "event", "head")])
    assert "ainscott" not in words


def shown_in(window: QWidget) -> str:
    """All words a window shows: labels, fields, tables and trees."""
    words: list[str] = []
    for each in window.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, QLabel | QLineEdit):
            words.append(each.text())
        elif isinstance(each, QPlainTextEdit | QTextEdit):
            words.append(each.toPlainText())
        elif isinstance(each, QAbstractItemView) and (model := each.model()) is not None:
            cells = ((row, column) for row in range(model.rowCount()) for column in range(12))
            words += [str(model.index(row, column).data() or "") for row, column in cells]
    return "\n".join(words)
