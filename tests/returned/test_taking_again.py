"""Changes taken in the order of the file, and none a second time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.returned.accepting import accepted
from tests.returned.test_taking import CASES, as_read, composed, read, sent, taken, words_now
from tests.returned.word_markup import HELENE, JOSE, WordFile, added, by, paragraph, removed, run
from workbench.domain.dates.partial import PartialDate
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.printed import PrintedKind, printed_paragraphs

_END = f"<w:ins {by()}/>"
_NOW = printed_paragraphs(composed(CASES[0]))


def _place(beginning: str) -> int:
    return next(i for i, each in enumerate(_NOW) if each.text.startswith(beginning))


def _by_several_hands(file: WordFile) -> None:
    place = _place("The Council passed the case")
    said = _NOW[place].text.split(" ")
    file.write(place, run(f"{said[0]} ") + removed(f"{said[1]} ") + removed(f"{said[2]} ", JOSE)
               + added("duly ") + added("gave ", JOSE) + added("in ") + run(" ".join(said[3:]))
               + added(" It did so late.") + added(" Nobody said why.", JOSE))  # fmt: skip


def _a_paragraph_with_its_list(file: WordFile) -> None:
    place = _place("It also told me why")
    file.written[place] += "".join(
        paragraph(added(words), style, _END)
        for words, style in (
            ("What it wants", "Heading2"),
            ("It asks for:", "NumberedParagraph"),
            ("one thing; and", "ListBullet"),
            ("another.", "ListBullet"),
            ("This is all.", "NumberedParagraph"),
        )
    )


def _items_joined(file: WordFile) -> None:
    place = _place("stage one, in which")
    file.write(place, run(_NOW[place].text) + added(" "), f"<w:del {by()}/>")


def _an_item_beside_another(file: WordFile) -> None:
    file.written[_place("how good or how")] += paragraph(added("Zq1;"), "ListBullet", _END)


def _alike_ones(file: WordFile) -> None:
    place = _place("It also told me why")
    file.written[place] += paragraph(added("Yes."), end=_END) * 2


def _split_and_joined_again(file: WordFile) -> None:
    place = _place("It also told me why")
    said = _NOW[place].text
    file.write(place, run(said[:-1]), f"<w:ins {by()}/><w:del {by(JOSE)}/>")
    file.written[place] += paragraph(added(" too") + run("."))


def _new_words_with_ends_in_the_middle(file: WordFile) -> None:
    place = _place("The statutory procedure has")
    first, dot, rest = _NOW[place].text.partition(". ")
    file.write(place, run(f"{first}{dot}") + added("One ends."), _END)
    for words in ("Two stands alone.", "Three too.", "Four begins. "):
        last = run(rest) if words.startswith("Four") else ""
        file.written[place] += paragraph(added(words) + last, end="" if last else _END)


def _words_over_the_end_replaced(file: WordFile) -> None:
    place = _place("The statutory procedure has")
    said, rest = (_NOW[each].text for each in (place, place + 1))
    first, last = said.rpartition(" ")[0], rest.partition(" ")[2]
    file.write(place, run(first) + removed(said[len(first) :]), f"<w:del {by()}/>")
    gone = rest[: len(rest) - len(last)]
    file.write(place + 1, removed(gone) + added(" and Zq1 ") + run(last))


def _words_over_the_end_gone_before_a_comma(file: WordFile) -> None:
    place = _place("The statutory procedure has")
    said, rest = (_NOW[each].text for each in (place, place + 1))
    first, comma = said.rpartition(" ")[0], rest.index(".")
    file.write(place, run(first) + removed(said[len(first) :]), f"<w:del {by()}/>")
    file.write(place + 1, removed(rest[:comma]) + run(rest[comma:]))


def _an_end_and_a_new_paragraph_in_its_place(file: WordFile, who: str = JOSE) -> None:
    place = _place("The statutory procedure has")
    file.write(place, run(_NOW[place].text), f"<w:del {by()}/>")
    begun, ended = file.signs(place + 1)
    new = paragraph(begun + added("Zq1 stands here.", who), end=f"<w:ins {by(who)}/>")
    file.written[place + 1] = new + paragraph(run(_NOW[place + 1].text) + ended)


def _a_new_one_before_two_that_are_joined(file: WordFile) -> None:
    place = _place("The Council says it used")
    file.written[place - 1] += paragraph(added("Zq1 is new."), end=_END)
    file.write(place, run(_NOW[place].text), f"<w:del {by(JOSE)}/>")


def _a_split_among_typed_words(file: WordFile) -> None:
    place = _place("how good or how")
    first, _, rest = _NOW[place].text.partition(" or ")
    begun, ended = file.signs(place)
    typed = begun + run(f"{first} ") + added("(z", JOSE)
    file.written[place] = paragraph(typed, "ListBullet", _END)
    behind = added("z)", JOSE) + removed("o", JOSE) + run(f"r {rest}") + ended
    file.written[place] += paragraph(behind, "ListBullet")


def _blank_ones(file: WordFile) -> None:
    place = _place("It also told me why")
    file.written[place] += paragraph(added("  "), end=_END) + paragraph("", end=_END)


def _moved(file: WordFile, places: range, behind: int) -> None:
    style = "NumberedParagraph" if len(places) > 2 else "ListBullet"
    for place in places:
        file.write(place, removed(_NOW[place].text), f"<w:del {by()}/>")
        file.written[behind] += paragraph(added(_NOW[place].text), style, _END)
        style = "ListBullet"


def _items_in_another_list(file: WordFile) -> None:
    place = _place("stage one, in which")
    _moved(file, range(place, place + 2), _place("how members of staff"))


def _a_paragraph_moved_with_its_list(file: WordFile) -> None:
    place = _place("Complaints about many")
    _moved(file, range(place, place + 4), _place("The complaints manager arranges"))


def _the_first_paragraph_last(file: WordFile) -> None:
    first = _place("The Council says it used")
    moved = [file.written.pop(place) for place in range(first, first + 3)]
    file.written[first] = "".join(reversed(moved))


def _an_item_gone_and_the_next_one_edited(file: WordFile) -> None:
    place = _place("how good or how")
    file.write(place, removed(_NOW[place].text), f"<w:del {by()}/>")
    file.write(place + 1, added("Zq1 ") + run(_NOW[place + 1].text))


def _one_split_and_the_next_gone(file: WordFile) -> None:
    place = _place("how good or how")
    first, _, rest = _NOW[place].text.partition(" or ")
    file.write(place, run(f"{first} "), _END)
    file.written[place] += paragraph(run(f"or {rest}"), "ListBullet")
    file.write(place + 1, removed(_NOW[place + 1].text), f"<w:del {by()}/>")


def _directly_under_a_heading(file: WordFile) -> None:
    new = paragraph(added("Zq1 is first."), end=_END)
    file.written[_place("Parts of the complaint that")] += new


def _joined_behind_another(file: WordFile) -> None:
    place = _place("stage one, in which")
    file.written[place - 1] += paragraph(added("zero stages;"), "ListBullet", _END)
    file.write(place, run(_NOW[place].text) + added(" "), f"<w:del {by()}/>")


@pytest.mark.parametrize(
    "edit",
    [
        _an_item_gone_and_the_next_one_edited,
        _one_split_and_the_next_gone,
        _directly_under_a_heading,
        _joined_behind_another,
        _by_several_hands,
        _a_paragraph_with_its_list,
        _items_joined,
        _an_item_beside_another,
        _alike_ones,
        _items_in_another_list,
        _split_and_joined_again,
        _an_end_and_a_new_paragraph_in_its_place,
        lambda file: _an_end_and_a_new_paragraph_in_its_place(file, HELENE),
        _a_new_one_before_two_that_are_joined,
        _a_split_among_typed_words,
        _blank_ones,
        _new_words_with_ends_in_the_middle,
        _words_over_the_end_replaced,
        _words_over_the_end_gone_before_a_comma,
        _a_paragraph_moved_with_its_list,
        _the_first_paragraph_last,
    ],
)
def test_all_is_taken_as_it_stands_in_the_file_and_not_twice(
    edit: Callable[[WordFile], None],
) -> None:
    file = WordFile(sent(0))
    edit(file)
    found = read(0, file.data())
    made = taken(CASES[0], found)
    assert made.left == []
    assert as_read(words_now(made.case)) == as_read(accepted(file.data()))
    again = taken(made.case, found)
    assert words_now(again.case) == words_now(made.case)
    for _, why in again.left:
        assert "already" in why or "differently" in why or "no longer" in why or "list" in why


def test_of_two_alike_ones_the_refused_one_does_not_bring_the_other_again() -> None:
    file = WordFile(sent(0))
    new = paragraph(added("Yes."), end=_END)
    file.written[0] += new
    file.written[_place("It also told me why")] += new
    found = read(0, file.data())
    made = taken(CASES[0], found)
    again = taken(made.case, found)
    assert words_now(made.case).count("Yes.") == words_now(again.case).count("Yes.") == 1
    assert [len(each.left) for each in (made, again)] == [1, 2] and again.taken == []


def test_one_of_several_changes_taken_before_is_left_when_all_are() -> None:
    file = WordFile(sent(0))
    _by_several_hands(file)
    found = read(0, file.data())
    first = str(found.proposed.proposals[-2].number)
    made = taken(taken(CASES[0], found, first).case, found)
    assert [(str(each.number), why) for each, why in made.left] == [
        (first, "it stands in the statement already")
    ]
    assert as_read(words_now(made.case)) == as_read(accepted(file.data()))


def test_a_new_item_in_a_list_of_records_is_left_and_nothing_stands_over_the_title() -> None:
    file = WordFile(sent(0))
    item = _place("pay Ms")
    assert _NOW[item].kind is PrintedKind.ITEM
    file.written[item] += paragraph(added("keep a record."), "ListBullet", _END)
    file.written[0] = paragraph(added("Over all."), "Normal", _END) + file.written[0]
    file.written[2] += paragraph(added("Under the title."), "Normal", _END)
    made = taken(CASES[0], read(0, file.data()))
    assert (made.case, made.taken) == (CASES[0], [])
    records, *over = [why for _, why in made.left]
    assert "a record of its own" in records
    assert len(over) == 2 and all("come from the Overview" in why for why in over)


def test_what_is_put_in_behind_a_paragraph_that_is_gone_stands_behind_the_one_before() -> None:
    file = WordFile(sent(0))
    place = _place("It also told me why")
    file.write(place, removed(_NOW[place].text), f"<w:del {by()}/>")
    file.written[place] += paragraph(added("Zq1 stands here."), end=_END)
    found = read(0, file.data())
    gone, new = (str(each.number) for each in found.proposed.proposals)
    made = taken(taken(CASES[0], found, gone).case, found, new)
    assert made.left == [] and "Zq1 stands here." in words_now(made.case)


def test_a_list_does_not_go_with_the_paragraph_alone() -> None:
    file = WordFile(sent(0))
    place = _place("Complaints about many")
    file.write(place, removed(_NOW[place].text), f"<w:del {by()}/>")
    file.written[_place("The complaints manager arranges")] += paragraph(
        added(_NOW[place].text), end=_END
    )
    made = taken(CASES[0], read(0, file.data()))
    assert made.case == CASES[0]
    assert ["A list hangs on" in why for _, why in made.left] == [True]


def test_what_else_is_printed_then_is_said() -> None:
    file = WordFile(sent(0))
    place = _place("Ms X complained about social work")
    file.write(place, removed(_NOW[place].text), f"<w:del {by()}/>")
    made = taken(CASES[0], read(0, file.data()))
    assert [note for _, note in made.noted] == ["The program prints “[summary]” there now."]
    file = WordFile(sent(0))
    item = _place("how good or how")
    file.written[item] += paragraph(added("Zq1 parts the list."), end=_END)
    (note,) = [note for _, note in taken(CASES[0], read(0, file.data())).noted]
    assert "behind the list" in note


def test_a_paragraph_taken_out_here_and_put_in_there_in_two_is_not_taken_out_there() -> None:
    file = WordFile(sent(2))
    said = [each.text for each in printed_paragraphs(composed(CASES[2]))]
    place = next(at for at, each in enumerate(said) if each.startswith("When parents are in"))
    file.write(place, removed(said[place]), f"<w:del {by()}/>")
    for words in (said[place][:-22], said[place][-22:]):
        file.written[place + 1] += paragraph(added(words), end=_END)
    found = read(2, file.data())
    made = taken(CASES[2], found)
    assert made.left == []
    assert as_read(words_now(made.case)) == as_read(accepted(file.data()))
    again = taken(made.case, found)
    assert again.taken == [] and words_now(again.case) == words_now(made.case)


def test_what_is_no_longer_printed_beside_a_new_paragraph_is_said() -> None:
    file = WordFile(sent(2))
    said = [each.text for each in printed_paragraphs(composed(CASES[2]))]
    place = next(at for at, each in enumerate(said) if each.startswith("I do not intend"))
    file.written[place] += paragraph(added("Zq1 is why."), end=_END)
    made = taken(CASES[2], read(2, file.data()))
    assert "Zq1 is why." in words_now(made.case) and said[place] not in words_now(made.case)
    assert any("no longer printed" in note for _, note in made.noted)


@pytest.mark.parametrize(
    ("beginning", "gone", "come", "on"),
    [
        ("On 29 March", "29", "30", "2023-03-30"),
        ("In February 2023", "February", "late January", "late 2023-01"),
    ],
)
def test_a_changed_date_goes_into_the_event_with_the_other_words(
    beginning: str, gone: str, come: str, on: str
) -> None:
    file = WordFile(sent(0))
    place = _place(beginning)
    said = plain_spaces(_NOW[place].text)
    before, _, behind = said.partition(gone)
    file.write(place, run(before) + removed(gone) + added(come) + run(behind) + added(" Zq1."))
    made = taken(CASES[0], read(0, file.data()))
    assert made.left == [] and "in the chronology too" in made.noted[0][1]
    id = _NOW[place].origin.split(":")[1]
    assert made.case.events[id].on == PartialDate.from_plain(on)
    assert as_read(words_now(made.case)) == as_read(accepted(file.data()))
    again = taken(made.case, read(0, file.data()))
    assert {why for _, why in again.left} == {"it stands in the statement already"}


def test_a_date_taken_out_stays_and_it_is_said() -> None:
    file = WordFile(sent(0))
    place = _place("On 29 March")
    front, comma, rest = _NOW[place].text.partition(", ")
    file.write(place, removed(front + comma) + run(rest))
    made = taken(CASES[0], read(0, file.data()))
    assert made.case == CASES[0]
    assert [why for _, why in made.left] == [
        "that date comes from the event; change it in the chronology"
    ]


def test_words_taken_over_an_end_that_cannot_go_are_taken_in_part() -> None:
    file = WordFile(sent(0))
    place = _place("On 29 March")
    first, second = (_NOW[each].text for each in (place, place + 1))
    file.write(place, run(first[:-10]) + removed(first[-10:]), f"<w:del {by()}/>")
    file.write(place + 1, removed(second[:14]) + run(second[14:]))
    found = read(0, file.data())
    (proposal,) = found.proposed.proposals
    made = taken(CASES[0], found)
    numbers = [[each.number for each, *_ in made.left], [each.number for each in made.taken]]
    assert sorted(numbers) == [[], [proposal.number]]
    if made.taken:
        assert any(note.startswith("Only in part: ") for _, note in made.noted)


@pytest.mark.parametrize("beginning", ["The Council passed the case", "An investigation need not"])
def test_words_of_a_paragraph_that_was_split_since_are_changed_where_they_stand(
    beginning: str,
) -> None:
    place = next(at for at, each in enumerate(_NOW) if each.text.startswith(beginning))
    said = _NOW[place].text
    first = said[: len(said) // 2].rpartition(" ")[0]
    rest = said[len(first) + 1 :]
    word, behind = rest.split(" ", 2)[1], rest.split(" ", 2)[2]
    split, changed = WordFile(sent(0)), WordFile(sent(0))
    split.write(place, run(first), _END)
    split.written[place] += paragraph(run(rest))
    front = f"{first} {rest.split(' ')[0]} "
    changed.write(place, run(front) + removed(f"{word} ") + added("zq1 ") + run(behind))
    once = taken(CASES[0], read(0, split.data()))
    assert once.left == []
    twice = taken(once.case, read(0, changed.data()))
    assert twice.left == [] and "zq1" in "\n".join(words_now(twice.case))
    assert [each for each in words_now(twice.case) if each.startswith(first)] == [first]
