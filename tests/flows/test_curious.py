"""A colleague without need looks about the whole program: nothing of a record is shown that is not in the log (T3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from random import Random

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from tests.flows.curious import Curious, Judge
from tests.flows.marked import LookLog, MarkedDesk, mark
from tests.gates.invented_desk import invent
from tests.gates.whole_program import WholeProgram

pytestmark = pytest.mark.usefixtures("qapp")

STEPS = 300
"""So many steps of a night: by then most has been opened by somebody, and a desk nobody has looked at teaches more."""

SURE = {Borger.TYPE, Henvendelse.TYPE, Kriseplan.TYPE, "cpr", "adresse"}
"""What every walk comes to see, and hears of."""


@dataclass(frozen=True)
class Night:
    """The program with Anna in it, the marked records of its desk, and who listens."""

    program: WholeProgram
    desk: MarkedDesk
    judge: Judge
    curious: Curious


Nights = Callable[[], AbstractContextManager[Night]]


@pytest.fixture
def nights(tmp_path, assets, rng: Random) -> Nights:
    """Each night begins on a desk at which nobody has looked at anything."""
    invented = invent(tmp_path / "invented", assets)

    @contextmanager
    def night() -> Iterator[Night]:
        folder = invented.copy(tmp_path / f"desk-{rng.randrange(10**9)}")
        desk = mark(invented, folder, assets)
        program = WholeProgram(folder, invented)
        with closing(LookLog(desk)) as log:
            judge = Judge(program, desk, log)
            program.start()
            try:
                with judge.listening():
                    program.come_in()
                    yield Night(program, desk, judge, Curious(program, desk, rng))
            finally:
                program.stop()

    return night


@pytest.mark.long
def test_whatever_keys_are_pressed_no_word_of_a_record_stands_there_before_the_log_has_it(
    nights, count
):
    left = count("curious")
    while left > 0:
        with nights() as night:
            _look_about(night, min(left, STEPS))
            assert night.judge.holes == {}
            assert night.judge.seen.keys() >= SURE
        left -= STEPS


def test_a_word_that_stands_there_and_is_not_in_the_log_is_heard(nights):
    with nights() as night:
        for _ in night.curious.begin():
            pass
        night.curious.find_citizen(0)
        with closing(LookLog(night.desk)) as later:
            deaf = Judge(night.program, night.desk, later)
            deaf.look()
        assert (Borger.TYPE, "BorgerPage") in deaf.holes


@pytest.mark.parametrize("how", ["screen", "full"])
def test_whatever_is_pressed_at_the_lock_nobody_comes_in_and_no_word_of_a_record_stands_there(
    nights, how
):
    """T2: only a password or a shift code opens, and the keys of the desk do nothing."""
    with nights() as night:
        night.curious.find_citizen(0)
        assert night.judge.seen
        if how == "full":
            night.program.stop()
            night.program.start()
        else:
            night.program.press("Ctrl+L")
        for done in night.curious.try_the_lock():
            night.judge.step = done
            night.judge.look()
            assert night.program.desk.limbs.guard.locked, done
        assert night.judge.holes == {}


def _look_about(night: Night, steps: int) -> None:
    judge = night.judge
    for done in night.curious.begin():
        judge.step = done
        judge.look()
    for _ in range(steps):
        judge.step = night.curious.step()
        judge.look()
