"""A founded desk at its lock, and the same desk with Anna inside."""

import pytest

from tests.flows.running_desk import ANNA, RunningDesk, found

pytest.register_assert_rewrite("tests.flows.script", "tests.flows.killed")


@pytest.fixture
def started(tmp_path):
    """A founded desk at its lock, with its own pages."""
    desk = RunningDesk(tmp_path / "data")
    found(desk)
    desk.start()
    yield desk
    desk.stop()


@pytest.fixture
def desk(started):
    started.use_plain_pages()
    started.ended = []
    started.composed.life.ended.connect(lambda: started.ended.append(True))
    return started


@pytest.fixture
def inside(desk):
    desk.come_in(ANNA)
    return desk
