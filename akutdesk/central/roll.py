"""Who belongs to an org, kept in memory as far as its chain of statements has been read."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from akutdesk.central.kept import Org
from akutdesk.central.store import Store
from akutdesk.wire.membership import Membership, apply, read_membership

_MOST: Final = 256
"""Orgs remembered; the one asked for longest ago goes first."""


class Roll:
    """The memberships of orgs. What was kept was verified then, and only what was added is verified now."""

    def __init__(self, store: Store) -> None:
        self._orgs = store.orgs
        self._known: OrderedDict[tuple[bytes, bytes], Membership] = OrderedDict()

    def of(self, org: Org) -> Membership:
        """The org's membership at `org.statements`, or later if a statement came meanwhile."""
        place = (org.id, org.incarnation)  # a restored database may hold other statements
        known = self._known.get(place)
        if known is None or known.count > org.statements:
            known = read_membership(self._orgs.statements(org.id, 0))
        elif known.count < org.statements:
            for signed in self._orgs.statements(org.id, known.count):
                known = apply(known, signed)
        self._known[place] = known
        if len(self._known) > _MOST:
            self._known.popitem(last=False)
        return known
