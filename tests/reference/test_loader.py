"""Reference data with anything wrong in them are refused, naming the file and the entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbench.domain.errors import ReferenceDataInvalid
from workbench.reference.loader import load_library

RESOURCES = Path(__file__).parents[2] / "resources"

PARAGRAPH = """
[[paragraph]]
id = "extra"
title = "Extra"
section = "powers"
when = "always"
text = "Words."
source = "A source"
consulted = 2026-11-22
"""


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    shutil.copytree(RESOURCES / "paragraphs", tmp_path / "paragraphs")
    for folder in ("rules", "standards", "remedies", "names"):
        shutil.copytree(RESOURCES / folder, tmp_path / folder)
    for name in ("jurisdiction.toml", "skeletons.toml", "wording.toml", "reasons.toml"):
        shutil.copy(RESOURCES / name, tmp_path / name)
    return tmp_path


def write(resources: Path, text: str, name: str = "zz-extra.toml") -> None:
    (resources / "paragraphs" / name).write_text(text, "utf-8")


def refusal(resources: Path) -> str:
    with pytest.raises(ReferenceDataInvalid) as caught:
        load_library(resources)
    assert caught.value.hint
    return caught.value.message


def test_a_further_file_of_paragraphs_is_read(resources: Path) -> None:
    before = load_library(resources)
    write(resources, 'version = "2027.01"\n' + PARAGRAPH)
    after = load_library(resources)
    assert after.paragraphs.keys() - before.paragraphs.keys() == {"extra"}
    assert after.version.startswith("2027.01-")


def test_the_version_follows_every_word(resources: Path) -> None:
    write(resources, 'version = "2026.11"\n' + PARAGRAPH)
    first = load_library(resources).version
    write(resources, 'version = "2026.11"\n' + PARAGRAPH.replace("Words", "Other words"))
    assert load_library(resources).version != first


def test_the_version_does_not_depend_on_line_ends(resources: Path) -> None:
    before = load_library(resources).version
    for path in (resources / "paragraphs").glob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_library(resources).version == before


def test_wrapped_lines_are_joined_and_lists_kept(resources: Path) -> None:
    text = "'''\nOne\ntwo:\n- three\n  four\n- five\n\nsix\n'''"
    write(resources, 'version = "2026.11"\n' + PARAGRAPH.replace('"Words."', text))
    found = load_library(resources).paragraphs["extra"]
    assert found.text == "One two:\n- three four\n- five\n\nsix"


def test_defaults_hold_for_every_entry_without_its_own(resources: Path) -> None:
    text = PARAGRAPH.replace('when = "always"\n', "") + PARAGRAPH.replace('"extra"', '"more"')
    write(resources, 'version = "2026.11"\n[defaults]\nwhen = "chosen"\n' + text)
    found = load_library(resources).paragraphs
    assert (found["extra"].when, found["more"].when) == ("chosen", "always")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"extra"', '"ofsted"', "paragraph “ofsted”: there is another paragraph with this id"),
        ('"extra"', '"Extra one"', "its id may hold lower-case letters"),
        ('when = "always"', 'when = "sometimes"', "when = “sometimes” is not a known condition"),
        ('when = "always"\n', "", "paragraph “extra”: when is missing"),
        ('section = "powers"', 'section = "nowhere"', "has a section “nowhere”"),
        ('source = "A source"', 'source = " "', "its source is empty"),
        ("consulted = 2026-11-22\n", "", "consulted is missing"),
        ('"Words."', '"Words, {name}."', "the unknown placeholder “{name}”"),
        ('"Words."', '"Words {cite:}."', "the unknown placeholder “{cite:}”"),
        ('"Words."', '"Words } more."', "a brace stands alone in its text"),
        ('"Words."', "7", "text should be text, but is a number"),
        ('title = "Extra"', 'titel = "Extra"', "titel is not a known field"),
        ('when = "always"', 'when = "always"\nstage = "middle"', "stage = “middle” is not known"),
        ('when = "always"', 'when = "always"\nplace = "under"', "place = “under” is not known"),
        ('when = "always"', 'when = "always"\nstatus = "sure"', "status = “sure” is not known"),
        ('when = "always"', 'when = "always"\nkinds = ["letter"]', "its kinds are"),
        ('when = "always"', 'when = "always"\ntopic_title = "T"', "a topic_title needs a topic"),
        (
            'when = "always"',
            'when = "always"\nvalid_from = 2024-01-01\nvalid_to = 2023-01-01',
            "it stops being valid before it begins",
        ),
        ("[[paragraph]]", "[[phrase]]", "“phrase” is not known here"),
        ("[[paragraph]]", "[paragraph]", "it has no [[paragraph]] entries"),
        ("[[paragraph]]", "[[paragraph", "it is not TOML"),
    ],
)
def test_a_faulty_paragraph_is_named(resources: Path, old: str, new: str, what: str) -> None:
    assert old in PARAGRAPH
    write(resources, 'version = "2026.11"\n' + PARAGRAPH.replace(old, new))
    message = refusal(resources)
    assert what in message
    assert "zz-extra.toml" in message or "paragraph “extra”" in message


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("outlines.toml", 'composer = "powers"', 'composer = "power"', "composer “power”"),
        ("outlines.toml", '"before powers"', '"first"', "placement “first” is not known"),
        ("outlines.toml", 'edition = "current"', 'edition = "2030"', "edition “2030”"),
        ("outlines.toml", '"investigation"', '"letter"', "statement_kind “letter”"),
        ("outlines.toml", 'id = "powers"', 'id = "complaint"', "“complaint” is twice"),
        ("phrases.toml", 'id = "signature"', 'id = "signed"', "phrase “signature”: it is missing"),
        ("phrases.toml", 'id = "signature"', 'id = "header"', "another phrase with this id"),
        (
            "categories.toml",
            'name = "Education"',
            'nam = "Education"',
            "“nam” is not a known field",
        ),
        ("categories.toml", '"Fostering"', "3", "its subjects are words"),
    ],
)
def test_a_fault_in_the_other_files_is_named(
    resources: Path, name: str, old: str, new: str, what: str
) -> None:
    path = resources / "paragraphs" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    message = refusal(resources)
    assert name in message
    assert what in message


def test_a_kind_of_statement_without_an_outline_is_noticed(resources: Path) -> None:
    path = resources / "paragraphs" / "outlines.toml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.rindex("[[outline]]")], "utf-8")
    assert "not exactly one outline for assessment, to-2024" in refusal(resources)


def test_a_missing_file_is_named(resources: Path) -> None:
    (resources / "paragraphs" / "phrases.toml").unlink()
    assert "has no phrases.toml" in refusal(resources)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "has no" in refusal(tmp_path / "gone")


def test_a_file_without_a_version_is_refused(resources: Path) -> None:
    write(resources, PARAGRAPH)
    assert 'version = "2026.11"' in refusal(resources)


def test_a_file_that_is_not_text_is_refused(resources: Path) -> None:
    (resources / "paragraphs" / "zz-extra.toml").write_bytes(b'version = "\xff"')
    assert "not text in UTF-8" in refusal(resources)
