"""A fact of a field cannot be said otherwise without a check that notices."""

from __future__ import annotations

import pytest

from tests.fields.alterations import alterations, noticed


@pytest.mark.slow
def test_every_altered_fact_is_noticed() -> None:
    altered = list(alterations())
    assert len(altered) > 1000
    assert [each.name for each in altered if not noticed(each)] == []
