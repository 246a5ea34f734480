"""Qt's enumerations are what Python would make of the same names and numbers."""

from __future__ import annotations

import enum
import pickle
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import Qt

from workbench.gui.window import enumerations
from workbench.gui.window.enumerations import create

KINDS = (enum.IntFlag, enum.Flag, enum.IntEnum, enum.Enum)
PYTHONS: Any = vars(enumerations)["_own"]


def enumerations_of_qt() -> Iterator[type[enum.Enum]]:
    for module in (QtCore, QtGui, QtWidgets):
        for owner in [getattr(module, name) for name in dir(module)]:
            for held in vars(owner).values() if isinstance(owner, type) else ():
                if isinstance(held, enum.EnumType):
                    yield held


def kept(made: type[enum.Enum]) -> list[dict[str, str]]:
    """All that an enumeration and its members hold, in words."""
    parts: list[object] = [made, *made.__members__.values()]
    return [
        {name: re.sub("0x[0-9a-f]+", "", repr(value)) for name, value in vars(part).items()}
        for part in parts
    ]


def test_every_enumeration_of_qt_is_as_python_makes_it() -> None:
    members = 0
    for made in enumerations_of_qt():
        kind = next(each for each in KINDS if issubclass(made, each))
        names = [(name, member.value) for name, member in made.__members__.items()]
        given = kind, made.__name__, names
        both = [make(*given, module="Qt", boundary=enum.KEEP) for make in (create, PYTHONS)]
        assert kept(both[0]) == kept(both[1])
        members += len(names)
    assert members > 3000


@pytest.mark.parametrize("kind", KINDS)
def test_they_are_used_as_pythons_are(kind: Any) -> None:
    names = [("FOUR", 4), ("ONE", 1), ("TWO", 2), ("BOTH", 3), ("SAME", 1), ("NONE", 0)]
    both = [make(kind, "Seen", names, boundary=enum.KEEP) for make in (create, PYTHONS)]
    for seen in (
        lambda made: [repr(each) for each in made],
        lambda made: [str(made(value)) for value in range(5)],
        lambda made: [made(3) is made.BOTH, made["SAME"] is made.ONE, made.ONE in made],
        lambda made: [hash(made.ONE), len(made), bool(made.NONE), f"{made.FOUR}"],
        lambda made: [made.ONE == 1, made.ONE != made.TWO],
        lambda made: (
            issubclass(made, enum.Flag)
            and [repr(made.FOUR | made.ONE), repr(~made.ONE), repr(list(made(7))), repr(made(64))]
        ),
    ):
        assert seen(both[0]) == seen(both[1])
    with pytest.raises(ValueError, match="is not a valid"):
        create(enum.Enum, "Seen", names)(99)


def test_one_is_of_the_module_it_is_made_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enum.EnumType, "_create_", create)
    for made in (enum.Enum("Made", [("ONE", 1)]), enum.Enum("Made", "ONE")):  # type: ignore[misc]
        monkeypatch.setitem(globals(), "Made", made)
        assert made.__module__ == __name__
        assert pickle.loads(pickle.dumps(made["ONE"])) is made["ONE"]
    assert pickle.loads(pickle.dumps(Qt.Key.Key_A)) is Qt.Key.Key_A


def test_one_that_nobody_asked_for_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(deep: int) -> None:
        raise ValueError(f"call stack is not {deep} deep")

    monkeypatch.setattr(enumerations, "sys", SimpleNamespace(_getframe=nobody))
    assert create(enum.Enum, "Made", [("ONE", 1)])(1).name == "ONE"


@pytest.mark.parametrize(
    "names",
    ["ONE TWO", [("name", 1)], [("ONE", "1")], [("_one", 1)], [("ONE", True)], {"ONE": 1}, [], ()],
)
def test_what_is_not_names_and_numbers_is_left_to_python(
    names: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = create(enum.Enum, "Left", names, module=__name__)
    monkeypatch.setattr(enumerations, "_fill", None)  # would fail if it were not
    assert kept(create(enum.Enum, "Left", names, module=__name__)) == kept(made)
    with pytest.raises(TypeError):
        create(enum.Enum, "Numbers", [("ONE", 1)])


@pytest.mark.parametrize("names", [[("mro", 1)], [("", 1)], [("ONE", 1), ("ONE", 2)]])
def test_what_python_refuses_is_refused(names: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        create(enum.Enum, "Refused", names, module=__name__)


def test_a_python_that_keeps_something_else_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def own(*given: Any, **named: Any) -> Any:
        made = PYTHONS(*given, **named)
        made._more_ = len(made)
        return made

    monkeypatch.setattr(enum.EnumType, "_create_", PYTHONS)
    enumerations.hasten()
    assert vars(enum.EnumType)["_create_"] is create
    monkeypatch.setattr(enum.EnumType, "_create_", PYTHONS)
    monkeypatch.setattr(enumerations, "_own", own)
    vars(enumerations)["_empty"].cache_clear()
    enumerations.hasten()
    vars(enumerations)["_empty"].cache_clear()
    assert vars(enum.EnumType)["_create_"] is PYTHONS
