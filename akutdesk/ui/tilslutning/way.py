"""The way from a PC that is no desk yet to the leader who lets it in, as somebody typed it."""

from __future__ import annotations

from dataclasses import dataclass, field

from akutdesk.sync.proxy import Proxy


@dataclass(frozen=True, kw_only=True)
class Way:
    """What was typed about the way to the leader: a server, or the folder of a stick. `ca` is a file's path."""

    url: str = ""
    ca: str = ""
    stik: str = ""
    proxy: Proxy = field(default_factory=Proxy)
