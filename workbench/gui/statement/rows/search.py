"""The statement on the page as something to search, by the line to find words in it."""

from __future__ import annotations

from workbench.application.drafting.search import FoundParagraph, find_in
from workbench.gui.statement.rows.document_view import DocumentView


class SearchedStatement:
    """Finds words in the printed statement, its labels and paragraph numbers included."""

    def __init__(self, view: DocumentView) -> None:
        self._view = view
        self._hits: tuple[FoundParagraph, ...] = ()

    def search(self, words: str, match_case: bool, whole_words: bool) -> int:
        """Find every place and mark it; how many there are."""
        document = self._view.document
        self._hits = (
            find_in(document, words, whole_words=whole_words, match_case=match_case)
            if document is not None
            else ()
        )
        self._view.show_hits(self._hits)
        return len(self._hits)

    def go_to(self, place: int) -> None:
        """Choose the paragraph of a place and set the place off from the others."""
        self._view.show_hits(self._hits, self._hits[place])

    def nearest(self) -> int:
        """The first place in the row chosen or after it, the first of all when none follows."""
        begin = self._view.currentIndex().row()
        places = {row.address: place for place, row in enumerate(self._view.rows.rows)}
        for place, hit in enumerate(self._hits):
            if places.get(hit.address, -1) >= begin:
                return place
        return 0

    def clear(self) -> None:
        """Take the marks away."""
        self._hits = ()
        self._view.show_hits(())
