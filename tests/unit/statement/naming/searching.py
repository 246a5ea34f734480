"""People to look for, and what is found of them in a text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tests.builders import a_case, a_person, name_words
from workbench.statement.naming.hits import Hit
from workbench.statement.naming.protected import ProtectedList, protected
from workbench.statement.naming.searching.finding import find


@lru_cache(maxsize=64)
def people(*names: str) -> ProtectedList:
    """The protected list of people with these names, labelled by letters."""
    listed = [
        a_person(f"p{number}", alias=f"Ms {'XYZBCDEFGHJK'[number]}", name=name)
        for number, name in enumerate(names)
    ]
    return protected(a_case(*listed), name_words())


def somebody(**fields: Any) -> ProtectedList:
    """The protected list of one person with these fields."""
    return protected(a_case(a_person(**fields)), name_words())


def seen(text: str, listed: ProtectedList) -> str:
    """The worst that is found in a text: "error", "warning" or "nothing"."""
    hits = find(text, listed)
    return "error" if any(hit.sure for hit in hits) else "warning" if hits else "nothing"


def only(text: str, listed: ProtectedList) -> Hit:
    """The one hit in a text."""
    (hit,) = find(text, listed)
    return hit


def words_for_names() -> tuple[ProtectedList, ProtectedList]:
    """The protected lists of people whose names are everyday words."""
    return (
        people(
            "Grace Park", "May Judge", "Summer Best", "Will Hill", "Hope Day", "Rose Green",
            "Mark King", "Bill Price", "Dawn Wood", "Faith Long", "Joy Case",
        ),
        people(
            "Ruby Young", "Tom Page", "Sam Field", "Al Social", "Kim Summer", "Jo Ward",
            "Lee Church", "Pat Stone", "Max Banks", "Ed Bishop", "Amy Lane", "Lou Reading",
        ),
    )  # fmt: skip
