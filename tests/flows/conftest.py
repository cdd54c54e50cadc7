"""A founded desk at its lock, and the same desk with Anna inside."""

import pytest

from tests.flows.running_desk import ANNA, RunningDesk, found


@pytest.fixture
def desk(tmp_path):
    desk = RunningDesk(tmp_path / "data")
    found(desk)
    desk.start()
    desk.use_plain_pages()
    desk.ended = []
    desk.composed.life.ended.connect(lambda: desk.ended.append(True))
    yield desk
    desk.stop()


@pytest.fixture
def inside(desk):
    desk.come_in(ANNA)
    return desk
