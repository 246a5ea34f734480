"""References between paragraphs: what can be referred to, and the authored text that does it."""

from __future__ import annotations

import re

from workbench.application.case.authored import authored_texts
from workbench.application.drafting.paragraphs import is_whole, unit_of
from workbench.application.drafting.pieces import Rearranging
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.errors import InvalidInput
from workbench.statement.markup.pieces import with_names
from workbench.statement.nodes import Document
from workbench.statement.numbering import paragraphs
from workbench.statement.text import paragraph_text

_NAME = re.compile(r"\{#([\w.-]+)\}")
_LASTING = ("event", "override")
"""Whose first paragraph is found by its address for ever: one record, one thing said."""


def new_name(case: CaseFile) -> str:
    """A name to refer to a paragraph by that no text of the case uses yet."""
    used = {name for text in authored_texts(case) for name in _NAME.findall(text)}
    number = 1
    while f"ref-{number}" in used:
        number += 1
    return f"ref-{number}"


@dataclass(frozen=True, slots=True)
class Referring:
    """The authored text that refers to a paragraph, and the case in which it finds it.

    The case differs when the paragraph was given a name for it.
    """

    case: CaseFile
    token: str


def refer_to(case: CaseFile, address: str) -> Referring:
    """A reference to a paragraph that keeps leading to the same words.

    A paragraph among others of one's own is given a name, because counting would not hold when
    one is put before it. Raises `InvalidInput` for what has no paragraph number.
    """
    if not address or "#" in address or address.startswith(("section:", "topic:", "signature")):
        raise InvalidInput(
            "Only a numbered paragraph can be referred to.", "Choose the paragraph under it."
        )
    unit = unit_of(case, address)
    if unit is None or not unit.markup.strip() or is_whole(case, unit.home):
        return Referring(case, f"{{para:{address}}}")
    if unit.names:
        return Referring(case, f"{{para:{unit.names[0]}}}")
    if not _needs_name(case, address):
        return Referring(case, f"{{para:{address}}}")
    name = new_name(case)
    making = Rearranging(case)
    listed, index = making.found(address)
    listed[index].text = with_names((name,), unit.markup)
    return Referring(making.finished()[0], f"{{para:{name}}}")


def _needs_name(case: CaseFile, address: str) -> bool:
    unit = unit_of(case, address)
    if unit is None or not unit.markup.strip() or unit.names or is_whole(case, unit.home):
        return False
    lasting = unit.home.kind in _LASTING or unit.home.field == "as_put"
    return unit.index > 1 or not lasting


def target_words(document: Document, target: str) -> str:
    """The number and words of the paragraph a reference leads to; "" when nothing has that key."""
    found = next(
        (
            each
            for each in paragraphs(document)
            if each.number is not None and target in (each.origin, *each.anchors)
        ),
        None,
    )
    return f"{found.number}. {paragraph_text(found)}" if found is not None else ""
