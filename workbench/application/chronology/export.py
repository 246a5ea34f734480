"""The chronology as a table for a spreadsheet, Word or the clipboard: a working paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from workbench.application.chronology.tables import Cell
from workbench.application.records.labels import alias_of, head_letters, sources_words, topic_label
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.records.chronology import Account, AccountTime, ChronologyEvent
from workbench.domain.text import capitalised
from workbench.statement.cast import cast_of
from workbench.statement.composing.events import own_words
from workbench.statement.markup.authored import plain_in


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyTable:
    """A table to hand out: `heading` says what it is and who is named in it, a line each.

    `name` is that of its sheet in a workbook.
    """

    title: str
    heading: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = "Chronology"


Told = Callable[[CaseFile, ChronologyEvent], Cell]


def _date(case: CaseFile, event: ChronologyEvent) -> Cell:
    if event.on is None:
        return Cell("")
    words = event.on.in_words()
    return Cell(capitalised(words), day=event.on.exact)


def _words(case: CaseFile, text: str) -> str:
    """Authored text as plain words, a line for each of its paragraphs."""
    if not text:
        return ""
    cast = cast_of(case)
    return "\n".join(plain_in(part, cast) for part in text.split("\n\n") if part.strip())


def _heads(case: CaseFile, event: ChronologyEvent) -> Cell:
    letters = head_letters(case)
    return Cell(", ".join(sorted(letters[id] for id in event.head_ids if id in letters)))


def _topic(case: CaseFile, event: ChronologyEvent) -> Cell:
    topic = case.topics.get(event.topic_id)
    return Cell(topic_label(case, topic) if topic is not None else "")


def _accounts(case: CaseFile, event: ChronologyEvent) -> Cell:
    lines = [account_words(case, account) for account in event.accounts]
    if event.preference:
        lines.append(f"Why: {_words(case, event.preference)}")
    return Cell("\n".join(lines))


def account_words(case: CaseFile, account: Account) -> str:
    """One account on one line: who, when, what was said, where from, and whether preferred."""
    who = alias_of(case, account.person_id) or account.given_by or "Not said by whom"
    parts = [who]
    if account.given_on is not None:
        parts.append(account.given_on.in_words())
    if account.timing is not AccountTime.NOT_STATED:
        parts.append(
            "at the time" if account.timing is AccountTime.CONTEMPORANEOUS else "given later"
        )
    line = f"{', '.join(parts)}: {_words(case, account.text)}"
    where = sources_words(case, account.sources)
    return line + (f" ({where})" if where else "") + (" – preferred" if account.preferred else "")


COLUMNS: Mapping[str, Told] = MappingProxyType(
    {
        "Date": _date,
        "Who": lambda case, event: Cell(event.actor),
        "What happened": lambda case, event: Cell(_words(case, event.narrative)),
        "Source": lambda case, event: Cell(sources_words(case, event.sources)),
        "Heads of complaint": _heads,
        "Disputed": lambda case, event: Cell("Yes" if event.disputed else ""),
        "Who disputes it": lambda case, event: Cell(event.dispute),
        "Accounts": _accounts,
        "In the statement": lambda case, event: Cell("Yes" if event.in_statement else ""),
        "Subheading": _topic,
        "Words in the statement": lambda case, event: Cell(_words(case, own_words(event))),
        "Note": lambda case, event: Cell(event.note),
    }
)
"""What can stand in the columns, by the heading under which it stands."""

USUAL = ("Date", "Who", "What happened", "Source", "Heads of complaint", "Disputed")
"""The columns of a table for which none were chosen."""


def chronology_table(
    case: CaseFile,
    events: Iterable[ChronologyEvent],
    columns: Sequence[str] = USUAL,
    *,
    names: bool = False,
) -> ChronologyTable:
    """The events as they stand, under the chosen columns.

    People are shown by their labels, or with `names` by their real names. `columns` are keys of
    `COLUMNS`.
    """
    shown = _with_names(case) if names else case
    cells = [COLUMNS[column] for column in columns]
    rows = tuple(tuple(tell(shown, event) for tell in cells) for event in events)
    about = " · ".join(part for part in (case.case.reference, case.case.body) if part)
    shows = (
        "Working paper with real names. Not for publication."
        if names
        else "Working paper. People are shown by their labels, but words typed by hand and notes "
        "may still name them. Not for publication."
    )
    return ChronologyTable(
        title=f"Chronology{f': {about}' if about else ''}",
        heading=(shows,),
        columns=tuple(columns),
        rows=rows,
    )


def _with_names(case: CaseFile) -> CaseFile:
    people = {
        person.id: replace(person, alias=person.name or person.alias)
        for person in case.people.values()
    }
    return case.with_collection("person", people)
