"""Starts the program; nothing else."""

import os
import sys

from akutdesk.cli import main

if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Everything of ours is closed by now. Python and Qt would take their objects apart in an order that
    # nobody chose, and a desk that ends with a crash of its own frightens whoever reads the system's log.
    os._exit(code)
