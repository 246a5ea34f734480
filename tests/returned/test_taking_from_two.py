"""Two files of the same draft, taken one after the other: each paragraph is known by what it is."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from tests.returned.test_taking import CASES, composed, read, sent, taken, words_now
from tests.returned.word_markup import (
    HELENE,
    JOSE,
    WordFile,
    added,
    by,
    move_end,
    move_start,
    moved,
    paragraph,
    removed,
    run,
)
from workbench.application.returned.reading import ReadBack
from workbench.application.returned.taking.making import Taken
from workbench.domain.casefile import CaseFile
from workbench.statement.printed import printed_paragraphs

Edit = Callable[[WordFile], None]

_DRAFT = [each.text for each in printed_paragraphs(composed(CASES[2]))]
_END, _GONE = f"<w:ins {by()}/>", f"<w:del {by()}/>"
_STAGE_ONE = next(at for at, each in enumerate(_DRAFT) if each.startswith("At stage one"))
_FIRST, _SECOND, _THIRD, _FOURTH = range(_STAGE_ONE, _STAGE_ONE + 4)
_NEW = {behind: f"Zq{behind} was said of it." for behind in (_FIRST, _SECOND)}
_OTHER = next(at for at, each in enumerate(_DRAFT) if each.startswith("Mr Z has a son"))


def _join(place: int) -> Edit:
    return lambda file: file.write(place, run(_DRAFT[place]) + added(" "), _GONE)


def _split(place: int, sentence: int = 0) -> Edit:
    def edit(file: WordFile) -> None:
        sentences = _DRAFT[place].split(". ")
        first = ". ".join(sentences[: sentence + 1])
        file.write(place, run(f"{first}. "), _END)
        file.written[place] += paragraph(run(". ".join(sentences[sentence + 1 :])))

    return edit


def _delete(place: int) -> Edit:
    return lambda file: file.write(place, removed(_DRAFT[place]), _GONE)


def _put_in(behind: int) -> Edit:
    def edit(file: WordFile) -> None:
        file.written[behind] += paragraph(added(_NEW[behind]), end=_END)

    return edit


def _move(place: int, behind: int) -> Edit:
    def edit(file: WordFile) -> None:
        _delete(place)(file)
        file.written[behind] += paragraph(added(_DRAFT[place]), end=_END)

    return edit


def _set_off(file: WordFile, looks: str) -> None:
    words = _DRAFT[_SECOND]
    file.write(_SECOND, run(words[:9]) + run(words[9:20], looks) + run(words[20:]))


def _split_and_reworded(file: WordFile) -> None:
    first, _, rest = _DRAFT[_SECOND].partition(". ")
    file.write(_SECOND, run(first) + added(" of it") + run(". "), _END)
    file.written[_SECOND] += paragraph(run(rest) + added(" Zq1 stands behind."))


def _moved_and_reworded(file: WordFile) -> None:
    words = _DRAFT[_SECOND]
    way = move_start("From", id=970) + moved(words, "From") + move_end("From", 970)
    file.write(_SECOND, way, f"<w:moveFrom {by()}/>")
    there = move_start("To", id=971) + moved(words, "To") + move_end("To", 971)
    end = f"<w:moveTo {by()}/>"
    file.written[_FOURTH] += paragraph(there + added(" Zq1 too."), end=end)


def _said(case: CaseFile) -> str:
    return "\n".join(words_now(case))


_EDITS: dict[str, Edit] = {
    "join": _join(_FIRST),
    "join the next": _join(_SECOND),
    "split": _split(_SECOND),
    "delete": _delete(_SECOND),
    "put in": _put_in(_SECOND),
    "put in before": _put_in(_FIRST),
    "move down": _move(_SECOND, _FOURTH),
    "move up": _move(_THIRD, _FIRST),
    "move away": _move(_SECOND, _OTHER),
}


@cache
def _returned(name: str) -> ReadBack:
    file = WordFile(sent(2))
    {**_EDITS, **_EDITS_OF_WORDS}[name](file)
    return read(2, file.data())


@cache
def _taken_first(name: str) -> Taken:
    return taken(CASES[2], _returned(name))


@pytest.mark.parametrize(("one", "other"), [*itertools.permutations(_EDITS, 2)])
def test_the_second_is_taken_with_its_own_paragraphs_or_left(one: str, other: str) -> None:
    case = _taken_first(one).case
    made = taken(case, _returned(other))
    if not made.taken:
        assert made.case == case and len(made.left) == 1
        return
    before, now = (Counter(_said(each).split()) for each in (case, made.case))
    new = {"put in": _NEW[_SECOND], "put in before": _NEW[_FIRST]}.get(other, "")
    assert now - before == Counter(new.split())
    assert before - now == Counter(_DRAFT[_SECOND].split() if other == "delete" else ())
    lines = words_now(made.case)
    if other.startswith("join"):
        place = _FIRST if other == "join" else _SECOND
        assert f"{_DRAFT[place][-20:]} {_DRAFT[place + 1][:20]}" in _said(made.case)
    elif other.startswith("put in"):
        behind = _SECOND if other == "put in" and one != "delete" else _FIRST
        assert lines[lines.index(new) - 1].endswith(_DRAFT[behind][-20:])
    elif other.startswith("move"):
        place, behind = {
            "move down": (_SECOND, _FOURTH), "move up": (_THIRD, _FIRST),
            "move away": (_SECOND, _OTHER),
        }[other]  # fmt: skip
        assert lines[lines.index(_DRAFT[place]) - 1].endswith(_DRAFT[behind][-20:])


def test_a_paragraph_that_was_moved_away_is_not_joined_and_it_is_said_why() -> None:
    made = taken(_taken_first("move down").case, _returned("join"))
    assert [why for _, why in made.left] == ["The two paragraphs no longer follow one another."]
    assert made.taken == [] and made.case == _taken_first("move down").case


_EDITS_OF_WORDS: dict[str, Edit] = {
    "bold": lambda file: _set_off(file, "<w:b/>"),
    "bold and italic": lambda file: _set_off(file, "<w:b/><w:i/>"),
    "words": lambda file: file.write(_SECOND, run(_DRAFT[_SECOND]) + added(" Zq1 too.")),
    "quotation": lambda file: file.write(_SECOND, run(_DRAFT[_SECOND]), style="Quote"),
    "split and reworded": _split_and_reworded,
    "moved and reworded": _moved_and_reworded,
}  # fmt: skip


@pytest.mark.parametrize("name", [*_EDITS, *_EDITS_OF_WORDS])
def test_what_stands_already_is_said_to_stand_already(name: str) -> None:
    made = _taken_first(name)
    assert made.left == [] and made.taken
    again = taken(made.case, _returned(name))
    gone = "That paragraph is no longer in the statement."
    wanted = gone if name == "delete" else "it stands in the statement already"
    assert {why for _, why in again.left} == {wanted}
    assert again.taken == [] and again.case == made.case


def test_words_changed_for_one_party_are_told_when_the_other_has_the_paragraph_taken_out() -> None:
    file = WordFile(sent(2))
    file.write(_SECOND, run(_DRAFT[_SECOND]) + added(" Zq1 was changed."))
    made = taken(CASES[2], read(2, file.data()))
    other = WordFile(sent(2))
    _delete(_SECOND)(other)
    found = read(2, other.data())
    assert any(_DRAFT[_SECOND][:30] in note for _, note in taken(made.case, found).noted)
    assert not any("no longer printed" in note for _, note in taken(CASES[2], found).noted)


def _cut_over_the_end(
    cut: int | None, begins: int, last: int, put_in: str = "", who: str = HELENE
) -> tuple[WordFile, str]:
    """A file with the ends of “complex.” and the beginnings of “At stage” or “A senior” taken out,
    and what it then says."""
    first, rest = _DRAFT[_FIRST], _DRAFT[last]
    file = WordFile(sent(2))
    file.write(_FIRST, run(first[:cut]) + (removed(first[cut:]) if cut else ""), _GONE)
    for place in range(_SECOND, last):
        file.write(place, removed(_DRAFT[place]), _GONE)
    gone = removed(rest[:begins]) if begins else ""
    typed = added(put_in, who) if put_in else ""
    file.write(last, gone + typed + run(rest[begins:]))
    between = put_in or (" " if not cut else "")
    return file, " ".join(f"{first[:cut]}{between}{rest[begins:]}".split())


_CUTS = [(-4, 5, _SECOND), (-4, 2, _THIRD), (-1, 2, _SECOND), (None, 0, _THIRD)]


@pytest.mark.parametrize(
    ("put_in", "who"),
    [("", HELENE), *itertools.product(("zz", " zz", "zz (yy"), (HELENE, JOSE))],
)
@pytest.mark.parametrize(("cut", "begins", "last"), _CUTS)
def test_what_meets_over_a_paragraphs_end_reads_as_in_the_file_and_is_not_taken_again(
    cut: int | None, begins: int, last: int, put_in: str, who: str
) -> None:
    file, wanted = _cut_over_the_end(cut, begins, last, put_in, who)
    found = read(2, file.data())
    made = taken(CASES[2], found)
    assert wanted in words_now(made.case)
    assert made.left == [] and made.noted == []
    again = taken(made.case, found)
    assert again.taken == [] and again.case == made.case
    assert {why for _, why in again.left} == {"it stands in the statement already"}


def test_a_cut_over_an_end_that_another_file_has_too_stands_already() -> None:
    cut, _ = _cut_over_the_end(-4, 5, _SECOND)
    other, _ = _cut_over_the_end(-4, 5, _SECOND)
    begun, ended = other.signs(_FIRST)
    other.written[_FIRST] = other.written[_FIRST].replace(begun, begun + added("Zq1 said. "))
    made = taken(taken(CASES[2], read(2, other.data())).case, read(2, cut.data()))
    assert [why for _, why in made.left] == ["it stands in the statement already"]
    assert made.taken == [] and "Zq1 said. At stage one" in _said(made.case)


_ITEM = next(at for at, each in enumerate(_DRAFT) if each.startswith("the protection scheme"))


@pytest.mark.parametrize("more", ["", " zq2"])
def test_an_item_moved_out_of_its_list_keeps_the_words_changed_in_it_since(more: str) -> None:
    words = _DRAFT[_ITEM]
    file, other = WordFile(sent(2)), WordFile(sent(2))
    file.write(_ITEM, run(words[:4]) + added("zq1 ") + run(words[4:]))
    way = move_start("From") + moved(words, "From") + move_end("From")
    other.write(_ITEM, way, f"<w:moveFrom {by()}/>")
    there = move_start("To") + moved(words, "To") + move_end("To") + (added(more) if more else "")
    other.written[_FIRST] += paragraph(there, end=f"<w:moveTo {by()}/>")
    made = taken(taken(CASES[2], read(2, file.data())).case, read(2, other.data()))
    lines = words_now(made.case)
    assert lines[lines.index(f"{words[:4]}zq1 {words[4:]}{more}") - 1] == _DRAFT[_FIRST]
    assert words not in lines and made.left == []
    assert more or made.noted == []


def test_parts_of_words_that_are_set_off_on_both_sides_show_no_marks() -> None:
    first, rest = _DRAFT[_FIRST], _DRAFT[_SECOND]
    bold, cut = WordFile(sent(2)), WordFile(sent(2))
    bold.write(_FIRST, run(first[:-8]) + run(first[-8:], "<w:b/>"))
    bold.write(_SECOND, run(rest[:8], "<w:b/>") + run(rest[8:]))
    cut.write(_FIRST, run(first[:-4]) + removed(first[-4:]), _GONE)
    cut.write(_SECOND, removed(rest[:5]) + run(rest[5:]))
    made = taken(taken(CASES[2], read(2, bold.data())).case, read(2, cut.data()))
    assert f"{first[:-4]}{rest[5:]}" in words_now(made.case)


def test_words_changed_in_the_second_of_two_that_were_joined_are_not_taken_again() -> None:
    """“At stage one” begins the first of them, “At stage two” the second."""
    rest = _DRAFT[_SECOND]
    file = WordFile(sent(2))
    file.write(_FIRST, run(_DRAFT[_FIRST][:-1]) + added(";") + removed("."), _GONE)
    file.write(_SECOND, run(rest[:3]) + added("(zz)", JOSE) + removed("s", JOSE) + run(rest[4:]))
    found = read(2, file.data())
    made = taken(CASES[2], found)
    again = taken(made.case, found)
    assert made.left == [] and again.taken == [] and again.case == made.case
    assert {why for _, why in again.left} == {"it stands in the statement already"}
