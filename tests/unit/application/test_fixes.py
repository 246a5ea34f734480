"""Fixes put right what a program can put right, keep everything else, and are one step to undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    TODAY,
    a_child,
    a_head,
    a_library,
    a_passage,
    a_person,
    a_sound_case,
    a_text,
    a_topic,
    an_improvement,
    an_override,
    with_records,
)
from tests.unit.application.desk import a_session
from workbench.application.fixing.fixes import fix_all, fix_for
from workbench.application.fixing.leaving_out import take_out
from workbench.application.fixing.places import changed_words, left_alone
from workbench.application.fixing.single import Fix, FixContext
from workbench.application.handing_out.accepting import accept
from workbench.domain.casefile import CaseFile
from workbench.domain.problems import Problem, Severity, Where
from workbench.domain.records.remedies import Agreement
from workbench.domain.text import LONGEST_FIELD
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import StatementStage

LIBRARY = a_library()
DRAFT, FINAL = StatementStage.DRAFT, StatementStage.FINAL


def saying(words: str, place: str = "considered") -> CaseFile:
    return with_records(a_sound_case(), a_text(place, words))


def problems(case: CaseFile, stage: StatementStage = FINAL) -> tuple[Problem, ...]:
    return check(compose(case, LIBRARY, TODAY, stage), case, LIBRARY)


def fix(case: CaseFile, code: str, stage: StatementStage = FINAL) -> Fix | None:
    problem = next(each for each in problems(case, stage) if each.code == code)
    return fix_for(problem, case, compose(case, LIBRARY, TODAY, stage), LIBRARY)


def fixed(words: str, code: str, place: str = "considered") -> str:
    case = saying(words, place)
    found = fix(case, code)
    assert found is not None
    return found.edit(case).texts[place].text


# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "right"),
    [
        ("The panel met within 30 days.", "loose-days", "The panel met within 30 working days."),
        ("By the Childrens Act 1989.", "misnamed", "By the Children Act 1989."),
        ("{cite:Department of Education}", "misnamed", "{cite:Department for Education}"),
        ("By the Children Act, 1989.", "misnamed", "By the Children Act 1989."),
        ("Its Behavior was bad.", "american-spelling", "Its Behaviour was bad."),
        ("She wrote to to it.", "word-twice", "She wrote to it."),
        ("The IRO spoke. The IRO left.", "abbreviation-undefined",
         "The independent reviewing officer (IRO) spoke. The IRO left."),
        ("She heard @B speak.", "mention-left-over", "She heard {person:p2} speak."),
        ("@Philippa spoke.", "mention-left-over", "{person:p1} spoke."),
        ("So Wainscott spoke to Ms Philippa.", "name-leak", None),
    ],
)  # fmt: skip
def test_words_are_put_right_where_they_stand(words: str, code: str, right: str | None) -> None:
    if right is None:
        # Mother and child share the name: who is meant is for a person to say.
        assert fix(saying(words), code) is None
    else:
        assert fixed(words, code) == right


def test_a_name_becomes_a_mention_of_whose_it_is_title_and_all() -> None:
    name = "van der Meer"
    couple = (a_person("p7", "Mr Q", name=name, title="Mr"),
              a_person("p8", "Mrs R", name=name, title="Mrs"))  # fmt: skip
    for words, right in (
        ("Ms Philippa’s letter", "{person:p1}’s letter"),
        ("Philippa Wainscott’s letter", "{person:p1}’s letter"),
        ("Mr and Mrs van der Meer’s letter", "{person:p7} and {person:p8}’s letter"),
    ):
        case = with_records(saying(f"So {words} came."), *couple)
        made = fix(case, "name-leak")
        assert made is not None
        assert made.edit(case).texts["considered"].text == f"So {right} came."


@pytest.mark.parametrize("out", [False, True])
def test_a_sentence_left_with_a_reason_stays_when_another_is_changed(out: bool) -> None:
    case = saying("So *Ms Philippa’s* letter came to {person:p2}. Ms Philippa’s visit did not.")
    left = next(each for each in problems(case) if each.code == "name-leak")
    other = replace(left, sentence="Ms Philippa’s visit did not.")
    case = accept(case, left, "a character in a book", "a1", "2026-11-22T10:00:00")
    document = compose(case, LIBRARY, TODAY, FINAL)
    made = (take_out(FixContext(other, case, document, LIBRARY)) if out
            else fix_for(other, case, document, LIBRARY))  # fmt: skip
    assert made is not None
    assert made.edit(case).texts["considered"].text == (
        "So *Ms Philippa’s* letter came to {person:p2}. "
        + ("visit did not." if out else "{person:p1}’s visit did not.")
    )


def test_a_sentence_of_many_mentions_is_soon_compared_with_one_left_alone() -> None:
    words = ", ".join(["{person:p2}"] * 12) + " and Ms Philippa left."
    case = saying(words)
    left = replace(problems(case)[0], excerpt="Ms Philippa", sentence="word, " * 60 + "and so on.")
    case = accept(case, left, "a character in a book", "a1", "2026-11-22T10:00:00")
    kept = left_alone(case, left)
    assert not kept(words, words.index("Ms"), words.index(" left"))


def test_a_summary_comes_to_say_we() -> None:
    words = "I found fault. I’ve said so; my view was that I was right, and I’m sure. Am I?"
    assert fixed(words, "summary-voice", "summary") == (
        "We found fault. We’ve said so; our view was that we were right, and we are sure. Are we?"
    )


def test_the_fix_says_in_words_what_it_does() -> None:
    for words, code, label in (
        ("See paragraph 3.", "typed-paragraph", "Turn “paragraph 3” into a live reference"),
        ("The panel met in 30 days.", "loose-days", "Write “30 working days”"),
        ("She heard @B speak.", "mention-left-over", "Mention B instead"),
    ):
        found = fix(saying(words), code)
        assert found is not None
        assert found.label == label


def test_tokens_and_escapes_are_kept() -> None:
    words = r"The panel {person:p1} \*met\* within 30 days, {para:days}."
    assert fixed(words, "loose-days") == words.replace("30 days", "30 working days")


def test_signs_that_stand_for_tokens_inside_are_not_touched() -> None:
    odd = "a \ue000 b"
    assert changed_words(odd, str.upper) == odd
    assert changed_words("a {b} c", str.upper) == "A {b} C"
    assert changed_words("{cite:x} {cite:y}", str.upper, cited=False) == "{cite:x} {cite:y}"
    crowd = "{b}" * 5000
    assert changed_words(crowd, str.upper) == crowd


def test_words_are_found_in_headings_overrides_and_every_field_of_a_record() -> None:
    topic = a_topic("t1", title="The Childrens Act")
    case = with_records(a_sound_case(), topic, a_passage(topic_id="t1"))
    found = fix(case, "misnamed")
    assert found is not None
    assert found.edit(case).topics["t1"].title == "The Children Act"
    override = an_override("o1", "standard:evidence", "As the Childrens Act says.")
    case = with_records(a_sound_case(), override)
    found = fix(case, "misnamed")
    assert found is not None
    assert found.edit(case).overrides["o1"].text == "As the Children Act says."
    case = with_records(a_sound_case(), a_head(as_put="As the Childrens Act says."))
    found = fix(case, "misnamed")
    assert found is not None
    assert found.edit(case).heads["h1"].as_put == "As the Children Act says."


def test_what_became_too_long_has_no_fix() -> None:
    long = "The panel met within 30 days. " + "x" * (LONGEST_FIELD - 31)
    problem = Problem(Severity.WARNING, "loose-days", "", Where("text", "considered", "text"),
                      "", "30 days")  # fmt: skip
    case = with_records(a_sound_case(), a_text("considered", long))
    assert fix_for(problem, case, compose(a_sound_case(), LIBRARY, TODAY, FINAL), LIBRARY) is None


def test_what_needs_judgement_has_no_fix() -> None:
    for words, code in (
        ("See https://example.org/page.", "outside-link"),
        ("The XQZ wrote.", "abbreviation-undefined"),
        ("@nobody spoke.", "mention-left-over"),
        ("Mr Q spoke.", "unknown-label"),
        ("See paragraph 99.", "typed-paragraph"),
    ):
        assert fix(saying(words), code) is None, code
    assert fix(saying("This is provisional.", "decision"), "draft-left-over") is None


def test_words_that_are_no_longer_there_need_no_fix() -> None:
    case = saying("The panel met within 30 days.")
    (problem,) = problems(case)
    document = compose(case, LIBRARY, TODAY, FINAL)
    assert fix_for(problem, saying("It rained."), document, LIBRARY) is None
    gone = Problem(Severity.WARNING, "misnamed", "", Where("passage", "gone", "text"), "", "Act")
    assert fix_for(gone, case, document, LIBRARY) is None
    label = Problem(Severity.WARNING, "alias-order", "", Where("person", "gone", "alias"))
    for code in ("alias-order", "alias-title", "alias-a"):
        assert fix_for(Problem(label.severity, code, "", label.where), case, document,
                       LIBRARY) is None  # fmt: skip


# --- references ----------------------------------------------------------------------------------


def test_a_typed_number_becomes_a_reference_that_follows() -> None:
    case = saying("My reasons are in paragraphs 3 and 4; see paragraph 3.")
    found = fix(case, "typed-paragraph")
    assert found is not None
    changed = found.edit(case)
    before = {p.excerpt for p in problems(case) if p.code == "typed-paragraph"}
    assert before == {"paragraphs 3", "paragraph 3"}
    text = changed.texts["considered"].text
    assert text.count("{para:") == 2
    assert "paragraph 3." in text
    again = fix_all(problems(case), "typed-paragraph", case,
                    compose(case, LIBRARY, TODAY, FINAL), LIBRARY)  # fmt: skip
    assert again is not None
    every, count = again
    assert count == 2
    whole = every.edit(case)
    assert whole.texts["considered"].text.count("{para:") == 3
    assert problems(whole) == ()


def test_a_row_of_numbers_with_one_that_is_not_there_is_left() -> None:
    assert fix(saying("See paragraphs 3, 4 and 99."), "typed-paragraph") is None


# --- draft and final -----------------------------------------------------------------------------


def test_words_of_the_other_stage_are_put_in_the_form_of_this_one() -> None:
    words = "My provisional view is that it was. On the evidence so far, {they:p1} waited."
    case = saying(words, "decision")
    for problem in problems(case):
        found = fix_for(problem, case, compose(case, LIBRARY, TODAY, FINAL), LIBRARY)
        assert found is not None
        assert found.label in (
            "Write “I find that”",
            "Take out “On the evidence so far”",
        )
        case = found.edit(case)
    assert case.texts["decision"].text == "I find that it was. {They:p1} waited."


def test_what_is_only_asked_for_reads_should_in_a_draft() -> None:
    case = with_records(
        a_sound_case(),
        a_text("decision", "{Body} has agreed to pay, and has also agreed to apologise."),
        an_improvement(agreement=Agreement.NOT_ASKED),
    )
    document = compose(case, LIBRARY, TODAY, DRAFT)
    together = fix_all(problems(case, DRAFT), "final-left-over", case, document, LIBRARY)
    assert together is not None
    changed = together[0].edit(case)
    assert "agreed" not in changed.texts["decision"].text
    assert "{Body} should pay, and should also apologise." in changed.texts["decision"].text


def test_words_in_the_lead_of_the_remedies_are_put_right_too() -> None:
    assert fixed("{Body} should pay at once.", "draft-left-over", "action-lead") == (
        "{Body} has agreed to pay at once."
    )


# --- labels --------------------------------------------------------------------------------------


def test_labels_are_changed_in_one_place() -> None:
    case = with_records(a_sound_case(), a_person(name="Xanthe Wainscott"))
    found = fix(case, "alias-initial")
    assert found is not None
    assert found.label == "Call them “Ms Y” throughout"
    assert found.edit(case).people["p1"].alias == "Ms Y"
    case = with_records(a_sound_case(), a_child(alias="Miss B", title=""))
    found = fix(case, "alias-title")
    assert found is not None
    assert found.edit(case).people["p2"].alias == "B"
    untitled = with_records(a_sound_case(), a_person(alias="X", title=""))
    assert fix(untitled, "alias-title") is None


def in_disorder(first: str = "Odile Merrow", second: str = "Lionel Merrow") -> CaseFile:
    return with_records(
        a_sound_case(),
        a_person("p8", name=first, alias="Ms Z"),
        a_person("p9", name=second, alias="Mr Y", title="Mr"),
        a_text("considered", "I spoke to {person:p8} and {person:p9}."),
    )


def test_letters_are_dealt_out_in_the_order_of_first_mention() -> None:
    case = in_disorder()
    found = fix(case, "alias-order")
    assert found is not None
    changed = found.edit(case)
    assert [changed.people[id].alias for id in ("p1", "p8", "p9")] == ["Ms X", "Ms Y", "Mr Z"]
    assert problems(changed) == ()


def test_nobody_is_given_a_real_initial() -> None:
    assert fix(in_disorder(first="Yvonne Merrow"), "alias-order") is None


# --- all at once, and undo -----------------------------------------------------------------------


def test_all_of_a_kind_are_put_right_together_and_taken_back_together() -> None:
    case = with_records(
        a_sound_case(),
        a_text("considered", "By the Childrens Act 1989."),
        a_text("scope", "The Human Right Act says so."),
    )
    document = compose(case, LIBRARY, TODAY, FINAL)
    together = fix_all(problems(case), "misnamed", case, document, LIBRARY)
    assert together is not None
    every, count = together
    assert count == 2
    assert every.label == "Put all 2 of this kind right"
    session, _ = a_session(case)
    session.apply(every.name, every.edit)
    assert [each.code for each in problems(session.case)] == []
    assert session.history.undo_label == "Correct a name"
    session.undo()
    assert session.case == case
    assert fix_all(problems(case), "loose-days", case, document, LIBRARY) is None


def test_labels_are_never_changed_all_at_once() -> None:
    case = with_records(a_sound_case(), a_person(alias="Ms A"), a_child(alias="A"))
    document = compose(case, LIBRARY, TODAY, FINAL)
    assert fix_all(problems(case), "alias-a", case, document, LIBRARY) is None


# --- what is kept --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "right", "place"),
    [
        ("The color. She wrote “the color of it”. {cite:color notes}\n\n> its color",
         "american-spelling",
         "The colour. She wrote “the color of it”. {cite:color notes}\n\n> its color",
         "considered"),
        ("It sent to to it.\n\n> go to to me\n\nSo “to to”.", "word-twice",
         "It sent to it.\n\n> go to to me\n\nSo “to to”.", "considered"),
        ("See paragraph 3, {cite:Letter, paragraph 3} and “paragraph 3 is wrong”.",
         "typed-paragraph",
         "See paragraph {para:standard:fault}, {cite:Letter, paragraph 3} and “paragraph 3 is "
         "wrong”.", "considered"),
        ("She said “I saw my son {person:p2}”. I agreed.", "summary-voice",
         "She said “I saw my son {person:p2}”. We agreed.", "summary"),
        ("> I saw it\n\nI found fault.", "summary-voice", "> I saw it\n\nWe found fault.",
         "summary"),
        ("The panel met in 30 days. She was away for 30 days. It said “in 30 days”.", "loose-days",
         "The panel met in 30 working days. She was away for 30 days. It said “in 30 days”.",
         "considered"),
        ("> the IRO wrote\n\nThe IRO spoke.", "abbreviation-undefined",
         "> the IRO wrote\n\nThe independent reviewing officer (IRO) spoke.", "considered"),
        ("It said ‘you should pay, they’re late’. {Body} should pay.", "draft-left-over",
         "It said ‘you should pay, they’re late’. {Body} has agreed to pay.", "action-lead"),
    ],
)  # fmt: skip
def test_what_somebody_else_wrote_is_not_put_right(
    words: str, code: str, right: str, place: str
) -> None:
    assert fixed(words, code, place) == right


def test_words_only_quoted_have_no_fix() -> None:
    assert fix(saying("She wrote “the color of it”."), "american-spelling") is None


def test_a_name_that_is_a_word_is_mentioned_only_where_it_is_a_name() -> None:
    case = with_records(
        a_sound_case(),
        a_person("p8", name="Will Grant", alias="Mr T", title="Mr"),
        a_child("p9", name="May Tidewell", alias="D"),
        a_text(
            "considered",
            "It will grant help in May 2023. I told Will, and “so did May”. Will it? It may.",
        ),
    )
    document = compose(case, LIBRARY, TODAY, FINAL)
    every = fix_all(problems(case), "name-leak", case, document, LIBRARY)
    assert every is not None
    changed = every[0].edit(case)
    assert changed.texts["considered"].text == (
        "It will grant help in May 2023. I told {person:p8}, and “so did {person:p9}”. Will it? "
        "It may."
    )
    assert every[0].edit(changed) == changed
