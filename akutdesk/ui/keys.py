"""Every key of the desk in one table (`ux.md` 2.4).

A key with scope "" means the same on every screen; one with a scope only on the screens of that
family (`Screen.SCOPE`). Never Ctrl+Alt, which is AltGr on Danish keyboards, never a sign that needs
Shift there, never æ, ø or å. The table's test holds this.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """One action and the key sequences that start it, in Qt's portable form; the first is shown.

    The action's words stand in `resources/texts/skal.toml` as `tast.<action>`.
    """

    action: str
    sequences: tuple[str, ...]
    scope: str = ""


KEYS: tuple[Key, ...] = (
    Key("hjaelp", ("F1",)),
    Key("opkald", ("F2",)),
    Key("kort_opkald", ("Shift+F2",)),
    Key("soeg", ("Ctrl+K", "Ctrl+F", "F3")),
    Key("send_nu", ("F5",)),
    Key("naeste_rude", ("F6",)),
    Key("forrige_rude", ("Shift+F6",)),
    Key("krisesamtale", ("F7",)),
    Key("kriseplan", ("F8",)),
    Key("overnatning", ("F9",)),
    Key("vis_borger", ("F11",)),
    Key("akutkort", ("F12",)),
    Key("skaerm_1", ("Ctrl+1",)),
    Key("skaerm_2", ("Ctrl+2",)),
    Key("skaerm_3", ("Ctrl+3",)),
    Key("skaerm_4", ("Ctrl+4",)),
    Key("skaerm_5", ("Ctrl+5",)),
    Key("skaerm_6", ("Ctrl+6",)),
    Key("skaerm_7", ("Ctrl+7",)),
    Key("ny_henvendelse", ("Ctrl+N",)),
    Key("ny_borger", ("Ctrl+Shift+N",)),
    Key("partnere", ("Ctrl+Shift+S",)),
    Key("statusrapport", ("Ctrl+Shift+R",)),
    Key("slet_bevar", ("Ctrl+Shift+G",)),
    Key("maaling", ("Ctrl+M",)),
    Key("haendelser", ("Ctrl+Shift+H",)),
    Key("implementering", ("Ctrl+Shift+I",)),
    Key("alt_i_orden", ("Ctrl+Shift+E",)),
    Key("log_kontrol", ("Ctrl+Shift+L",)),
    Key("gem_luk", ("Ctrl+Return", "Ctrl+Enter")),
    Key("gem", ("Ctrl+S",)),
    Key("fortryd", ("Ctrl+Z",)),
    Key("gentag", ("Ctrl+Y",)),
    Key("naeste_trin", ("Ctrl+PgDown",)),
    Key("forrige_trin", ("Ctrl+PgUp",)),
    Key("naeste_aaben", ("Ctrl+Tab",)),
    Key("udskriv", ("Ctrl+P",)),
    Key("brandliste", ("Ctrl+Shift+P",)),
    Key("noedmappe", ("Ctrl+Shift+M",)),
    Key("har_arket", ("Ctrl+Shift+J",)),
    Key("ark_igen", ("Ctrl+Shift+F",)),
    Key("anden_printer", ("Ctrl+Shift+B",)),
    Key("oevelse", ("Ctrl+Shift+O",)),
    Key("naeste_oevetrin", ("Ctrl+Shift+PgDown",)),
    Key("forrige_oevetrin", ("Ctrl+Shift+PgUp",)),
    Key("laas", ("Ctrl+L",)),
    Key("stoerre", ("Ctrl++",)),
    Key("mindre", ("Ctrl+-",)),
    Key("normal", ("Ctrl+0",)),
    Key("dag_nat", ("Ctrl+Shift+D",)),
    Key("luk", ("Esc",)),
    Key("identitet", ("Alt+I",), "henvendelse"),
    Key("ret_forslag", ("Alt+R",), "henvendelse"),
    Key("mere", ("Alt+M",), "henvendelse"),
    Key("tid", ("Alt+T",), "henvendelse"),
    Key("knyt", ("Alt+K",), "laes"),
    Key("giv_videre", ("Alt+G",), "laes"),
    Key("slet_kort", ("Alt+E",), "laes"),
    Key("tvivl", ("Alt+T",), "krisesamtale"),
    Key("spring_over", ("Alt+S",), "krisesamtale"),
    Key("skriv_aftale", ("Alt+N",), "krisesamtale"),
    Key("samtykker", ("Alt+J",), "krisesamtale"),
    Key("ideer", ("Alt+I",), "kriseplan"),
    Key("hent_linjer", ("Alt+H",), "kriseplan"),
    Key("ikke_naaet", ("Alt+I",), "opfoelgning"),
    Key("flyt", ("Alt+F",), "opfoelgning"),
    Key("giv_opgave", ("Alt+G",), "opfoelgning"),
    Key("ny_opfoelgning", ("Alt+O",), "opfoelgning"),
    Key("nyt_punkt", ("Alt+N",), "opfoelgning"),
    Key("vigtigt", ("Alt+V",), "opfoelgning"),
    Key("udelad", ("Alt+U",), "opfoelgning"),
    Key("til_kilden", ("Alt+K",), "opfoelgning"),
    Key("tal_med", ("Alt+J",), "opfoelgning"),
    Key("tidligere", ("Alt+T",), "opfoelgning"),
    Key("droeftelser", ("Alt+D",), "opfoelgning"),
    Key("tilsyn", ("Alt+T",), "overnatning"),
    Key("ret", ("Alt+R",), "overnatning"),
    Key("afvis", ("Alt+A",), "overnatning"),
    Key("goer_klar", ("Alt+K",), "overnatning"),
    Key("hvem_er_her", ("Alt+H",), "overnatning"),
    Key("ret", ("Alt+R",), "borger"),
    Key("vis_cpr", ("Alt+C",), "borger"),
    Key("vis_adresse", ("Alt+D",), "borger"),
    Key("paaroerende", ("Alt+P",), "borger"),
    Key("historik", ("Alt+H",), "borger"),
    Key("flere_opgaver", ("Alt+F",), "borger"),
    Key("samme_person", ("Alt+S",), "borger"),
    Key("adgang", ("Alt+A",), "borger"),
    Key("ny_opfoelgning", ("Alt+O",), "borger"),
    Key("samtykker", ("Alt+T",), "borger"),
    Key("giv_videre", ("Alt+G",), "borger"),
    Key("slet_kort", ("Alt+E",), "borger"),
    Key("indsigt", ("Alt+I",), "borger"),
    Key("hvem_saa", ("Alt+L",), "borger"),
    Key("ny_paaroerende", ("Alt+N",), "paaroerende"),
    Key("paaroerende_ringer", ("Alt+R",), "paaroerende"),
    Key("nyt_samtykke", ("Alt+N",), "samtykke"),
    Key("traek_tilbage", ("Alt+T",), "samtykke"),
    Key("som_tabel", ("Alt+G",), "statistik"),
    Key("andre_tilbud", ("Alt+A",), "statistik"),
    Key("gem_csv", ("Alt+C",), "statistik"),
    Key("udtraek", ("Alt+U",), "statistik"),
    Key("telefonital", ("Alt+T",), "statistik"),
    Key("formidling", ("Alt+B",), "statistik"),
    Key("tag_ud", ("Alt+S",), "formidling"),
    Key("laes_ind", ("Alt+N",), "andre_tilbud"),
    Key("diskret", ("Alt+D",), "udskriv"),
    Key("gem_pdf", ("Alt+G",), "udskriv"),
    Key("skriv_aftale", ("Alt+N",), "akutkort"),
    Key("skriv_aftale", ("Alt+N",), "henvendelse"),
    Key("skriv_aftale", ("Alt+N",), "laes"),
    Key("underretning", ("Alt+U",), "henvendelse"),
    Key("underretning", ("Alt+U",), "krisesamtale"),
    Key("underretning", ("Alt+U",), "laes"),
    Key("ringet", ("Alt+K",), "akutkort"),
    Key("ringet", ("Alt+K",), "krisesamtale"),
    Key("ret_ordene", ("Alt+R",), "akutkort"),
    Key("nyt_samtykke", ("Alt+T",), "akutkort"),
    Key("nyt_samtykke", ("Alt+T",), "udskriv"),
    Key("udskriv_igen", ("Alt+U",), "opsaetning"),
    Key("ret", ("Alt+R",), "leder"),
    Key("kontrolleret", ("Alt+K",), "leder"),
    Key("medarbejdere", ("Alt+M",), "leder"),
    Key("nyt_nummer", ("Alt+N",), "leder"),
    Key("skjul_nummer", ("Alt+S",), "leder"),
    Key("ny_egen", ("Alt+N",), "liste"),
    Key("hent_skema", ("Alt+N",), "skemaer"),
    Key("fjern_skema", ("Alt+S",), "skemaer"),
    Key("ny_kode", ("Alt+N",), "medarbejdere"),
    Key("adgangstid", ("Alt+D",), "medarbejdere"),
    Key("rolle", ("Alt+R",), "medarbejdere"),
    Key("stoppet", ("Alt+S",), "medarbejdere"),
    Key("vagter", ("Alt+V",), "medarbejdere"),
    Key("nye_ark", ("Alt+A",), "medarbejdere"),
    Key("tag_kopi", ("Alt+T",), "leder"),
    Key("tag_kopi", ("Alt+K",), "synk"),
    Key("gem_valg", ("Alt+G",), "konflikt"),
    Key("ny_pc", ("Alt+N",), "pcer"),
    Key("spaer_pc", ("Alt+S",), "pcer"),
    Key("server", ("Alt+E",), "pcer"),
    Key("proxy", ("Alt+P",), "pcer"),
    Key("ret", ("Alt+R",), "pcer"),
    Key("hent_kopi", ("Alt+H",), "synk"),
    Key("computere", ("Alt+C",), "leder"),
    Key("stikproeve", ("Alt+L",), "leder"),
    Key("ny_stikproeve", ("Alt+N",), "stikproeve"),
    Key("i_orden", ("Alt+O",), "stikproeve"),
    Key("ny_haendelse", ("Alt+N",), "haendelser"),
    Key("slaa_fra", ("Alt+S",), "haendelser"),
    Key("ny_partner", ("Alt+N",), "partnere"),
    Key("ret", ("Alt+R",), "partnere"),
    Key("ny_aftale", ("Alt+A",), "partnere"),
    Key("kontrolleret", ("Alt+K",), "partnere"),
    Key("nedlaeg", ("Alt+T",), "partnere"),
    Key("ret", ("Alt+R",), "implementering"),
    Key("landstal", ("Alt+L",), "implementering"),
    Key("hent_fil", ("Alt+H",), "landstal"),
    Key("afskriv", ("Alt+A",), "opsaetning"),
    Key("se_efter", ("Alt+S",), "orden"),
    Key("proev_gendannelse", ("Alt+P",), "orden"),
    Key("slet", ("Alt+S",), "sletning"),
    Key("bevar", ("Alt+B",), "sletning"),
    Key("slip", ("Alt+H",), "sletning"),
    Key("skjul_kort", ("Alt+K",), "sletning"),
    Key("afslut_forloeb", ("Alt+A",), "sletning"),
    Key("skriv_under", ("Alt+U",), "sletning"),
    Key("fortryd_sletning", ("Alt+T",), "sletning"),
    Key("gem_pdf", ("Alt+G",), "statusrapport"),
    Key("gem_csv", ("Alt+C",), "statusrapport"),
    Key("gem_regneark", ("Alt+R",), "statusrapport"),
)

_SHOWN = {"Return": "Enter", "PgDown": "PgDn"}


def hint(action: str, scope: str = "") -> str:
    """The key hint of an action as it stands on a button, such as `Ctrl+Enter`; "" if it has none."""
    for key in KEYS:
        if key.action == action and key.scope in {"", scope}:
            return shown(key.sequences[0])
    return ""


def shown(sequence: str) -> str:
    """A key sequence in the words printed on the keys."""
    if sequence.endswith("++"):
        return sequence
    return "+".join(_SHOWN.get(part, part) for part in sequence.split("+"))


def sequences() -> tuple[str, ...]:
    """Every sequence of the table, each once."""
    return tuple(dict.fromkeys(sequence for key in KEYS for sequence in key.sequences))


def action_of(sequence: str, scope: str) -> str | None:
    """What a sequence means on a screen of this scope; the screen's own meaning comes first."""
    meanings = {key.scope: key.action for key in KEYS if sequence in key.sequences}
    return meanings.get(scope, meanings.get(""))
