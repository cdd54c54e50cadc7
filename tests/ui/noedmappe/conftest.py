"""A desk at night, and a keyboard."""

from tests.ui.night_fixtures import keyboard, night

__all__ = ["keyboard", "night"]
