"""What stands in a Word file that came back: paragraphs, tracked changes, comments, signs.

Nothing here says what it means for the statement; `proposals` and `points` do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbench.domain.dataclass import dataclass
from workbench.statement.nodes import Style
from workbench.statement.printed import PrintedKind


class Tracked(NamedTuple):
    """Who made a tracked change and when (as the file says it); `move` names a move."""

    author: str
    at: str = ""
    move: str = ""


class Looks(NamedTuple):
    """How words are set off; `others` names what a statement does not have ("highlighted")."""

    styles: frozenset[Style] = frozenset()
    others: tuple[str, ...] = ()


PLAIN = Looks()


BREAK = "\n"
"""The end of a paragraph among words."""

READ = ", which is read"
"""What is said of something beside the words that is no part of a statement as such."""

HIDDEN = "hidden"
"""How words look that nobody sees."""

_NOTHING_DONE = (None, None, PLAIN, None, None)


class Stretch(NamedTuple):
    """Words alike in everything: tracked as added, as removed (or both), and how they look.

    `before` is how they looked before somebody changed that, tracked.
    """

    text: str
    added: Tracked | None = None
    removed: Tracked | None = None
    looks: Looks = PLAIN
    before: Looks | None = None
    reformatted: Tracked | None = None

    @property
    def plain(self) -> bool:
        """Whether nothing was done to the words, which look as most do."""
        return self[1:] == _NOTHING_DONE


class Shape(NamedTuple):
    """What kind of paragraph it is; `level` is that of a heading or item."""

    kind: PrintedKind
    level: int = 0
    lettered: bool = False


class Sign(NamedTuple):
    """The sign of a paragraph: the mark of its draft and its place there."""

    draft: str
    place: int


class ReturnedParagraph(NamedTuple):
    """One paragraph of the file.

    `end_added` and `end_removed` are tracked changes of its end: a paragraph split or joined.
    `begun` and `ended` are the signs whose words begin and end in it. `beside` says in words what
    else stands at it: a footnote, a picture; `by_hand` how it is set beside its style, untracked.
    """

    stretches: tuple[Stretch, ...]
    shape: Shape
    shape_before: Shape | None = None
    reshaped: Tracked | None = None
    end_added: Tracked | None = None
    end_removed: Tracked | None = None
    begun: tuple[Sign, ...] = ()
    ended: tuple[Sign, ...] = ()
    beside: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it is one stretch of words to which nothing was done."""
        if len(self.stretches) != 1 or self.end_added is not None or self.end_removed is not None:
            return False
        return self.stretches[0].plain


class Spot(NamedTuple):
    """A place in the file: the paragraph, and how many signs stand before it there."""

    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedComment:
    """A comment or, with a `parent`, a reply; `at` is its time as the file says it."""

    id: str
    author: str
    at: str
    text: str
    start: Spot | None = None
    end: Spot | None = None
    parent: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The words of a header or footer as they stand now, and who changed them, tracked."""

    place: str
    words: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    """A whole file; `draft` is the mark in its properties, "" when there is none.

    It is `styled` when it still has the styles of the draft, by which paragraphs are known.
    """

    paragraphs: tuple[ReturnedParagraph, ...]
    comments: tuple[ReturnedComment, ...] = ()
    margins: tuple[Margin, ...] = ()
    draft: str = ""
    styled: bool = True
    remarks: tuple[str, ...] = ()


def words_of(stretches: Sequence[Stretch]) -> str:
    """What stands there once every tracked change is accepted."""
    return "".join(each.text for each in stretches if each.removed is None)


def words_before(stretches: Sequence[Stretch]) -> str:
    """What stood there before any tracked change."""
    return "".join([each.text for each in stretches if each.added is None])
