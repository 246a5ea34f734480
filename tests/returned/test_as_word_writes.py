"""Files as Word itself writes them: every change and comment comes out exactly, none besides."""

from __future__ import annotations

import pytest

from tests.returned.word_draft import (
    LETTER,
    NOTHING,
    OFFICER,
    PANEL,
    RECORD,
    SAID,
    WROTE,
    proposals,
    read,
    tracked,
)
from tests.returned.word_markup import (
    HELENE,
    JOSE,
    WordFile,
    added,
    by,
    field_of,
    move_end,
    move_start,
    moved,
    paragraph,
    removed,
    run,
)


def test_a_file_saved_by_word_with_nothing_done_to_it(file: WordFile) -> None:
    file.write(WROTE, (
        '<w:proofErr w:type="gramStart"/>' + run("It wrote") + '<w:proofErr w:type="gramEnd"/>'
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName">'
        '<w:smartTagPr><w:attr w:name="ProductID" w:val="X"/></w:smartTagPr>' + run(" to Ms X")
        + '</w:smartTag><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
        '<w:hyperlink w:anchor="_top" w:history="1">' + run(" in May") + "</w:hyperlink>"
        '<w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr><w:sdtContent>' + run(" and ")
        + "</w:sdtContent></w:sdt><w:r><w:lastRenderedPageBreak/><w:t>apologised to her.</w:t>"
        "</w:r>"
    ))  # fmt: skip
    assert proposals(file) == []


def test_words_replaced_put_in_and_taken_out(file: WordFile) -> None:
    file.write(LETTER, run("The Council lost the ") + removed("letter", JOSE) + added("note", JOSE)
               + run(" of complaint."))  # fmt: skip
    file.write(WROTE, run("It wrote to Ms X in ") + added("early ", at="2026-11-20T10:02:00")
               + added("or mid-", JOSE) + run("May and apologised to her."))  # fmt: skip
    file.write(PANEL, run("No panel met") + removed(" before the end of August") + run("."))
    file.write(OFFICER, removed(SAID[3]) + added("Wholly other words stand here."))
    assert proposals(file) == [
        tracked(1, "replace", "letter", "note", JOSE),
        tracked(2, "insert", "", "early "),
        tracked(2, "insert", "", "or mid-", JOSE),
        tracked(3, "delete", " before the end of August", ""),
        tracked(4, "replace", SAID[3], "Wholly other words stand here."),
    ]


def test_words_taken_out_and_typed_again_by_one_hand_are_no_change(file: WordFile) -> None:
    file.write(LETTER, removed(SAID[0]) + added(SAID[0]))
    file.write(
        WROTE, removed(SAID[1]) + added(SAID[1].replace("May", "June").replace("and", "and then"))
    )
    file.write(PANEL, run("No panel met ") + removed("before the end of August.")
               + added("before the end of August."))  # fmt: skip
    file.write(OFFICER, removed(SAID[3]) + added(SAID[3], JOSE))
    assert proposals(file) == [
        tracked(2, "replace", "May", "June"),
        tracked(2, "insert", "", " then"),
        tracked(4, "delete", SAID[3], ""),
        tracked(4, "insert", "", SAID[3], JOSE),
    ]


def test_changes_inside_smart_tags_links_fields_and_content_controls(file: WordFile) -> None:
    file.write(WROTE, (
        run("It wrote ") + f'<w:smartTag w:uri="u" w:element="e">{removed("to Ms X")}'
        f'{added("to Mr X")}</w:smartTag><w:ins {by()}><w:hyperlink r:id="rId900">'
        f'{run(" here")}</w:hyperlink></w:ins>' + run(" in May and apologised to her.")
    ))  # fmt: skip
    file.write(PANEL, run("No panel met before ") + f"<w:ins {by()}>"
               + field_of('DATE \\@ "d MMMM yyyy"', "20 November 2026") + "</w:ins>"
               + added(", ") + run("the end of August."))  # fmt: skip
    file.write(NOTHING, run("Nothing was sent") + f"<w:ins {by(JOSE)}>" + run(" (paragraph ")
               + field_of("REF _Ref210000001 \\r \\h", "7") + run(")")
               + "</w:ins>" + run(", and nobody rang."))  # fmt: skip
    assert proposals(file) == [
        tracked(2, "replace", "to Ms X", "to Mr X here"),
        tracked(3, "insert", "", "20 November 2026, "),
        tracked(5, "insert", "", " (paragraph 1)", JOSE),
    ]


def test_what_one_put_in_another_took_out_again(file: WordFile) -> None:
    file.write(WROTE, run("It wrote to Ms X in ") + f"<w:ins {by(HELENE)}><w:del {by(JOSE)}>"
               + run("late ", "", "delText") + f"</w:del>{run('or early ')}</w:ins>"
               + run("May and apologised to her."))  # fmt: skip
    found = read(file.data())
    assert [(e["kind"], e["author"], e["before"], e["after"]) for e in found["proposals"]] == [
        ("insert", HELENE, "", "late "),
        ("delete", JOSE, "late ", ""),
        ("insert", HELENE, "", "or early "),
    ]
    (line,) = found["report"]
    assert f"{JOSE} took out again “late ”" in line


def test_paragraphs_moved_whole_with_the_range_ending_between_paragraphs(file: WordFile) -> None:
    end = f"<w:moveFrom {by(id=951)}/>"
    file.write(LETTER, move_start("From") + moved(SAID[0], "From"), end)
    file.write(WROTE, moved(SAID[1], "From"), end)
    file.written[WROTE] += move_end("From")
    there = f"<w:moveTo {by(id=952)}/>"
    file.written[OFFICER] += (
        paragraph(move_start("To", id=970) + moved(SAID[0], "To"), end=there)
        + paragraph(moved(SAID[1], "To"), end=there) + move_end("To", 970)
    )  # fmt: skip
    assert proposals(file) == [
        tracked(1, "move", SAID[0], SAID[0]), tracked(2, "move", SAID[1], SAID[1])
    ]  # fmt: skip
    assert {e["to"] for e in read(file.data())["proposals"]} == {"after paragraph 4"}


def test_a_paragraph_edited_where_it_was_moved_to_is_one_move(file: WordFile) -> None:
    file.write(LETTER, move_start("From") + moved(SAID[0], "From"), f"<w:moveFrom {by(id=951)}/>")
    file.written[LETTER] += move_end("From")
    there = (
        move_start("To", id=970) + moved("The Council lost the ", "To") + removed("letter", JOSE)
        + added("note", JOSE) + moved(" of complaint.", "To")
    )  # fmt: skip
    file.written[OFFICER] += paragraph(there, end=f"<w:moveTo {by(id=952)}/>")
    file.written[OFFICER] += move_end("To", 970)
    found = read(file.data())
    (one,) = found["proposals"]
    said = (one["kind"], one["author"], one["before"], one["after"])
    assert said == ("move", HELENE, SAID[0], "The Council lost the note of complaint.")
    where = f"In paragraph 1, which {HELENE} moved, {JOSE}"
    assert found["report"] == [f"{where} took out again “letter”.", f"{where} put in “note”."]


@pytest.mark.parametrize("target", [WROTE, NOTHING])
def test_words_moved_within_a_paragraph_or_into_another(file: WordFile, target: int) -> None:
    words = " in May"
    away = move_start("From") + moved(words, "From") + move_end("From")
    there = move_start("To", id=970) + moved(words, "To") + move_end("To", 970)
    same = target == WROTE
    file.write(WROTE, run("It wrote to Ms X") + away + run(" and apologised to her")
               + (there if same else "") + run("."))  # fmt: skip
    if not same:
        file.write(NOTHING, run("Nothing was sent") + there + run(", and nobody rang."))
    assert proposals(file) == [tracked(2, "move", words, words)]
    (proposal,) = read(file.data())["proposals"]
    assert proposal["to"] == f"in paragraph {2 if same else 5}"


def test_formatting_of_words_whatever_it_is(file: WordFile) -> None:
    change = f"<w:rPrChange {by()}><w:rPr/></w:rPrChange>"
    for place, looks in (
        (WROTE, "<w:b/><w:bCs/>"),
        (PANEL, '<w:u w:val="single"/>'),
        (OFFICER, '<w:color w:val="FF0000"/><w:sz w:val="32"/><w:szCs w:val="32"/>'),
        (NOTHING, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:vertAlign w:val="superscript"/>'),
    ):
        words = SAID[place - LETTER]
        file.write(place, run(words[:9]) + run(words[9:-1], looks + change) + run("."))
    # A language or a hint of a typeface is nothing that anybody sees.
    unseen = '<w:rFonts w:hint="eastAsia"/><w:lang w:val="en-GB"/>'
    file.write(LETTER, run(SAID[0], unseen + change))
    assert proposals(file) == [
        tracked(place - 2, "format", words[9:-1], words[9:-1])
        for place, words in enumerate(SAID, start=LETTER)
        if place in (WROTE, PANEL, OFFICER, NOTHING)
    ]
    assert [each["formatting"] for each in read(file.data())["proposals"]] == [
        "bold", "underlined", "another colour, another size",
        "another typeface, raised or lowered",
    ]  # fmt: skip


def _reshaped(file: WordFile, place: int, more: str = "", style: str = "") -> None:
    before = '<w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr>'
    file.write(place, run(SAID[place - LETTER]), more=more, style=style)
    change = f"<w:pPrChange {by()}>{before}</w:pPrChange></w:pPr>"
    file.written[place] = file.written[place].replace("</w:pPr>", change, 1)


def test_kinds_of_paragraph_and_numbering_changed(file: WordFile) -> None:
    none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/>'
    _reshaped(file, WROTE, style="Quote")
    _reshaped(file, PANEL, more=f"{none}</w:numPr>")
    # The older way: only the list itself was put in.
    file.write(OFFICER, run(SAID[3]), more=f"{none}<w:ins {by(JOSE)}/></w:numPr>")
    assert proposals(file) == [
        tracked(2, "format", SAID[1], SAID[1]),
        tracked(3, "format", SAID[2], SAID[2]),
        tracked(4, "format", SAID[3], SAID[3], JOSE),
    ]
    assert [each["formatting"] for each in read(file.data())["proposals"]] == [
        "became a quotation",
        "became a paragraph without number",
        "became a paragraph without number",
    ]


def test_layout_without_words_is_reported(file: WordFile) -> None:
    _reshaped(file, WROTE, more='<w:jc w:val="center"/>')
    change = f'<w:numberingChange {by(JOSE)} w:original="%1:1:0:."/>'
    file.write(PANEL, run(SAID[2]), more=f"<w:numPr>{change}</w:numPr>")
    file.end = file.end.replace(
        "</w:sectPr>", f"<w:sectPrChange {by()}><w:sectPr/></w:sectPrChange></w:sectPr>"
    )
    found = read(file.data())
    assert found["proposals"] == []
    assert found["report"] == [
        f"The layout of the pages was changed (tracked: {HELENE}).",
        f"The layout of paragraph 2 was changed (tracked: {HELENE}).",
        f"The layout of paragraph 3 was changed (tracked: {JOSE}).",
    ]


def test_paragraphs_split(file: WordFile) -> None:
    begun, ended = file.signs(WROTE)
    end = f"<w:ins {by()}/>"
    file.written[WROTE] = (
        paragraph(begun + run("It wrote to "), end=end) + paragraph(run("Ms X in May"), end=end)
        + paragraph(run(" and apologised to her.") + ended)
    )  # fmt: skip
    begun, ended = file.signs(OFFICER)
    file.written[OFFICER] = paragraph(
        begun + run("The officer promised an answer") + added("."), end=end
    ) + paragraph(removed(" within") + added("In ten") + run(" ten days.") + ended)
    assert proposals(file) == [
        tracked(2, "split", SAID[1], "It wrote to \nMs X in May and apologised to her."),
        tracked(2, "split", SAID[1], "It wrote to Ms X in May\n and apologised to her."),
        tracked(4, "replace", " within", ".\nIn ten"),
    ]


def test_paragraphs_joined_also_by_taking_out_words_over_three(file: WordFile) -> None:
    file.write(LETTER, run(SAID[0]) + added(" "), f"<w:del {by()}/>")
    end = f"<w:del {by(JOSE)}/>"
    file.write(PANEL, run("No panel met") + removed(" before the end of August.", JOSE), end)
    file.write(OFFICER, removed(SAID[3], JOSE), end)
    file.write(NOTHING, removed("Nothing was sent,", JOSE) + run(" and nobody rang."))
    first, *rest = proposals(file)
    assert first == tracked(1, "join", f"{SAID[0]}\n{SAID[1]}", f"{SAID[0]} {SAID[1]}")
    gone = f" before the end of August.\n{SAID[3]}\nNothing was sent,"
    assert rest == [tracked(3, "delete", gone, "", JOSE)]


def test_words_typed_over_whole_paragraphs_with_their_ends_are_not_lost(file: WordFile) -> None:
    end = f"<w:del {by()}/>"
    file.write(LETTER, removed(SAID[0]) + added("Typed over it. "), end)
    file.write(PANEL, run(SAID[2]), end)
    file.write(OFFICER, removed(SAID[3]) + added(" And more."))
    file.write(NOTHING, run(SAID[4]), end)
    file.write(RECORD, removed(SAID[5]) + added(" Oh."))
    assert proposals(file) == [
        tracked(1, "delete", SAID[0], ""),
        tracked(2, "insert", "", "Typed over it. "),
        tracked(3, "insert", "", " And more."),
        tracked(4, "delete", SAID[3], ""),
        tracked(5, "insert", "", " Oh."),
        tracked(6, "delete", SAID[5], ""),
    ]


def test_paragraphs_put_in_before_and_behind_with_empty_ones_between(file: WordFile) -> None:
    end = f"<w:ins {by()}/>"
    begun, ended = file.signs(WROTE)
    # Typed at the very beginning, so that the sign of the paragraph begins in the new one.
    file.written[WROTE] = paragraph(begun + added("A first one."), end=end) + paragraph(
        run(SAID[1]) + ended
    )
    begun, ended = file.signs(OFFICER)
    file.written[OFFICER] = (
        paragraph(begun + run(SAID[3]) + ended, end=end) + paragraph("", end=end)
        + paragraph(added("A second one."), end=end) + paragraph(added("A third."))
    )  # fmt: skip
    assert proposals(file) == [
        tracked(1, "insert", "", "A first one."),
        tracked(4, "insert", "", "A second one."),
        tracked(4, "insert", "", "A third."),
    ]


def test_paragraphs_taken_out_the_last_one_too(file: WordFile) -> None:
    end = f"<w:del {by()}/>"
    file.write(WROTE, removed(SAID[1]), end)
    # Word cannot take out the last end: it takes out that of the paragraph before.
    file.write(NOTHING, run(SAID[4]), end)
    file.write(RECORD, removed(SAID[5]))
    assert proposals(file) == [
        tracked(2, "delete", SAID[1], ""),
        tracked(6, "delete", SAID[5], ""),
    ]


def test_a_tracked_table(file: WordFile) -> None:
    end = f"<w:ins {by()}/>"
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="1" w:type="dxa"/></w:tcPr>{paragraph(words, "Normal", end)}'
        "</w:tc>"
        for words in (added("Cell one"), added("Cell two"))
    )
    gone = paragraph(removed("Gone with it"), "Normal", f"<w:del {by()}/>")
    file.written[PANEL] += (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid/>'
        f"<w:tr><w:trPr><w:ins {by()}/></w:trPr>{cells}</w:tr>"
        f"<w:tr><w:trPr><w:del {by()}/></w:trPr><w:tc><w:tcPr/>{gone}</w:tc></w:tr></w:tbl>"
    )
    found = read(file.data())
    assert [(e["paragraph"], e["kind"], e["after"]) for e in found["proposals"]] == [
        (3, "insert", "Cell one"), (3, "insert", "Cell two"),
    ]  # fmt: skip
    assert found["report"] == [
        "At paragraph 3 stands a table, which is read cell by cell.",
        f"{HELENE} took out again “Gone with it”, which somebody had put in after paragraph 3.",
    ]
