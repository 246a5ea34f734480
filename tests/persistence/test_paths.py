"""Where the shipped data and the user's folders are found, however the program is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.paths import bundle, user_folders

HOME = Path("/home/ada").absolute()


def test_a_checkout_keeps_its_data_at_the_top() -> None:
    assert (bundle().resources / "theme").is_dir()
    assert (bundle().migrations / "env.py").is_file()


def test_a_wheel_keeps_its_data_in_the_package(tmp_path: Path) -> None:
    package = tmp_path / "workbench"
    (package / "_bundle").mkdir(parents=True)
    assert bundle(package).resources == package / "_bundle" / "resources"
    assert bundle(package).migrations == package / "_bundle" / "db" / "migrations"


def test_a_packaged_application_keeps_its_data_where_it_was_unpacked(tmp_path: Path) -> None:
    assert bundle(unpacked=str(tmp_path)).migrations == tmp_path / "db" / "migrations"


@pytest.mark.parametrize(
    ("platform", "environment", "data", "settings"),
    [
        ("win32", {}, "AppData/Local/Case workbench", "AppData/Local/Case workbench/settings"),
        ("win32", {"LOCALAPPDATA": str(HOME / "L")}, "L/Case workbench", None),
        (
            "darwin",
            {},
            "Library/Application Support/Case workbench",
            "Library/Preferences/Case workbench",
        ),
        ("linux", {}, ".local/share/case-workbench", ".config/case-workbench"),
        (
            "linux",
            {"XDG_DATA_HOME": str(HOME / "d"), "XDG_CONFIG_HOME": str(HOME / "c")},
            "d/case-workbench",
            "c/case-workbench",
        ),
        ("linux", {"XDG_DATA_HOME": "relative"}, ".local/share/case-workbench", None),
    ],
)
def test_the_user_s_folders_follow_the_platform(
    platform: str, environment: dict[str, str], data: str, settings: str | None
) -> None:
    found = user_folders(None, platform, environment, HOME)
    assert found.data == HOME / data
    if settings is not None:
        assert found.settings == HOME / settings


@pytest.mark.parametrize(
    ("platform", "logs"),
    [
        ("win32", "AppData/Local/Case workbench/logs"),
        ("darwin", "Library/Logs/Case workbench"),
        ("linux", ".local/state/case-workbench"),
    ],
)
def test_the_log_is_kept_where_the_platform_keeps_logs(platform: str, logs: str) -> None:
    assert user_folders(None, platform, {}, HOME).logs == HOME / logs


def test_a_data_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    usual = user_folders(None, "linux", {}, HOME)
    assert user_folders(Path("cases"), "linux", {}, HOME).data == Path.cwd() / "cases"
    assert user_folders(Path("cases"), "linux", {}, HOME).settings == usual.settings
    assert user_folders(Path("~no-such-user/cases"), "linux", {}, HOME).data.is_absolute()
