"""Where the envelopes with the recovery kits lie, as the leader wrote it (mockups/14-opsaetning)."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.record import new_id
from akutdesk.storage.saving import Saving
from akutdesk.storage.store import Store


def first_envelopes(kuverter: tuple[str, str]) -> tuple[Indstilling, ...]:
    """The settings of a new desk."""
    return tuple(
        Indstilling(id=new_id(), noegle=noegle, vaerdi=sted)
        for noegle, sted in zip(_NOEGLER, kuverter, strict=True)
    )


def keep_envelopes(store: Store, adgang: Adgang, kuverter: tuple[str, str]) -> None:
    """Where they lie from now on. Raises what a save raises."""
    known = {one.noegle: one for one in store.setup(adgang, Indstilling)}
    savings: list[Saving] = []
    for fresh in first_envelopes(kuverter):
        before = known.get(fresh.noegle)
        after = replace(before, vaerdi=fresh.vaerdi) if before is not None else fresh
        savings.append(Saving(after=after, before=before))
    store.save_all(adgang, savings)


_NOEGLER = ("kuvert_1", "kuvert_2")
