"""Qt's enumerations, made in a third of the time.

Qt's classes bring two hundred of them, with three thousand members, before the register is painted,
and more with every page. Python makes each by way of the body of a class, where a name may mean
anything. Those of Qt are names and whole numbers; what else is in an enumeration comes here from an
empty one that Python made. Others are left to Python, as are all where it keeps something of an
enumeration that is not known here.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from functools import cache, reduce
from operator import or_
from typing import Any

_KINDS: tuple[type[Enum], ...] = (Enum, IntEnum, Flag, IntFlag)
_own: Any = vars(EnumType)["_create_"]
_put = type.__setattr__


def hasten() -> None:
    """From now on make enumerations here, where they come out as Python's own do."""
    if all(_looks(create, kind) == _looks(_own, kind) for kind in _KINDS):
        _put(EnumType, "_create_", create)


def _looks(make: Any, kind: type[Enum]) -> object:
    """All that is kept of an enumeration and of its members."""
    values = [("FOUR", 4), ("ONE", 1), ("BOTH", 5), ("SAME", 1), ("GAP", 18), ("NONE", 0)]
    made = make(kind, "Sample", values, module=__name__, boundary=KEEP)
    parts = (made, *vars(made)["_member_map_"].values())
    return [{name: repr(kept) for name, kept in vars(each).items()} for each in parts]


def create(cls: type[Enum], class_name: str, names: Any = None, **how: Any) -> Any:
    """The enumeration that `cls(class_name, names)` is; called in place of Python's own maker."""
    if not how.get("module"):
        with suppress(ValueError):  # Qt may ask for it by itself
            how["module"] = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001
    other = not how.get("module") or how.get("type") or how.get("qualname") or cls not in _KINDS
    if other or not _plain(cls, names):
        return _own(cls, class_name, names, **how)
    # Its lists and tables are its own.
    empty = _empty(cls, how.get("boundary")).items()
    room = {name: kept.copy() if type(kept) in (list, dict) else kept for name, kept in empty}
    made = type.__new__(EnumType, class_name, (cls,), room | {"__module__": how["module"]})
    _put(made, "__new__", room["__new__"])  # by now a static method
    _fill(made, names, room)
    if issubclass(cls, Flag):
        _add_up(made, room)
    return made


def _plain(cls: type[Enum], names: Any) -> bool:
    """Whether each is given once, means nothing else, and stands for a whole number."""
    if type(names) is not list or {*map(type, names)} != {tuple}:
        return False
    known = dict(names)
    if {*map(type, known)} != {str} or {*map(type, known.values())} != {int}:
        return False
    free = _taken(cls).isdisjoint(known) and not any(name.startswith("_") for name in known)
    return free and len(known) == len(names)


@cache
def _taken(cls: type[Enum]) -> frozenset[str]:
    return frozenset().union({"", "mro"}, *map(vars, cls.__mro__))


@cache
def _empty(cls: type[Enum], boundary: Any) -> dict[str, Any]:
    return dict(vars(_own(cls, "Empty", [], module=__name__, boundary=boundary)))


def _fill(made: Any, names: list[tuple[str, int]], room: dict[str, Any]) -> None:
    """Put the members in; a number named before has that member."""
    listed, by_name, by_value = (room[each] for each in _TABLES)
    new, of_number, flags = room["_new_member_"], room["_use_args_"], issubclass(made, Flag)
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = new(made, value) if of_number else new(made)
            member._value_, member._name_ = value, name
            member.__objclass__, member._sort_order_ = made, len(listed)
            by_value[value] = member
            if not flags or _single(value):
                listed.append(name)
        by_name[name] = member
        _put(made, name, member)
    room.get("_hashable_values_", []).extend(by_value)  # Pythons after 3.11 have it


_TABLES = ("_member_names_", "_member_map_", "_value2member_map_")


def _single(value: int) -> bool:
    return value != 0 and value & (value - 1) == 0


def _add_up(made: Any, room: dict[str, Any]) -> None:
    """What flags come to together."""
    values = list(room["_value2member_map_"])
    singles = [value for value in values if _single(value)]
    of_all, of_singles = reduce(or_, values), reduce(or_, singles, 0)
    made._all_bits_ = 2 ** of_all.bit_length() - 1
    made._flag_mask_ = of_singles  # so until Python 3.11.4
    if "_singles_mask_" in room:
        made._flag_mask_, made._singles_mask_ = of_all, of_singles
    if singles != sorted(singles):
        made._iter_member_ = made._iter_member_by_def_
