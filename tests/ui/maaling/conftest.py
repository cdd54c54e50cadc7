"""The desk with its people."""

from tests.ui.folk import hands, people

__all__ = ["hands", "people"]
