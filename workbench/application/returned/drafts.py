"""The versions of a case that a returned file may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.application.returned.reading import Draft
from workbench.application.versions.listing import version_name
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.records.versions import StatementVersion
from workbench.statement.codec import loads
from workbench.statement.nodes import Document, StatementStage

Compose = Callable[[CaseFile, StatementStage], Document]


def drafts_of(case: CaseFile, compose: Compose) -> tuple[Draft, ...]:
    """Every version of the statement that left the program, and the draft as it stands now."""
    versions = sorted(
        case.versions.values(),
        key=lambda each: (each.issue is not None, each.made_at, each.stage, each.number),
    )
    now = Draft("the draft as it stands now", 0, lambda: compose(case, StatementStage.DRAFT))
    return (now, *map(_draft, versions))


def _draft(version: StatementVersion) -> Draft:
    number = version.issue.number if version.issue is not None else version.number
    return Draft(
        version_name(version),
        number,
        lambda: loads(version.document),
        version.document,
        version.id,
        issued=version.issue is not None,
    )


def version_called(drafts: Sequence[Draft], words: str) -> Draft:
    """The version a person names: "draft 2", "final 1", "now"; raises `InvalidInput` for none."""
    wanted = " ".join(words.split()).casefold()
    if wanted == "now":
        return drafts[0]
    found = next((each for each in reversed(drafts) if each.name.casefold() == wanted), None)
    if found is None:
        names = ", ".join(each.name for each in drafts[1:])
        known = f"There are: {names}." if names else "None has been issued or exported yet."
        raise InvalidInput(f"No version is called “{words[:40]}”.", known)
    return found
