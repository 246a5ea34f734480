"""An edit is made of the case it is given, which may be newer than the one on the screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source import files, name_of, tree_of


def _blind(tree: ast.Module) -> Iterator[int]:
    """The lines that apply a case made before, without saying that it holds only as it was seen."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        if call.func.attr != "apply" or any(each.arg == "as_seen" for each in call.keywords):
            continue
        for edit in call.args:
            if isinstance(edit, ast.Lambda) and edit.args.args:
                given = edit.args.args[0].arg
                names = {each.id for each in ast.walk(edit.body) if isinstance(each, ast.Name)}
                if given not in names:
                    yield call.lineno


def test_no_edit_puts_a_case_made_before_in_place_of_what_was_changed_elsewhere() -> None:
    looked_at = files("workbench/gui", "workbench/cli", suffix=".py")
    blind = [f"{name_of(path)}:{line}" for path in looked_at for line in _blind(tree_of(path))]
    assert not blind
    assert [*_blind(ast.parse("bridge.apply('Move', lambda _: acted.case)"))] == [1]
