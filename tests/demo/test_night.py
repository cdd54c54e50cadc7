"""The hands, the player and the album of the night, and what the night says when something is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from akutdesk.assets import AssetDamaged, Assets
from akutdesk.demo import outcome
from akutdesk.demo.clock import HandClock
from akutdesk.demo.desk import found_demo
from akutdesk.demo.hands import Hands
from akutdesk.demo.night_words import night_words
from akutdesk.demo.pictures import SIZE, Album
from akutdesk.demo.player import Player, at_once
from akutdesk.demo.stage import Stage
from akutdesk.demo.tonight import BEGINS
from akutdesk.ui.theme import Look
from akutdesk.wire.crypto import Argon2Cost
from tests.ui.shell_example import dressed_window

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def field(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    QTest.qWaitForWindowActive(field)
    field.setFocus()
    return field


@pytest.fixture
def window(qtbot, qapp, assets: Assets):
    window = dressed_window(Look(qapp, assets.icon_svg), assets.texts())
    qtbot.addWidget(window)
    window.resize(SIZE)
    window.show()
    return window


# ---- hands


def test_each_key_of_a_combination_counts_and_words_count_for_themselves(field):
    hands = Hands()
    hands.write("Æblet på Åen 🌙")
    hands.press("Ctrl+A")
    assert field.selectedText() == "Æblet på Åen 🌙"
    hands.press("Backspace")
    assert (hands.keys, hands.signs) == (3, 14)
    assert field.text() == ""


@pytest.mark.usefixtures("qapp")
def test_keys_without_a_window_to_go_to_are_an_error():
    with pytest.raises(RuntimeError):
        Hands().press("F2")


# ---- player


def played(qtbot, steps, **kwargs):
    """Play to the end, whichever it is; gives the name of the end."""
    ends: list[str] = []
    options = {"busy": lambda: False, "failed": lambda: False, "parent": None, **kwargs}
    player = Player(steps, **options)
    player.ended.connect(lambda: ends.append("ended"))
    player.stuck.connect(lambda: ends.append("stuck"))
    player.begin()
    qtbot.waitUntil(lambda: bool(ends))
    return ends


def test_steps_wait_for_their_question_and_for_rest(qtbot):
    looks = iter((True, False, True, False, False, False, False, False))
    seen: list[str] = []

    def steps():
        seen.append("first")
        yield lambda: len(seen) == 1
        seen.append("second")
        yield at_once

    assert played(qtbot, steps(), busy=lambda: next(looks, False)) == ["ended"]
    assert seen == ["first", "second"]


def test_question_without_a_yes_ends_the_play_in_time(qtbot):
    def steps():
        yield lambda: False

    assert played(qtbot, steps(), patience=5) == ["stuck"]


def test_fault_of_the_program_ends_the_play_at_once(qtbot):
    def steps():
        yield lambda: False

    assert played(qtbot, steps(), failed=lambda: True) == ["stuck"]


def test_error_in_a_scene_ends_the_play(qtbot):
    def steps():
        yield at_once
        raise LookupError

    with qtbot.captureExceptions() as told:
        assert played(qtbot, steps()) == ["stuck"]
    assert [kind for kind, *_ in told] == [LookupError]


# ---- album


def test_album_keeps_day_and_night_and_gives_the_look_back(window, tmp_path):
    told: list[Path] = []
    album = Album(tmp_path, tell=told.append)
    window.look.set_palette("nat")
    for _ in album.take(window, "vagtbord", large=True):
        pass
    assert [path.name for path in told] == [
        "01-vagtbord-dag.png",
        "02-vagtbord-nat.png",
        "03-vagtbord-200.png",
    ]
    assert all(path.stat().st_size > 1000 for path in told)
    assert (window.look.palette, window.look.percent) == ("nat", 100)


# ---- words and outcome


def test_words_of_the_night_are_all_there_and_no_code_is_among_the_typed(assets: Assets):
    words = night_words(assets)
    assert len(words.selv) == 3
    assert words.gaest in words.typed
    assert words.kode not in words.typed


def test_missing_word_names_the_file(tmp_path: Path, assets: Assets):
    broken = tmp_path / "demo" / "natten.toml"
    broken.parent.mkdir()
    whole = (assets.root / "demo" / "natten.toml").read_text(encoding="utf-8")
    broken.write_text(whole.replace("gaest =", "gest ="), encoding="utf-8")
    with pytest.raises(AssetDamaged, match=r"demo/natten\.toml"):
        night_words(Assets(tmp_path))


def test_night_that_was_not_played_lacks_everything_but_drafts(tmp_path: Path, assets: Assets):
    desk = found_demo(assets, tmp_path / "bord", henvendelser=25, cost=CHEAP)
    lacking = list(outcome.missing(desk, tmp_path))
    assert lacking == [
        "henvendelser",
        "kortopkald",
        "plan",
        "udskrifter",
        "opgaver",
        "gaester",
        "papir",
    ]
    texts = assets.texts()
    assert all(f"demo.del.{name}" in texts for name in (*lacking, "kladder", "billeder"))


def test_stage_reads_what_the_window_shows(window, assets: Assets):
    program = type("Program", (), {"window": window})()
    stage = Stage(
        composed=program,
        clock=HandClock(BEGINS),
        assets=assets,
        words=night_words(assets),
        album=Album(Path(), tell=lambda _: None),
    )
    assert stage.shows("Søg og gå til")()
    assert not stage.shows("findes ikke")()
