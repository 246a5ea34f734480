"""The outline a statement is made by: the one chosen for the case, or the usual one."""

from __future__ import annotations

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.library.reference import Outline, ReferenceLibrary


def outline_of(case: CaseFile, library: ReferenceLibrary) -> Outline:
    """The outline of a case's statement.

    The one chosen has to be there and be for the same kind of statement; otherwise the one for
    the case's kind and edition stands in. Raises `ReferenceDataInvalid` when there is none.
    """
    chosen = library.find_outline(case.case.outline) if case.case.outline else None
    if chosen is not None and chosen.statement_kind == case.case.statement_kind.value:
        return chosen
    return usual_outline(case, library)


def usual_outline(case: CaseFile, library: ReferenceLibrary) -> Outline:
    """The outline for the kind of statement and edition of a case."""
    kind, edition = case.case.statement_kind.value, case.case.edition.value
    try:
        return library.outline(kind, edition)
    except KeyError:
        raise ReferenceDataInvalid(
            f"The reference data have no outline for an {kind} in the edition “{edition}”.",
            "Choose another edition on the Statement page, or restore resources/paragraphs.",
        ) from None
