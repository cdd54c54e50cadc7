"""A bug is met with a calm number; what somebody typed is not in the log."""

from __future__ import annotations

import importlib
import logging
import pkgutil
import sys

import pytest

from akutdesk import storage
from akutdesk.domain.errors import DomainError
from akutdesk.storage import vault_errors
from akutdesk.storage.errors import DiskFull, StorageError
from akutdesk.ui.crash import CrashPath, number_of
from akutdesk.ui.messages import text_of
from akutdesk.ui.watch import TooSlow, Watch


def broken(word: str) -> int:
    return int(word)


def caught(word: str) -> ValueError:
    with pytest.raises(ValueError, match="invalid") as seen:
        broken(word)
    return seen.value


def test_the_log_of_a_bug_holds_its_place_and_no_typed_word(caplog, kanarie):
    numbers = []
    with caplog.at_level(logging.ERROR):
        CrashPath(numbers.append)(caught(kanarie.navn))
    assert len(numbers) == 1
    assert "ValueError" in caplog.text
    assert "test_crash.py:" in caplog.text
    assert not kanarie.sings_in(caplog.text)


def test_the_same_fault_has_the_same_number_whatever_was_typed():
    assert number_of(caught("a")) == number_of(caught("b"))


def test_an_uncaught_error_is_shown_once(monkeypatch):
    shown = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    CrashPath(shown.append).install()
    error = caught("x")
    sys.excepthook(type(error), error, error.__traceback__)
    assert shown == [number_of(error)]


def test_a_known_error_has_its_sentence(texts):
    assert text_of(DiskFull(), texts) == texts("fejl.disk_fuld")
    assert text_of(DomainError("ADGANG_NAEGTET"), texts) == texts("fejl.adgang_naegtet")
    assert text_of(ValueError("x"), texts) is None


def test_everything_the_store_refuses_has_a_sentence(texts):
    for module in pkgutil.iter_modules(storage.__path__, "akutdesk.storage."):
        importlib.import_module(module.name)  # whatever else this process has read
    kinds = {*StorageError.__subclasses__(), vault_errors.PasswordWrong}
    missing = [kind.kode for kind in kinds if f"fejl.{kind.kode}".lower() not in texts]
    assert missing == []


class Hands:
    """A stop-watch that shows what it is told."""

    def __init__(self, *times: float) -> None:
        self.times = list(times)

    def __call__(self) -> float:
        return self.times.pop(0)


def test_an_operation_that_holds_the_window_is_named_in_the_log(caplog):
    with caplog.at_level(logging.WARNING), Watch(timer=Hands(0.0, 0.06)).timed("gem"):
        pass
    assert "gem held the window for 60 ms" in caplog.text


def test_a_quick_operation_is_not(caplog):
    with caplog.at_level(logging.WARNING), Watch(timer=Hands(0.0, 0.04)).timed("gem"):
        pass
    assert caplog.text == ""


def test_in_tests_a_quarter_of_a_second_is_a_failure():
    with pytest.raises(TooSlow), Watch(strict=True, timer=Hands(0.0, 0.26)).timed("gem"):
        pass
