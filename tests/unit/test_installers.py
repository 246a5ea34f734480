"""The two commands decide rightly what to install, what to run and what to say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import check
import provision
import relock
import start


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 4), (3, 14, 9)])
def test_a_python_the_libraries_are_locked_for_is_accepted(version: tuple[int, ...]) -> None:
    provision.check_python(version)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 13), (3, 15, 0)])
def test_another_python_is_refused_with_the_versions_that_would_do(
    version: tuple[int, ...],
) -> None:
    with pytest.raises(provision.SetupError, match="3.11, 3.12, 3.13 or 3.14"):
        provision.check_python(version)


def test_the_accepted_versions_are_those_of_the_project() -> None:
    text = (provision.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    oldest, too_new = provision.OLDEST, provision.FIRST_TOO_NEW
    wanted = f">={oldest[0]}.{oldest[1]},<{too_new[0]}.{too_new[1]}"
    assert tomllib.loads(text)["project"]["requires-python"] == wanted


def test_linux_without_a_display_has_no_screen() -> None:
    assert provision.screens({}, "linux") == ()
    assert provision.screens({"DISPLAY": ""}, "linux") == ()


def test_linux_may_have_either_kind_of_screen_or_both() -> None:
    assert provision.screens({"DISPLAY": ":0"}, "linux") == ("x11",)
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert provision.screens(both, "linux") == ("x11", "wayland")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(platform: str) -> None:
    assert provision.screens({}, platform) == ("native",)


def test_x11_libraries_are_installed_only_for_an_x11_screen() -> None:
    assert "libxcb-cursor0" not in provision.system_packages(())
    assert "libxcb-cursor0" in provision.system_packages(("x11",))
    assert "libgl1" in provision.system_packages(())


def test_the_command_to_type_names_every_package_and_asks_for_rights() -> None:
    typed = provision.by_hand(["libgl1", "libegl1"])
    assert typed.startswith("sudo apt-get update && sudo apt-get install")
    assert typed.endswith("libgl1 libegl1")


def test_packages_are_installed_without_questions() -> None:
    command = provision.apt_command(["libgl1"], ["sudo", "-n"])
    assert command[:2] == ["sudo", "-n"]
    assert "-y" in command
    assert "DEBIAN_FRONTEND=noninteractive" in command


def test_an_environment_is_stale_when_the_lock_the_place_or_the_python_changes() -> None:
    kept = provision.stamp_text(b"lock", Path("a"), (3, 11))
    others = {
        provision.stamp_text(b"other", Path("a"), (3, 11)),
        provision.stamp_text(b"lock", Path("b"), (3, 11)),
        provision.stamp_text(b"lock", Path("a"), (3, 12)),
    }
    assert len(others | {kept}) == 4


def test_installing_does_not_begin_on_a_disk_that_is_nearly_full(tmp_path: Path) -> None:
    with pytest.raises(provision.SetupError, match="has 12 MB free"):
        provision.ensure_space(tmp_path, 700, free=lambda _: 12_000_000)
    provision.ensure_space(tmp_path, 700, free=lambda _: 700_000_000)


def test_the_environment_finds_the_checkout_from_any_folder(tmp_path: Path) -> None:
    place = tmp_path / "lib" / "python3.11" / "site-packages"
    place.mkdir(parents=True)
    provision.link_program(Path("the checkout"), tmp_path)
    assert [p.read_text("utf-8") for p in place.iterdir()] == ["the checkout\n"]


def test_the_python_of_an_environment_is_where_the_platform_keeps_it() -> None:
    assert provision.venv_python(Path("v"), "nt") == Path("v/Scripts/python.exe")
    assert provision.venv_python(Path("v"), "posix") == Path("v/bin/python")


def test_a_message_quotes_only_the_end_of_what_a_program_said() -> None:
    assert provision.last_lines("one\n\ntwo\nthree\n", 2) == "  two\n  three"


def test_without_a_screen_the_practice_cases_are_written() -> None:
    assert start.program_arguments([], ()) == ["demo", "--out", "practice-output"]
    assert start.program_arguments([], ("x11",)) == []
    assert start.program_arguments(["list"], ()) == ["list"]


def test_without_a_screen_qt_draws_into_memory_unless_told_otherwise() -> None:
    assert start.environment_for((), {})["QT_QPA_PLATFORM"] == "offscreen"
    assert start.environment_for((), {"QT_QPA_PLATFORM": "vnc"})["QT_QPA_PLATFORM"] == "vnc"
    assert "QT_QPA_PLATFORM" not in start.environment_for(("x11",), {})


def test_only_word_and_pdf_files_are_listed(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.docx", "a.json"):
        (tmp_path / name).touch()
    assert [p.name for p in start.practice_files(tmp_path)] == ["a.docx", "b.pdf"]


def test_the_tests_are_the_last_check() -> None:
    assert check.CHECKS[-1][1][:2] == ["-m", "pytest"]
    assert check.environment_for({})["QT_QPA_PLATFORM"] == "offscreen"
    assert "PYTHONDONTWRITEBYTECODE" not in check.environment_for({"PYTHONDONTWRITEBYTECODE": "1"})


def test_a_failure_before_the_tests_is_named() -> None:
    assert "types" in check.summary(["types"])
    assert "in order" in check.summary([])


def test_the_second_lock_is_held_to_the_first() -> None:
    lock = 'a==1 \\\n    --hash=sha256:0\nb==2 ; sys_platform == "win32" \\\n    --hash=sha256:1\n'
    assert relock.pins_only(lock) == 'a==1\nb==2 ; sys_platform == "win32"\n'


def test_a_lock_is_made_without_addresses() -> None:
    command = relock.compile_command("uv", relock.RUN, "--upgrade")
    assert {"--generate-hashes", "--no-emit-index-url", "--upgrade"} <= set(command)
