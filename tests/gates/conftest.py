"""The invented desk of a run, and the screens of the program one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.assets import Assets
from tests.conftest import CANARY, share_of
from tests.counts import Share
from tests.gates.invented_desk import InventedDesk, invent
from tests.gates.screens import SCREENS, Place
from tests.gates.views import LARGE, NIGHT, SMALL, USUAL, VIEWS, View
from tests.gates.walk import Rounds, go_round
from tests.gates.whole_program import WholeProgram

SHARE_OF_SCREENS = 8
"""A quick run goes to every eighth screen."""

SHARE_OF_SPENT = 32
"""It types all its words on every thirty-second, and goes on from there."""

HALVES = ((USUAL, LARGE), (NIGHT, SMALL))
"""CI goes to every screen, in half of its looks; the screen beside it has the other half."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shares that the seed decides: a quick run's few screens in one look each, CI's screens in two; --lang takes all.

    What spends a screen comes after all that leaves it as it was; pytest then lays together what has one screen.
    """
    items.sort(key=_spends)
    share = share_of(config)
    if share is Share.FULL:
        return
    is_on = _is_quick if share is Share.QUICK else _is_in_half
    turn = {place.name: nr for nr, place in enumerate(SCREENS, config.option.seed)}
    left = [item for item in items if not is_on(_given(item), item, turn)]
    gone = set(left)
    items[:] = [item for item in items if item not in gone]
    config.hook.pytest_deselected(items=left)


def _spends(item: pytest.Item) -> int:
    """How far a test leads its screen away: 0 leaves it as it was, 1 types, 2 goes elsewhere."""
    mark = item.get_closest_marker("spends")
    return mark.args[0] if mark is not None else 0


def _given(item: pytest.Item) -> Mapping[str, object]:
    """What a test is parametrised with."""
    is_many = isinstance(item, pytest.Function) and hasattr(item, "callspec")
    return item.callspec.params if is_many else {}


def _is_in_half(given: Mapping[str, object], _item: pytest.Item, turn: Mapping[str, int]) -> bool:
    """Whether CI sees this screen in this look now; `turn` numbers the screens from the seed on."""
    place, view = given.get("place"), given.get("view")
    if not isinstance(place, Place) or not isinstance(view, View):
        return True
    return view in HALVES[turn[place.name] % len(HALVES)]


def _is_quick(given: Mapping[str, object], item: pytest.Item, turn: Mapping[str, int]) -> bool:
    """Whether it is this test's turn in a quick run."""
    place = given.get("place")
    if isinstance(place, Place) and _spends(item):
        return turn[place.name] % SHARE_OF_SPENT == 0
    if not isinstance(place, Place):
        return True
    nr, over = divmod(turn[place.name], SHARE_OF_SCREENS)
    if over or not isinstance(given.get("view"), View):
        return not over
    views = item.function.views
    return given["view"] == views[nr % len(views)]


Opening = Callable[[Place], AbstractContextManager[WholeProgram]]


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory, assets: Assets) -> InventedDesk:
    """The founded desk that every window gets a copy of."""
    return invent(tmp_path_factory.mktemp("invented") / "desk", assets)


@pytest.fixture(scope="session")
def opened(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication, invented: InventedDesk
) -> Opening:
    """Opens the whole program at a screen, and closes it."""

    @contextmanager
    def open_at(place: Place) -> Iterator[WholeProgram]:
        folder = invented.copy(tmp_path_factory.mktemp("gate") / "desk")
        program = WholeProgram(folder, invented)
        try:
            place.open(program)
            qapp.processEvents()
            yield program
        finally:
            program.stop()
            shutil.rmtree(folder)

    return open_at


@pytest.fixture(scope="session", params=SCREENS, ids=lambda place: place.name)
def place(request: pytest.FixtureRequest) -> Place:
    """Each screen of the program in turn."""
    return request.param


class Standing:
    """The program that stands open, and what was seen of it as it looks now."""

    def __init__(self, opened: Opening) -> None:
        self._opened = opened
        self._stack = ExitStack()
        self._place: Place | None = None
        self._seen: dict[Hashable, Any] = {}
        self._spent = 0
        self.program: WholeProgram | None = None

    def at(self, place: Place, spends: int) -> WholeProgram:
        """The program at a screen: opened anew unless it is there, and no test led it farther than this one may."""
        if self.program is None or self._place != place or self._spent > spends:
            self.close()
            self.program = self._stack.enter_context(self._opened(place))
            self._place = place
        self._spent = spends
        return self.program

    def show(self, program: WholeProgram, view: View) -> None:
        """Look like this."""
        if program.view != view:
            program.show(view)
            self._seen.clear()

    def seen(self, name: str, look: Callable[[WholeProgram], Any]) -> Any:
        """What there is to see, looked for once in each look."""
        assert self.program is not None
        if name not in self._seen:
            self._seen[name] = look(self.program)
        return self._seen[name]

    def close(self) -> None:
        """No program stands open."""
        self._stack.close()
        self._seen.clear()
        self.program = None


@pytest.fixture(scope="session")
def standing(opened: Opening) -> Iterator[Standing]:
    """One program at a time: opened at a screen, it serves every gate of that screen."""
    stands = Standing(opened)
    yield stands
    stands.close()


@pytest.fixture
def program(request: pytest.FixtureRequest, place: Place, standing: Standing) -> WholeProgram:
    """The program open at that screen. Whoever does not leave it as it was is marked with `spends`."""
    return standing.at(place, _spends(request.node))


@pytest.fixture(scope="session", params=VIEWS, ids=str)
def view(request: pytest.FixtureRequest) -> View:
    """Each palette and size in turn."""
    return request.param


@pytest.fixture
def shown(program: WholeProgram, view: View, standing: Standing) -> View:
    """The program looks like that."""
    standing.show(program, view)
    return view


@pytest.fixture
def rounds(program: WholeProgram, shown: View, standing: Standing) -> Rounds:
    """Once round the screen with Tab from where it begins, and once with Shift+Tab."""
    assert program.view == shown
    return standing.seen("rounds", go_round)


@pytest.fixture(autouse=True)
def calm() -> Iterator[None]:
    """No gate is passed by a program that has met an error nobody expected."""
    yield
    met = [text for text in CANARY.texts if text.startswith("unexpected")]
    assert met == []
