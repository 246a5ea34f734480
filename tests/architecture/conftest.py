"""What was read of the project's modules is let go of when these tests are over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.architecture.source import tree_of


@pytest.fixture(scope="package", autouse=True)
def trees_let_go() -> Iterator[None]:
    """Thousands of parts of modules kept for good would slow down every test that follows."""
    yield
    tree_of.cache_clear()
