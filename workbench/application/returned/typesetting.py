"""What a program only set otherwise: numbers typed as words, straight quotation marks, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.application.returned.bases import Base
from workbench.application.returned.file import Shape, Stretch
from workbench.domain.dataclass import dataclass
from workbench.domain.text import how_many
from workbench.statement.comparing.words import changes, plain_spaces
from workbench.statement.printed import PrintedKind

_LABELS = {
    PrintedKind.NUMBERED: re.compile(r"\s*\(?\d{1,4}[.):]?\s+"),
    PrintedKind.ITEM: re.compile(r"\s*(?:[•●▪■◦○·*\uf0b7o–-]|\(?[a-z]{1,4}[.)])\s+"),  # noqa: RUF001
}
_WITHOUT = (PrintedKind.UNNUMBERED, PrintedKind.QUOTE)


@dataclass(slots=True)
class TypedLabels:
    """How many paragraphs of a draft have their labels typed in a file, of how many with labels."""

    typed: int = 0
    labelled: int = 0

    def take(self, base: Base, expected: Shape, words: str) -> bool:
        """Take a typed label from a paragraph that has one in the draft, which says `words`."""
        label = _LABELS.get(expected.kind)
        if label is None:
            return False
        self.labelled += 1
        if base.shape == expected:
            return False
        found = label.match(base.final_text) if base.shape.kind in _WITHOUT else None
        if found is None or words.startswith(found[0].strip()):
            return False
        self.typed += 1
        base.stretches = _without(base.stretches, len(found[0]))
        base.plain = base.plain and len(base.stretches) == 1
        base.shape, base.shape_before, base.reshaped = expected, None, None
        return True

    def of_new(self, text: str, shape: Shape) -> tuple[str, Shape]:
        """A new paragraph of a file in which most labels are typed: its words, and what it is."""
        found = _LABELS[PrintedKind.NUMBERED].match(text)
        if found is None or shape.kind not in _WITHOUT or 2 * self.typed <= self.labelled:
            return text, shape
        return text[found.end() :], Shape(PrintedKind.NUMBERED)

    @property
    def words(self) -> str:
        """What is to be said of it, "" when nothing."""
        if not self.typed:
            return ""
        whose = how_many(self.typed, "paragraph")
        return f"The numbers of {whose} stand in it as typed text; the program counts them itself."


def _without(stretches: Sequence[Stretch], count: int) -> list[Stretch]:
    """Stretches without so many signs at the beginning of what stands there."""
    found = []
    for each in stretches:
        gone = min(count, len(each.text)) if each.removed is None else 0
        count -= gone
        if gone < len(each.text):
            found.append(each._replace(text=each.text[gone:]))
    return found


_SET_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼ′", "'"),  # noqa: RUF001
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),  # noqa: RUF001
        **dict.fromkeys("\u200e\u200f\u200c\u200d", ""),
        "…": "...",
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
    }
)  # fmt: skip


@dataclass(slots=True)
class Typesetting:
    """In how many places of a file signs are only set otherwise than in the draft, untracked."""

    places: int = 0

    def take(self, base: Base, words: str) -> bool:
        """Put back what is only set otherwise in a paragraph, which says `words` in the draft."""
        said = plain_spaces(base.text)
        found = [
            each for each in changes(words, said)
            if _set_alike(words, each.start, each.end) == _set_alike(
                said, each.new_start, each.new_end
            )
        ]  # fmt: skip
        signs = list(base.text)
        if not found or not signs:
            return False
        for each in found:
            at = each.new_start if each.new_start < each.new_end else max(each.new_start - 1, 0)
            kept = "" if each.new_start < each.new_end else signs[at]
            before, behind = (kept, "") if each.new_start else ("", kept)
            signs[each.new_start : each.new_end] = [""] * (each.new_end - each.new_start)
            signs[at] = f"{before}{words[each.start : each.end]}{behind}"
        base.stretches = list(_with_signs(base.stretches, signs))
        self.places += len(found)
        return True

    @property
    def words(self) -> str:
        """What is to be said of it, "" when nothing."""
        if not self.places:
            return ""
        where = how_many(self.places, "place")
        return (
            f"In {where} only quotation marks, dashes or spaces are set otherwise, not tracked; "
            "that is no change."
        )


def _set_alike(words: str, start: int, end: int) -> str:
    """Some words and the signs beside them, whatever their marks and however many their spaces."""
    return " ".join(words[max(start - 1, 0) : end + 1].translate(_SET_ALIKE).split())


def _with_signs(stretches: Sequence[Stretch], signs: Sequence[str]) -> Iterator[Stretch]:
    at = 0
    for each in stretches:
        if each.added is None:
            stop = at + len(each.text)
            yield each._replace(text="".join(signs[at:stop]))
            at = stop
        else:
            yield each
