"""Classes of values: what `dataclasses.dataclass` makes of them, in a fifth of the time.

Python writes and compiles six functions for each such class, called or not. The program has some
five hundred, and four hundred stand between its start and the first page of a case. Here they share
their functions; only a constructor is written, when the first of its values is made. A reader of
types sees Python's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    from dataclasses import MISSING, FrozenInstanceError, fields
    from dataclasses import dataclass as described
    from functools import cache, partial

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, eq=True):
        """The class with a constructor, and the comparisons and words of a value."""

        def made(cls):
            if not cls.__doc__:
                cls.__doc__ = cls.__name__  # Python would work out the signature for it
            own = {name for name, value in vars(cls).items() if value is not None}
            cls = described(cls, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
            given = {"__init__": _filling(cls, frozen)}
            given["__repr__"] = _words
            if eq:
                given["__eq__"] = _late(cls, "__eq__", partial(_comparison, cls))
                given["__hash__"] = _late(cls, "__hash__", partial(_hash, cls)) if frozen else None
            if frozen:
                given |= {"__setattr__": _refuse_change, "__delattr__": _refuse_change}
                given |= {"__getstate__": _state, "__setstate__": _take_state}
            for name, function in given.items():
                if name not in own:
                    setattr(cls, name, function)
            return cls

        return made if cls is None else made(cls)

    def _late(cls, name, write):
        """A method whose source is written when it is first called."""

        def first(self, *values, **named):
            method = write()
            if vars(cls)[name] is first:
                setattr(cls, name, method)
            return method(self, *values, **named)

        return first

    def _filling(cls, frozen):
        """A constructor that fills the first values field by field; for more of them it is written.

        Of many classes there are only a few, and to write one takes as long as filling a hundred.
        """
        left = iter(range(_SEVERAL))

        def fill(self, *values, **named):
            if next(left, None) is not None and _fill(self, fields(cls), values, named):
                return
            written = _constructor(cls, frozen)
            if vars(cls)["__init__"] is fill:
                cls.__init__ = written
            written(self, *values, **named)

        return fill

    _SEVERAL = 20

    def _fill(self, known, values, named):
        """Whether what is given is what a value needs, which then is in it."""
        places = [each.name for each in known if each.init and not each.kw_only]
        if len(values) > len(places) or not named.keys().isdisjoint(places[: len(values)]):
            return False
        given = {**dict(zip(places, values, strict=False)), **named}
        for each in known:
            if each.init and each.name in given:
                value = given.pop(each.name)
            elif each.default is not MISSING:
                value = each.default
            elif each.default_factory is not MISSING:
                value = each.default_factory()
            elif each.init:
                return False
            else:  # it is set elsewhere
                continue
            object.__setattr__(self, each.name, value)
        if given:
            return False
        if hasattr(self, "__post_init__"):
            self.__post_init__()
        return True

    def _written(cls, name, source, **known):
        exec(source, known)
        known[name].__qualname__ = f"{cls.__qualname__}.{name}"
        return known[name]

    def _of_each(cls, owner):
        """A tuple of what is compared of a value, as source."""
        return "(" + "".join(f"{owner}.{f.name}, " for f in fields(cls) if f.compare) + ")"

    def _comparison(cls):
        both = f"{_of_each(cls, 'self')} == {_of_each(cls, 'other')}"
        alike = f"{both} if other.__class__ is self.__class__ else NotImplemented"
        return _written(cls, "__eq__", f"def __eq__(self, other): return {alike}")

    def _hash(cls):
        hashed = f"hash({_of_each(cls, 'self')})"
        return _written(cls, "__hash__", f"def __hash__(self): return {hashed}")

    def _words(self):
        said = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
        return f"{type(self).__qualname__}({', '.join(said)})"

    def _refuse_change(self, name, *value):
        raise FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")

    def _state(self):
        return [getattr(self, each.name) for each in fields(self)]

    def _take_state(self, state):
        for each, value in zip(fields(self), state, strict=True):
            object.__setattr__(self, each.name, value)

    def _constructor(cls, frozen, by_twin=True):
        known, positional, by_name, body = {"_MISSING": MISSING}, ["self"], [], []
        by_twin = by_twin and frozen and not cls.__dictoffset__ and len(fields(cls)) > _FEW
        for each in fields(cls):
            name, value = each.name, each.name
            known |= {f"_default_{name}": each.default, f"_make_{name}": each.default_factory}
            usual = f"_default_{name}" if each.default_factory is MISSING else f"_make_{name}()"
            if each.default_factory is not MISSING:
                given, value = f"{name}=_MISSING", f"{usual} if {name} is _MISSING else {name}"
            else:
                given = name if each.default is MISSING else f"{name}={usual}"
            if each.init:
                (by_name if each.kw_only else positional).append(given)
            elif each.default is each.default_factory:  # neither is there: it is set elsewhere
                continue
            else:
                value = usual
            put = frozen and not by_twin
            body.append(f"_put(self, {name!r}, {value})" if put else f"self.{name} = {value}")
        if by_twin:
            known |= {"_own": cls, "_open": _open_twin(cls), "_turn_into": _turn_into}
            known["_of_subclass"] = cache(partial(_constructor, cls, frozen, by_twin=False))
            given = ", ".join(f"{f.name}={f.name}" for f in fields(cls) if f.init)
            other = f"if self.__class__ is not _own: return _of_subclass()(self, {given})"
            body = [other, "_turn_into(self, _open)", *body, "self.__class__ = _own"]
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        arguments = ", ".join([*positional, *(["*"] if by_name else []), *by_name])
        lines = "".join(f"    {line}\n" for line in body or ["pass"])
        source = f"def __init__({arguments}):\n{lines}"
        return _written(cls, "__init__", source, _put=object.__setattr__, **known)

    _FEW = 2
    """With so few fields a value is made sooner field by field."""

    _ROOM = ("__slots__", "__orig_bases__")
    """What makes the room of a class, and what a class of any kind of values is of."""

    _turn_into = vars(object)["__class__"].__set__

    def _open_twin(cls):
        """A class with the same room that can be changed: a value is that until all is in it.

        To put each field past the refusal takes four times as long.
        """
        changed = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
        room = {"__slots__": (), **{k: v for k, v in vars(cls).items() if k in _ROOM}}
        return type(cls)(cls.__name__, cls.__bases__, room | changed)
