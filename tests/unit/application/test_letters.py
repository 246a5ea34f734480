"""Letters are merged from the case: labels everywhere, real names where a template is marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import TODAY, a_sound_case, with_fields, with_records
from tests.unit.application.desk import CountedIds
from workbench.application.handing_out.gate import find_leaks
from workbench.application.letters.layout import letter_document
from workbench.application.letters.merging import merged, usual_recipient
from workbench.application.letters.sent import letter_title, mark_sent, record_letter
from workbench.application.office.choices import set_setting
from workbench.application.records.parties import party_name
from workbench.application.versions.listing import issue_of
from workbench.bootstrap import load_reference_library
from workbench.domain.errors import InvalidInput
from workbench.domain.library.letters import LETTERS, REAL_NAMES
from workbench.domain.library.office import Office
from workbench.domain.library.settings import SETTINGS, HouseSettings, Setting
from workbench.domain.records.complaint import Outcome
from workbench.domain.records.compliance import ComplianceItem, ComplianceOutcome, Satisfied
from workbench.domain.records.people import PersonRole
from workbench.domain.records.remedies import Agreement, RemedyKind
from workbench.domain.records.versions import Issue, Sending, StatementVersion
from workbench.statement.nodes import Paragraph, SignatureBlock, Subheading
from workbench.statement.text import inline_text, lines

LIBRARY = load_reference_library()
CASE = a_sound_case()
MS_X, COUNCIL = Sending(person_id="p1"), Sending(to="the Council")


def text_of(template: str, to: Sending = MS_X) -> str:
    return merged(CASE, LIBRARY, template, to, TODAY).text


@pytest.mark.parametrize("template", LETTERS)
def test_every_template_is_filled_in_but_for_what_the_case_does_not_say(template: str) -> None:
    letter = merged(CASE, LIBRARY, template, MS_X, TODAY)
    assert "{" not in letter.text and REAL_NAMES not in letter.text
    assert "22 November 2026" in letter.text and "21 017 938" in letter.text


@pytest.mark.parametrize("template", LETTERS)
def test_a_real_name_stands_only_where_the_template_is_marked(template: str) -> None:
    letter = merged(CASE, LIBRARY, template, MS_X, TODAY)
    document = letter_document(CASE, letter)
    leaks = find_leaks(CASE, document, LIBRARY, lambda format, data: (), ())
    marked = LETTERS[template].text.startswith(REAL_NAMES)
    assert letter.real_names is marked
    assert ("Philippa Wainscott" in letter.text) is marked is bool(leaks)


def test_an_address_keeps_its_lines_and_a_usual_paragraph_is_one() -> None:
    letter = merged(CASE, LIBRARY, "draft-complainant", MS_X, TODAY)
    letter = replace(letter, text=letter.text.replace("[address]", "1 High Street\nBrook"))
    said = list(lines(letter_document(CASE, letter)))
    at = said.index("1 High Street")
    assert said[at + 1] == "Brook"
    assert any(each.startswith("If you want") and each.endswith("pass it on.") for each in said)


def test_whoever_acts_for_somebody_is_not_told_it_is_their_own_complaint() -> None:
    acts = replace(CASE.people["p1"], id="p8", name="Ann Field", alias="Mrs R",
                   role=PersonRole.REPRESENTATIVE)  # fmt: skip
    case, to = with_records(CASE, acts), Sending(person_id="p8")
    letter = merged(case, LIBRARY, "draft-complainant", to, TODAY)
    about = "The complaint of Ms Wainscott about Northshire Council"
    assert Subheading(text=about, level=1, origin="letter:3") in letter_document(
        case, letter
    ).sections[0].blocks  # fmt: skip
    own = merged(case, LIBRARY, "final-complainant", MS_X, TODAY)
    assert "\nYour complaint about Northshire Council\n" in own.text


def test_enquiries_of_another_council_are_addressed_to_it() -> None:
    for to, addressee in ((COUNCIL, CASE.case.body), (Sending(to="Council 2"), "Council 2")):
        assert f"\nTo {addressee}\n" in text_of("enquiries", to)
    assert usual_recipient(CASE, "enquiries") == Sending(to=CASE.case.body_short)


def test_a_letter_that_asks_for_comments_by_a_day_gone_by_is_doubted() -> None:
    draft = StatementVersion(id="v1", stage="draft", issue=Issue(number=1, at="2026-11-01T10:00"))
    case = with_fields(with_records(CASE, draft), comments_due=date(2026, 11, 21))
    late = "by 21 November 2026, which is past"
    for template in ("draft-complainant", "draft-council", "criticised"):
        assert late in merged(case, LIBRARY, template, MS_X, TODAY).doubt
    assert late not in merged(case, LIBRARY, "enquiries", COUNCIL, TODAY).doubt
    due = with_fields(case, comments_due=TODAY)
    assert not merged(due, LIBRARY, "criticised", MS_X, TODAY).doubt


def test_what_is_still_open_stands_in_brackets() -> None:
    letter = merged(CASE, LIBRARY, "draft-complainant", MS_X, TODAY)
    assert "[address]" in letter.unfilled and "[comments due]" in letter.unfilled
    filled = replace(letter, text="Dear Ms X [2024] EWCA Civ 1")
    assert not filled.unfilled


def test_a_reminder_names_each_remedy_still_awaited_with_its_day() -> None:
    item = ComplianceItem(id="k1", remedy_id="r1", due_on=date(2026, 12, 1))
    case = with_records(CASE, item)
    text = merged(case, LIBRARY, "remedy-reminder", COUNCIL, TODAY).text
    assert "by 1 December 2026" in text
    assert "by 1 December 2026" in " ".join(
        lines(letter_document(case, merged(case, LIBRARY, "remedy-reminder", COUNCIL, TODAY)))
    )


def test_a_letter_says_what_a_remedy_asks_for_as_the_statement_does() -> None:
    said = replace(CASE.remedies["r1"], text="pay {person:p1} £100 for her time; and")
    kind = replace(CASE.remedies["r1"], text="", kind=RemedyKind.ACTION)
    for remedy, asked in (
        (said, "Pay Ms X £100 for her time"),
        (kind, "Corrective action to Ms X"),
    ):
        item = ComplianceItem(id="k1", remedy_id="r1", due_on=date(2026, 12, 1))
        case = with_records(CASE, remedy, item)
        text = merged(case, LIBRARY, "remedy-reminder", COUNCIL, TODAY).text
        assert f"\n{asked} (by 1 December 2026)\n" in text


def test_several_complainants_are_named_as_one_says_them() -> None:
    others = (replace(CASE.people["p1"], id=f"q{n}", alias=n, position=9) for n in ("Mr X", "Z"))
    text = merged(with_records(CASE, *others), LIBRARY, "enquiries", COUNCIL, TODAY).text
    assert "complaint of Ms X, Mr X and Z." in text


def test_an_office_words_its_letters_itself() -> None:
    own = "Dear {label}\n\nWe closed {reference}."
    office = set_setting(Office(), "letter-closure", own)
    assert office.settings == (Setting(id="letter-closure", value=own),)
    library = replace(LIBRARY, settings=HouseSettings.of(office.settings))
    assert (
        merged(CASE, library, "closure", MS_X, TODAY).text == "Dear Ms X\n\nWe closed 21 017 938."
    )
    assert set_setting(office, "letter-closure", "").settings == ()
    with pytest.raises(InvalidInput):
        set_setting(office, "letter-closure", "x" * (SETTINGS["letter-closure"].most + 1))


def test_what_was_sent_to_whom_when_is_noted() -> None:
    letter = merged(CASE, LIBRARY, "closure", COUNCIL, TODAY)
    at, ids = "2026-11-22T12:00:00", CountedIds()
    case = record_letter(CASE, letter, (), ids, at, "R A", None, "", LIBRARY)
    (noted,) = case.letters.values()
    assert (noted.title, noted.to, noted.sent_on) == ("Case closed", "the Council", None)
    (sent,) = mark_sent(case, noted.id, TODAY, "post", LIBRARY).letters.values()
    assert (sent.sent_on, sent.how) == (TODAY, "post")


def test_a_draft_went_to_whom_a_letter_went_with_it() -> None:
    first = Issue(number=1, at="2026-11-01T10:00", sent=(COUNCIL,))
    case = with_records(CASE, StatementVersion(id="v1", stage="draft", issue=first))
    letter, ids = merged(case, LIBRARY, "criticised", MS_X, TODAY), CountedIds()
    case = record_letter(case, letter, (), ids, "", "R A", None, "", LIBRARY)
    assert issue_of(case.versions["v1"]).sent == (COUNCIL,), "it is not sent yet"
    (made,) = case.letters
    case = mark_sent(case, made, TODAY, "post", LIBRARY)
    went = replace(MS_X, on=TODAY, how="post")
    assert issue_of(case.versions["v1"]).sent == (COUNCIL, went)
    case = record_letter(case, letter, (), ids, "", "R A", TODAY, "by hand", LIBRARY)
    assert issue_of(case.versions["v1"]).sent == (COUNCIL, went), "each once, as noted first"


@pytest.mark.parametrize(
    ("role", "called"),
    [(PersonRole.COUNCIL_OFFICER, "council officer"), (PersonRole.OTHER, "somebody")],
)
def test_somebody_without_a_label_is_called_what_they_are(role: PersonRole, called: str) -> None:
    person = replace(CASE.people["p1"], id="q1", alias="", role=role)
    assert party_name(with_records(CASE, person), Sending(person_id="q1")) == called


def test_a_letter_about_a_draft_or_decision_says_which_it_went_with() -> None:
    drafts = (
        StatementVersion(id=f"v{n}", stage="draft", issue=Issue(number=n, at=f"2026-11-0{n}T10:00"))
        for n in (1, 2)
    )
    case, ids = with_records(CASE, *drafts), CountedIds()
    for template in ("draft-council", "final-council", "closure"):
        letter = merged(case, LIBRARY, template, COUNCIL, TODAY)
        case = record_letter(case, letter, (), ids, "", "R A", None, "", LIBRARY)
    went = {each.template: each for each in case.letters.values()}
    assert [went[each].version_id for each in went] == ["v2", "", ""]
    assert (
        letter_title(case, went["draft-council"]) == "Draft decision: to the council, with Draft 2"
    )
    assert letter_title(case, went["closure"]) == "Case closed"


def test_an_address_stands_over_the_title_and_the_rest_beneath_with_room_to_sign() -> None:
    letter = merged(CASE, LIBRARY, "draft-complainant", MS_X, TODAY)
    letter = replace(letter, text=letter.text.replace("[address]", "1 High Street\nBrook"))
    document = letter_document(CASE, letter)
    assert document.meta.details == ("Ms Philippa Wainscott", "1 High Street", "Brook")
    day, reference, dear, about, *_, yours, signed = document.sections[0].blocks
    said = [
        inline_text(each.inlines) for each in (day, reference, dear) if isinstance(each, Paragraph)
    ]
    assert said == ["22 November 2026", "Our reference: 21 017 938", "Dear Ms Wainscott"]
    assert isinstance(about, Subheading) and about.level == 1
    assert about.text.startswith("Your complaint about")
    assert isinstance(yours, Paragraph) and isinstance(signed, SignatureBlock)
    plain = replace(letter, text="We closed the case.\n\nBrook")
    assert letter_document(CASE, plain).meta.details == ()


def test_enquiries_wait_for_their_questions_and_a_critical_letter_for_its_reader() -> None:
    assert "[questions]" in merged(CASE, LIBRARY, "enquiries", COUNCIL, TODAY).unfilled
    nobody = usual_recipient(CASE, "criticised")
    assert "[name]" in merged(CASE, LIBRARY, "criticised", nobody, TODAY).unfilled


def test_a_letter_that_says_what_has_not_happened_is_doubted() -> None:
    awaited = with_records(CASE, ComplianceItem(id="k1", remedy_id="r1", due_on=date(2026, 12, 1)))
    assert "by 1 December 2026" in merged(awaited, LIBRARY, "closure", COUNCIL, TODAY).doubt
    done = ComplianceItem(id="k1", remedy_id="r1", done_on=TODAY, outcome=ComplianceOutcome.ON_TIME)
    assert not merged(with_records(CASE, done), LIBRARY, "closure", COUNCIL, TODAY).doubt
    for short in (
        replace(done, outcome=ComplianceOutcome.INCOMPLETE),
        replace(done, satisfied=Satisfied.NO),
    ):
        said = merged(with_records(CASE, short), LIBRARY, "closure", COUNCIL, TODAY).doubt
        assert "this was not" in said
    without = replace(CASE, remedies={}, compliance={})
    assert "no remedy was agreed" in merged(without, LIBRARY, "closure", COUNCIL, TODAY).doubt
    agreed = with_records(CASE, replace(CASE.remedies["r1"], agreement=Agreement.AGREED))
    assert "noted as done" in merged(agreed, LIBRARY, "closure", COUNCIL, TODAY).doubt
    assert "none has been issued" in merged(CASE, LIBRARY, "final-council", COUNCIL, TODAY).doubt
    assert "none has been issued" in merged(CASE, LIBRARY, "draft-council", COUNCIL, TODAY).doubt


def test_a_copy_for_ofsted_is_doubted_unless_the_decision_was_upheld() -> None:
    final = StatementVersion(id="v1", stage="final", issue=Issue(number=1, at="2026-11-01T10:00"))
    upheld = with_fields(CASE, outcome=Outcome.UPHELD, category="Children's care services")
    case, ofsted = with_records(upheld, final), Sending(to="Ofsted")
    assert not merged(case, LIBRARY, "ofsted", ofsted, TODAY).doubt
    refused = with_fields(case, outcome=Outcome.NOT_UPHELD)
    assert "Only upheld" in merged(refused, LIBRARY, "ofsted", ofsted, TODAY).doubt


def test_the_mark_for_real_names_is_read_however_it_is_typed() -> None:
    office = set_setting(Office(), "letter-closure", " [Real Names]\nDear {name}")
    library = replace(LIBRARY, settings=HouseSettings.of(office.settings))
    letter = merged(CASE, library, "closure", MS_X, TODAY)
    assert (letter.text, letter.real_names) == ("Dear Ms Philippa Wainscott", True)
    with pytest.raises(InvalidInput, match="says nothing"):
        replace(letter, text=" \n ").refuse_unfilled()


@pytest.mark.parametrize(
    ("title", "name", "others", "begins"),
    [
        ("Ms", "Grace Okafor", (), "Ms Okafor"),
        ("Ms", "Grace Mary J. Smith-Jones", (), "Ms Smith-Jones"),
        ("Mr", "Vosper, Garrick", (), "Mr Vosper"),
        ("Ms", "Le Fanu, Ann Mary", (), "Ms Le Fanu"),
        ("", "Garrett-Vosper, Mr John J.", (), "Mr Garrett-Vosper"),
        ("Ms", "Tom Smith, Jane Smith", (), "Ms Smith"),
        ("Mr", "Garrick Vosper (father)", (), "Garrick Vosper"),
        ("Mrs", "Garrett Vosper", ("Mrs Vosper", "Gaz"), "Mrs Vosper"),
        ("Mr", "Nguyen Van An", (), "Nguyen Van An"),
        ("Mr", "Zhang Wei", (), "Zhang Wei"),
        ("Ms", "Carla Garcia Lopez", (), "Carla Garcia Lopez"),
        ("Mr", "Abdi Hassan Ali", (), "Abdi Hassan Ali"),
        ("Sir", "John Smith", (), "Sir John Smith"),
        ("Mr", "Smith", (), "Mr Smith"),
        ("Mr", "J. R. Smith", (), "Mr Smith"),
        ("Mr", "Garrick Vosper MBE, PhD", (), "Garrick Vosper"),
        ("Ms", "Garrick Vosper formerly Smith", ("Miss Vosper",), "Ms Vosper"),
        ("Ms", "", (), "Ms X"),
        ("", "Tom Smith", (), "Tom Smith"),
        ("", "Dr. Sarah Patel", (), "Dr Patel"),
        ("Ms", "Philippa Wainscott", (), "Ms Wainscott"),
        ("Mr", "Robert de la Cruz", (), "Mr de la Cruz"),
        ("", "Mr and Mrs Patel", (), "Mr and Mrs Patel"),
        ("Mr", "Sunil and Asha Patel", (), "Sunil and Asha Patel"),
    ],
)
def test_a_letter_begins_with_the_surname_only_where_the_record_tells_it(
    title: str, name: str, others: tuple[str, ...], begins: str
) -> None:
    person = replace(CASE.people["p1"], title=title, name=name, other_names=others)
    letter = merged(with_records(CASE, person), LIBRARY, "draft-complainant", MS_X, TODAY)
    assert f"\nDear {begins}\n" in letter.text


def test_a_decision_without_remedies_is_sent_without_asking_for_them() -> None:
    case = replace(with_fields(CASE, decided_on=TODAY), remedies={}, compliance={})
    letter = merged(case, LIBRARY, "final-council", COUNCIL, TODAY)
    assert "No action was agreed.\n\nYou can ask" in letter.text
    assert "remedies" not in " ".join(letter.unfilled) and "evidence that each" not in letter.text
    reminder = merged(case, LIBRARY, "remedy-reminder", COUNCIL, TODAY)
    assert "no remedy is awaited" in reminder.doubt and "[remedies]" not in reminder.text
    agreed = replace(CASE.remedies["r1"], agreement=Agreement.AGREED)
    open_still = with_records(with_fields(CASE, decided_on=TODAY), agreed)
    before = merged(open_still, LIBRARY, "final-council", COUNCIL, TODAY).text
    assert "with the days by which" in before and " (by " in before
    undated = with_records(CASE, agreed, ComplianceItem(id="k1", remedy_id="r1"))
    assert "No action" not in (said := merged(undated, LIBRARY, "closure", COUNCIL, TODAY).doubt)
    assert "still awaited" in said
