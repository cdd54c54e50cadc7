"""Which code list a figure's rows and columns are named by (domain.md 5.2, 5.3)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

RAEKKELISTER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fig2": "grad",
        "fig3_afvist": "afvist_grund",
        "fig4_cpr_svar": "cpr_svar",
        "fig5": "symptomer",
        "fig6": "begivenheder",
        "fig6_hoved": "begivenheder",
        "fig7": "tiltag",
        "fig7_stabilisering": "stabilisering",
        "fig8": "stabilisering",
        "fig9": "vagttype",
        "fig9_grad": "vagttype",
        "varighed": "vagttype",
        "fremgang": "instrument",
        "kerneydelser": "form",
        "doegn": "ugedag",
        "hvem_henvender": "henvender",
        "hvem_alder": "aldersgruppe",
        "hvem_koen": "koen",
        "hvem_bolig": "bolig",
        "hvem_identitet": "identitet",
        "hvem_kommune": "kommune",
        "hvem_kendt_i": "kendt_i",
        "mellemkommunal": "kommune",
        "kommune_minutter": "kommune",
        "mellemkommunal_minutter": "kommune",
        "maalgruppe": "maalgruppe",
        "maalgruppe_tiltag": "maalgruppe",
        "kendskab": "hoert_fra",
        "stemme_ellers_gjort": "ellers_gjort",
        "medarbejdere": "usikker_hjaelp",
        "medarbejdere_emne": "begivenheder",
        "medarbejdere_grad": "grad",
        "sikkerhed": "handleniveau",
        "opfoelgning": "opfoelgning_status",
        "ophold_kommune": "kommune",
    }
)
"""Figure to the code list of its rows; other rows have words of their own."""

SOEJLELISTER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fig9": "grad",
        "fig9_grad": "grad",
        "kerneydelser_maaned": "form",
        "kendskab_maaned": "hoert_fra",
        "maalgruppe_tiltag": "tiltag",
        "samarbejde": "partner_resultat",
    }
)
"""Figure with two directions to the code list of its columns."""
