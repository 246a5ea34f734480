"""Classes of values are what Python's own would be, however they are made."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from collections.abc import Callable
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

import pytest

import workbench
from workbench.domain import dataclass as quick
from workbench.domain.dates.partial import PartialDate

MAKERS = {"python": dataclasses.dataclass, "quick": quick.dataclass}
Maker = Callable[..., Any]
V = TypeVar("V")


def classes(dataclass: Maker) -> dict[str, Any]:
    """One class of each kind the program has."""

    @dataclass(frozen=True, slots=True)
    class Value:
        one: str
        two: int = 2
        many: tuple[int, ...] = ()
        made: list[int] = field(default_factory=list, compare=False)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        id: str
        put: str = field(default="", metadata={"facts": 1})

    @dataclass(slots=True)
    class Changing:
        words: str = ""
        kept: list[str] = field(default_factory=list, repr=False, compare=False)

    @dataclass(frozen=True)
    class Counted:
        first: int
        twice: int = field(init=False, compare=False)
        three: int = field(init=False, default=3)

        def __post_init__(self) -> None:
            object.__setattr__(self, "twice", 2 * self.first)

    @dataclass(frozen=True, slots=True)
    class More(Value):
        three: str = "three"

    class Plain(Value):
        """As it may be written beside the program: nothing said of its own fields."""

        def length(self) -> int:
            return len(self.one)

    @dataclass(eq=False)
    class Itself:
        word: str = ""

    @dataclass(frozen=True, slots=True)
    class Own:
        word: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own)

        def __repr__(self) -> str:
            return "own"

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    return {each.__name__: each for each in (
        Value, Named, Changing, Counted, More, Plain, Itself, Own, Empty,
    )}  # fmt: skip


MADE = {name: classes(maker) for name, maker in MAKERS.items()}
VALUES: tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...] = (
    ("Value", ("a",), {}),
    ("Value", ("a", 2, (1, 2)), {"made": [1]}),
    ("Named", (), {"id": "n", "put": "there"}),
    ("Changing", ("w", ["k"]), {}),
    ("Counted", (4,), {}),
    ("More", ("a",), {"three": "3"}),
    ("Plain", ("a",), {"two": 3}),
    ("Plain", ("a", 2, (1, 2)), {"made": [1]}),
    ("Itself", ("w",), {}),
    ("Own", ("w",), {}),
    ("Empty", (), {}),
)


def said_of(made: dict[str, Any], name: str, given: Any, named: Any) -> list[object]:
    """Everything that can be asked of a value and another one like it."""
    kind = made[name]
    value, alike = kind(*given, **named), kind(*given, **named)
    hashed = kind.__hash__ is not None and (name == "Itself" or hash(value) == hash(alike) != 0)
    twice = copy.copy(value), copy.deepcopy(value)
    return [
        re.sub(r"^.*<locals>\.", "", repr(value)),
        value == alike, value != alike, value == name, hashed,
        kind.__match_args__, [each.name for each in dataclasses.fields(value)],
        dataclasses.asdict(value), name == "Itself" or twice == (value, value),
        hasattr(value, "__dict__"),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "given", "named"), VALUES)
def test_a_value_is_what_it_would_be(name: str, given: Any, named: Any) -> None:
    expected = said_of(MADE["python"], name, given, named)
    for _ in range(12):  # after some values the constructor is another one
        assert said_of(MADE["quick"], name, given, named) == expected


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
def test_a_value_does_not_change(made: dict[str, Any]) -> None:
    value = made["Value"]("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.one = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.one
    assert dataclasses.replace(value, one="b").one == "b"
    assert value.one == "a"
    changing = made["Changing"]()
    changing.words = "other"
    assert changing == made["Changing"]("other")
    with pytest.raises(TypeError, match="unhashable"):
        hash(changing)


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
def test_lists_are_of_one_value_alone(made: dict[str, Any]) -> None:
    one, other = made["Changing"](), made["Changing"]()
    one.kept.append("w")
    assert other.kept == []


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
@pytest.mark.parametrize(
    ("given", "named"), [((), {}), (("a", 1, (), [], 5), {}), (("a",), {"other": 1})]
)
def test_what_does_not_fit_is_refused(made: dict[str, Any], given: Any, named: Any) -> None:
    for _ in range(2):  # what does not fit is refused by another function than fills the first
        with pytest.raises(TypeError, match=r"Value.__init__\(\)"):
            made["Value"](*given, **named)


@quick.dataclass(frozen=True, slots=True)
class Kept:
    """A class that can be found again by its name."""

    one: str
    two: tuple[int, ...] = ()
    three: str = ""


def test_a_value_is_pickled_and_read_back() -> None:
    assert pickle.loads(pickle.dumps(Kept("a", (1, 2)))) == Kept("a", (1, 2))


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
@pytest.mark.parametrize("name", ["Value", "Plain", "More"])
def test_a_value_is_of_its_class_and_shut_however_it_was_made(
    made: dict[str, Any], name: str
) -> None:
    kind = made[name]
    for value in (
        kind("a"),
        kind("b"),
        dataclasses.replace(kind("c"), two=5),
        copy.copy(kind("d")),
    ):
        assert type(value) is kind and value.__class__ is kind
        assert value.made == [] and value.made is not kind("a").made
        with pytest.raises(dataclasses.FrozenInstanceError):
            value.two = 3


def test_a_value_whose_making_fails_leaves_the_next_as_it_is() -> None:
    def refuse() -> list[int]:
        raise ValueError

    @quick.dataclass(frozen=True, slots=True)
    class Failing:
        one: str
        two: int = 2
        three: list[int] = field(default_factory=refuse)

    for _ in range(2):
        with pytest.raises(ValueError):
            Failing("a")
    assert Failing("a", 2, [3]) == Failing("a", three=[3])


def test_every_class_of_values_is_made_the_quick_way() -> None:
    home = Path(workbench.__file__).parent
    python = re.compile(r"from dataclasses import .*\bdataclass\b|dataclasses\.dataclass\b")
    found = [
        str(path.relative_to(home))
        for path in home.rglob("*.py")
        if path.name != "dataclass.py" and python.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_a_class_of_any_kind_of_values_is_made_and_stays_as_it_is(maker: Maker) -> None:
    @maker(frozen=True, slots=True)
    class Of(Generic[V]):
        title: str
        value: V
        width: int = 0

    made = Of("a", [1], width=3)
    assert (made.title, made.value, made.width) == ("a", [1], 3)
    assert type(made) is Of
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.width = 4


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2024, 2, 29), date(2199, 12, 31)])
def test_an_exact_day_is_the_date_of_its_parts(day: date) -> None:
    made, parts = PartialDate.of(day), PartialDate(day.year, day.month, day.day)
    assert (made, hash(made), repr(made)) == (parts, hash(parts), repr(parts))
    assert made.first_day() == made.last_day() == day


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1)])
def test_an_exact_day_is_of_a_year_that_cases_have(day: date) -> None:
    with pytest.raises(ValueError, match="outside 1900 to 2199"):
        PartialDate.of(day)
