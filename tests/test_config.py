"""Settings of a start."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from akutdesk.config import SystemClock, settings


def test_the_data_folder_is_the_one_that_was_named(tmp_path: Path):
    assert settings(tmp_path).data == tmp_path


def test_without_a_name_the_data_folder_is_the_users_own():
    assert settings().data.name == "akutdesk"
    assert settings().data.is_absolute()


def test_the_machines_clock_tells_utc_and_never_runs_back_here():
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.tzinfo is UTC
    assert first <= second
