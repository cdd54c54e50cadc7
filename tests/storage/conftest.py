"""A desk that stands alone; two PCs of one house and a server between them."""

from __future__ import annotations

import pytest

from tests.storage.desk import stored_desk
from tests.storage.exchange import ServerList, join


@pytest.fixture
def desk(tmp_path):
    """A desk that stands alone."""
    with stored_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def store(desk):
    """What is kept at that desk."""
    return desk.store


@pytest.fixture
def anna(tmp_path):
    """The PC in Fredericia, which made the house."""
    with stored_desk(tmp_path / "anna") as desk:
        yield desk


@pytest.fixture
def bo(anna, tmp_path):
    """The PC in Middelfart."""
    desk = join(anna, tmp_path / "bo")
    yield desk
    desk.store.close()


@pytest.fixture
def server(anna):
    return ServerList(anna.founding.org)
