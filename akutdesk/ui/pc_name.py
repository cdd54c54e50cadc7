"""What a PC is called on the screen: its name, or its number until somebody gave it one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akutdesk.assets import Texts
    from akutdesk.storage.devices import Called, Pc


def said_name(one: Called | Pc, texts: Texts) -> str:
    """Kontoret, or Vagtpc 2."""
    return one.navn or texts("pcer.nummer", nr=one.nr)
