"""`@override` for Python 3.11, where `typing` has none yet: marks a method that Qt calls by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):  # noqa: ANN001, ANN201 - the type checker reads the other branch
        """The method itself; only readers and the type checker care."""
        return method


__all__ = ["override"]
