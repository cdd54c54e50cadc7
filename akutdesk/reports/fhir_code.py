"""How a case says a thing in FHIR: codings with KL's code and our own, ids, instants, and nothing that is empty."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, cast

from akutdesk.domain.record import RecordId
from akutdesk.reports.svarord import Svarord

FFB: Final = "urn:oid:1.2.208.176.2.22"
"""FFB, in KL's terminology service; a code is a whole GUID."""
CARE_SOCIAL: Final = "http://fhir.kl.dk/term/CodeSystem/CareSocialCodes"
OWN: Final = "urn:akutdesk:kode:"
"""With a list's name behind it: our own code lists."""
TERMINOLOGY: Final = "http://terminology.hl7.org/CodeSystem/"
_GUID: Final = 36

Json = dict[str, Any]


@dataclass(frozen=True)
class Words(Svarord):
    """What codes and fields are called, as codings."""

    def concept(self, liste: str, kode: str) -> Json:
        """With KL's code, where a whole one is known, and our own."""
        own = self.own(liste, kode)
        ffb = self.kl(liste, kode)
        codings = [coding(FFB, ffb), own] if ffb and liste != "form" else [own]
        return {"coding": codings, "text": own["display"]}

    def own(self, liste: str, kode: str) -> Json:
        """Our own code with its label."""
        return coding(f"{OWN}{liste}", kode, self.label(liste, kode))

    def kl(self, liste: str, kode: str) -> str:
        """KL's code if a whole one is known: the first signs of one are no code."""
        code = self.code(liste, kode)
        return code.ffb if code is not None and len(code.ffb) == _GUID else ""


def coding(system: str, code: str, display: str = "") -> Json:
    """One code of one system."""
    return without_empty({"system": system, "code": code, "display": display})


def concept(of: Json) -> Json:
    """A concept of one code."""
    return {"coding": [of]}


def without_empty(value: Json) -> Json:
    """FHIR has no empty values: what is not known is left out, however deep."""
    kept = {
        name: without_empty(cast("Json", part)) if isinstance(part, dict) else part
        for name, part in value.items()
    }
    return {name: part for name, part in kept.items() if part not in (None, "", [], {})}


def uuid_of(rid: RecordId) -> str:
    """A record's id as a resource's."""
    return str(uuid.UUID(bytes=rid))


def reference(rid: RecordId) -> Json:
    """To another entry of the bundle."""
    return {"reference": f"urn:uuid:{uuid_of(rid)}"}


def instant(moment: datetime) -> str:
    """With its zone, UTC, to the second."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()
