"""The commands where the output, the target or the list of files stands in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command_line import run
from workbench.__main__ import main
from workbench.application.case.editing import remove
from workbench.application.handing_out.exporting import write_files
from workbench.bootstrap import SystemClock, open_workbench, practice_cases, window_services
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import StoreUnavailable
from workbench.interchange.casefile import dumps, loads
from workbench.persistence.store import SqlCaseStore

REFERENCE = "23 990 014"


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    folder = tmp_path / "casebook"
    workbench, store = open_workbench(folder)
    workbench.bring_in(practice_cases()[0][1])
    store.close()
    return folder


def with_name(case: CaseFile, real_name: str) -> CaseFile:
    person = next(iter(case.people.values()))
    return case.with_record("person", replace(person, name=real_name))


def started(casebook: Path, *arguments: str, **more: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "workbench", "--data-dir", str(casebook), *arguments],
        stderr=subprocess.PIPE,
        **more,  # type: ignore[call-overload]
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe whose reader has gone")
@pytest.mark.parametrize("command", [("list", "--json"), ("dump", REFERENCE), ("check", REFERENCE)])
def test_a_reader_that_has_gone_ends_the_command_quietly(
    casebook: Path, command: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = started(casebook, *command, stdout=writing)
    os.close(writing)
    _, trouble = process.communicate(timeout=60)
    assert (process.returncode, trouble) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
def test_a_full_disk_behind_the_output_is_told(casebook: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = started(casebook, "dump", REFERENCE, stdout=full)
        _, trouble = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"could not be written" in trouble
    assert b"Traceback" not in trouble


def test_a_case_on_the_screen_keeps_every_letter_whatever_the_terminal_knows(
    tmp_path: Path,
) -> None:
    workbench, store = open_workbench(tmp_path)
    case = with_name(practice_cases()[0][1], "Siân Ŵyn 🧩")
    workbench.bring_in(case)
    store.close()
    known = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    process = started(tmp_path, "dump", REFERENCE, stdout=subprocess.PIPE, env=known)
    output, _ = process.communicate(timeout=60)
    assert loads(output) == case


def test_two_formats_for_one_file_are_refused(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "statement"
    assert run(casebook, "export", REFERENCE, "--word", target, "--pdf", target) == 2
    assert "same file" in capsys.readouterr().err
    assert not target.exists()


def test_what_was_written_before_a_failure_is_named(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, gone = tmp_path / "s.txt", tmp_path / "gone" / "s.html"
    assert run(casebook, "export", REFERENCE, "--text", text, "--html", gone) == 2
    told = capsys.readouterr().err
    assert "Already written, and not noted in the case, is s.txt" in told
    assert "Nothing was written" not in told
    assert text.exists()


def test_of_several_files_none_is_added_when_one_reference_is_used(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"{number}.json" for number in range(2)]
    for path, (_, case) in zip(files, reversed(practice_cases()[:2]), strict=True):
        path.write_text(dumps(case), encoding="utf-8")
    assert run(casebook, "import", *files) == 2
    assert "1.json: there is already a case 23 990 014" in capsys.readouterr().err
    assert run(casebook, "list") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_an_empty_folder_name_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--data-dir", "", "list"])
    assert left.value.code == 2
    assert "the name is empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed",
    [
        ("export", "--pdf", "x.docx"),
        ("export", "--word", "x.PDF"),
        ("export", "--html", "x.txt"),
        ("compare", "draft 1", "--word", "x.pdf"),
        ("evidence", "bundle", "--to", "x.docx", "--because", "the court asks"),
        ("redact", "E1", "--to", "x.html"),
    ],
)
def test_no_file_is_written_under_the_name_of_another_kind(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...]
) -> None:
    place = 2 if typed[0] == "evidence" else 1
    named = [str(tmp_path / each) if each.startswith("x.") else each for each in typed]
    with pytest.raises(SystemExit) as ended:
        run(casebook, *named[:place], REFERENCE, *named[place:])
    assert ended.value.code == 2
    assert "another kind of file than its name says; end it in ." in capsys.readouterr().err
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("list --jsn", "“workbench list” does not know “--jsn”. Is “--json” meant?"),
        ("list extra", "“workbench list” does not know “extra”."),
        ("--foo", "“workbench” does not know “--foo”."),
        ("chekc X", "“workbench chekc” is no command. Is “check” meant?"),
        ("evidence bundel", "“workbench evidence bundel” is no command. Is “bundle” meant?"),
        ("evidence", "“workbench evidence” needs one of tidy, index or bundle behind it."),
        ("redact", "“workbench redact” needs REF, ITEM and --to FILE. "
         "Type it as “workbench redact REF ITEM --to FILE”."),
        ("accept REF KEY", "“workbench accept” needs --because REASON."),
        ("export X --word", "Nothing stands behind --word. Type it as “--word FILE”."),
        ("export X --kind fnal", "--kind is draft or final, not “fnal”."),
        ("list --json=3", "--json stands by itself: nothing can be said with it."),
        ("export X --h", "“--h” can be --help or --html. Type it in full."),
    ],
)  # fmt: skip
def test_what_is_typed_wrongly_is_told_in_words(
    capsys: pytest.CaptureFixture[str], typed: str, told: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(typed.split())
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith(told)
    assert said.endswith(" --help” says what can be typed.\n")
    assert "argument" not in said


def test_what_is_no_number_is_told_in_words(
    casebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for typed in (("search", "visit"), ("decisions", "search", "visit")):
        for year in ("last", "-1", "²"):
            with pytest.raises(SystemExit):
                run(casebook, *typed, f"--year={year}")
            assert f"“{year}” is no whole number" in capsys.readouterr().err


def test_a_sign_that_the_pdf_lacks_is_told_with_the_export_and_by_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = practice_cases()[0][1]
    head = next(iter(case.heads.values()))
    workbench, store = open_workbench(tmp_path)
    workbench.bring_in(case.with_record("head", replace(head, as_put=head.as_put + " 🧩")))
    store.close()
    assert run(tmp_path, "check", REFERENCE) == 0
    assert "character-not-in-fonts" in capsys.readouterr().out
    assert run(tmp_path, "export", REFERENCE, "--pdf", tmp_path / "s.pdf") == 0
    assert "[U+1F9E9]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("where", "asked"),
    [
        ("letters.write_files", ("letters", REFERENCE, "ofsted", "--to", "out/a.docx")),
        ("issuing.write_files", ("issue", REFERENCE, "--kind", "draft", "--to", "out")),
    ],
)
def test_files_that_could_not_be_noted_are_named(
    casebook: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    where: str,
    asked: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()

    def write(*arguments: Any, **more: Any) -> Any:
        written = write_files(*arguments, **more)
        workbench, book = open_workbench(casebook)
        other = workbench.open(workbench.find(REFERENCE))
        # What is taken out elsewhere is not taken in unasked, as another change would be.
        other.apply("Elsewhere", lambda case: remove(case, "event", next(iter(case.events))))
        book.close()
        return written

    monkeypatch.setattr(f"workbench.cli.versions.{where}", write)
    assert run(casebook, *asked) == 2
    said = capsys.readouterr().err
    assert "changed elsewhere" in said and "not noted in the case" in said
    assert all(path.name in said for path in (tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    ("command", "made"),
    [(("export", "--text", "{}/a.txt"), "a.txt"), (("publish", "--to", "{}"), "23-990-014.pdf")],
)
def test_files_that_could_not_be_noted_are_kept_and_the_command_does_not_end_as_done(
    casebook: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    made: str,
) -> None:
    def locked(self: SqlCaseStore, *given: object) -> int:
        raise StoreUnavailable("The casebook is in use by another program.")

    monkeypatch.setattr(SqlCaseStore, "write", locked)
    name, *options = (each.format(tmp_path / "out") for each in command)
    (tmp_path / "out").mkdir()
    assert run(casebook, name, REFERENCE, *options) == 1
    assert "is in use by another program" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == [made]


@pytest.mark.parametrize("today", [date(1, 1, 1), date.max])
def test_a_clock_from_which_no_day_can_be_counted_is_told(
    casebook: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    today: date,
) -> None:
    monkeypatch.setattr(SystemClock, "today", lambda self: today)
    for command in (
        ("list",),
        ("evidence", "tidy"),
        ("issue", REFERENCE, "--to", tmp_path / "out"),
    ):
        assert run(casebook, *command) == 2
        assert f"clock says {day_in_words(today)}. Nothing was opened" in capsys.readouterr().err
    with pytest.raises(StoreUnavailable):
        window_services(casebook).open_casebook(casebook)
    assert not (tmp_path / "out").exists()
