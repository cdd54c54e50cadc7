"""The leader's desk at the status report."""

from tests.ui.folk import hands, people
from tests.ui.leder.conftest import leader

__all__ = ["hands", "leader", "people"]
