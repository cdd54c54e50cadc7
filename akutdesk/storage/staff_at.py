"""The staff as one PC may change them: what `Staff` needs of an open store and its vault."""

from __future__ import annotations

from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.kode_cost import cost_of
from akutdesk.storage.staff import Staff
from akutdesk.storage.staff_roll import desk_in
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault


def staff_of(vault: Vault, store: Store, krav: Adgangskodekrav) -> Staff:
    """The staff, over this store. Raises FileDamaged where the PC's own secrets are gone."""
    return Staff(
        vault=vault,
        log=store,
        desk=desk_in(store),
        krav=krav,
        cost=cost_of(vault, store),
        dag=store.today(),
    )


def secret_of(store: Store, name: str) -> bytes:
    """A secret that every store holds. Raises FileDamaged."""
    secret = store.secret(name)
    if secret is None:
        raise FileDamaged
    return secret
