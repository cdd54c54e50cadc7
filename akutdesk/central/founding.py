"""An org begins: an empty slot with a one-time code, and the genesis that fills it for ever (design.md 8.2)."""

from __future__ import annotations

from typing import Final

from akutdesk.central.kept import Org, Slot
from akutdesk.central.problem import Refusal
from akutdesk.central.settings import Clock, millis
from akutdesk.central.store import Store
from akutdesk.central.store_error import MovedError
from akutdesk.wire import crypto
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import read_membership
from akutdesk.wire.messages import AskGenesis
from akutdesk.wire.receipt import NO_DIGEST

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"O": "0", "Ø": "0", "I": "1", "L": "1", "-": None, " ": None})
_GROUPS: Final = 4
_IN_GROUP: Final = 5


def make_code() -> str:
    """A one-time code of 100 random bits, in groups that can be read over a telephone."""
    signs = [_SIGNS[byte % len(_SIGNS)] for byte in crypto.random_bytes(_GROUPS * _IN_GROUP)]
    groups = ["".join(signs[at : at + _IN_GROUP]) for at in range(0, len(signs), _IN_GROUP)]
    return "-".join(groups)


class Founding:
    """Opening slots and filling them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def open_slot(self, name: str) -> str:
        """Open an empty slot; its one-time code, which is kept nowhere. `name` is for whoever runs the server."""
        code = make_code()
        self._store.orgs.open_slot(_code_hash(code), name, millis(self._clock))
        return code

    def found(self, org: bytes, ask: AskGenesis) -> bool:
        """Fill the slot that the code opens with an org. False if this org fills it already.

        Refusal "forbidden" for a code that opens nothing, "refused" for a chain that does not hold, "conflict"
        where another root stands.
        """
        code_hash = _code_hash(ask.code)
        slot = self._store.orgs.slot(code_hash)
        if slot is None:
            raise Refusal("forbidden")
        self._check(org, ask)
        if self._stands(slot, org, ask):
            return False
        begun = Org(
            id=org,
            incarnation=crypto.random_bytes(16),
            seq=0,
            digest=NO_DIGEST,
            statements=len(ask.statements),
            size=0,
        )
        try:
            self._store.orgs.fill_slot(code_hash, begun, ask.statements, millis(self._clock))
        except MovedError:
            raise Refusal("conflict") from None
        return True

    def _check(self, org: bytes, ask: AskGenesis) -> None:
        try:
            membership = read_membership(ask.statements)
        except WireError:
            raise Refusal("refused") from None
        if membership.org != org:
            raise Refusal("refused")

    def _stands(self, slot: Slot, org: bytes, ask: AskGenesis) -> bool:
        if slot.org is None:
            return False
        root = self._store.orgs.statements(slot.org, 0)[0]
        if slot.org != org or root != ask.statements[0]:
            raise Refusal("conflict")
        return True


def _code_hash(code: str) -> bytes:
    return crypto.sha256(code.upper().translate(_READ_AS).encode())
