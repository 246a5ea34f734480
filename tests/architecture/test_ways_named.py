"""What a message says to press is there under that name, and a command does the same."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import ROOT, files, name_of, tree_of
from workbench.cli.desk import TYPED, as_typed

_NAMED = re.compile(r"\b(File|Edit|Case|View|Tools|Help) › ([^“”]+?…)")
_ENTRY = re.compile(r"""self\._add\((?:menu|papers|reader), "[^"]+", "([^"]+)\"""")
_COMMAND = re.compile(r"\bthe command [a-z]|\bcommand line\b")


def told_below_the_window() -> list[tuple[str, str]]:
    """Every string of the layers that both the window and the commands show, and its file."""
    found = []
    for path in files("workbench", suffix=".py"):
        name = name_of(path)
        if name.startswith(("workbench/gui/", "workbench/cli/")):
            continue
        tree = tree_of(path)
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found.extend(
            (name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if id(node) not in docs
        )
    return found


def test_what_a_message_says_to_choose_is_in_the_menu_and_is_a_command_too() -> None:
    source = (ROOT / "workbench/gui/window/actions.py").read_text(encoding="utf-8")
    entries = {entry.replace("&", "") for entry in _ENTRY.findall(source)}
    named = [
        (name, *match.groups())
        for name, words in told_below_the_window()
        for match in _NAMED.finditer(words)
    ]
    assert named
    assert [each for each in named if each[2] not in entries] == []
    assert [each for each in named if f"{each[1]} › {each[2]}" not in TYPED] == []


def test_no_message_of_the_window_speaks_of_the_command_line() -> None:
    assert [each for each in told_below_the_window() if _COMMAND.search(each[1])] == []


def test_a_command_is_told_the_command_that_does_what_the_window_does() -> None:
    words = "Nothing was changed. Case › Reopen the case… asks for a reason. File › Restore…."
    assert as_typed(words) == (
        "Nothing was changed. “workbench reopen” asks for a reason. “workbench restore”."
    )
