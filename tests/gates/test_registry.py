"""The registry of screens knows every screen of the program, and each is reached by keys alone."""

from __future__ import annotations

import importlib
import pkgutil

import akutdesk.ui
from akutdesk.ui.screen import Screen
from tests.gates.screens import SCREENS


def test_every_screen_of_the_program_is_in_the_registry():
    for module in pkgutil.walk_packages(akutdesk.ui.__path__, "akutdesk.ui."):
        importlib.import_module(module.name)
    waiting, whole = [Screen], set()
    while waiting:
        kind = waiting.pop()
        below = [one for one in kind.__subclasses__() if one.__module__.startswith("akutdesk.")]
        waiting += below
        if not below and not kind.__name__.startswith("_"):
            whole.add(kind.__name__)
    assert whole - {place.front for place in SCREENS} == set()


def test_the_screen_is_in_front(place, program):
    assert type(program.front).__name__ == place.front
