"""Opens the palette with what can be done now, each with its words, key and synonyms (A13)."""

from __future__ import annotations

from collections.abc import Sequence

from akutdesk.assets import Texts
from akutdesk.ui.desk import Desk
from akutdesk.ui.dispatch import Command
from akutdesk.ui.soeg.panel import SoegPanel
from akutdesk.ui.soeg.state import Deed

_SELF = "soeg"


def open_palette(desk: Desk, commands: Sequence[Command]) -> None:
    """Show the palette over the window. `commands` are what `Dispatch.commands` says before it opens."""
    desk.shell.open_overlay(SoegPanel(desk, deeds_of(commands, desk.texts)))


def deeds_of(commands: Sequence[Command], texts: Texts) -> tuple[Deed, ...]:
    """The commands as the palette lists them; the palette itself is none of them."""
    return tuple(
        Deed(
            action=command.action,
            words=command.words,
            keys=command.keys,
            synonyms=_synonyms(command.action, texts),
            here=command.here,
        )
        for command in commands
        if command.action != _SELF
    )


def _synonyms(action: str, texts: Texts) -> str:
    key = f"soeg.ord.{action}"
    return texts(key) if key in texts else ""
