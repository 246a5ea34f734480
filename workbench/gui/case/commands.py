"""The commands of the open case, each by the name of its menu entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from workbench.application.versions.locking import refuse_unless_open, refuse_unless_own
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseLocked
from workbench.domain.records.complaint import Handed
from workbench.gui.case.opened import OpenCase
from workbench.gui.case.pages import PAGES, VIEWS, as_widget
from workbench.gui.errors import show_beside, show_on_top
from workbench.statement.nodes import StatementStage

# For the reader only: with it comes all that reads statements written elsewhere.
if TYPE_CHECKING:
    from workbench.application.decisions.shelf import DecisionShelf, PrecedentFind


def case_commands(case: OpenCase) -> Mapping[str, Callable[[], object]]:
    """What each command does to the case, or to its statement."""
    return {
        "export-statement": partial(_show, case, "export.dialog:ExportDialog", case.live),
        "issue": partial(_show, case, "versions.issuing:IssueDialog", case.live, own=True),
        "publish": partial(_show, case, "export.publication:PublishDialog", own=True),
        "replace": partial(_find_and_replace, case),
        "statement-settings": partial(_show_settings, case),
        "check": case.check_statement,
        "next-problem": partial(_next_problem, case),
        "accept-problem": partial(_accept_problem, case),
        "fix-problem": partial(_fix_problem, case, all_of_kind=False),
        "fix-all": partial(_fix_problem, case, all_of_kind=True),
        "make-final": partial(_change_stage, case, StatementStage.FINAL),
        "letters": partial(_show, case, "letters.window:LettersWindow", own=True, beside=True),
        "hand-over": partial(_show, case, "handover.handing:HandOverDialog", own=True),
        "hand-note": partial(_note, case),
        "hand-reading": partial(_read, case),
        "send-back": partial(_send_back, case),
        "reopen": partial(_reopen, case),
        "back-to-draft": partial(_change_stage, case, StatementStage.DRAFT),
        "readability": partial(_show_readability, case),
        "reading-view": partial(_show_reading_view, case),
        "protected": partial(_show, case, "leaving.protected_window:ProtectedWindow"),
        "proposals": partial(
            _show, case, "outside.proposals:ProposalsWindow", case.live, beside=True
        ),
        "print": partial(_print_statement, case, preview=False),
        "print-preview": partial(_print_statement, case, preview=True),
        "precedents": partial(_show_precedents, case),
        "evidence-index": partial(_export_index, case),
        "evidence-bundle": partial(_show, case, "disclosing.bundle:BundleDialog"),
        "evidence-redact": partial(_redact, case),
        "spelling": case.spelling.toggle,
        "spelling-suggest": case.spelling.suggest_here,
        "preview": partial(case.panels.toggle, "preview"),
        "problems": partial(case.panels.toggle, "problems"),
        **{f"page.{spec.key}": partial(case.show_page, spec.key) for spec in PAGES},
        **{f"page.{view.key}": partial(case.show_view, view) for view in VIEWS},
    }


def _show(
    case: OpenCase, where: str, *given: object, own: bool = False, beside: bool = False
) -> None:
    """Show a window once what is typed is saved, and the case is one's own where it must be.

    `where` names its module and its class. One that stands `beside` the work is brought forward
    when it is open already.
    """
    if case.ready() and (not own or _own(case)):
        kind = resolve_name(f"workbench.gui.{where}")
        if beside:
            show_beside(case.view.findChild(kind) or kind(case.desk, *given, case.view))
        else:
            show_on_top(kind(case.desk, *given, case.view))


def _next_problem(case: OpenCase) -> None:
    hand, _words = _chosen_place(case)
    case.show_problems()
    case.problems.go_to_next(hand)


def _accept_problem(case: OpenCase) -> None:
    case.show_problems()
    case.problems.accept_current()


def _fix_problem(case: OpenCase, all_of_kind: bool) -> None:
    """Put the selected problem right, or all of its kind, where the program can."""
    case.show_problems()
    if case.ready():
        if all_of_kind:
            case.problems.fix_all_like_it()
        else:
            case.problems.fix_current()


def _change_stage(case: OpenCase, stage: StatementStage) -> None:
    """Make the draft the final decision, or go back to the draft, in one step."""
    from workbench.gui.statement.stage_dialog import StageDialog

    shown = case.view.findChild(StageDialog)
    if shown is not None:
        shown.close()
    if case.ready() and _own(case, refuse_unless_open):
        # It leaves the window free: what is left to be looked at leads to its place.
        dialog = StageDialog(case.desk, case.live, stage, case.view)
        dialog.show()
        dialog.activateWindow()


def _reopen(case: OpenCase) -> None:
    """Open a decided case for changes again, for a reason that is kept in the log."""
    from workbench.application.versions.locking import locked, reopen

    desk = case.desk
    if not locked(desk.bridge.case):
        desk.dialogs.inform("Reopen the case", "No final decision locks this case.")
        return
    reason = desk.dialogs.ask_text(
        "Reopen the case", "Why it is reopened (kept in the log)", lines=True
    )
    if reason:
        now = desk.workbench.now()
        desk.bridge.apply("Reopen the case", lambda case: reopen(case, reason, now), undoable=False)


def _note(case: OpenCase) -> None:
    """Write a note on the paragraph or record chosen, in a case handed over."""
    from workbench.gui.handover.note import NoteDialog

    if _for_comment(case):
        show_on_top(NoteDialog(case.desk, *_chosen_place(case), case.view))


def _chosen_place(case: OpenCase) -> tuple[str, str]:
    """The origin of the paragraph or record chosen on the page shown, and the words of it."""
    from workbench.gui.records.page import RecordPage
    from workbench.gui.statement.page import StatementPage

    page = case.view.show_page(max(case.view.pages.currentRow(), 0))
    if isinstance(page, StatementPage) and (row := page.view.current()) is not None:
        return row.address.partition("#")[0], row.words
    widget = as_widget(page)
    pages = [widget] if isinstance(widget, RecordPage) else widget.findChildren(RecordPage)
    chosen = ((each, each.in_hand.record_id) for each in pages if each.isVisible())
    return next(((f"{each.model.kind_of(id)}:{id}", "") for each, id in chosen if id), ("", ""))


def _read(case: OpenCase) -> None:
    """Fill in the checklist and sign off, or ask for changes."""
    from workbench.gui.versions.reading import ReadingDialog

    if case.desk.bridge.case.case.handed is Handed.OWN or _for_comment(case):
        shown = case.view.findChild(ReadingDialog)
        show_beside(shown or ReadingDialog(case.desk, case.live, case.view))


def _send_back(case: OpenCase) -> None:
    """Write what the second reader wrote, sealed, for the investigator."""
    from workbench.gui.handover.sending import SendBackDialog

    if _for_comment(case):
        show_on_top(SendBackDialog(case.desk, case.view))


def _own(case: OpenCase, refuse: Callable[[CaseFile], None] = refuse_unless_own) -> bool:
    """Whether the case is one's own, or open as well; that it is not is said."""
    try:
        refuse(case.desk.bridge.case)
    except CaseLocked as refused:
        case.failed.emit(refused)
        return False
    return True


def _for_comment(case: OpenCase) -> bool:
    """Whether the case was handed over to be commented on; that it was not is said."""
    from workbench.application.handover.noting import may_note

    if may_note(case.desk.bridge.case):
        return True
    if _own(case):
        case.desk.dialogs.inform(
            "Second reading", "This is your own case: there is nothing to note or to send back."
        )
    return False


def _show_settings(case: OpenCase) -> None:
    """Show by what the statement is made: kind, headings, outline."""
    from workbench.gui.statement.settings import show_settings

    show_settings(case.desk, case.view)


def _find_and_replace(case: OpenCase) -> None:
    """Find words in the whole case and replace them; begins with the words selected."""
    from workbench.gui.search.replace import FindReplace, selected_words

    focused = QApplication.focusWidget()
    shown = case.view.findChild(FindReplace)
    if shown is None:
        shown = FindReplace(case.desk, case.settle_typing, case.view)
    elif focused is not None and shown.isAncestorOf(focused):
        focused = None
    shown.begin(selected_words(focused))


def _show_readability(case: OpenCase) -> None:
    """Show the gauges of the statement, the window already open if there is one."""
    from workbench.gui.reading.readability import ReadabilityWindow

    workbench = case.desk.workbench
    shown: ReadabilityWindow | None = case.view.findChild(ReadabilityWindow)
    show_beside(
        shown or ReadabilityWindow(case.live, lambda: workbench.library, case.goto, case.view)
    )


def _show_reading_view(case: OpenCase) -> None:
    """Show the statement by itself on the whole screen, as it now reads."""
    from workbench.gui.reading.whole_screen import ReadingView

    if case.ready():
        case.live.compose_now()
        view = ReadingView(case.desk, case.live, case.view)
        view.left_for.connect(case.goto)
        view.showFullScreen()


def _print_statement(case: OpenCase, preview: bool) -> None:
    """Print the statement as it now reads, or show first how its pages will be."""
    from workbench.gui.export.printing import print_statement

    if case.ready():
        print_statement(case.desk, case.live.stage, preview, case.view)


def _export_index(case: OpenCase) -> None:
    """Write the schedule of the papers to a file."""
    from workbench.gui.disclosing.index import export_index

    if case.ready():
        export_index(case.desk)


def _redact(case: OpenCase) -> None:
    """Make a redacted copy, of the paper that is shown if there is one."""
    from workbench.gui.evidence.page import EvidencePage
    from workbench.gui.redaction.dialog import RedactionDialog

    if case.ready():
        page = case.view.findChild(EvidencePage)
        shown = page.record() if page is not None else None
        item_id = shown.id if shown is not None else ""
        show_on_top(RedactionDialog(case.desk, case.shown.case, item_id, case.view))


def _show_precedents(case: OpenCase) -> None:
    """Show past decisions, those worded like the paragraph chosen in the statement first."""
    from workbench.gui.precedents.window import PrecedentsWindow
    from workbench.gui.statement.page import StatementPage

    make = case.desk.services.decisions
    if make is None or not case.ready():
        return
    shelf = make(case.desk.workbench)

    def words() -> str:
        page = case.view.findChild(StatementPage)
        row = page.view.current() if page is not None else None
        return row.words if row is not None else ""

    shown = case.view.findChild(PrecedentsWindow)
    if shown is None:
        shown = PrecedentsWindow(case.desk, shelf, words, case.view)
        shown.wanted.connect(partial(_begin_with, case))
        shown.wording_wanted.connect(partial(_show_wording, case, shelf))
    show_beside(shown)
    if words().strip():
        shown.look_alike()


def _begin_with(case: OpenCase, found: PrecedentFind) -> None:
    """Begin a paragraph of the statement, behind the one chosen, with words of a past decision."""
    from workbench.gui.statement.page import StatementPage

    case.show_page("statement")
    page = case.view.findChild(StatementPage)
    if page is not None:
        page.acts.begin_with(found)


def _show_wording(case: OpenCase, shelf: DecisionShelf) -> None:
    """Show what the office words alike in its decisions."""
    from workbench.gui.precedents.wording import WordingWindow

    window = WordingWindow(case.desk, shelf, case.view)
    window.changed.connect(case.rules_changed)
    show_beside(window)
