"""Where new sheets stand: what is on paper, what was typed back, what is missing. The first run's own rules."""

from __future__ import annotations

from collections.abc import Mapping

from akutdesk.assets import Texts
from akutdesk.domain.indstilling import Indstilling
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.ui.desk import Desk
from akutdesk.ui.noegleark import ark
from akutdesk.ui.opsaetning import state
from akutdesk.ui.opsaetning.noegle_step import NoegleStep
from akutdesk.ui.opsaetning.state import Opsaetning, Sted, Trin
from akutdesk.ui.place import enhed_of

Kits = tuple[tuple[str, ...], tuple[str, ...]]


def sheets_of(desk: Desk, kits: Kits) -> Opsaetning:
    """Nothing on paper yet; the envelopes lie where the last ones lay until somebody writes another place."""
    enhed = enhed_of(desk)
    known = {one.noegle: one.vaerdi for one in desk.store.setup(desk.adgang, Indstilling)}
    begun = Opsaetning(
        trin=Trin.NOEGLE,
        sted=Sted(navn=enhed.navn, telefon=enhed.telefon, adresse=enhed.adresse),
        kuverter=(known.get("kuvert_1", ""), known.get("kuvert_2", "")),
    )
    return state.nye_ark(begun, kits)


def first_is_typed(step: NoegleStep | None, sheets: Opsaetning | None) -> bool:
    """Sheet 1 is typed back and sheet 2 is not open yet."""
    if step is None or step.second_open or sheets is None or not sheets.ark:
        return False
    return ark.skrevet_af(sheets.ark[0])


def lacking(sheets: Opsaetning, krav: Adgangskodekrav, texts: Texts) -> Mapping[str, str]:
    """What is missing, by field."""
    return {one.felt: texts(one.tekst) for one in state.mangler(sheets, krav)}
