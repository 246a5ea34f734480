"""The locks name exact versions with hashes, no address, and all that pyproject.toml asks for."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import ROOT
from tests.architecture.test_libraries import names_of, project

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?: ; (?P<marker>.+?))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def lines(name: str) -> list[str]:
    path = ROOT / "installers" / "lock" / f"{name}.txt"
    return path.read_text(encoding="utf-8").splitlines()


def pins(name: str) -> dict[str, set[str]]:
    """Library → versions, each with its marker; a library may differ between platforms."""
    found: dict[str, set[str]] = {}
    for match in filter(None, map(PIN.match, lines(name))):
        entry = f"{match['version']} {match['marker'] or ''}".strip()
        found.setdefault(match["name"], set()).add(entry)
    return found


@pytest.mark.parametrize("name", ["run", "check"])
def test_a_lock_holds_versions_and_hashes_and_nothing_else(name: str) -> None:
    strange = [line for line in lines(name) if not PIN.match(line) and not HASH.match(line)]
    assert strange == []
    assert len(pins(name)) > 5


@pytest.mark.parametrize("name", ["run", "check"])
def test_every_locked_version_has_a_hash(name: str) -> None:
    whole = lines(name)
    bare = [
        line
        for line, following in zip(whole, [*whole[1:], ""], strict=True)
        if PIN.match(line) and not HASH.match(following)
    ]
    assert bare == []


def test_the_lock_for_checking_includes_the_lock_for_running() -> None:
    assert pins("run").items() <= pins("check").items()


def test_the_locks_have_all_that_the_project_asks_for() -> None:
    assert names_of(project()["dependencies"]) <= set(pins("run"))
    assert names_of(project()["optional-dependencies"]["dev"]) <= set(pins("check"))


def test_a_library_that_is_only_for_checking_is_not_installed_for_running() -> None:
    assert names_of(project()["optional-dependencies"]["dev"]) & set(pins("run")) == set()


def test_qt_is_older_than_the_version_that_aborts() -> None:
    (version,) = pins("run")["pyside6-essentials"]
    assert (6, 10) <= tuple(map(int, version.split(".")[:2])) < (6, 12)
