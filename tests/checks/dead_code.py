"""Names code that nobody calls. Fields are left out: events, guides and style sheets call them by name."""

from __future__ import annotations

import sys
from pathlib import Path

from vulture.core import Vulture

ROOT = Path(__file__).parents[2]
CALLED_BY_OTHERS = ("pytest_*", "handle_exit", "__getattr__")  # by pytest, uvicorn, Python itself
CALLED_BY_QT_OR_PYTEST = ("@override", "@Slot*", "@pytest.fixture*")
KINDS = ("class", "function", "method", "property", "unreachable_code")


def main() -> int:
    """Print what nobody calls; 1 if there is any."""
    found = Vulture(ignore_names=CALLED_BY_OTHERS, ignore_decorators=CALLED_BY_QT_OR_PYTEST)
    found.scavenge([str(ROOT / name) for name in ("akutdesk", "tests", "dev.py")])
    dead = [item for item in found.get_unused_code(min_confidence=60) if item.typ in KINDS]
    print("\n".join(item.get_report() for item in dead))
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
