"""The table of a clipboard's rich text: what Word, Excel and browsers put there, and ours."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from workbench.application.chronology.export import ChronologyTable

_BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr"})
_SILENT = frozenset({"style", "script", "head", "title"})
_WIDEST = 200


def html_rows(html: str) -> list[list[str]] | None:
    """The rows of all tables in a piece of HTML, one below the other; None without a table."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    rows = reader.rows
    return rows if any(any(cell.strip() for cell in row) for row in rows) else None


class _Reader(HTMLParser):
    """Gathers the cells; a cell across columns or rows leaves blank cells behind it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._from_above: dict[int, int] = {}
        self._depth = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth != 1:
            self._break(tag)
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            if self._row is None:
                self._row = []
            found = dict(attrs)
            self._span = _count(found.get("colspan")), _count(found.get("rowspan"))
            self._cell = []
        else:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_row()
                self._from_above.clear()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif tag != "br":
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            # Line ends in the source are only spaces; those that are meant are tags.
            self._cell.append(" ".join(data.split("\n")))

    def _break(self, tag: str) -> None:
        if self._cell is not None and tag in _BLOCKS:
            self._cell.append("\n")

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        self._skip_filled()
        lines = [" ".join(line.split()) for line in "".join(self._cell).split("\n")]
        across, down = self._span
        for n in range(across):
            if down > 1:
                self._from_above[len(self._row)] = down - 1
            self._row.append("\n".join(line for line in lines if line) if n == 0 else "")
        self._cell = None

    def _skip_filled(self) -> None:
        """Put blanks where a cell of a row above reaches down."""
        assert self._row is not None
        while self._from_above.get(len(self._row), 0) > 0 and len(self._row) < _WIDEST:
            self._from_above[len(self._row)] -= 1
            self._row.append("")

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._skip_filled()
            self.rows.append(self._row)
        self._row = None


def _count(words: str | None) -> int:
    return min(int(words), _WIDEST) if words and words.isdigit() and int(words) > 0 else 1


def write_html(table: ChronologyTable) -> str:
    """The rows as an HTML table for the clipboard, so that Word pastes a table."""
    head = "".join(f"<th>{escape(column)}</th>" for column in table.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_shown(cell.text)}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    return (
        f'<table border="1" cellspacing="0" cellpadding="4"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _shown(text: str) -> str:
    # Excel reads pasted HTML too, and would take such a cell for a formula.
    guard = "'" if text.lstrip()[:1] in ("=", "+", "-", "@") and text.strip() else ""
    return (guard + escape(text)).replace("\n", "<br>")
