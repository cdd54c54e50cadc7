"""Every screen has a few lines of help, and every line belongs to a screen."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import akutdesk.ui
from akutdesk.ui.hjaelp.guide import guides
from akutdesk.ui.screen import Screen


def all_screens() -> set[type[Screen]]:
    for module in pkgutil.walk_packages(akutdesk.ui.__path__, "akutdesk.ui."):
        importlib.import_module(module.name)
    found: set[type[Screen]] = set()
    left = [Screen]
    while left:
        kind = left.pop()
        found.add(kind)
        left += kind.__subclasses__()
    return {kind for kind in found if kind.__module__.startswith("akutdesk.")}


def test_every_screen_that_names_its_help_has_it(assets):
    written = guides(assets.guide("hjaelp"))
    named = {kind.HELP for kind in all_screens() if kind.HELP}
    assert named - set(written) == set()


def test_help_is_short(assets):
    for name, guide in guides(assets.guide("hjaelp")).items():
        assert guide.titel, name
        assert 1 <= len(guide.linjer) <= 4, name


def test_a_table_without_lines_is_refused():
    with pytest.raises(KeyError):
        guides({"borger": {"titel": "Borger"}})
