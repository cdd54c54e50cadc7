"""The cards of V9: what two desks wrote apart, and what stands beside the net. No Qt, no store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from akutdesk.assets import Texts
from akutdesk.domain.adgang import OM_HUSET, OPSAETNING
from akutdesk.domain.record import RecordId
from akutdesk.storage.devices import Called
from akutdesk.storage.konflikter import SAMME_GAEST, Konflikt
from akutdesk.storage.net_state import NetState
from akutdesk.sync.status import Maerke, Status
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.synk.card import Told
from akutdesk.ui.synk.state import FOR_LEADER, Says

SHOWN: Final = 5
"""Conflicts with a card of their own; the rest come up as these are settled."""

_DEEDS: Final = {
    Maerke.KARANTAENE: "synk.leder_knap",
    Maerke.ANDEN_SERVER: "synk.se_server",
    Maerke.DOBBELT: "synk.se_pcer",
}
"""What a leader does about it."""

OWN_PAGE: Final = frozenset({"borger", "henvendelse", "kriseplan"})
"""Records with a page of their own, on which it is said what became of them."""
_STAY: Final = "overnatning"
_ABOUT: Final = {
    "fortrudt": "konflikt.kort.om_fortrudt",
    "plads": "konflikt.kort.om_plads",
    "gaest": "konflikt.kort.om_gaest",
    "opsaetning": "konflikt.kort.om_opsaetning",
    "implementering": "konflikt.kort.om_opsaetning",
}
"""What a card says of it, where that is not whom it is about."""
_QUIET: Final = frozenset({Maerke.REPARERET, Maerke.MANGLER_NOEGLE, Maerke.KRAEVER_OPDATERING})


def conflict_cards(found: Iterable[Konflikt], texts: Texts) -> Iterator[Told]:
    """One card for each, those that must be chosen first."""
    for number, one in enumerate(found):
        if number == SHOWN:
            return
        yield Told(
            id=one,
            kind="warn",
            icon="files",
            titel=texts(f"konflikt.kort.{kind_of(one)}"),
            tekst=texts(_about(one), navn=one.navn or texts("konflikt.uden_navn")),
            button=texts(_button(one)),
            keys="" if number else "Enter",
        )


def kind_of(one: Konflikt) -> str:
    """What sort of conflict it is, as its texts name it."""
    if one.fortrudt is not None:
        return "fortrudt"
    if one.type in OPSAETNING:
        return "opsaetning"
    if one.type in OM_HUSET:
        return "implementering"
    if one.type == _STAY and one.anden is not None:
        return "gaest" if SAMME_GAEST in one.felter else "plads"
    if one.anden is not None:
        return "to_planer"
    return "plan" if one.type == "kriseplan" else "felt"


def _button(one: Konflikt) -> str:
    if one.fortrudt is None:
        return "konflikt.se_begge"
    return "konflikt.se_det" if one.type in OWN_PAGE else "konflikt.er_set"


def _about(one: Konflikt) -> str:
    return _ABOUT.get(kind_of(one), "konflikt.kort.om")


def place_of(one: Konflikt) -> tuple[str, RecordId]:
    """Where it is settled: places that were given twice among the places, all else side by side.

    What was taken back and is here again is looked at on its own page.
    """
    if one.fortrudt is not None:
        return one.type, one.rid
    return (_STAY if kind_of(one) in {"plads", "gaest"} else "konflikt"), one.rid


def mark_cards(
    status: Status, state: NetState, says: Says, *, pcs: Mapping[bytes, Called] | None
) -> Iterator[Told]:
    """What a leader must look at in red; what is only to be known calmly. `pcs`: the house's, for a leader only."""
    texts = says.texts
    for mark in status.maerker:
        if mark is Maerke.DOBBELT and pcs is None:
            continue
        counts = {
            Maerke.KARANTAENE: state.karantaene,
            Maerke.MANGLER_NOEGLE: state.mangler_noegle,
            Maerke.KRAEVER_OPDATERING: state.kraever_opdatering,
        }
        things = says.things(counts.get(mark, 0))
        yield Told(
            id=mark,
            kind="err" if mark in FOR_LEADER else "info" if mark in _QUIET else "warn",
            icon="alert-triangle" if mark in FOR_LEADER else "info-circle",
            titel=texts(f"synk.maerke.{mark}"),
            tekst=texts(
                f"synk.maerke.{mark}_mere",
                ting=things[:1].upper() + things[1:],
                pcer=_names(state.dobbelte, pcs or {}, texts),
            ),
            button=_deed(mark, texts, is_leader=pcs is not None),
        )


def _deed(mark: Maerke, texts: Texts, *, is_leader: bool) -> str:
    if mark is Maerke.GENDANNET:
        return texts("synk.set")
    if not is_leader:
        return ""
    return texts(_DEEDS[mark]) if mark in _DEEDS else ""


def _names(devices: Iterable[bytes], pcs: Mapping[bytes, Called], texts: Texts) -> str:
    """The PCs by name; one that the house does not know is not named."""
    return ", ".join(said_name(pcs[one], texts) for one in devices if one in pcs)
