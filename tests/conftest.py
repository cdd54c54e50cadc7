"""What every test has: the program's fonts, a home of its own, and a canary that must never sing.

The canary is an invented person. A test gives `kanarie` to the program as if it were real; afterwards no
log record, error of ours, file name or window title may hold the name or the number.
"""

from __future__ import annotations

import atexit
import gc
import logging
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.assets import Assets
from akutdesk.config import SystemClock
from akutdesk.ui import fonts
from akutdesk.ui.garbage import Sweeper
from tests import faults
from tests.counts import FULL, Share, count_of
from tests.resources import RESOURCES

pytest_plugins = ("tests.fall",)

ROOT = Path(__file__).resolve().parent.parent
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")

hypothesis.settings.register_profile("akutdesk", deadline=None)  # how fast is for dev.py bench
hypothesis.settings.register_profile("quick", deadline=None, max_examples=25)
hypothesis.settings.load_profile("akutdesk")


@dataclass(frozen=True)
class Kanarie:
    """An invented citizen (day plus 60, so no real number) whose name and number must stay unseen."""

    navn: str = "Kanarie Fuglsang"
    cpr: str = "6105831890"

    def sings_in(self, text: str) -> bool:
        """Whether the name or the number stands in a text."""
        return self.navn in text or self.cpr in text.replace("-", "")


class Canary(logging.Handler):
    """Notes every text that is no place for a person: log records and the words of our own errors."""

    def __init__(self) -> None:
        super().__init__(level=logging.NOTSET)
        self.texts: list[str] = []
        self._watched: set[type[Exception]] = set()
        self._loaded = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(logging.Formatter().format(record))

    def watch_errors(self) -> None:
        """From now on hear what every error class of akutdesk says of itself; a module loaded since brings more."""
        if self._loaded == len(sys.modules):
            return
        self._loaded = len(sys.modules)
        waiting = [Exception]
        while waiting:
            kind = waiting.pop()
            waiting.extend(kind.__subclasses__())
            if kind.__module__.startswith("akutdesk.") and kind not in self._watched:
                self._watched.add(kind)
                self._hear(kind)

    def watch_titles(self) -> None:
        """From now on hear every title a window is given."""
        given = QWidget.setWindowTitle

        def set_title(window: QWidget, title: str) -> None:
            self.texts.append(title)
            given(window, title)

        QWidget.setWindowTitle = set_title  # type: ignore[method-assign]

    def _hear(self, kind: type[Exception]) -> None:
        made = kind.__init__

        def init(error: Exception, *args: object, **kwargs: object) -> None:
            made(error, *args, **kwargs)
            if type(error) is kind:  # a base class is heard before its child is whole
                self.texts.append(f"{kind.__name__} {error} {error.args}")

        kind.__init__ = init  # type: ignore[method-assign]


CANARY = Canary()
SWEEPER = Sweeper()
MANY_FAULTS = 20
"""A run that meets more than these is a whole one, and prints the table of threats and faults."""

WHOLE_RUN = 5_000
"""A run that collects more tests than these takes turns where many are alike."""
TURNS_ON_POSTGRES = 6
"""Whatever holds on SQLite is tried on PostgreSQL too: by a quick run every sixth, which the seed decides."""

TAKEN: pytest.StashKey[set[str]] = pytest.StashKey()
"""The long tests of this run: only what was done is written down as proof."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--lang", action="store_true", help="long tests in full (tests/counts.py)")
    parser.addoption("--seed", type=int, default=None, help="seed of the random tests")


def pytest_configure(config: pytest.Config) -> None:
    if config.option.seed is None:
        given = getattr(config, "workerinput", {})
        config.option.seed = given.get("seed", random.randrange(10**6))
    if share_of(config) is Share.QUICK:
        hypothesis.settings.load_profile("quick")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = tempfile.mkdtemp(prefix="akutdesk-home-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)  # a worker ends without its clean-ups
    os.environ |= dict.fromkeys(HOMES, home)
    for part in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ.pop(f"XDG_{part}_HOME", None)
    logging.getLogger().setLevel(logging.DEBUG)
    logging.getLogger().addHandler(CANARY)
    CANARY.watch_titles()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A quick run leaves whole nights to the others, unless nothing else is asked for, and takes turns."""
    if share_of(config) is not Share.QUICK:
        return
    nights = [item for item in items if item.get_closest_marker("night")]
    left = nights if len(nights) < len(items) else []
    if len(items) > WHOLE_RUN:
        alike = [item for item in items if turns_of(item) > 1]
        left += [item for nr, item in enumerate(alike, config.option.seed) if nr % turns_of(item)]
    gone = set(left)
    items[:] = [item for item in items if item not in gone]
    config.hook.pytest_deselected(items=left)


@pytest.hookimpl(specname="pytest_collection_modifyitems", trylast=True)
def pytest_begin_with_long(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each worker begins with its part of the long tests: what is short goes last from hand to hand."""
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    long = [item for item in items if item.get_closest_marker("long")]
    others = iter([item for item in items if not item.get_closest_marker("long")])
    left = len(items)
    dealt: list[pytest.Item] = []
    for nr in range(workers):
        size = left // (workers - nr)  # as xdist deals them out
        mine = long[nr::workers][:size]
        dealt += [*mine, *islice(others, size - len(mine))]
        left -= size
    if len(dealt) == len(items) == len(set(dealt)):
        items[:] = dealt


def turns_of(item: pytest.Item) -> int:
    """One in so many of its like is taken by a whole quick run; 1 where each is a test by itself."""
    marker = item.get_closest_marker("turns")
    if marker is not None:
        return marker.args[0]
    given = (
        item.callspec.params
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        else {}
    )
    return TURNS_ON_POSTGRES if "postgres" in given.values() else 1


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """As in the program: rubbish is looked for on the GUI thread, and what stands here stays.

    To look for it among twenty thousand tests that come up takes seconds of each worker.
    """
    gc.disable()
    found = yield
    if session.config.pluginmanager.hasplugin("dsession"):  # it deals out tests and runs none
        gc.enable()
    else:
        gc.freeze()
    return found


def pytest_report_header(config: pytest.Config) -> str:
    return f"long tests: {share_of(config).value}, seed {config.option.seed}"


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """What a full run held is written down, with its date and seed, for whoever asks for proof."""
    config, taken = session.config, session.config.stash.setdefault(TAKEN, set())
    if hasattr(config, "workerinput"):
        config.workeroutput["counts"] = sorted(taken)
    elif config.getoption("lang") and not exitstatus and taken:
        counts = ", ".join(f"{name} {FULL[name]}" for name in sorted(taken))
        row = f"| {SystemClock().now():%Y-%m-%d} | {config.option.seed} | {counts} |\n"
        with (ROOT / "docs" / "proof.md").open("a", encoding="utf-8") as proof:
            proof.write(row)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """A worker starts: it draws with the seed in the heading."""
    node.workerinput["seed"] = node.config.option.seed


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker has ended: its counts were taken too."""
    taken = node.config.stash.setdefault(TAKEN, set())
    taken.update(getattr(node, "workeroutput", {}).get("counts", ()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A whole run tells of every threat and every fault, by its number."""
    reports = [
        each
        for name in ("passed", "failed", "skipped", "error")
        for each in terminalreporter.getreports(name)
    ]
    found = faults.results(reports)
    if len(found) > MANY_FAULTS:
        terminalreporter.section("threats and faults of sync-and-security.md 3 and 4")
        for line in faults.table(found):
            terminalreporter.line(line)


def share_of(config: pytest.Config) -> Share:
    """How much of the long tests this run does."""
    if config.getoption("lang"):
        return Share.FULL
    return Share.CI if os.environ.get("CI") == "true" else Share.QUICK


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, Any, object]:
    """After each test, with no event under way and no server of its own left, its rubbish goes."""
    handled: object = yield
    SWEEPER.sweep()
    return handled


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, pytest.TestReport]:
    """On the CI machine every part is there: what is skipped there was not tested."""
    report: pytest.TestReport = yield
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped under CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, with the program's own fonts."""
    fonts.load([RESOURCES.font_path(name) for name in RESOURCES.fonts()])
    return qapp


@pytest.fixture(scope="session")
def assets() -> Assets:
    """The real resources."""
    return RESOURCES


@pytest.fixture
def count(pytestconfig: pytest.Config) -> Callable[[str], int]:
    """How often a long test does its thing in this run: `count("kill")` (tests/counts.py)."""

    def taken(name: str) -> int:
        pytestconfig.stash.setdefault(TAKEN, set()).add(name)
        return count_of(name, share_of(pytestconfig))

    return taken


@pytest.fixture
def rng(pytestconfig: pytest.Config) -> random.Random:
    """Randomness that the seed in the heading of the run brings back."""
    return random.Random(pytestconfig.option.seed)


@pytest.fixture
def kanarie() -> Kanarie:
    """The invented citizen to type into the program."""
    return Kanarie()


@pytest.fixture(autouse=True)
def canary(request: pytest.FixtureRequest) -> Iterator[Canary]:
    """Fails a test after which a person stands where no person may stand."""
    folder = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    CANARY.texts.clear()
    CANARY.watch_errors()
    yield CANARY
    names = [str(path.relative_to(folder)) for path in folder.rglob("*")] if folder else []
    sung = [text[:20] for text in (*CANARY.texts, *names) if Kanarie().sings_in(text)]
    if sung:
        pytest.fail(f"a person stands in a log, an error, a title or a file name: {sung}")
