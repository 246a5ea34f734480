"""The fix that takes words out which tell who somebody is, and tidies what is left around them."""

from __future__ import annotations

import re

from workbench.application.fixing.places import changed_words, left_alone, reword, rewordings
from workbench.application.fixing.single import Fix, FixContext
from workbench.domain.casefile import CaseFile

_TIDY = (
    (re.compile(r"\(\s*\)|“\s*”|\[\s*\]"), ""),
    (re.compile(r"\s+(?=[.,;:!?)])"), ""),
    (re.compile(r"([,;])(?:\s*[,;])+"), r"\1"),
    (re.compile(r"[,;](?=[.!?])"), ""),
    (re.compile(r"(?<=\S)[ \t]{2,}"), " "),
    (re.compile(r"(?m)^[ \t]+(?=\S)"), ""),
)


def take_out(context: FixContext) -> Fix | None:
    """The words at fault taken out wherever their record has them; None where it has none."""
    words = context.problem.excerpt
    if not words:
        return None
    pieces = r"\s+".join(re.escape(piece) for piece in words.split())
    found = re.compile(rf"(?<!\w){pieces}(?:[’']s)?(?!\w)")
    if not any(found.search(text) for text in rewordings(context.case, context.problem.where)):
        return None

    kept = left_alone(context.case, context.problem)

    def without(text: str) -> str:
        def gone(match: re.Match[str]) -> str:
            return match[0] if kept(text, *match.span()) else ""

        shorter = found.sub(gone, text)
        if shorter == text:
            return text
        for pattern, instead in _TIDY:
            shorter = pattern.sub(instead, shorter)
        return shorter

    def edit(case: CaseFile) -> CaseFile:
        return reword(
            case, context.problem.where, lambda text: changed_words(text, without, quoted=True)
        )

    return Fix(f"Take “{words}” out", "Take a name or detail out", edit, several=False)
