"""What a page of records is made of: its words, its columns and rows, and how a record begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Generic

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.fields import own_order
from workbench.gui.records.columns import Column
from workbench.gui.records.form import RecordForm, Rows
from workbench.gui.records.listing import Say
from workbench.gui.records.model import Key, Record


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page says: its title, what one record is called, an example of what the add line
    takes, and what belongs here while it is empty."""

    title: str
    noun: str
    prompt: str
    empty: str


@dataclass(frozen=True, slots=True)
class Records(Generic[Record]):
    """What a page of records is made of.

    `name` is how tests find it. `rows` are those of the form, or what makes them. `begin` gives a
    new record for an id, `field` is the one the add line fills. `row` gives the words of a row of
    the list; those of the columns when None. `others` has the kinds that stand in the same list,
    and what makes the form of each. `writes` is the field Enter leads to, the first when "".
    """

    kind: str
    name: str
    words: PageWords
    columns: tuple[Column[Record], ...]
    rows: Rows
    begin: Callable[[CaseFile, str], Record] | None = None
    order: Key[Record] = own_order
    others: Mapping[str, Callable[[], RecordForm]] = field(default_factory=dict)
    field: str = ""
    writes: str = ""
    row: Say | None = None
    copies: bool = True
