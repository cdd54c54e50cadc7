"""What the network answers a command with, in one sentence."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from akutdesk.commands.refusal import Refused


@contextmanager
def line_held() -> Generator[None]:
    """Turn no answer, and a no, into their sentence: raises Refused."""
    from akutdesk.sync import reply
    from akutdesk.sync.obstacle import Offline
    from akutdesk.sync.round import refused

    try:
        yield
    except Offline as away:
        key = f"synk.grund.{away.obstacle.value}"
        raise Refused(key) from None
    except reply.Refused as refusal:
        key = f"synk.grund.{refused(refusal).reason}"
        raise Refused(key) from None
