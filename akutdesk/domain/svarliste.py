"""Which code list answers which field, so that any record can be shown with its labels."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_SAME_NAME = {
    "enhed": ("model", "region", "overnatning_hjemmel", "udvid_aktive"),
    "medarbejder": ("rolle", "faggruppe"),
    "vagt": ("vagttype",),
    "borger": (
        *("identitet", "cpr_svar", "aldersgruppe", "koen", "bolig", "maa_ringes_op"),
        *("boern", "kendt_i"),
    ),
    "paaroerende": ("relation", "maa_kontaktes", "maa_faa_at_vide"),
    "henvendelse": (
        *("status", "form", "henvender", "cpr_svar", "gangtype", "gangtype_kilde", "maalgruppe"),
        *("symptomer", "begivenheder", "tiltag", "stabilisering", "krisesamtale", "kriseplan"),
        *("progressionsmaal", "handleniveau", "hoert_fra", "ellers_gjort", "usikker_hjaelp"),
        "afbrudt",
    ),
    "krisesamtale": ("spor",),
    "sikkerhedsafklaring": ("spurgt_direkte", "tanker", "droeftet_med"),
    "partnerkontakt": ("grundlag",),
    "kriseplan": ("lavet_sammen", "borger_har_kopi"),
    "udlevering": ("udgave", "papir"),
    "overnatning": ("delegation", "medicin", "rusmiddel", "afslutning", "afvist_grund"),
    "overleveringspunkt": ("vigtighed",),
    "opslag": ("region",),
    "progressionsmaal": ("instrument", "maaling", "udfyldt_af"),
    "underretning": ("borger_orienteret",),
}

_OWN_NAME = {
    ("borger", "kommunekode"): "kommune",
    ("enhed", "deltagende_kommuner"): "kommune",
    ("formidling", "slags"): "formidling_slags",
    ("formidling", "til_hvem"): "formidling_til",
    ("henvendelse", "grad_foer"): "grad",
    ("henvendelse", "hovedbegivenhed"): "begivenheder",
    ("henvendelse", "tilbagekald_maa"): "maa_ringes_op",
    ("implementeringsmaaling", "punkt"): "implementeringspunkt",
    ("implementeringsmaaling", "score"): "implementering",
    ("kortopkald", "slags"): "kortopkald",
    ("landsgennemsnit", "punkt"): "implementeringspunkt",
    ("kriseplan", "status"): "plan_status",
    ("nat", "beslutning"): "nat_beslutning",
    ("opfoelgning", "ansvarlig_vagt"): "vagt_bestemt",
    ("opfoelgning", "status"): "opfoelgning_status",
    ("opfoelgning", "type"): "opfoelgning_type",
    ("opfoelgning", "ansvarlig_rolle"): "rolle",
    ("overleveringspunkt", "vagt_fra"): "vagttype",
    ("overleveringspunkt", "vagt_til"): "vagttype",
    ("partnerkontakt", "kanal"): "partner_kanal",
    ("partnerkontakt", "modtager_bekraeftet"): "ja_nej",
    ("partnerkontakt", "resultat"): "partner_resultat",
    ("haendelse", "type"): "haendelse_type",
    ("samarbejdsaftale", "indhold"): "aftale_indhold",
    ("samarbejdsaftale", "status"): "aftale_status",
    ("samarbejdspartner", "type"): "partner_type",
    ("samtykke", "formaal"): "samtykke_formaal",
    ("samtykke", "givet"): "samtykke_givet",
    ("nat", "delegation"): "delegation",
    ("tilsyn", "tilstand"): "tilsyn_tilstand",
    ("udlevering", "kanal"): "udlevering_kanal",
    ("udlevering", "modtager"): "udlevering_modtager",
    ("udlevering", "udfald"): "udlevering_udfald",
    ("vagtoverlevering", "vagt_fra"): "vagttype",
    ("vagtoverlevering", "vagt_til"): "vagttype",
    ("underretning", "haster"): "underretning_haster",
}

_SAFETY = {
    "svar": (
        *("andre_til_stede", "plan", "midler", "forberedelse", "tidspunkt", "allerede_handlet"),
        *("tidligere_forsoeg", "udskrevet_nyligt", "rus_nu", "stemmer_befaler", "alene"),
    ),
    "svar_omgivelser": ("fare_for_andre", "vold_i_hjemmet", "boern_bekymring"),
}

SVARLISTER: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        **{(kind, felt): felt for kind, felter in _SAME_NAME.items() for felt in felter},
        **{
            ("sikkerhedsafklaring", felt): liste
            for liste, felter in _SAFETY.items()
            for felt in felter
        },
        **_OWN_NAME,
    }
)
"""Code list by record TYPE and field. `dataansvarlig_kommune` and `fortrolighed`, which every record has, are not here."""
