"""Who a case is about and who it is from, as FHIR: no more than the receiver needs to file it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from akutdesk.domain.borger import Borger, fuldt_navn, visningsnavn
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.videregivelse import Videregivelse
from akutdesk.reports.fhir_code import (
    OWN,
    TERMINOLOGY,
    Json,
    Words,
    coding,
    concept,
    instant,
    reference,
    uuid_of,
    without_empty,
)

CPR: Final = "urn:oid:1.2.208.176.1.2"
_SEX: Final = {"K": "female", "M": "male", "X": "other"}


def people(parcel: Videregivelse, words: Words) -> Iterator[Json]:
    """House, citizen, colleague, and the consent it is handed over on."""
    yield _organization(parcel.enhed, words)
    if parcel.borger is not None:
        yield _patient(parcel.borger)
    if parcel.medarbejder is not None:
        yield _practitioner(parcel.medarbejder)
    if parcel.samtykke is not None:
        yield _consent(parcel, parcel.samtykke)


def subject(parcel: Videregivelse) -> Json | None:
    """The citizen, if it is known who."""
    return reference(parcel.borger.id) if parcel.borger is not None else None


def _organization(enhed: Enhed, words: Words) -> Json:
    return {
        "resourceType": "Organization",
        "id": uuid_of(enhed.id),
        "type": [words.concept("ydelse", "TILBUD")],
        "name": enhed.navn,
        "telecom": [{"system": "phone", "value": enhed.telefon}] if enhed.telefon else [],
    }


def _patient(borger: Borger) -> Json:
    """Name and number alone: where somebody lives may be dangerous to know (domain.md 2.4)."""
    name = {
        "text": fuldt_navn(borger) or visningsnavn(borger),
        "family": borger.efternavn,
        "given": [borger.fornavn] if borger.fornavn else [],
    }
    return {
        "resourceType": "Patient",
        "id": uuid_of(borger.id),
        "identifier": [{"system": CPR, "value": borger.cpr}] if borger.cpr else [],
        "name": [without_empty(name)] if name["text"] else [],
        "gender": _SEX.get(borger.koen or ""),
        "birthDate": f"{borger.foedselsaar:04d}" if borger.foedselsaar else None,
    }


def _practitioner(who: Medarbejder) -> Json:
    """By initials: the receiver rings the house, not a colleague."""
    return {
        "resourceType": "Practitioner",
        "id": uuid_of(who.id),
        "identifier": [{"system": f"{OWN}initialer", "value": who.initialer}],
    }


def _consent(parcel: Videregivelse, samtykke: Samtykke) -> Json:
    until = {"end": samtykke.udloeb.isoformat()} if samtykke.udloeb else None
    reader = coding(f"{TERMINOLOGY}v3-ParticipationType", "IRCP", "information recipient")
    return {
        "resourceType": "Consent",
        "id": uuid_of(samtykke.id),
        "status": "active",
        "scope": concept(coding(f"{TERMINOLOGY}consentscope", "patient-privacy")),
        "category": [concept(coding("http://loinc.org", "59284-0", "Consent Document"))],
        "patient": subject(parcel),
        "dateTime": instant(samtykke.givet_tid) if samtykke.givet_tid else None,
        "organization": [reference(parcel.enhed.id)],
        "policyRule": {"text": samtykke.oplysninger},
        "provision": {
            "type": "permit",
            "period": until,
            "actor": [{"role": concept(reader), "reference": {"display": parcel.modtager}}],
        },
    }
