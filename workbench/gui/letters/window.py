"""Letters and notices: made from the office's templates, and the list of what was sent to whom."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QHeaderView, QLineEdit, QWidget

from workbench.application.case.editing import ordered
from workbench.application.handing_out import exporting
from workbench.application.handing_out.gate import look_through, open_places
from workbench.application.letters.layout import letter_document, letter_stem
from workbench.application.letters.merging import Letter, merged, usual_letter, usual_recipient
from workbench.application.letters.sent import letter_title, mark_sent, record_letter
from workbench.application.office.choices import set_setting
from workbench.application.records.parties import parties, party_name, party_named
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import WorkbenchError
from workbench.domain.library.letters import LETTERS, REAL_NAMES
from workbench.domain.records.after import SentLetter
from workbench.domain.records.versions import Sending
from workbench.gui.bridge import follow
from workbench.gui.desk import Desk
from workbench.gui.export.writing import FORMATS, guard_of, may_replace
from workbench.gui.fields.choice import choice_box, let_type
from workbench.gui.fields.typing import WordsEdit
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import WritingDialog
from workbench.gui.look.labels import WrappedLabel, section
from workbench.gui.look.layout import REST, column_of, form_of, held, named, row_of
from workbench.gui.look.lists import Listing
from workbench.gui.look.moments import moment, short_day
from workbench.gui.records.acts import RowAct, give_menu
from workbench.gui.versions.issuing import keeping

_MARKED = "Real names and addresses may stand in it: the files are confidential, for you alone."
_REPLACED = "The letter was filled in anew: Undo in it (Ctrl+Z) brings back the words you wrote."
_UNMARKED = "Labels only: a real name in it stops it, as it stops a statement."


class LettersWindow(WritingDialog):
    """Makes letters of a case, and shows those that were made."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.dialogs, parent, "letters", "Letters and notices", 860, 680)
        self._desk = desk
        options = [(each.title, each.id) for each in LETTERS.values()]
        self.template = choice_box("letters.template", "Letter", options=options)
        self.template.setCurrentIndex(self.template.findData(usual_letter(desk.bridge.case)))
        self.to = choice_box("letters.to", "To")
        let_type(self.to)
        for name in dict.fromkeys(party_name(desk.bridge.case, e) for e in self._recipients()):
            self.to.addItem(name)
        self.text = named(WordsEdit(), "letters.text", "Words of the letter")
        self.marked = named(WrappedLabel(), "letters.marked")
        self.how = named(QLineEdit(), "letters.how", "Way it is sent")
        self.how.setPlaceholderText("post, secure e-mail …")
        self.sent = named(QCheckBox("Sent today"), "letters.sent")
        headings = ["Letter", "To", "Made", "Sent"]
        self.list = Listing("letters.list", "Letters made", headings)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._lay_out()
        self.template.currentIndexChanged.connect(lambda _index: self._on_chosen())
        self.to.currentTextChanged.connect(lambda _words: self.fill())
        follow(self, desk.bridge, self._show_made, "letter", "person")
        self.fill()

    def _recipients(self) -> list[Sending]:
        case = self._desk.bridge.case
        return [
            *parties(case),
            *(Sending(person_id=each.id) for each in ordered(case, "person") if each.alias),
            Sending(to="Ofsted"),
        ]

    def _lay_out(self) -> None:
        form = form_of(("Letter", self.template), ("To", self.to), ("Sent by", self.how))
        edit = dialog_button("Change the template…", "letters.edit", self._on_template)
        sent_today = "Mark as sent today"
        mark = dialog_button(sent_today, "letters.mark", self._on_mark)
        give_menu(self.list, "letters.list", (RowAct(sent_today, "sent", self._on_mark),))
        lines = (section("Letters made"), (self.list, 1), row_of(mark, REST, gap=-1))
        self._made = held(column_of(*lines))
        self.show_parts(
            form,
            (self.text, 3),
            self.marked,
            self.fault,
            row_of(
                edit,
                REST,
                self.sent,
                dialog_button("Make the letter…", "letters.go", self._on_make, "primary"),
            ),
            (self._made, 2),
        )

    def _letter(self) -> Letter:
        desk, today = self._desk, self._desk.workbench.clock.today()
        to = party_named(desk.bridge.case, self.to.currentText(), today)
        template = str(self.template.currentData())
        return merged(desk.bridge.case, desk.workbench.library, template, to, today)

    def _on_chosen(self) -> None:
        """Another letter goes to whom it usually goes."""
        case = self._desk.bridge.case
        usual = usual_recipient(case, str(self.template.currentData()))
        to = party_name(case, usual) if usual != Sending() else ""
        with QSignalBlocker(self.to):
            self.to.setCurrentText(to)
        self.fill()

    def fill(self) -> None:
        """Show the letter as the case fills it in; what it does not say stands in brackets."""
        letter = self._letter()
        own = self.text.document().isModified()
        self.fault.say(*([_REPLACED] if own else []))
        self._put(letter.text)
        marked = _MARKED if letter.real_names else _UNMARKED
        self.marked.setText(" ".join(filter(None, (marked, letter.doubt))))

    def _put(self, words: str) -> None:
        """Put words in place of those shown, so that Undo brings back what was typed."""
        cursor = self.text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)
        self.text.document().setModified(False)

    def _on_make(self) -> None:
        desk = self._desk
        letter = replace(self._letter(), text=self.text.toPlainText())
        if self.fault.attempt(letter.refuse_unfilled):
            start = desk.remembered.export_folder
            folder = desk.dialogs.choose_folder("Folder for the letter", start)
            if folder is not None:
                self.fault.attempt(lambda: self._make(letter, folder))

    def _make(self, letter: Letter, folder: Path) -> None:
        desk, services, case = self._desk, self._desk.services, self._desk.bridge.case
        document = letter_document(case, letter)
        stem = letter_stem(case, letter)
        targets = {format: folder / f"{stem}{FORMATS[format][1]}" for format in ("word", "pdf")}
        if not may_replace(desk, letter.title, targets):
            return
        written = exporting.write_files(
            document,
            targets,
            services.renderers,
            services.write_private if letter.real_names else services.write_file,
            guard=None if letter.real_names else guard_of(desk, document),
            keep=keeping(desk),
        )
        now = desk.workbench.now()
        day = desk.workbench.clock.today() if self.sent.isChecked() else None
        desk.remembered.keep_export_folder(folder)
        edit = lambda case: record_letter(  # noqa: E731
            case, letter, written, desk.ids, now, services.at_desk.name, day, self.how.text(),
            desk.workbench.library,
        )  # fmt: skip
        try:
            desk.bridge.apply_for_dialog(f"Make a letter: {letter.title}", edit, undoable=False)
        except WorkbenchError as error:
            self.fault.refuse(f"Written to {folder}, but not noted in the case. {error}")
            return
        self.take_as_saved()
        if not letter.real_names and (
            look := look_through(open_places(case, document, desk.workbench.library))
        ):
            desk.dialogs.inform(letter.title, f"Written to {folder}. {look}")

    def _on_template(self) -> None:
        """Change the words of a template for every case of the office."""
        desk = self._desk
        kind = LETTERS[str(self.template.currentData())]
        words = desk.workbench.library.settings.value(kind.setting) or kind.text
        label = f"Words in braces are filled in; “{REAL_NAMES}” on top allows real names"
        typed = desk.dialogs.ask_text(kind.title, label, words, lines=True)
        if typed is None:
            return
        kept = "" if typed.strip() == kind.text else typed
        act = partial(
            desk.workbench.change_office,
            f"Letter template changed: {kind.title}",
            lambda office: set_setting(office, kind.setting, kept),
        )
        if self.fault.attempt(act):
            self.fill()

    def _show_made(self) -> None:
        case = self._desk.bridge.case
        self._made.setVisible(bool(case.letters))
        self.list.clear()
        for letter in reversed(ordered(case, "letter")):
            self.list.add_row(_cells(case, letter), letter.id)

    def _on_mark(self) -> None:
        desk, id = self._desk, self.list.current()
        letter = desk.bridge.case.letters.get(id)
        if letter is None:
            self.fault.say("Choose first, in the list, the letter that was sent.")
        elif letter.sent_on is not None:
            self.fault.say(f"It was noted as sent on {short_day(letter.sent_on)}.")
        else:
            self.fault.say()
            today, how = desk.workbench.clock.today(), self.how.text().strip()
            library = desk.workbench.library
            edit = lambda case: mark_sent(case, id, today, how, library)  # noqa: E731
            self.fault.attempt(lambda: desk.bridge.apply_for_dialog("Note a letter as sent", edit))


def _cells(case: CaseFile, letter: SentLetter) -> list[str]:
    to = party_name(case, Sending(person_id=letter.person_id, to=letter.to))
    sent = short_day(letter.sent_on) if letter.sent_on is not None else "not yet"
    how = f", {letter.how}" if letter.how and letter.sent_on is not None else ""
    marked = " (real names)" if letter.real_names else ""
    return [f"{letter_title(case, letter)}{marked}", to, moment(letter.made_at), f"{sent}{how}"]
