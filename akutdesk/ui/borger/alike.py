"""Two cards beside each other in words, so that a person can say if they are one. No Qt, no store."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.domain.borger import Borger, fuldt_navn
from akutdesk.domain.cpr import maskeret
from akutdesk.storage.raekker import SamletKort
from akutdesk.ui.borger import facts
from akutdesk.ui.borger.facts import Said

Line = tuple[str, str, str]
"""A question, and what each of the two cards answers."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A card as it is compared: the record, and how many contacts hang on it."""

    borger: Borger
    henvendelser: int


def compared(en: Seen, anden: Seen, said: Said) -> tuple[Line, ...]:
    """What at least one of the cards says, in the order that tells people apart."""
    left, right = _answers(en, said), _answers(anden, said)
    tomt = said.texts("borger.tomt")
    if en.borger.cpr and anden.borger.cpr:
        same = en.borger.cpr == anden.borger.cpr
        right["cpr"] = said.texts("borger.ens.samme_cpr" if same else "borger.ens.andet_cpr")
    return tuple(
        (said.texts(f"borger.ens.{key}"), left[key] or tomt, right[key] or tomt)
        for key in left
        if left[key] or right[key]
    )


def title_of(borger: Borger, said: Said) -> str:
    """The name, and the birth year where it is known."""
    return _with_year(facts.name_of(borger, said.texts), borger.foedselsaar, said)


def under_line(kort: SamletKort, said: Said) -> tuple[str, str]:
    """Name with birth year, and since when it lies under the other card."""
    navn = _with_year(kort.navn or said.texts("borger.uden_navn"), kort.foedselsaar, said)
    dag = said.kalender.dag_maaned(said.kalender.dato(kort.siden))
    return navn, said.texts("borger.ens.samlet_dag", dag=dag)


def _with_year(navn: str, foedselsaar: int | None, said: Said) -> str:
    year = "" if foedselsaar is None else said.texts("borger.foedt", aar=foedselsaar)
    return ", ".join(part for part in (navn, year) if part)


def _answers(seen: Seen, said: Said) -> dict[str, str]:
    borger, codes = seen.borger, said.codes
    kommune = borger.kommunekode if borger.kommunekode in codes["kommune"] else None
    return {
        "navn": fuldt_navn(borger),
        "foedt": "" if borger.foedselsaar is None else str(borger.foedselsaar),
        "cpr": maskeret(borger.cpr),
        "telefon": borger.telefon,
        "kommune": codes["kommune"].label(kommune) if kommune else "",
        "identitet": codes["identitet"].label(borger.identitet) if borger.identitet else "",
        "henvendelser": str(seen.henvendelser),
    }
