"""The findings: what should have happened, what did, whether it was fault, what it did to whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from workbench.application.case import editing
from workbench.application.findings.chain import chain_of
from workbench.application.findings.results import (
    heads_without_finding,
    injustices_of,
    missing_links,
    new_finding,
)
from workbench.application.records.labels import (
    finding_title,
    head_label,
    head_letters,
    sources_words,
)
from workbench.application.remedies.answers import new_remedy
from workbench.domain.casefile import CaseFile
from workbench.domain.records.findings import Finding, FindingResult
from workbench.domain.text import capitalised, shortened
from workbench.gui.desk import Desk
from workbench.gui.fields.binding import records_of
from workbench.gui.fields.choice import CheckField, LinkField
from workbench.gui.fields.finder import FinderField
from workbench.gui.fields.links import SourcesField
from workbench.gui.fields.segments import SegmentsField
from workbench.gui.fields.text import LineField, TextField
from workbench.gui.findings.accounts import ReliedOnField
from workbench.gui.findings.analysis import AnalysisPanel
from workbench.gui.findings.chain import Box, ChainList
from workbench.gui.findings.injustices import InjusticePanel
from workbench.gui.findings.objections import ObjectionsPanel
from workbench.gui.findings.standards import StandardsField
from workbench.gui.live import Live
from workbench.gui.look.buttons import push_button
from workbench.gui.look.layout import GRID, REST, column_of, held, row_of, scrolled
from workbench.gui.records.columns import Column, per_case
from workbench.gui.records.folds import Fold, fold_of, later
from workbench.gui.records.made_of import PageWords, Records
from workbench.gui.records.notices import Notice, NoticeList
from workbench.gui.records.page import RecordPage
from workbench.gui.records.rows import RowWords
from workbench.gui.records.split import Panel

WORDS = PageWords(
    title="Findings",
    noun="finding",
    prompt="New finding: what it is about",
    empty="Work each head in one order: what should have happened, what did, whether that was "
    "fault, what it did to whom, and whether it was already put right.",
)


_TITLE = 90
"""How much of a head's title stands beside its button."""

_CHAIN = "chain"
_RESULTS = (
    FindingResult.FAULT, FindingResult.NO_FAULT, FindingResult.NO_FINDING,
    FindingResult.NOT_INVESTIGATED,
)  # fmt: skip


class FindingsPage(RecordPage[Finding]):
    """The findings of a case with their injustices."""

    def __init__(self, desk: Desk, live: Live | None = None) -> None:
        self.chain = ChainList()
        self.analysis = AnalysisPanel(desk)
        self.objections = ObjectionsPanel(desk, live)
        self.injustices = InjusticePanel(desk)
        letters = per_case(head_letters)
        columns: tuple[Column[Finding], ...] = (
            Column("Head", lambda case, f: _letter(letters(case), f), 6),
            Column("Finding", finding_title),
            Column("Result", lambda case, f: capitalised(f.result.value), 18),
            Column("Missing", lambda case, f: " ".join(missing_links(case, f)), 34),
        )
        rows = _rows(desk, self.analysis, self.objections, self.injustices)

        def row(case: CaseFile, finding: Finding) -> RowWords:
            head = case.heads.get(finding.head_id)
            hurt = len({each.person_id for each in injustices_of(case, finding.id)})
            said = [capitalised(finding.result.value), f"injustice to {hurt}" if hurt else ""]
            undecided = finding.result is FindingResult.UNDECIDED
            missing = () if undecided else missing_links(case, finding)
            return RowWords(
                words=finding_title(case, finding),
                note=" · ".join(filter(None, (*said, *missing[:1]))),
                group=head_label(case, head) if head is not None else "Topics of their own",
            )

        super().__init__(
            desk,
            Records(
                "finding", "findings", WORDS, columns, rows, _begin, _by_head(desk),
                field="title", writes="analysis", row=row,
            ),
        )  # fmt: skip
        self._open = NoticeList("findings.open", "Heads without a finding")
        self._open.renewed.connect(self.listed.set_tabs)
        self.above.addWidget(self._open)
        self.chain.chosen.connect(self.follow_chain)
        # It goes with the page, opened or not.
        self.chain.setParent(self.panels)
        self.chain.hide()
        self.panels.offer(Panel(_CHAIN, "Chain", "workflow", self._make_chain))
        self.panels.turned.connect(self._draw_chain)
        self.add_act("The chain of the whole case", "whole", self.show_whole_case)
        self.shown.connect(self._show_chosen)
        self.objections.counted.connect(self.form.summarise)
        desk.bridge.changed.connect(self._draw_chain)
        result = self.form.field("result")
        assert isinstance(result, SegmentsField)
        result.pointed.connect(self._ask_what_it_did)
        self.follow(self._show_heads, "finding", "head")
        self.when_shown(lambda _id: self._ask_whether_anybody())
        self.follow(self._ask_whether_anybody, "finding", "injustice")
        self._show_chosen()

    def add_on(self, head_id: str) -> None:
        """Add a finding on a head of complaint."""
        id = self.desk.ids.new("finding")
        self.form.commit_all()
        if self.desk.bridge.apply(
            "Add finding",
            lambda case: editing.add(case, "finding", new_finding(case, id, head_id)),
        ):
            self.focus_record("finding", id, self.made_of.writes)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose a finding, or an injustice with the finding it belongs to."""
        injustice = self.desk.bridge.case.injustices.get(id) if kind == "injustice" else None
        if injustice is None:
            super().focus_record(kind, id, field)
        elif self.table.choose(injustice.finding_id):
            self.injustices.show_injustice(id, field)
            self.form.ensureWidgetVisible(self.injustices.form)

    def follow_chain(self, box: Box) -> None:
        """Go to what is behind a box of the chain, or add what it says is missing."""
        if box.broken is not None and box.column in (3, 4) and self._add_missing(box):
            return
        if box.kind == "finding":
            self.focus_record("finding", box.id or self.form.record_id, box.field or "result")
        elif box.kind == "standard":
            self.form.focus_field("standards")
            self.standards.choose(int(box.id.rpartition("/")[2]))
        elif box.kind == "injustice":
            self.focus_record("injustice", box.id, box.field)
        else:
            self.desk.goto(box.kind, box.id, box.field)

    def show_whole_case(self) -> None:
        """Draw the lines of every finding in a window of their own, the one there if any."""
        from workbench.gui.findings.whole_chain import WholeChain

        found: WholeChain | None = self.findChild(WholeChain)
        window = found if found is not None else WholeChain(self.desk, self)
        window.show()
        window.raise_()
        window.activateWindow()

    def _add_missing(self, box: Box) -> bool:
        """Add the injustice or the remedy that is missing; False when nothing is to be added."""
        if box.kind == "finding" and box.field == "result":
            return bool(self.injustices.add())
        if box.kind != "injustice" or box.field != "put_right":
            return False
        id = self.desk.ids.new("remedy")
        self.form.commit_all()
        saved = self.desk.bridge.apply(
            "Add remedy",
            lambda case: editing.add(case, "remedy", new_remedy(case, id, box.id)),
        )
        if saved:
            self.desk.goto("remedy", id, "kind")
        return saved

    @property
    def standards(self) -> StandardsField:
        """The standards of the finding shown."""
        field = self.form.field("standards")
        assert isinstance(field, StandardsField)
        return field

    def _make_chain(self) -> QWidget:
        whole = push_button(
            "The whole case…", "findings.chain.whole", self.show_whole_case, kind="quiet"
        )
        body = held(column_of(self.chain, REST))
        self.chain.show()
        foot = row_of(whole, REST, margins=(GRID, 0, GRID, GRID // 2))
        return held(column_of((scrolled(body, "Chain", across=False), 1), foot, gap=0))

    def _show_chosen(self) -> None:
        id = self.form.record_id
        self.injustices.show_finding(id)
        self.analysis.follow()
        self.objections.show_finding(id)  # which says anew what is folded
        self._draw_chain()

    def _ask_what_it_did(self) -> None:
        """Whoever has just found fault is led to what it did to somebody."""
        finding = self.record()
        fault = finding is not None and finding.result is FindingResult.FAULT
        if fault and not self.injustices.model.rowCount():
            self.injustices.entry.begin()

    def _ask_whether_anybody(self) -> None:
        """Fault that hurt nobody is asked about only where there is fault and no injustice."""
        without, finding = self.form.field("fault_without_injustice"), self.record()
        if without is not None and finding is not None:
            none = not injustices_of(self.desk.bridge.case, finding.id)
            asked = finding.result is FindingResult.FAULT and none
            without.setVisible(asked or finding.fault_without_injustice)

    def _draw_chain(self) -> None:
        case, id = self.desk.bridge.case, self.form.record_id
        if self.panels.shown == _CHAIN and id in case.findings:
            library = self.desk.workbench.library
            self.chain.show_chain(chain_of(case, id, library), case, library)

    def _show_heads(self) -> None:
        case = self.desk.bridge.case
        self._open.show_notices(
            [
                Notice(
                    shortened(head_label(case, head), _TITLE),
                    "Add finding", f"findings.add.{head.id}",
                    partial(self.add_on, head.id),
                )
                for head in heads_without_finding(case)
            ]
        )  # fmt: skip


def _begin(case: CaseFile, id: str) -> Finding:
    """A finding on the first head that has none."""
    heads = heads_without_finding(case)
    return new_finding(case, id, heads[0].id if heads else "")


def _by_head(desk: Desk) -> Callable[[Finding], tuple[Any, ...]]:
    """Findings stand under their heads, in the order of these, then in their own."""

    def key(finding: Finding) -> tuple[Any, ...]:
        head = desk.bridge.case.heads.get(finding.head_id)
        place = (0, head.position, head.id) if head is not None else (1, 0, "")
        return (*place, finding.position, finding.id)

    return key


def _letter(letters: dict[str, str], finding: Finding) -> str:
    return letters[finding.head_id] + ")" if finding.head_id in letters else ""


def _rows(
    desk: Desk,
    analysis: AnalysisPanel,
    objections: ObjectionsPanel,
    injustices: InjusticePanel,
) -> list[Any]:
    at = records_of(desk, "finding")
    return [
        StandardsField(desk),
        TextField(
            at, "standard", "Law, guidance or policy that applied; a working note", least=1,
            label="What it asks of the council here",
        ).goes_on(),
        TextField(at, "what_happened", "A working note", least=1),
        FinderField(
            at, "event_ids", "Type words of an event, choose it, press Enter",
            drawing="calendar-days",
        ).goes_on(),
        analysis,
        SegmentsField(at, "result", _RESULTS),
        CheckField(at, "fault_without_injustice", label="No injustice to anybody"),
        injustices,
        Fold("Objections", [objections], lambda case, f: objections.summary()),
        Fold(
            "Evidence for and against",
            lambda: [
                SourcesField(at, "sources_for"),
                SourcesField(at, "sources_against", label="Evidence against it"),
                SourcesField(at, "sources"),
                ReliedOnField(desk),
            ],
            _evidence,
        ),
        fold_of("What was weighed", later(TextField, at, "weighed",
                    "What speaks for each side, which was believed, and why; a working note",
                    least=2,
                )),
        Fold("To ask yourself", [analysis.questions], lambda case, f: analysis.questions.asked()),
        Fold(
            "Head, title and place in the statement",
            lambda: [
                LinkField(at, "head_id", "None: a topic of its own"),
                LineField(at, "title", "Blank: the title of the head", "Delay at stage two"),
                LinkField(at, "topic_id", "The first with findings"),
            ],
            lambda case, f: finding_title(case, f),
        ),
    ]  # fmt: skip


def _evidence(case: CaseFile, finding: Finding) -> str:
    every = (*finding.sources_for, *finding.sources_against, *finding.sources)
    if not every:
        return ""
    return f"{len(every)} · {sources_words(case, every)}"
