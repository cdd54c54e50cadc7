"""The invented desk of a run, and the screens of the program one after the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.assets import Assets
from tests.conftest import CANARY, share_of
from tests.counts import Share
from tests.gates.invented_desk import InventedDesk, invent
from tests.gates.screens import SCREENS, Place
from tests.gates.views import VIEWS, View
from tests.gates.walk import Rounds, go_round
from tests.gates.whole_program import WholeProgram


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A quick run sees each screen in one of its looks, which one the seed decides; the others see all."""
    if share_of(config) is not Share.QUICK:
        return
    turn = {place.name: nr for nr, place in enumerate(SCREENS, config.option.seed)}
    kept, left = [], []
    for item in items:
        given = getattr(item, "callspec", None)
        view = given.params.get("view") if given is not None else None
        asked = getattr(item.function, "views", ()) if isinstance(item, pytest.Function) else ()
        is_on = (
            not isinstance(view, View)
            or view == asked[turn[given.params["place"].name] % len(asked)]
        )
        (kept if is_on else left).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)


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
