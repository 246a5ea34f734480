"""What is set otherwise in a returned file and not tracked is told, and is no change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.returned.test_taking import CASES, composed, sent, taken
from tests.returned.test_taking import read as read_of_case
from tests.returned.word_draft import NOTHING, PANEL, SAID, WROTE, read
from tests.returned.word_markup import WordFile, added, removed, run
from workbench.statement.nodes import Styled
from workbench.statement.printed import printed_paragraphs
from workbench.statement.text import inline_text

_FRAME = '<w:pPr><w:pStyle w:val="NumberedParagraph"/><w:framePr w:dropCap="drop"/></w:pPr>'


@pytest.mark.parametrize(
    ("properties", "how"),
    [
        ('<w:sz w:val="32"/>', "in another size"),
        ('<w:color w:val="FF0000"/>', "in another colour"),
        ('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "in another typeface"),
        ('<w:rFonts w:hint="eastAsia"/>', ""),
        ("<w:smallCaps/>", "in small capitals"),
        ('<w:vertAlign w:val="superscript"/>', "raised or lowered"),
        ('<w:vertAlign w:val="baseline"/><w:position w:val="0"/>', ""),
        ('<w:bdr w:val="single" w:sz="4"/>', "with a border"),
        ("<w:shadow/>", "with an effect"),
        ('<w:shd w:val="clear" w:fill="FFFF00"/>', "shaded"),
        ('<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', ""),
        ('<w:smallCaps w:val="0"/>', ""),
        ('<w:sz w:val="32"/><w:rPrChange w:id="9" w:author="P"><w:rPr/></w:rPrChange>', ""),
    ],
)
def test_words_set_by_hand_are_told_and_no_change(
    file: WordFile, properties: str, how: str
) -> None:
    said = SAID[1]
    file.write(WROTE, f"<w:r><w:rPr>{properties}</w:rPr><w:t>{said}</w:t></w:r>")
    found = read(file.data())
    told = [each for each in found["report"] if "not tracked" in each]
    assert [each.split(" is set ")[1].split(",")[0] for each in told] == ([how] if how else [])
    assert "rPrChange" in properties or found["proposals"] == []


@pytest.mark.parametrize(
    ("properties", "how"),
    [
        ("<w:caps/>", "capitals"),
        ("<w:outline/><w:shadow/>", "an effect"),
        ('<w:spacing w:val="40"/><w:w w:val="150"/>', "spaced otherwise, stretched"),
        ('<w:em w:val="dot"/>', "marks over the letters"),
        ('<w:position w:val="6"/>', "raised or lowered"),
        ('<w:vertAlign w:val="baseline"/><w:caps w:val="0"/><w:lang w:val="cy-GB"/>', ""),
    ],
)
def test_words_set_otherwise_and_tracked_are_proposed(
    file: WordFile, properties: str, how: str
) -> None:
    change = '<w:rPrChange w:id="9" w:author="P"><w:rPr/></w:rPrChange>'
    file.write(WROTE, run(SAID[1][:9]) + run(SAID[1][9:], f"{properties}{change}"))
    found = read(file.data())
    assert [(e["author"], e["formatting"]) for e in found["proposals"]] == [("P", how)] * bool(how)
    assert found["report"] == []


def test_an_alignment_is_told_once_for_all_it_was_given_to(file: WordFile) -> None:
    for place, side in ((WROTE, "center"), (PANEL, "center"), (NOTHING, "left")):
        file.write(place, run(SAID[place - 3]), more=f'<w:jc w:val="{side}"/>')
    assert read(file.data())["report"] == [
        "Paragraph 2 and paragraph 3 are set in another alignment, not tracked; the program sets a "
        "statement by itself, so that is no change."
    ]


def test_a_drop_cap_loses_no_letter_and_parts_no_paragraph(file: WordFile) -> None:
    said = SAID[1]
    begun, _ = file.signs(WROTE)
    rest = file.whole(WROTE, run(said[1:])).replace(begun, "")
    file.written[WROTE] = f"<w:p>{_FRAME}{begun}{run(said[0])}</w:p>{rest}"
    found = read(file.data())
    assert found["proposals"] == [] and "drop cap" in found["report"][0]


@pytest.mark.parametrize(("before", "behind"), [(0, 1), (1, 0), (1, 1)])
def test_words_set_off_with_the_spaces_beside_them_are_taken(before: int, behind: int) -> None:
    said = [each.text for each in printed_paragraphs(composed(CASES[2]))]
    place = next(at for at, each in enumerate(said) if each.startswith("At stage one, managers"))
    start, end = 14 - before, 22 + behind
    file = WordFile(sent(2))
    looks = [run(said[place][:start]), run(said[place][start:end], "<w:i/>")]
    file.write(place, "".join(looks) + run(said[place][end:]))
    made = taken(CASES[2], read_of_case(2, file.data()))
    assert made.left == [] and len(made.taken) == 1
    now = printed_paragraphs(composed(made.case))[place]
    assert now.text == said[place]
    assert [inline_text(e.inlines) for e in now.inlines if isinstance(e, Styled)] == ["managers"]


def test_words_set_off_round_others_put_in_are_set_off_on_both_sides() -> None:
    said = [each.text for each in printed_paragraphs(composed(CASES[2]))]
    place = next(at for at, each in enumerate(said) if each.startswith("At stage one, managers"))
    change = '<w:b/><w:rPrChange w:id="9" w:author="P"><w:rPr/></w:rPrChange>'
    file, words = WordFile(sent(2)), said[place]
    written = run(words[:14], change) + added("zq ") + run(words[14:30], change)
    file.write(place, written + run(words[30:]))
    found = read_of_case(2, file.data())
    made = taken(CASES[2], found)
    now = printed_paragraphs(composed(made.case))[place]
    assert made.left == [] and now.text == f"{words[:14]}zq {words[14:]}"
    bold = [inline_text(e.inlines) for e in now.inlines if isinstance(e, Styled)]
    assert bold == [words[:14].strip(), words[14:30].strip()]
    assert taken(made.case, found).case == made.case


_LABEL = "Summary:"


@pytest.mark.parametrize(
    "written",
    [
        lambda rest: run(_LABEL) + run(rest),
        lambda rest: removed("Summary") + added("Overview") + run(":", "<w:b/>") + run(rest),
        lambda rest: run("Overview:", "<w:b/>") + run(rest),
        lambda rest: run(rest.lstrip()),
    ],
    ids=("no longer bold", "another word", "another word, not tracked", "taken out"),
)
def test_of_words_the_program_puts_in_front_it_is_said_that_they_are_its_own(
    written: Callable[[str], str],
) -> None:
    said = [each.text for each in printed_paragraphs(composed(CASES[0]))]
    place = next(at for at, each in enumerate(said) if each.startswith(_LABEL))
    file = WordFile(sent(0))
    file.write(place, written(said[place].removeprefix(_LABEL)))
    made = taken(CASES[0], read_of_case(0, file.data()))
    reasons = {why for each, why in made.left if not each.looks or _LABEL in each.before}
    assert reasons == {"those words, and how they look, come from the program"}
    assert made.case == CASES[0]


@pytest.mark.parametrize("alone", [False, True])
def test_a_section_break_is_told_and_no_change(file: WordFile, alone: bool) -> None:
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    if alone:
        file.written[WROTE] += f"<w:p><w:pPr>{section}</w:pPr></w:p>"
    else:
        file.write(WROTE, run(SAID[1]), more=section)
    found = read(file.data())
    assert found["proposals"] == []
    assert found["report"] == [
        "Some of the pages are set up sideways (landscape), not tracked; the program sets a "
        "statement by itself, so that is no change.",
        "At paragraph 2 stands a section break. It is no part of the statement.",
    ]


@pytest.mark.parametrize("words", ["two;", "stage two;", "two"])
def test_the_sign_that_ends_an_item_is_not_set_off_with_its_words(words: str) -> None:
    said = [each.text for each in printed_paragraphs(composed(CASES[0]))]
    place = next(at for at, each in enumerate(said) if each.startswith("apologise to"))
    at = said[place].index(words)
    file = WordFile(sent(0))
    file.write(place, run(said[place][:at]) + run(said[place][at:], "<w:b/>"))
    made = taken(CASES[0], read_of_case(0, file.data()))
    now = printed_paragraphs(composed(made.case))[place]
    assert made.left == [] and now.text == said[place]
    assert [inline_text(e.inlines) for e in now.inlines if isinstance(e, Styled)] == [
        said[place][at:-1]
    ]
