"""The invented desk of a run, and the screens of the program one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

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

SHARE_OF_OPENINGS = 32
"""It opens a program anew for every thirty-second of the tests that ask for one of their own."""

HALVES = ((USUAL, LARGE), (NIGHT, SMALL))
"""CI goes to every screen, in half of its looks; the screen beside it has the other half."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shares that the seed decides: a quick run's few screens in one look each, CI's screens in two; --lang takes all."""
    share = share_of(config)
    if share is Share.FULL:
        return
    is_on = _is_quick if share is Share.QUICK else _is_in_half
    turn = {place.name: nr for nr, place in enumerate(SCREENS, config.option.seed)}
    left = [item for item in items if not is_on(_given(item), item, turn)]
    gone = set(left)
    items[:] = [item for item in items if item not in gone]
    config.hook.pytest_deselected(items=left)


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
    spot, place = given.get("spot"), given.get("place")
    if isinstance(spot, Place):
        return turn[spot.name] % SHARE_OF_OPENINGS == 0
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


@pytest.fixture(scope="session")
def program(place: Place, opened: Opening) -> Iterator[WholeProgram]:
    """The program open at that screen, shared by every gate that leaves it as it was."""
    with opened(place) as made:
        yield made


@pytest.fixture(scope="session", params=VIEWS, ids=str)
def view(request: pytest.FixtureRequest, program: WholeProgram) -> View:
    """Each palette and size in turn; the program looks like it already."""
    if program.view != request.param:
        program.show(request.param)
    return request.param


@pytest.fixture(scope="session")
def rounds(program: WholeProgram, view: View) -> Rounds:
    """Once round the screen with Tab from where it begins, and once with Shift+Tab."""
    assert program.view == view
    return go_round(program)


@pytest.fixture(params=SCREENS, ids=lambda place: place.name)
def spot(request: pytest.FixtureRequest) -> Place:
    """Each screen in turn, for a test that opens a program of its own."""
    return request.param


@pytest.fixture
def fresh(spot: Place, opened: Opening) -> Iterator[WholeProgram]:
    """The program at that screen for one test alone, to press whatever it likes."""
    with opened(spot) as made:
        yield made


@pytest.fixture(autouse=True)
def calm() -> Iterator[None]:
    """No gate is passed by a program that has met an error nobody expected."""
    yield
    met = [text for text in CANARY.texts if text.startswith("unexpected")]
    assert met == []
