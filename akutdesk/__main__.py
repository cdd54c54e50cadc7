"""Starts the program: `python -m akutdesk`."""

from __future__ import annotations

import sys

from akutdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
