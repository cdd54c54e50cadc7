"""A case as a FHIR R4 Bundle, for another record system (docs/fhir.md, features.md G114).

A frozen writer of our own: plain dicts in the order of the standard, the same bytes for the same case. What may
leave the house is decided in `domain/videregivelse.py`; nothing else of the records is read here.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from akutdesk.domain.henvendelse import Henvendelse, minutter
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.videregivelse import Afsnit, Svar, Videregivelse, afsnit
from akutdesk.reports.fhir_code import (
    CARE_SOCIAL,
    TERMINOLOGY,
    Json,
    Words,
    coding,
    instant,
    reference,
    uuid_of,
    without_empty,
)
from akutdesk.reports.fhir_people import people, subject
from akutdesk.reports.svarord import Plandele

_CLASSES: Final = {"FREM": ("AMB", "ambulatory"), "UDG": ("FLD", "field")}
_VIRTUAL: Final = ("VR", "virtual")
_PLAN_STATUS: Final = {"GAELDENDE": "active", "AFLOEST": "completed", "TRUKKET": "revoked"}


def fhir_bundle(parcel: Videregivelse, words: Words, plandele: Plandele = ()) -> bytes:
    """The bundle as UTF-8 JSON: Encounter, QuestionnaireResponse, CarePlan, and who they are about."""
    case = _Case(parcel, words)
    made = [*people(parcel, words), case.encounter(), *map(case.answers, afsnit(parcel))]
    if parcel.plan is not None:
        made.append(case.care_plan(parcel.plan, plandele))
    bundle = {
        "resourceType": "Bundle",
        "id": uuid_of(parcel.id),
        "identifier": {
            "system": "urn:ietf:rfc:3986",
            "value": reference(parcel.id)["reference"],
        },
        "type": "collection",
        "timestamp": instant(parcel.tid),
        "entry": [
            {"fullUrl": f"urn:uuid:{one['id']}", "resource": without_empty(one)} for one in made
        ],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode()


@dataclass(frozen=True)
class _Case:
    parcel: Videregivelse
    words: Words

    def encounter(self) -> Json:
        """The contact: when, how, why."""
        contact, who = self.parcel.henvendelse, self.parcel.medarbejder
        minutes = minutter(contact)
        unit = {"unit": "min", "system": "http://unitsofmeasure.org", "code": "min"}
        begin, end = (instant(each) if each else None for each in (contact.start, contact.slut))
        return {
            "resourceType": "Encounter",
            "id": uuid_of(contact.id),
            "status": "finished",
            "class": self._class(contact),
            "type": [self.words.concept("form", contact.form)] if contact.form else [],
            "serviceType": self.words.concept("ydelse", "RAADGIVNING"),
            "subject": subject(self.parcel),
            "participant": [{"individual": reference(who.id)}] if who else [],
            "period": {"start": begin, "end": end},
            "length": {"value": minutes, **unit} if minutes is not None else None,
            "reasonCode": [
                *(self.words.concept("symptomer", kode) for kode in contact.symptomer),
                *(self.words.concept("begivenheder", kode) for kode in contact.begivenheder),
            ],
            "serviceProvider": reference(self.parcel.enhed.id),
        }

    def _class(self, contact: Henvendelse) -> Json:
        """KL's own code for the telephone, else the standard's."""
        form = contact.form or ""
        if kl := self.words.kl("form", form):
            return coding(CARE_SOCIAL, kl, self.words.own("form", form)["display"])
        return coding(f"{TERMINOLOGY}v3-ActCode", *_CLASSES.get(form, _VIRTUAL))

    def answers(self, part: Afsnit) -> Json:
        """The answers of one record."""
        kind = part.record.TYPE
        return {
            "resourceType": "QuestionnaireResponse",
            "id": self._answers_id(part),
            "questionnaire": f"urn:akutdesk:skema:{kind}",
            "status": "completed",
            "subject": subject(self.parcel),
            "encounter": reference(self.parcel.henvendelse.id),
            "authored": instant(self.parcel.henvendelse.slut or self.parcel.tid),
            "item": [self._item(part, each) for each in part.svar],
        }

    def _answers_id(self, part: Afsnit) -> str:
        """The contact itself is the Encounter: its answers are named from it."""
        own = uuid_of(part.record.id)
        is_contact = part.record.id == self.parcel.henvendelse.id
        return str(uuid.uuid5(uuid.UUID(own), "QuestionnaireResponse")) if is_contact else own

    def _item(self, part: Afsnit, svar: Svar) -> Json:
        item = {"linkId": svar.felt, "text": self.words.field(part.record.TYPE, svar.felt)}
        if len(svar.tal) > 1:
            return {**item, "item": list(self._rows(part, svar))}
        return {**item, "answer": self._values(svar)}

    def _rows(self, part: Afsnit, svar: Svar) -> Iterable[Json]:
        for number, text, value in self.words.rows(part, svar):
            answer = [{"valueInteger": value}]
            yield {"linkId": f"{svar.felt}.{number}", "text": text, "answer": answer}

    def _values(self, svar: Svar) -> list[Json]:
        if svar.ja is not None:
            return [{"valueBoolean": svar.ja}]
        if svar.tekst:
            return [{"valueString": svar.tekst}]
        if svar.tal:
            return [{"valueInteger": one} for one in svar.tal if one is not None]
        return [{"valueCoding": self.words.own(svar.liste, kode)} for kode in svar.koder]

    def care_plan(self, plan: Kriseplan, plandele: Plandele) -> Json:
        """The plan, a section an activity, in the citizen's own words."""
        texts = self.words.texts
        begin, end = (
            day.isoformat() if day else None for day in (plan.lavet_dato, plan.gaelder_til)
        )
        return {
            "resourceType": "CarePlan",
            "id": uuid_of(plan.id),
            "status": _PLAN_STATUS.get(plan.status, "draft"),
            "intent": "plan",
            "title": texts("papir.plan.titel"),
            "subject": subject(self.parcel) or {"display": texts("videregivelse.anonym")},
            "encounter": reference(self.parcel.henvendelse.id),
            "period": {"start": begin, "end": end},
            "created": begin,
            "contributor": [reference(self.parcel.enhed.id)],
            "activity": [_activity(heading, lines) for heading, lines in plandele if lines],
        }


def _activity(heading: str, lines: tuple[str, ...]) -> Json:
    words = "\n".join(lines)
    return {"detail": {"code": {"text": heading}, "status": "unknown", "description": words}}
