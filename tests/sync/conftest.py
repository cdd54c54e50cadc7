"""A house for the tests of sync."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.house import House, Pc, house_in


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house with a running server and no PC yet."""
    with house_in(tmp_path) as house:
        yield house


@pytest.fixture
def fredericia(house: House) -> Pc:
    """The PC that made the house."""
    return house.first()


@pytest.fixture
def middelfart(house: House, fredericia: Pc) -> Pc:
    """A second PC of the same house."""
    other = house.another()
    fredericia.sync()
    return other
