"""What the casebook uses of SQLAlchemy, loaded without what that would load beside it.

It asks for asyncio, which brings sockets and encryption, for hashes, which bring OpenSSL, and for
what is installed, which brings e-mail: eight MiB and a fifth of the time it takes to load, none of
it used with SQLite. They are loaded if ever something in them is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any


class _Late(ModuleType):
    """Stands in for a module. While others are loaded, what they take of it is a stand-in too."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            return partial(self._call, name)
        return getattr(import_module(self.__name__), name)

    def _call(self, name: str, *given: Any, **named: Any) -> Any:
        if sys.modules.get(self.__name__) is self:  # wanted after all
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)(*given, **named)


@contextmanager
def late(*names: str) -> Iterator[None]:
    """Modules that are loaded meanwhile have stand-ins for these."""
    missing = {name: _Late(name) for name in names if name not in sys.modules}
    sys.modules.update(missing)
    try:
        yield
    finally:
        for name, stand_in in missing.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


with late("asyncio", "hashlib", "importlib.metadata"):
    from sqlalchemy import (
        Boolean,
        ClauseElement,
        Column,
        ColumnElement,
        Connection,
        Engine,
        ForeignKey,
        Index,
        Integer,
        MetaData,
        Table,
        Text,
        and_,
        bindparam,
        create_engine,
        delete,
        event,
        insert,
        select,
        update,
    )
    from sqlalchemy.dialects.sqlite import insert as put
    from sqlalchemy.dialects.sqlite.base import SQLiteDialect
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import NullPool
    from sqlalchemy.types import TypeEngine

__all__ = [
    "Boolean", "ClauseElement", "Column", "ColumnElement", "Connection", "DBAPIError", "Engine",
    "ForeignKey", "Index", "Integer", "MetaData", "NullPool", "SQLiteDialect", "Table", "Text",
    "TypeEngine", "and_", "bindparam", "create_engine", "delete", "event", "insert", "put",
    "select", "update",
]  # fmt: skip
