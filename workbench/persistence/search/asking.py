"""A question put to the index: in SQLite's own words, ranked where that is quick, with snippets."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from workbench.application.searching import query as asked
from workbench.application.searching.finds import Find
from workbench.application.searching.narrowing import Narrowing

RANKED = 20_000
"""Of a word that stands in more texts than these the finds are given as they come: to rank them
takes longer than a person waits, and helps little."""

_SIGN = re.compile(r"[^\w\s'’*-]")
"""What the index does not keep, though it tells a sum (£200) from a year or a number of days."""

_OPEN, _CLOSE = "\ue000", "\ue001"
_AROUND = 24
_FEW_LETTERS = 7
_NEAREST = 4


def expression(query: asked.Query) -> str:
    """The question as FTS5 has it; every word is quoted, so that none is taken for an operator."""
    match query:
        case asked.Term():
            return _term(query)
        case asked.Near():
            return f"NEAR({' '.join(_quoted(each) for each in query.terms)}, {query.within})"
        case asked.Any():
            return f"({' OR '.join(map(expression, query.parts))})"
        case asked.All():
            there = " AND ".join(map(expression, query.parts))
            return f"({there}{''.join(f' NOT {expression(each)}' for each in query.but)})"


def _term(term: asked.Term) -> str:
    if term.instead:
        return f"({' OR '.join(_quote(each) for each in term.instead)})"
    return _quoted(term)


def _quoted(term: asked.Term) -> str:
    return _quote(term.words) + (" *" if term.prefix else "")


def _quote(words: str) -> str:
    return '"' + words.replace('"', " ") + '"'


def ask(
    connection: sqlite3.Connection,
    query: asked.Query,
    within: Narrowing,
    but: Sequence[str],
    most: int,
) -> list[Find]:
    """The best finds within what is asked for, those of the cases `but` left out."""
    where, given = _within(within, but)
    order = "rank" if _few_enough(connection, query) else "found.rowid"
    written = [each.words for each in asked.terms(query) if _SIGN.search(each.words)]
    if written and order == "rank":
        connection.create_function("as_written", 1, partial(_as_written, written))
        order = "as_written(texts.words) DESC, rank"
    rows = connection.execute(
        f"SELECT snippet(found, 0, '{_OPEN}', '{_CLOSE}', '…', {_AROUND}), case_id, kind, id, "
        "place, page FROM found JOIN texts ON texts.number = found.rowid "
        f"WHERE found MATCH ?{where} ORDER BY {order} LIMIT ?",
        (expression(query), *given, most),
    ).fetchall()
    found: list[Find] = []
    for snippet, *text in rows:
        found.extend(_finds(connection, snippet, text, within, but))
    return found[:most]


def _as_written(terms: Sequence[str], words: str) -> int:
    """How many of the terms stand in a text sign by sign: "£200", and not "£2,000" or "200"."""
    return sum(
        re.search(rf"(?i)(?<!\w){re.escape(each)}(?:\.00)?(?!\w|[.,]\d)", words) is not None
        for each in terms
    )


def _within(within: Narrowing, but: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Leaves texts out. The + keeps SQLite from asking anew for each text of it."""
    held, given = _held(within, but)
    if not held:
        return "", ()
    if len(given) == len(but) and not within.kinds and not within.case_id:
        of_binned = f"SELECT number FROM texts WHERE case_id IN ({', '.join('?' * len(but))})"
        return f" AND +found.rowid NOT IN ({of_binned})", but
    where = " AND ".join(held)
    kinds, wanted = _kinds(within)
    text = f"SELECT number FROM texts WHERE case_id IS NOT NULL AND {where}{kinds}"
    if wanted and "evidence" not in wanted:
        return f" AND +found.rowid IN ({text})", (*given, *wanted)
    page = f"case_id IS NULL AND id IN (SELECT sha256 FROM holds WHERE {where})"
    both = f"{text} UNION ALL SELECT number FROM texts WHERE {page}"
    return f" AND +found.rowid IN ({both})", (*given, *wanted, *given)


def _kinds(within: Narrowing) -> tuple[str, Sequence[str]]:
    if not within.kinds:
        return "", ()
    return f" AND kind IN ({', '.join('?' * len(within.kinds))})", within.kinds


_NOT_BINNED = "case_id NOT IN ({})"
_OF_CASES = "case_id IN (SELECT id FROM cases WHERE {})"
_DAY = "CASE WHEN first_day <> '' THEN {0} ELSE (SELECT {0} FROM cases WHERE id = case_id) END"


def _held(within: Narrowing, but: Sequence[str]) -> tuple[list[str], list[str]]:
    """What must hold of a text of a case, and of an item that holds a paper."""
    held, given = [], []
    for wanted, condition in (
        (within.case_id, "case_id = ?"),
        (within.body.casefold(), _OF_CASES.format("instr(body, ?) > 0")),
        (within.outcome, _OF_CASES.format("outcome = ?")),
        (within.since, f"{_DAY.format('last_day')} >= ?"),
        (within.until, f"nullif({_DAY.format('first_day')}, '') <= ?"),
    ):
        if wanted:
            held.append(condition)
            given.append(wanted)
    if but and not within.case_id:
        held.append(_NOT_BINNED.format(", ".join("?" * len(but))))
        given.extend(but)
    if within.kinds and not held:
        held.append("1")
    return held, given


def _few_enough(connection: sqlite3.Connection, query: asked.Query) -> bool:
    """Whether some word that must be there is rare enough for all finds to be ranked."""
    if isinstance(query, asked.Any):
        return all(_few_enough(connection, part) for part in query.parts)
    if isinstance(query, asked.All):
        return any(_few_enough(connection, part) for part in query.parts)
    if isinstance(query, asked.Near):
        return any(_few_enough(connection, term) for term in query.terms)
    if query.prefix or query.instead:
        return True
    return any(_count(connection, word) <= RANKED for word in query.words.split())


def _count(connection: sqlite3.Connection, word: str) -> int:
    """In how many texts a word stands; 0 for what the index has in another form."""
    row = connection.execute("SELECT doc FROM vocabulary WHERE term = ?", (word.lower(),))
    found = row.fetchone()
    return found[0] if found else 0


def _finds(
    connection: sqlite3.Connection,
    snippet: str,
    text: Sequence[Any],
    within: Narrowing,
    but: Sequence[str],
) -> Iterator[Find]:
    """The find in one text; of a page, one in each item that holds the paper."""
    case_id, kind, id, place, page = text
    words, lit = lit_snippet(snippet)
    if case_id is not None:
        yield Find(case_id, kind, id, place, page, words, lit)
        return
    held, given = _held(within, but)
    where = "".join(f" AND {each}" for each in held)
    holders = f"SELECT case_id, id, place FROM holds WHERE sha256 = ?{where} ORDER BY case_id, id"
    for holder, item, title in connection.execute(holders, (id, *given)).fetchall():
        place = f"{title}, page {page}" if page is not None else title
        yield Find(holder, "evidence", item, place, page, words, lit)


def lit_snippet(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of a snippet on one line, and where in it those stand that were looked for."""
    words, lit, start = "", [], 0
    for piece in " ".join(snippet.split()).replace(_CLOSE, _OPEN + _CLOSE).split(_OPEN):
        if piece.startswith(_CLOSE):
            lit.append((start, len(words)))
            piece = piece[1:]
        start = len(words)
        words += piece
    return words, tuple(lit)


def has(connection: sqlite3.Connection, word: str) -> bool:
    """Whether any text has that word, however it is written."""
    row = connection.execute(
        "SELECT 1 FROM found WHERE found MATCH ? LIMIT 1", (_quote(word),)
    ).fetchone()
    return row is not None


def near(connection: sqlite3.Connection, word: str) -> list[str]:
    """Words that texts have and that a slip or two away, the nearest and commonest first."""
    wanted = word.lower()
    most = 1 if len(wanted) <= _FEW_LETTERS else 2
    rows = connection.execute(
        "SELECT term, doc FROM vocabulary WHERE length(term) BETWEEN ? AND ?",
        (len(wanted) - most, len(wanted) + most),
    )
    found = []
    letters = set(wanted)
    for term, count in rows:
        if len(letters.symmetric_difference(term)) <= 2 * most:
            slips = _slips(wanted, term, most)
            if slips <= most:
                found.append((slips, -count, term))
    return [term for _, _, term in sorted(found)[:_NEAREST]]


def _slips(one: str, other: str, most: int) -> int:
    """How many letters are wrong, left out, too many or changed round; above `most` not exact."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for place, theirs in enumerate(other, 1):
            cost = min(
                before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != theirs)
            )
            turned = at > 1 and place > 1 and letter == other[place - 2] and theirs == one[at - 2]
            row.append(min(cost, earlier[place - 2] + 1) if turned else cost)
        if min(row) > most:
            return most + 1
    return row[-1]
