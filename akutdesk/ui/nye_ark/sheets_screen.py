"""The sheets on paper, in envelopes and typed back, as in the first run, but alone on the screen."""

from __future__ import annotations

from typing import ClassVar

from akutdesk.ui.opsaetning.noegle_step import NoegleStep
from akutdesk.ui.opsaetning.setup_screen import SetupScreen


class SheetsScreen(SetupScreen):
    """No steps before it and none after."""

    TITLE_KEY: ClassVar[str] = "nye_ark.titel"
    HAS_STEPS: ClassVar = False


class SheetsStep(NoegleStep):
    """The same four deeds."""

    HEAD: ClassVar = ("nye_ark.titel", "nye_ark.nye_tekst", "nye_ark.nye_tekst_2")
