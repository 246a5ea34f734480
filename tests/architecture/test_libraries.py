"""Every library has one home in the program, and the inner layers load without any of them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Set
from typing import Any

from tests.architecture.source import ROOT, files, imported, name_of

# Where in the program a library may be imported. A library that is not listed has no home yet:
# declare it in pyproject.toml, then say here which folder speaks to it.
HOMES = {
    "PySide6": "workbench/gui/",
    "shiboken6": "workbench/gui/",
    "sqlalchemy": "workbench/persistence/",
    "alembic": "workbench/persistence/",
    "sqlite3": "workbench/persistence/",
    "docx": "workbench/export/word/",
    "lxml": "workbench/export/word/",
    "reportlab": "workbench/export/pdf/",
    "PIL": ("workbench/export/", "workbench/interchange/drawing/", "workbench/interchange/copies/"),
    "bidi": "workbench/export/pdf/",
    "uharfbuzz": "workbench/export/pdf/",
    "openpyxl": "workbench/interchange/",
    "pypdf": "workbench/interchange/copies/",
    "pypdfium2": (
        "workbench/interchange/papers/",
        "workbench/interchange/drawing/",
        "workbench/interchange/copies/",
    ),
    "olefile": "workbench/interchange/papers/",
    "nacl": "workbench/interchange/handover/",
    "hunspell": "workbench/spelling/",
    "spylls": "workbench/spelling/",
}
BROUGHT_BY = {
    "PySide6": "pyside6-essentials",
    "shiboken6": "pyside6-essentials",
    "docx": "python-docx",
    "lxml": "python-docx",
    "PIL": "reportlab",
    "hunspell": "chunspell",
    "bidi": "python-bidi",
    "nacl": "pynacl",
}
TESTS_BRING = {
    "_pytest": "pytest",
    "pytestqt": "pytest-qt",
    "openxml_audit": "openxml-audit",
    "lxml": "python-docx",
    **BROUGHT_BY,
}
OURS = {"workbench", "tests", "provision", "start", "check", "relock"}
PURE = ("workbench.domain", "workbench.statement", "workbench.application")
LOAD_WITHOUT_THE_RIM = """
import importlib, pkgutil, sys
for name in sys.argv[1].split(","):
    sys.modules[name] = None
for layer in sys.argv[2].split(","):
    package = importlib.import_module(layer)
    for module in pkgutil.walk_packages(package.__path__, layer + "."):
        importlib.import_module(module.name)
print(*sorted({name.split(".")[0] for name, module in sys.modules.items() if module}))
"""


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def names_of(requirements: list[str]) -> set[str]:
    return {re.split(r"[\s<>=!~\[;]", wanted)[0].lower() for wanted in requirements}


def foreign(names: Set[str]) -> set[str]:
    """The libraries among `names` that Python does not bring, and its database module."""
    return {n for n in names if n not in sys.stdlib_module_names or n == "sqlite3"} - OURS


def test_a_library_is_used_in_its_home_only() -> None:
    strays = [
        (name_of(path), library)
        for path in files("workbench", suffix=".py")
        for library in foreign(imported(path))
        if not name_of(path).startswith(HOMES.get(library, "nowhere"))
    ]
    assert strays == []


def test_what_the_program_imports_is_declared_and_what_is_declared_is_imported() -> None:
    used = set().union(*(imported(path) for path in files("workbench", suffix=".py")))
    needed = {BROUGHT_BY.get(n, n).lower() for n in foreign(used) - {"sqlite3"}}
    assert needed == names_of(project()["dependencies"])


# Run by another program's own Python, to compare start-up with it; never by the tests.
BESIDE = "tests/benchmarks/beside_"


def test_what_the_tests_import_is_declared() -> None:
    declared = names_of(project()["dependencies"] + project()["optional-dependencies"]["dev"])
    strays = [
        (name_of(path), library)
        for path in files("tests", suffix=".py")
        if not name_of(path).startswith(BESIDE)
        for library in foreign(imported(path)) - {"sqlite3"}
        if TESTS_BRING.get(library, library).lower() not in declared
    ]
    assert strays == []


def test_the_inner_layers_load_with_every_library_of_the_rim_missing() -> None:
    rim = ",".join([*HOMES, "PIL", "jsonschema"])
    command = [sys.executable, "-c", LOAD_WITHOUT_THE_RIM, rim, ",".join(PURE)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = {n for n in foreign(set(done.stdout.split())) if not n.startswith("_")}
    before = subprocess.run(
        [sys.executable, "-c", "import sys; print(*{n.split('.')[0] for n in sys.modules})"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded - set(before.stdout.split()) == set()


def test_a_command_runs_without_the_windows_library() -> None:
    """A command on a server, or in a script of many, neither needs Qt nor waits for it."""
    load = (
        "import sys; sys.modules['PySide6'] = None; import workbench.cli.run, workbench.bootstrap"
    )
    done = subprocess.run(
        [sys.executable, "-c", load], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
