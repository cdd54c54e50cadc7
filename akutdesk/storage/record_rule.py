"""What a change of a record needs beyond the right to save: reason, signature, role (design.md 8.10, 8.11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev, skaermning
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import Record
from akutdesk.storage import plan_rule
from akutdesk.storage.columns import Column, columns_of
from akutdesk.storage.errors import NotUnderstood, ReasonRequired
from akutdesk.storage.open_file import Presence
from akutdesk.storage.saving import Saving
from akutdesk.storage.standing import Standing

CLOSED: Final = frozenset({"AFSLUTTET", "ANNULLERET"})
"""A record in one of these states is corrected only with a reason and a signature (domain.md 2.0.4)."""

FINISHED: Final = CLOSED | {plan_rule.VALID}
"""States that whoever brings a record into them answers for with their signature (sync-and-security.md 2.2)."""

SECRECY: Final = ("fortrolighed", "fortrolig_for")
"""Who may read a record (domain.md 2.0.4)."""


def looked_at(cls: type[Record]) -> tuple[str, ...]:
    """The columns of the stored record that `check` needs."""
    return ("status", *SECRECY) if "status" in columns_of(cls).by_name else SECRECY


def check(
    presence: Presence,
    adgang: Adgang,
    saving: Saving,
    standing: Standing,
    stored: Mapping[str, Column],
) -> bytes | None:
    """Return the key that must sign the change, or None.

    Raises AdgangError, NotUnderstood, PlanLocked, ReasonRequired or NotSignedIn.
    """
    if standing.locked:
        raise NotUnderstood
    changed = {felt for felt in stored if _differs(saving, felt)}
    if "sammenlagt_til" in changed:
        kraev(adgang, "SAMMENLAEG")
    if "status" in changed and getattr(saving.after, "status", None) == "ANNULLERET":
        kraev(adgang, "ANNULLER")
    refuse_opening(adgang, saving.before, saving.after)
    plan_rule.refuse_text_change(saving.after, stored.get("status"), changed)
    if stored.get("status") not in CLOSED:
        return finishing_key(presence, adgang, saving)
    kraev(adgang, "RET_AFSLUTTET")
    if not (saving.begrundelse or "").strip():
        raise ReasonRequired
    return presence.key_of(adgang.bruger)


def finishing_key(presence: Presence, adgang: Adgang, saving: Saving) -> bytes | None:
    """The key that signs what this save finishes: a contact that is closed, a plan that is given out (T4).

    None where nothing is finished, or where the user's key is not here; then it stays unsigned.
    """
    before, after = (getattr(each, "status", None) for each in (saving.before, saving.after))
    finished = after != before and after in FINISHED
    return presence.signing_keys.get(adgang.bruger) if finished else None


def refuse_opening(adgang: Adgang, before: Record | None, after: Record) -> None:
    """Raises AdgangError for a change of who may read a card that this user may not make."""
    wanted = skaermning(before, after) if before is not None and after.TYPE == Borger.TYPE else None
    if wanted is not None:
        kraev(adgang, wanted)


def _differs(saving: Saving, felt: str) -> bool:
    return getattr(saving.before, felt, None) != getattr(saving.after, felt)
