"""What is typed in the form of a citizen, read into a record; and what cannot be read, as codes. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from akutdesk.domain.borger import (
    LAENGSTE_AFTALE,
    Borger,
    aldersgruppe,
    identitet_forslag,
    kontaktaftale_fejl,
)
from akutdesk.domain.cpr import Cpr, laes_cpr, tjek_igen
from akutdesk.domain.errors import CprError
from akutdesk.domain.frist import laes_frist
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import KBH
from akutdesk.ui.henvendelse.tidspunkt import laes_aar

LINES = (
    "kaldenavn",
    "fornavn",
    "efternavn",
    "telefon",
    "adresse",
    "moedes",
    "opmaerksomhed",
    "kommunikation",
    "tolk_sprog",
    "kontaktaftale",
)
"""Texts that are kept exactly as typed."""

PARSED = ("foedselsaar", "cpr", "opmaerksomhed_udloeb", "kontaktaftale_udloeb")
"""Texts that must be understood before they are in the record."""

ONE_OF: Mapping[str, str] = {
    "identitet": "identitet",
    "koen": "koen",
    "aldersgruppe": "aldersgruppe",
    "cpr_svar": "cpr_svar",
    "maa_ringes_op": "maa_ringes_op",
    "kommunekode": "kommune",
    "bolig": "bolig",
    "boern": "boern",
}
"""Questions with one answer, and their code lists."""

OWNER = "kontaktaftale_ansvarlig"
"""The colleague who owns the agreement; the code of an answer is their id in hex."""

MANY_OF: Mapping[str, str] = {"kendt_i": "kendt_i"}


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What stands in the form: texts and codes by field."""

    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    adresse_skjult: bool = False


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The record as far as it is understood; `faults` is field to text key; `doubt`: look again at the CPR."""

    borger: Borger
    faults: Mapping[str, str]
    doubt: bool = False
    certain: Borger
    """The record to save while somebody is still asked to look at the CPR number again: nothing follows from it."""
    suggested: frozenset[str] = frozenset()
    """Fields the program filled in itself."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads the form, and when. An agreement is the reader's own until somebody else takes it."""

    nu: datetime
    bruger: RecordId

    @property
    def dag(self) -> date:
        """Today."""
        return self.nu.astimezone(KBH).date()


def read(answers: Answers, before: Borger, reader: Reader, *, shown: Mapping[str, str]) -> Reading:
    """The record that the form says, on top of `before`.

    `shown` are the texts the form was filled with: one that was not touched is not read again, so
    that a date gone by stays what it is.
    """
    nu = reader.nu
    faults: dict[str, str] = {}
    values: dict[str, object] = {felt: answers.texts.get(felt, "") for felt in LINES}
    for felt in PARSED:
        typed = answers.texts.get(felt, "")
        if typed == shown.get(felt, ""):
            continue
        try:
            values[felt] = _value(felt, typed, nu)
        except ValueError as error:
            faults[felt] = str(error)
    for felt in ONE_OF:
        codes = answers.codes.get(felt, ())
        values[felt] = codes[0] if codes else None
    for felt in MANY_OF:
        values[felt] = answers.codes.get(felt, ())
    values[OWNER] = _owner(answers, before)
    values["adresse_skjult"] = answers.adresse_skjult
    borger, suggested = _completed(replace(before, **values), before, reader)
    if kontaktaftale_fejl(borger, before, reader.dag):
        faults["kontaktaftale_udloeb"] = "borger.fejl.aftale_lang"
    doubt = _is_doubtful(borger, before, reader.dag)
    certain = borger
    if doubt:
        values["cpr"] = before.cpr
        certain, _ = _completed(replace(before, **values), before, reader)
    return Reading(borger=borger, faults=faults, doubt=doubt, certain=certain, suggested=suggested)


def texts_of(borger: Borger, calendar: Kalender) -> dict[str, str]:
    """What the form's fields show of a record; the CPR number is never among it."""
    texts = {felt: str(getattr(borger, felt)) for felt in LINES}
    texts["foedselsaar"] = "" if borger.foedselsaar is None else str(borger.foedselsaar)
    for felt in ("opmaerksomhed_udloeb", "kontaktaftale_udloeb"):
        day: date | None = getattr(borger, felt)
        texts[felt] = "" if day is None else calendar.lang(day)
    return texts


def codes_of(borger: Borger) -> dict[str, tuple[str, ...]]:
    """What the form's questions show of a record."""
    codes = {felt: (kode,) if (kode := getattr(borger, felt)) else () for felt in ONE_OF}
    owner = borger.kontaktaftale_ansvarlig
    codes[OWNER] = (owner.hex(),) if owner is not None else ()
    return {**codes, **{felt: getattr(borger, felt) for felt in MANY_OF}}


def is_empty(borger: Borger) -> bool:
    """Whether nothing but what the program suggests is known, so that there is nobody to make."""
    told = replace(borger, identitet=None, cpr_svar=None, aldersgruppe=None)
    return told == Borger(id=borger.id)


def _owner(answers: Answers, before: Borger) -> RecordId | None:
    """Who was chosen; an agreement is not left without an owner."""
    codes = answers.codes.get(OWNER, ())
    return RecordId(bytes.fromhex(codes[0])) if codes else before.kontaktaftale_ansvarlig


def _value(felt: str, typed: str, nu: datetime) -> object:
    """The value of a text that must be understood. Raises ValueError with the text key that asks again."""
    if felt == "cpr":
        return _cpr(typed, nu).siffer if typed.strip() else ""
    if not typed.strip():
        return None
    if felt == "foedselsaar":
        year = laes_aar(typed, nu)
        if year is None:
            raise ValueError("borger.fejl.foedselsaar")
        return year
    frist = laes_frist(typed, nu)
    if frist is None:
        raise ValueError("borger.fejl.dato")
    return frist.start.astimezone(KBH).date()


def _cpr(typed: str, nu: datetime) -> Cpr:
    try:
        return laes_cpr(typed, idag=nu.astimezone(KBH).date())
    except CprError as error:
        key = f"borger.fejl.cpr_{error.kode}"
    raise ValueError(key)


def _completed(borger: Borger, before: Borger, reader: Reader) -> tuple[Borger, frozenset[str]]:
    """With what follows from the answers: level of identity, year of a CPR number, end of an agreement."""
    suggested: set[str] = set()
    today = reader.dag
    if borger.cpr:
        borger = replace(borger, cpr_svar="OPLYST")
    if borger.cpr and borger.cpr != before.cpr:
        born = laes_cpr(borger.cpr, idag=today).foedselsdato
        if born is not None and borger.foedselsaar is None:
            borger = replace(borger, foedselsaar=born.year)
            suggested.add("foedselsaar")
        if borger.identitet == before.identitet:
            borger = replace(borger, identitet=None)  # a number is the surest level there is
    if borger.foedselsaar is not None and borger.foedselsaar != before.foedselsaar:
        borger = replace(borger, aldersgruppe=aldersgruppe(borger.foedselsaar, today))
        suggested.add("aldersgruppe")
    if borger.kontaktaftale and (not before.kontaktaftale or borger.kontaktaftale_udloeb is None):
        until = borger.kontaktaftale_udloeb or today + LAENGSTE_AFTALE
        owner = borger.kontaktaftale_ansvarlig or reader.bruger
        borger = replace(borger, kontaktaftale_udloeb=until, kontaktaftale_ansvarlig=owner)
        suggested |= {"kontaktaftale_udloeb", "kontaktaftale_ansvarlig"}
    if borger.identitet is None:
        borger = replace(borger, identitet=identitet_forslag(borger))
        suggested.add("identitet")
    return borger, frozenset(suggested)


def _is_doubtful(borger: Borger, before: Borger, today: date) -> bool:
    if not borger.cpr or borger.cpr == before.cpr:
        return False
    return tjek_igen(laes_cpr(borger.cpr, idag=today))
