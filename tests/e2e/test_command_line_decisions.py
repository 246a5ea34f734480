"""Past decisions on the command line: taken in, found, compared, their wording taken over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import a_case
from tests.e2e.command_line import run
from workbench.bootstrap import open_workbench, practice_cases, renderers
from workbench.statement.nodes import StatementStage

RECURRING = (
    "We look at whether the Council kept to its own policy and to the law, and not at whether we "
    "would have decided otherwise."
)


def decision(number: int, council: str, word: str = "otherwise") -> str:
    return f"""{council} (23 001 {number:03})

Category : Children's care services > Other
Decision : Upheld
Decision date : {number:02} May 2024

The Ombudsman's final decision:

Summary: Ms X complained that the Council delayed her complaint. There was fault.

The complaint
1. Ms X complained that the Council delayed her complaint about her son.

The Ombudsman’s role and powers
2. {RECURRING.replace("otherwise", word)}

What I found
3. The Council took {number + 3} months to answer about the kiln. That was fault.

Agreed action
4. The Council has agreed to pay Ms X £{number}00 to acknowledge her distress.

Final decision
5. I have completed my investigation and uphold the complaint.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "decisions"
    (made / "older").mkdir(parents=True)
    for number in (1, 2, 3):
        path = made / "older" / f"{number}.txt"
        path.write_text(decision(number, "Northmere Council"), encoding="utf-8")
    (made / "4.txt").write_text(decision(4, "Redbridge Council", "differently"), encoding="utf-8")
    workbench, book = open_workbench(tmp_path / "other")
    document = workbench.compose(practice_cases()[0].case, StatementStage.FINAL)
    book.close()
    (made / "real.docx").write_bytes(renderers()["word"](document))
    (made / "real.html").write_bytes(renderers()["html"](document))  # the same decision
    (made / "scan.pdf").write_bytes(renderers()["pdf"](document))
    (made / "notes.txt").write_text("milk, bread", encoding="utf-8")
    (made / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    return made


def test_decisions_are_taken_in_found_and_compared(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    casebook = tmp_path / "casebook"
    assert (
        run(casebook, "decisions", "take-in", folder) == 2
    )  # the notes, and those that cannot be read
    said = capsys.readouterr()
    assert "5 decisions taken in." in said.out
    assert "notes.txt:" in said.err and "broken.docx:" in said.err
    assert "scan.pdf: A PDF cannot be read" in said.err
    assert "It is there already." in said.err
    (folder / "notes.txt").unlink()
    (folder / "scan.pdf").unlink()
    (folder / "broken.docx").unlink()
    assert run(casebook, "decisions", "take-in", folder) == 0
    assert "0 decisions taken in." in capsys.readouterr().out

    def found(*words: str) -> list[dict[str, object]]:
        code = run(casebook, "decisions", *words, "--json")
        listed: list[dict[str, object]] = json.loads(capsys.readouterr().out)
        assert code == (0 if listed else 1)
        return listed

    kiln = found("search", "kiln")
    assert {each["council"] for each in kiln} == {"Northmere Council", "Redbridge Council"}
    assert {each["paragraph"] for each in kiln} == {3}
    assert {each["outcome"] for each in kiln} == {"upheld"}
    assert "£100 to Ms X for her distress" in str(
        min(kiln, key=lambda each: str(each["decided_on"]))["sums"]
    )
    assert len(found("search", "kiln", "--council", "redbridge")) == 1
    assert len(found("search", "kiln", "--year", "2024", "--outcome", "upheld")) == 4
    assert found("search", "kiln", "--year", "2019") == []
    assert found("search", "kil*", "NOT", "fault") == []
    assert found("search", "stage", "--power", "Local Government Act")
    like = found("like", "The council needed five months to reply about the kiln, which was fault")
    assert like[0]["paragraph"] == 3
    assert found("like", "zzz qqq") == []


def test_what_comes_back_is_proposed_and_taken_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    casebook = tmp_path / "casebook"
    run(casebook, "decisions", "take-in", folder)
    capsys.readouterr()
    assert run(casebook, "decisions", "wording") == 0
    listed = capsys.readouterr().out
    number = next(n for n, part in enumerate(listed.split("\n"), 1) if "kept to its own" in part)
    heading = next(
        line for line in reversed(listed.split("\n")[: number - 1]) if line[:1].isdigit()
    )
    assert "in 4 decisions, under “The Ombudsman’s role and powers”" in heading
    assert "3 times, 2024-05-01 to 2024-05-03: We look at whether {body} kept" in listed
    assert "1 times, 2024-05-04 to 2024-05-04" in listed
    assert run(casebook, "decisions", "wording", "--take", heading.split(".")[0]) == 0
    workbench, book = open_workbench(casebook)
    own = [each.paragraph.text for each in workbench.store.office().paragraphs]
    workbench.compose(a_case(), StatementStage.DRAFT)
    book.close()
    assert own == [RECURRING.replace("the Council", "{body}")]
    assert run(casebook, "decisions", "wording", "--take", "99") == 2
    assert run(casebook, "decisions", "take-in", tmp_path / "nowhere") == 2
