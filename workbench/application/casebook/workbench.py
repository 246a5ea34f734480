"""The workbench: the cases of one casebook, opened, made, copied, brought in and put away."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.application.case.ports import CaseStore, Clock, IdSource, LibrarySource, RegisterRow
from workbench.domain.errors import CaseNotFound, DuplicateReference, InvalidInput
from workbench.domain.text import normalise_line

# The register is shown before anything of a case is loaded; so what only an open case needs is
# imported where it is used.
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from workbench.application.case.ports import CaseNote
    from workbench.application.case.session import CaseSession
    from workbench.application.office.merging import Difference
    from workbench.domain.casefile import CaseFile
    from workbench.domain.dates.questions import Reading
    from workbench.domain.library.office import Office
    from workbench.domain.library.reference import ReferenceLibrary
    from workbench.domain.problems import Problem
    from workbench.statement.checks.running import CheckSteps
    from workbench.statement.checks.words.characters import Unprintable
    from workbench.statement.nodes import Document, StatementStage


class Workbench:
    """Everything that is done with whole cases. Holds the store, the clock and the library.

    `unprintable` names the characters of a statement that its PDF cannot print; without it none
    are looked for.
    """

    def __init__(
        self,
        store: CaseStore,
        library: LibrarySource,
        clock: Clock,
        ids: IdSource,
        unprintable: Unprintable | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.ids = ids
        self._library = library
        self._unprintable = unprintable

    @cached_property
    def shipped_library(self) -> ReferenceLibrary:
        """The reference data of this installation, read when first needed."""
        return self._library()

    @cached_property
    def library(self) -> ReferenceLibrary:
        """The reference data with everything the office added."""
        return self.store.office().applied_to(self.shipped_library)

    def read_date(self, words: str, year: int | None = None, example: str = "") -> Reading:
        """A date as it is typed in any field, days seen from today included."""
        from workbench.domain.dates.ahead import read_typed
        from workbench.domain.dates.reader import ANY_DATE

        calendar = self.library.rules.calendar()
        return read_typed(words, self.clock.today(), calendar, year, example or ANY_DATE)

    def register(self) -> tuple[RegisterRow, ...]:
        """Every case, deleted ones too, newest touched first."""
        today = self.clock.today()
        return tuple(row.as_of(today) for row in self.store.register())

    def find(self, words: str) -> str:
        """The id of the case with that reference, however it is spaced, or with that id.

        Raises `CaseNotFound`.
        """
        wanted = _as_printed(normalise_line(words))
        rows = [row for row in self.register() if not row.deleted]
        for row in rows:
            if row.id == words.strip() or (row.reference and row.reference == wanted):
                return row.id
        raise CaseNotFound(
            f"There is no case with the reference “{words}”.",
            "The register (workbench list) shows every case.",
        )

    def open(self, case_id: str) -> CaseSession:
        """Open a case for work; raises `CaseNotFound`."""
        from workbench.application.case.former_names import with_former_names
        from workbench.application.case.mentioning import with_mentions
        from workbench.application.case.session import CaseSession
        from workbench.application.casebook.register import register_row
        from workbench.application.versions.locking import refuse_locked
        from workbench.statement.composing.earlier_origins import with_present_origins

        stored = self.store.load(case_id)
        return CaseSession(
            self.store,
            replace(stored, case=with_present_origins(stored.case)),
            self.clock,
            register_row,
            lambda case, changes: with_mentions(
                with_former_names(case, changes, lambda: self.library.names),
                changes,
                lambda: self.library.names,
            ),
            refuse_locked,
        )

    def create(
        self, reference: str = "", body: str = "", investigator: str = "",
        received_on: date | None = None,
    ) -> str:  # fmt: skip
        """Make an empty case and return its id; one received today unless another day is given.

        Raises `InvalidInput` for a reference that is not NN NNN NNN, `DuplicateReference` when
        another case has it.
        """
        from workbench.domain.casefile import CaseFile
        from workbench.domain.records.complaint import Case

        reference = checked_reference(reference)
        _refuse_duplicate(self.register(), reference)
        case = CaseFile(
            case=Case(
                id=self.ids.new("case"),
                reference=reference,
                body=normalise_line(body),
                received_on=received_on or self.clock.today(),
                investigator=normalise_line(investigator),
            )
        )
        self._add(case, "create", "New case")
        return case.case.id

    def bring_in(self, case: CaseFile, as_copy: bool = False, label: str = "Import case") -> str:
        """Add an imported case and return its id; `as_copy` leaves out a reference already used.

        `label` is what History calls it.

        Raises `DuplicateReference` when the reference is in use and it is not to be a copy.
        """
        rows = self.register()
        if as_copy and any(
            row.reference == case.case.reference and not row.deleted for row in rows
        ):
            case = replace(case, case=replace(case.case, reference=""))
        _refuse_duplicate(rows, case.case.reference)
        if any(row.id == case.case.id for row in rows):
            case = replace(case, case=replace(case.case, id=self.ids.new("case")))
        if any(not override.replaced for override in case.overrides.values()):
            case = self._knowing_sources(case)
        self._add(case, "import", label)
        return case.case.id

    def duplicate(self, case_id: str) -> str:
        """Copy a case under a new id, its reference left blank; returns the new id.

        What is with a second reader comes back to the case itself: the copy awaits nothing.
        """
        from workbench.application.versions.reading import is_away
        from workbench.domain.records.complaint import Handed

        case = self.store.load(case_id).case
        if case.case.handed is Handed.OWN:
            kept = {id: each for id, each in case.readings.items() if not is_away(each)}
            case = case.with_collection("reading", kept)
        note = f"Copy of {case.case.reference or 'a case without reference'}\n{case.case.note}"
        record = replace(case.case, id=self.ids.new("case"), reference="", note=note.strip())
        self._add(replace(case, case=record), "create", "Duplicate case")
        return record.id

    def delete(self, case_id: str) -> None:
        """Put a case in the bin."""
        self.store.set_deleted(case_id, True, self.now())

    def restore(self, case_id: str) -> None:
        """Take a case out of the bin; raises `DuplicateReference` when its reference was reused."""
        rows = self.register()
        row = next((row for row in rows if row.id == case_id), None)
        if row is not None:
            _refuse_duplicate(rows, row.reference, but=case_id)
        self.store.set_deleted(case_id, False, self.now())

    def set_reference(self, session: CaseSession, reference: str) -> None:
        """Change the reference of an open case, with the same refusals as `create`."""
        reference = checked_reference(reference)
        _refuse_duplicate(self.register(), reference, but=session.case_id)
        session.apply(
            "Edit reference",
            lambda case: case.with_record("case", replace(case.case, reference=reference)),
            merge_key="case.reference",
        )

    def rename(self, case_id: str, reference: str, body: str) -> None:
        """Change what a case is found by, with the same refusals as `create`."""
        from workbench.application.case.editing import set_fields

        reference = checked_reference(reference)
        _refuse_duplicate(self.register(), reference, but=case_id)
        self.open(case_id).apply(
            "Edit reference and body",
            lambda case: set_fields(case, "case", case_id, reference=reference, body=body),
        )

    def change_office(self, label: str, edit: Callable[[Office], Office]) -> tuple[CaseNote, ...]:
        """Change what the office adds; returns what that changed in each case.

        How the clocks stood before is kept in the log of every case outside the bin. Whatever
        `edit` or the store raises passes through, and nothing is changed.
        """
        before = self.store.office()
        after = edit(before)
        if after == before:
            return ()
        notes = self._clock_notes(before, after, label)
        self.store.write_office(before, after, self.now(), label, notes)
        self.__dict__.pop("library", None)
        return notes

    def office_differences(self, incoming: Office) -> tuple[Difference, ...]:
        """What taking over another office's set would add to this one's or change in it."""
        from workbench.application.office.merging import differences, merge

        office = self.store.office()
        return differences(office, merge(office, incoming, self.shipped_library, self.ids))

    def take_over_office(self, incoming: Office, label: str) -> tuple[Difference, ...]:
        """Put another office's set in place of its like here; returns what that changed."""
        from workbench.application.office.merging import differences, merge

        before = self.store.office()
        self.change_office(
            label, lambda office: merge(office, incoming, self.shipped_library, self.ids)
        )
        return differences(before, self.store.office())

    def _clock_notes(self, before: Office, after: Office, label: str) -> tuple[CaseNote, ...]:
        """What a change makes of the clocks of every case; none is read when it changes no rule."""
        if before.counting == after.counting:
            return ()
        from workbench.application.office.rules import notes_for

        shipped, today = self.shipped_library.rules, self.clock.today()
        old, new = before.applied(shipped), after.applied(shipped)
        return tuple(
            note
            for row in self.register()
            if not row.deleted
            for note in notes_for(self.store.load(row.id).case, old, new, label, today)
        )

    def compose(self, case: CaseFile, stage: StatementStage) -> Document:
        """The statement of a case as it stands today."""
        from workbench.statement.composing.compose import compose

        return compose(case, self.library, self.clock.today(), stage)

    def check(self, case: CaseFile, stage: StatementStage) -> tuple[Problem, ...]:
        """Every problem of a case and its statement."""
        return self.problems(self.compose(case, stage), case)

    def problems(self, document: Document, case: CaseFile) -> tuple[Problem, ...]:
        """Every problem of a case and of the statement composed from it."""
        from workbench.statement.checks.running import check
        from workbench.statement.checks.words.characters import all_printable

        today, unprintable = self.clock.today(), self._unprintable or all_printable
        return check(document, case, self.library, unprintable, today)

    def problems_in_steps(self, document: Document, case: CaseFile) -> CheckSteps:
        """The same, a few milliseconds at a time."""
        from workbench.statement.checks.running import check_in_steps
        from workbench.statement.checks.words.characters import all_printable

        today, unprintable = self.clock.today(), self._unprintable or all_printable
        return check_in_steps(document, case, self.library, unprintable, today)

    def now(self) -> str:
        """The moment, as it is kept in a case."""
        return self.clock.now().isoformat(timespec="seconds")

    def _add(self, case: CaseFile, action: str, label: str) -> None:
        from workbench.application.casebook.register import register_row

        self.store.create(case, register_row(case, self.now()), action, label)

    def _knowing_sources(self, case: CaseFile) -> CaseFile:
        """The case with what its reworded paragraphs stand in for, so that a change is noticed."""
        from workbench.statement.case_stage import stage_of
        from workbench.statement.composing.overrides import knowing_sources

        return knowing_sources(case, self.library, self.clock.today(), stage_of(case))


def _refuse_duplicate(rows: Sequence[RegisterRow], reference: str, but: str = "") -> None:
    for row in rows if reference else ():
        if row.reference == reference and row.id != but and not row.deleted:
            raise DuplicateReference(
                f"There is already a case {reference} ({row.body or 'no body entered'}).",
                "Nothing was changed. Use another reference, or open the case that has it.",
            )


def checked_reference(words: str) -> str:
    """A reference in its printed form, from figures typed with or without spaces or hyphens."""
    from workbench.domain.records.complaint import REFERENCE

    words = _as_printed(normalise_line(words))
    if words and REFERENCE.match(words) is None:
        raise InvalidInput(
            f"“{words[:40]}” is not a case reference.",
            "A reference has eight figures, such as 21 017 938. The old one was kept.",
            "reference",
        )
    return words


def _as_printed(words: str) -> str:
    digits = words.replace(" ", "").replace("-", "")
    if digits.isascii() and digits.isdigit() and len(digits) == 8:
        return f"{digits[:2]} {digits[2:5]} {digits[5:]}"
    return words
