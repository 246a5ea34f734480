"""Left-overs of templates, programs and hurried hands are found, and sound words are left alone."""

from __future__ import annotations

import pytest

from workbench.statement.checks.words.leftovers import leftovers

LEFT = [
    "[Drafting note: remove]",
    "[evidence?]",
    "[3 May?]",
    "[page no]",
    "[quote]",
    "[redact]",
    "AWAITING RESPONSE",
    ">>>",
    "~~old~~",
    "20__",
    "nn working days",
    "Insert text",
    "Mr ?",
    "â€™",
    "\ufffd",
    "\\u2019",
    "[object Object]",
    "[month]",
    "[Complainant]",
    "[SEE NOTE 3]",
    "[Draft only]",
    "[cid:image001.png@01D9]",
    "[£amount]",
    "? May",
    "within X working days",
    "the of May",
    "Mr/Ms",
    "paragraph 0",
    "<Council name>",
    "{% if upheld %}",
    'HYPERLINK "',
    "NB: check",
    "note to self",
    "Error! Reference source not found.",
    "Error! Bookmark not defined.",
    "Error! No text of specified style in document.",
    "Error: Reference source not found",
    "[insert date]",
    "[Insert name of officer]",
    "[TBC]",
    "[to be confirmed]",
    "[xx]",
    "[date]",
    "[paragraph x]",
    "[...]",
    "£XXX",
    "£xx",
    "£??",
    "£[amount]",
    "XX March",
    "xx Month",
    "XXth May",
    "March 20XX",
    "xx/xx/20xx",
    "dd/mm/yyyy",
    "XXX",
    "xxx",
    "???",
    "____",
    "()",
    "[ ]",
    "“”",
    "TBC",
    "TODO",
    "<<Name>>",
    "«Body»",
    "{{reference}}",
    "<insert date>",
    "Click or tap here to enter text.",
    "Choose an item.",
    "Lorem ipsum",
    "Error! Filename not specified.",
    "Error! MergeField was not found in header record of data source.",
    "Fehler! Verweisquelle konnte nicht gefunden werden.",
    "Erreur ! Source du renvoi introuvable.",
    "No table of contents entries found.",
    "#REF!",
    "#N/A",
    "Err:502",
    "{ REF _Ref123456 \\h }",
    "_Ref123456789",
    "${name}",
    "%NAME%",
    "{name}",
    "{}",
    "Comment [AB1]:",
    "Choose a building block.",
    "DD Month YYYY",
    "00/00/0000",
    "XXth of March",
    "Month 2024",
    "202X",
    "£0,000",
    "tbc",
    "to be confirmed",
    "insert date",
    "DATE TO FOLLOW",
    "INSERT DATE",
    "Insert name here",
    "PLACEHOLDER",
    "Mr/Mrs",
    "will/will not",
    "paragraph #",
    "........",
    "Mr …",
    "***",
    "@@@",
    "[NAME]",
    "[Council name]",
    "[Name of Council]",
    "[Your name]",
    "[Type here]",
    "[he/she]",
    "[will/will not]",
    "[AB1]",
    "[JS: is this right?]",
    "[if applicable]",
    "[OPTIONAL: delete]",
    "[note to self: check]",
    "[ref]",
    "&nbsp;",
    "&#8217;",
    "insert name here",
    "Gwall! Heb ganfod y ffynhonnell.",
]
_IN_BRACKETS_ONLY = {"tbc", "to be confirmed", "insert date", "DATE TO FOLLOW"}
_AFTER_IN_ONLY = {"Month 2024"}
SOUND = [
    "He wrote “I [the worker?] rang”; it was [illegible?] there.",
    "She agreed to check (check the lists) and waited: some weeks, Ms X days later.",
    "It inserted text, awaiting a reply, and did not redact it.",
    "Was it late? May 2023 was the limit.",
    "He wrote [sic] and [Sic] and [illegible].",
    "It must act “at once”. [Emphasis added] The rest [My emphasis] follows.",
    "She was told within two weeks.",
    "Milburn [2023] EWCA Civ 207 and R (X) v Council [2011] UKSC 33.",
    "“I rang […] and nobody [at the Council] answered.”",
    "“[name removed] rang me”, she wrote. [Note: emphasis added.]",
    "He [then] used the “#MeToo” campaign; 50% of the cost; A$5; the and/or of it.",
    "The Council’s £20,000 budget and its 202 cases.",
    "The Council paid £150 (in March 2023) and apologised.",
    "Ms X said: “I do not know [the worker] at all”.",
    "Section 26(3) and Schedule XX of the Act.",
    "Part XX of the Regulations. Title IV and chapter XXI stay.",
    "Her message ended “love, xxx”. He asked “why???” and heard nothing.",
    "She wrote “[name] told me” in her letter.",
    "Was that so? The Council thought not.",
    "It offered £1,000, then £1.5 million for all.",
    "See paragraph 12, and paragraphs 14 to 16.",
    "These paragraphs, and those that follow, say why.",
    "The error! That is what Ms X called it.",
    "Errors were made: the reference was wrong.",
    "From 5 May to 10 May; in March 2020 and May 2021.",
    "The maximum is set (see section 24) and the X-ray was late.",
    "Children (Leaving Care) Act 2000.",
    "To be confirmed in post he had to wait.",
    "It paid in £ sterling; R&D and Marks & Spencer; the £ sign.",
    "He asked her to insert the card here.",
]


@pytest.mark.parametrize("text", ["It paid £ about it.", "It paid £", "It paid her £."])
def test_a_sum_without_its_figure_is_found(text: str) -> None:
    assert leftovers(text) == ["£"]


@pytest.mark.parametrize("words", LEFT)
@pytest.mark.parametrize(
    "around", ["{}", "On {} the Council wrote.", "The Council agreed to this ({}), it said."]
)
def test_a_left_over_is_found_wherever_it_stands(words: str, around: str) -> None:
    if words in _IN_BRACKETS_ONLY and "({})" not in around:
        assert leftovers(around.format(words)) == []
        return
    if words in _AFTER_IN_ONLY:
        words, around = f"In {words}", "{} it wrote."
    [found] = leftovers(around.format(words))
    assert found.strip(".") == words.strip(".")


@pytest.mark.parametrize("words", SOUND)
def test_sound_words_are_left_alone(words: str) -> None:
    assert leftovers(words) == []


def test_every_place_is_found_in_order() -> None:
    text = "On [insert date] it paid £XXX. See Error! Reference source not found. Why ???"
    assert leftovers(text) == [
        "[insert date]",
        "£XXX",
        "Error! Reference source not found.",
        "???",
    ]
