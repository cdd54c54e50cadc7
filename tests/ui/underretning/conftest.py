"""The desk with its people, and a call that is open."""

from __future__ import annotations

from tests.ui.folk import hands, people

__all__ = ["hands", "people"]
