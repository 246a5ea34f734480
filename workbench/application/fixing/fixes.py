"""Fixes: what a program can put right by itself about a problem, as one edit a person asks for.

A fix changes words or labels and decides nothing: where it would have to choose, there is none.
Most are safe to carry out for all problems of their kind at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.application.fixing import labels as fix_labels
from workbench.application.fixing import words as fix_words
from workbench.application.fixing.single import Fix, FixContext
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem
from workbench.statement.nodes import Document


def fix_for(
    problem: Problem, case: CaseFile, document: Document, library: ReferenceLibrary
) -> Fix | None:
    """The fix of a problem of this case and the statement composed from it; None without one.

    A fix that would leave the case as it is, is none.
    """
    make = _FIXES.get(problem.code, fix_words.correction_fix)
    fix = make(FixContext(problem, case, document, library))
    if fix is None:
        return None
    try:
        return fix if fix.edit(case) != case else None
    except InvalidInput:
        return None


def fix_all(
    problems: Sequence[Problem],
    code: str,
    case: CaseFile,
    document: Document,
    library: ReferenceLibrary,
) -> tuple[Fix, int] | None:
    """One fix for every problem of a code that has one, and how many it puts right.

    None when fewer than two can be put right together.
    """  # fmt: skip
    fixes = [
        fix
        for problem in problems
        if problem.code == code
        and (fix := fix_for(problem, case, document, library)) is not None
        and fix.several
    ]
    if len(fixes) < 2:
        return None

    def edit(changed: CaseFile) -> CaseFile:
        for fix in fixes:
            changed = fix.edit(changed)
        return changed

    names = {fix.name for fix in fixes}
    name = names.pop() if len(names) == 1 else "Fix problems"
    return Fix(f"Put all {len(fixes)} of this kind right", name, edit), len(fixes)


_FIXES: dict[str, Callable[[FixContext], Fix | None]] = {
    "typed-paragraph": fix_words.live_reference,
    "loose-days": fix_words.working_days,
    "abbreviation-undefined": fix_words.full_form_fix,
    "summary-voice": fix_words.plural_voice_fix,
    "draft-left-over": fix_words.stage_words,
    "final-left-over": fix_words.stage_words,
    "name-leak": fix_words.mention,
    "mention-left-over": fix_words.typed_mention,
    "alias-initial": fix_labels.new_label,
    "alias-a": fix_labels.new_label,
    "alias-shared": fix_labels.new_label,
    "alias-real-name": fix_labels.new_label,
    "alias-title": fix_labels.title_fix,
    "alias-order": fix_labels.letter_order_fix,
}
"""What puts a kind of problem right where a correction of its words is not enough."""


def may_have_fix(problem: Problem) -> bool:
    """Whether it is worth asking for a fix, known without composing the statement."""
    return problem.correction is not None or problem.code in _FIXES
