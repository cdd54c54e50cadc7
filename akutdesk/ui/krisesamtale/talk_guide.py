"""The guide of the talk with the place's own words to say."""

from __future__ import annotations

from akutdesk.domain.guide import Samtaleguide, samtaleguide
from akutdesk.domain.indstilling import SIG, linjer, vaerdi_af
from akutdesk.ui.desk import Desk
from akutdesk.ui.place import settings_of

NAME = "krisesamtale"


def shipped_guide(desk: Desk) -> Samtaleguide:
    """As the program brings it."""
    return samtaleguide(desk.guides[NAME])


def talk_guide(desk: Desk) -> Samtaleguide:
    """As it is said here. Raises StorageError."""
    guide, settings = shipped_guide(desk), settings_of(desk)
    return guide.med_egne_ord(
        {
            step.kode: linjer(vaerdi_af(settings, f"{SIG}{step.kode}"))
            for step in guide.kan_faa_egne_ord()
        }
    )
