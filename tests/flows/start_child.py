"""The program as it is started by hand, as far as the first painting of its lock; says which modules it has read.

Run as a script with a data folder as its argument.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial

from akutdesk import app, cli

started = app.start


def tell() -> None:
    """The lock is on the screen."""
    sys.stdout.write(json.dumps(sorted(sys.modules)))
    sys.stdout.flush()
    os._exit(0)


def listen(composed: app.Composed) -> None:
    """Before anything else that waits for the first painting."""
    malet = composed.front.guard.malet
    malet.disconnect()
    malet.connect(tell)


app.start = partial(started, shown=listen)
cli.main(["--data", sys.argv[1]])
