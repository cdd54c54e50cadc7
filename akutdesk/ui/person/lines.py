"""Lines about people that stand on more than one screen. No Qt, no store."""

from __future__ import annotations

from akutdesk.domain.borger import Borger, kontaktaftale_gaelder
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.ui.person.said import Said, small


def relative(one: Paaroerende, said: Said) -> str:
    """A relative on one line: who, and what they may know."""
    who = one.navn or said.texts("borger.uden_navn")
    if one.relation:
        who = f"{who}, {small(said.codes['relation'].label(one.relation))}"
    may = [small(said.texts(f"borger.vide.{kode}")) for kode in one.maa_faa_at_vide]
    if one.maa_kontaktes == "NEJ":
        may = [said.texts("borger.vide.KONTAKT_NEJ")]
    elif one.maa_kontaktes != "JA":
        may.append(said.texts(f"borger.vide.KONTAKT_{one.maa_kontaktes or 'UKENDT'}"))
    return f"{who} – {', '.join(may)}" if may else who


def agreement(borger: Borger, said: Said) -> str:
    """What was agreed about ringing, until when and who owns it; once it has run out, that it is to be looked at."""
    until = borger.kontaktaftale_udloeb
    if not borger.kontaktaftale:
        return ""
    if not kontaktaftale_gaelder(borger, said.dag):
        return said.texts("borger.gjaldt_til", dag=said.kalender.dag(until) if until else "")
    lines = [borger.kontaktaftale]
    if until is not None:
        lines.append(said.texts("borger.gaelder_til", dag=said.kalender.dag(until)))
    owner = borger.kontaktaftale_ansvarlig
    if owner is not None and owner in said.folk:
        lines.append(said.texts("borger.ansvarlig", navn=said.folk[owner]))
    return "\n".join(lines)
