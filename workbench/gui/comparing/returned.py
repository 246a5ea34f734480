"""A draft that came back: its comments entered as points, its proposals taken or left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QTreeWidgetItem,
    QWidget,
)

from workbench.application.casebook.file_content import content_of
from workbench.application.comments.from_file import enter_points
from workbench.application.records.parties import parties, party_name
from workbench.application.returned.drafts import drafts_of
from workbench.application.returned.places import where_words
from workbench.application.returned.proposals import Proposal, ProposalKind
from workbench.application.returned.reading import ReadBack, read_back
from workbench.application.returned.taking.making import Taken
from workbench.application.returned.taking.taken import take
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput, StatementRefused
from workbench.domain.text import capitalised, how_many, shortened, uncapitalised
from workbench.gui.comparing.words import proposal_words, strong
from workbench.gui.desk import Desk
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.labels import WrappedLabel, lines_high, note
from workbench.gui.look.layout import GRID, REST, UpTo, column_of, held, named, row_of, scrolled
from workbench.gui.look.lists import ID, ChoiceBox, TickTree
from workbench.gui.records.split import Split
from workbench.statement.composing.overrides import replaceable

PATTERNS = "Word files (*.docx)"
_LONGEST = 120
_LINES = 7
"""How much of what a file holds stands over its proposals; more of it scrolls."""

_KINDS = {
    ProposalKind.INSERT: "put in",
    ProposalKind.DELETE: "taken out",
    ProposalKind.REPLACE: "replaced",
    ProposalKind.MOVE: "moved",
    ProposalKind.FORMAT: "set otherwise",
    ProposalKind.SPLIT: "split",
    ProposalKind.JOIN: "joined",
}


def choose_returned(desk: Desk, parent: QWidget) -> ReturnedWindow | None:
    """Ask for a returned file and show what is in it; None when it is none of this case."""
    statements = desk.services.statements
    chosen = desk.dialogs.choose_open_files("A draft that came back", Path.home(), PATTERNS)
    if not chosen or statements is None:
        return None
    try:
        file = statements.returned(content_of(chosen[0]))
        found = read_back(file, drafts_of(desk.bridge.case, desk.workbench.compose))
    except OSError as error:
        desk.dialogs.inform("It cannot be read", f"{chosen[0].name}: {error.strerror}")
        return None
    except StatementRefused as refused:
        desk.dialogs.inform(refused.message, refused.hint)
        return None
    return ReturnedWindow(desk, found, chosen[0].name, parent)


class ReturnedWindow(Dialog):
    """Lists the proposals of a returned file by author, each word by word in its paragraph."""

    def __init__(
        self,
        desk: Desk,
        found: ReadBack,
        name: str,
        parent: QWidget | None,
        about: str = "",
        settle: Callable[[CaseFile, set[int]], CaseFile] | None = None,
    ) -> None:
        """`about` and `settle` are given for wording of a second reader: what is said above it,
        and what becomes of the case once those numbers are taken.
        """
        title = "Wording of the second reader" if settle is not None else "A draft that came back"
        super().__init__(parent, "returned", title, 1040, 680)
        self._desk, self._found, self._settle = desk, found, settle
        self._taken: set[int] = set()
        self._said: dict[int, str] = {}  # what was said of each when it was to be taken
        headings = ("Where", "What", "Words")
        self.list = TickTree("returned.list", "Proposed changes", headings)
        self.rows = self.list.rows
        self.words = named(WrappedLabel(), "returned.words")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about = named(WrappedLabel(about or "\n".join(self._about(name))), "returned.about")
        self.party = self._parties()
        self.enter = dialog_button("&Enter the comments", "returned.enter", self._on_enter)
        self.ticked = dialog_button("&Take what is ticked", "returned.ticked", self._on_ticked)
        self.all = dialog_button("Take a&ll", "returned.all", self._on_all)
        self._lay_out()
        self._fill()
        self.list.itemChanged.connect(lambda *_: self._say_state())
        self.list.currentItemChanged.connect(lambda item, _: self._on_item(item))
        self.list.setFocus()

    def _about(self, name: str) -> Iterator[str]:
        comments, changes = len(self._found.points), len(self._found.proposed.proposals)
        yield (
            f"{name} is {self._found.draft.name}. It has {_counted(comments, 'comment')} and "
            f"{_counted(changes, 'proposed change')}."
        )
        yield from self._found.report

    def _parties(self) -> QComboBox:
        box = named(ChoiceBox(), "returned.party", "From whom the comments are")
        case = self._desk.bridge.case
        for party in parties(case):
            words = party_name(case, party)
            box.addItem(capitalised(words), party)
        return box

    def _lay_out(self) -> None:
        inside = held(column_of(self.words, margins=GRID))
        beside = Split(self.list, scrolled(inside, "Word by word", across=False),
                       (620, 420), (3, 2))  # fmt: skip
        comments = row_of(note("Comments from"), self.party, self.enter, REST)
        buttons = row_of(REST, self.ticked, self.all, self.leave_button("Close"))
        has_points = bool(self._found.points)
        for each in (self.party, self.enter):
            each.setEnabled(has_points)
        first = held(comments)
        first.setVisible(self._settle is None)
        told = UpTo(self.about, "What the file holds", lines_high(self.about, _LINES))
        self.show_parts(
            told, first, (beside, 1), self.fault, buttons, gap=GRID + GRID // 2,
        )  # fmt: skip

    def _fill(self) -> None:
        chosen = self.list.currentItem()
        number = chosen.data(0, ID) if chosen is not None else None
        self.list.clear()
        by_author: dict[str, list[Proposal]] = {}
        for each in self._found.proposed.proposals:
            who = (each.by.author or "Somebody") if each.tracked else "Not tracked"
            by_author.setdefault(who, []).append(each)
        for who, own in by_author.items():
            self.list.add_group(who, [self._row(each) for each in own])
        rows = self.rows()
        if rows:
            # On from where the person was: to the next one that is not taken.
            at = next((at for at, row in enumerate(rows) if row.data(0, ID) == number), 0)
            following = (row for row in (*rows[at:], *rows[:at]) if not row.isDisabled())
            self.list.setCurrentItem(next(following, rows[at]))
            self._on_item(self.list.currentItem())
        self._say_state()

    def _row(self, each: Proposal) -> QTreeWidgetItem:
        where = where_words(self._found.printed, each)
        said = " → ".join(filter(None, dict.fromkeys((each.before, each.after))))
        words = shortened(" ".join(said.split()), _LONGEST)
        cells = [capitalised(where), _KINDS[each.kind], words]
        if each.number not in self._taken:
            item = self.list.row(cells, each.number)
        else:
            item = self.list.row([cells[0], "taken", words], each.number, ticked=True)
            item.setDisabled(True)
        item.setToolTip(0, where)
        item.setToolTip(1, self._said.get(each.number, ""))
        return item

    def _chosen(self) -> list[Proposal]:
        wanted = self.list.ticked()
        return [each for each in self._found.proposed.proposals if each.number in wanted]

    def _left(self) -> list[Proposal]:
        return [p for p in self._found.proposed.proposals if p.number not in self._taken]

    def _say_state(self) -> None:
        self.ticked.setEnabled(bool(self._chosen()))
        self.all.setEnabled(bool(self._left()))

    def _on_item(self, item: QTreeWidgetItem | None) -> None:
        number = item.data(0, ID) if item is not None else None
        proposals = self._found.proposed.proposals
        each = next((one for one in proposals if one.number == number), None)
        if each is None:
            self.words.setText("")
            return
        where = f"{capitalised(where_words(self._found.printed, each))}: {_KINDS[each.kind]}"
        said = f"<br><br>{escape(self._said[number])}" if number in self._said else ""
        words = proposal_words(self._found, each)
        self.words.setText(f"{strong(escape(where))}<br>{words}{said}")

    def _on_ticked(self) -> None:
        self._take(self._chosen())

    def _on_all(self) -> None:
        self._take(self._left())

    def _take(self, proposals: list[Proposal]) -> None:
        workbench, stage = self._desk.workbench, self._found.draft.document.meta.stage
        made = Taken(self._desk.bridge.case)

        def edit(case: CaseFile) -> CaseFile:
            nonlocal made
            today = workbench.clock.today()
            made = take(
                case,
                self._found,
                proposals,
                lambda now: workbench.compose(now, stage),
                lambda now: replaceable(now, workbench.library, today, stage),
                workbench.ids.new,
            )
            if self._settle is not None:
                done = self._taken | {each.number for each in made.taken}
                made.case = self._settle(made.case, done)
            return made.case

        self.fault.hide()
        if not self._desk.bridge.apply("Take proposed changes", edit):
            return
        self._taken |= {each.number for each in made.taken}
        results = (("Not taken", made.left), ("Taken, but", made.noted))
        for each in proposals:
            self._said.pop(each.number, None)
        for words, said in results:
            self._said |= {one.number: f"{words}: {uncapitalised(why)}" for one, why in said}
        self._fill()
        self.fault.say(*(self._outcome(words, said) for words, said in results if said))

    def _outcome(self, words: str, said: list[tuple[Proposal, str]]) -> str:
        """What is to be said of some proposals, of the first three each by itself."""
        each = (
            f"{where_words(self._found.printed, one)}: {uncapitalised(why).rstrip('.')}"
            for one, why in said[:3]
        )
        more = f"; and {len(said) - 3} more" if len(said) > 3 else ""
        return f"{words}: {'; '.join(each)}{more}."

    def _on_enter(self) -> None:
        party = self.party.currentData()
        workbench = self._desk.workbench
        today = workbench.clock.today()
        try:
            self._desk.bridge.apply(
                "Enter comments of a file",
                lambda case: enter_points(case, self._found, party, today, workbench.ids),
            )
        except InvalidInput as refused:
            self.fault.say(str(refused))
            return
        self.enter.setEnabled(False)
        self.enter.setText("Comments entered")


def _counted(count: int, noun: str) -> str:
    return how_many(count, noun) if count else f"no {noun}s"
