"""From an invented call to the closed henvendelse and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from akutdesk.demo.calls import Call
from akutdesk.demo.content import Content
from akutdesk.demo.people import likely, weighted
from akutdesk.demo.service import FREDERICIA, MIDDELFART, make_id
from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse, kraever_handleniveau
from akutdesk.domain.krisesamtale import Krisesamtale, TrinStatus
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring

_SYMPTOMER = (
    ("ANGST", 30), ("NEDTRYKT", 24), ("URO", 12), ("SOEVN", 12), ("ENSOM", 11), ("STRESS", 8),
    ("UOVERSK", 6), ("HAABLOES", 4), ("SELVSKADE", 3), ("STEMMER", 3), ("RUS", 3), ("VREDE", 3), ("KROP", 3),
)  # fmt: skip
_BEGIVENHEDER = (
    ("PAAR", 26), ("BRUD", 10), ("OEKO", 9), ("ISOLATION", 12), ("SORG", 6), ("UDSKR", 5), ("BOLIG", 5),
    ("ARBUDD", 7), ("FAMKONF", 6), ("MYND", 4), ("FLYT", 4), ("INGEN", 12), ("UKENDT", 4),
)  # fmt: skip
_TILTAG = (
    ("INGEN", 46),
    ("NETVAERK", 18),
    ("NYSAMTALE", 12),
    ("OPF_FREM", 9),
    ("EGENLAEGE", 6),
    ("OPKALD", 4),
)
_HOERT_FRA = (
    ("KENDT", 40),
    ("NET", 10),
    ("LAEGE", 8),
    ("PSYK", 7),
    ("KOMMUNE", 6),
    ("NETVAERK", 9),
    ("IKKE_SPURGT", 20),
)
_STAB = {
    "LET": (("STAB", 78), ("DELVIS", 16), ("UAENDRET", 4), ("IKKE_VURD", 2)),
    "MELLEM": (("STAB", 52), ("DELVIS", 36), ("UAENDRET", 9), ("FORVAERRET", 1), ("IKKE_VURD", 2)),
    "ALVOR": (("STAB", 30), ("DELVIS", 48), ("UAENDRET", 14), ("FORVAERRET", 5), ("IKKE_VURD", 3)),
}
_SAMTALE = {
    "LET": (("IKKE_REL", 45), ("GENNEMFOERT", 35), ("DELVIS", 15), ("AFSLAAET", 5)),
    "MELLEM": (("GENNEMFOERT", 62), ("DELVIS", 28), ("AFSLAAET", 10)),
    "ALVOR": (("GENNEMFOERT", 70), ("DELVIS", 26), ("AFSLAAET", 4)),
}
_PLAN = {
    "LET": (("IKKE_REL", 86), ("NY", 6), ("BRUGT", 8)),
    "MELLEM": (("IKKE_REL", 42), ("NY", 30), ("BRUGT", 14), ("AFSLAAET", 14)),
    "ALVOR": (("IKKE_REL", 30), ("NY", 46), ("BRUGT", 10), ("AFSLAAET", 14)),
}
_DONE = ("1", "2", "3", "6", "8")


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One closed henvendelse with the records that its closing rests on."""

    henvendelse: Henvendelse
    samtale: Krisesamtale | None = None
    sikkerhed: Sikkerhedsafklaring | None = None
    partner: Partnerkontakt | None = None


def make_contact(random: Random, content: Content, call: Call, borger: Borger | None) -> Contact:
    """A contact that every closing rule would let through (domain.md 2.6.9)."""
    henvendelse = _answered(random, content, call, borger)
    sikkerhed = _safety(random, henvendelse) if kraever_handleniveau(henvendelse) else None
    if sikkerhed is None:
        return Contact(henvendelse=henvendelse, samtale=_talk(random, henvendelse))
    level = _level(random, sikkerhed)
    henvendelse = replace(henvendelse, handleniveau=level)
    if level != "2":
        return Contact(
            henvendelse=henvendelse, samtale=_talk(random, henvendelse), sikkerhed=sikkerhed
        )
    partner = _handover(random, content, henvendelse)
    return Contact(
        henvendelse=replace(henvendelse, tiltag=("LAEGEVAGT",), stabilisering="DELVIS"),
        samtale=_talk(random, henvendelse),
        sikkerhed=replace(sikkerhed, droeftet_med=("BAGVAGT",), overdraget=partner.id),
        partner=partner,
    )


def _answered(random: Random, content: Content, call: Call, borger: Borger | None) -> Henvendelse:
    crisis = call.grad != "IKKE"
    grad = call.grad if crisis else "LET"
    events = _some(random, _BEGIVENHEDER, 2)
    drawn = weighted(random, _PLAN[grad]) if crisis and borger is not None else "IKKE_REL"
    plan = call.plan or drawn
    return Henvendelse(
        id=make_id(random),
        dataansvarlig_kommune=controller(borger),
        status="AFSLUTTET",
        start=call.start,
        slut=call.start + timedelta(minutes=call.minutter),
        form=call.form,
        henvender=weighted(random, (("BORGER", 82), ("PAAR", 13), ("FAG", 4), ("ANDEN", 1)))
        if not borger
        else "BORGER",
        borger_id=borger.id if borger else None,
        gangtype=call.gangtype,
        gangtype_kilde="SYSTEM" if borger else "MEDARBEJDER",
        maalgruppe="IND"
        if likely(random, 94)
        else weighted(random, (("AFLAST", 5), ("KOMMUNE", 2), ("DOEGN", 2))),
        grad_foer=call.grad,
        symptomer=_symptoms(random, call) if crisis else ("INGEN",),
        begivenheder=events,
        hovedbegivenhed=events[0],
        tiltag=_tiltag(random, plan),
        stabilisering=weighted(random, _STAB[grad]) if crisis else "IKKE_REL",
        krisesamtale=weighted(random, _SAMTALE[grad]) if crisis else "IKKE_REL",
        kriseplan=plan,
        progressionsmaal="BASIS" if plan == "NY" and likely(random, 60) else "IKKE_REL",
        notat=random.choice(content.noter),
        hoert_fra=weighted(random, _HOERT_FRA),
        tryghed_efter=random.randint(4, 9) if crisis and likely(random, 50) else None,
    )


def controller(borger: Borger | None) -> str:
    """The citizen's municipality if it takes part, else the desk's own, as at the desk itself (domain.md 11.10)."""
    is_of_the_other = borger is not None and borger.kommunekode == MIDDELFART
    return MIDDELFART if is_of_the_other else FREDERICIA


def _symptoms(random: Random, call: Call) -> tuple[str, ...]:
    found = _some(random, _SYMPTOMER, 3)
    heavy = {"ALVOR": 55, "MELLEM": 12}.get(call.grad, 0)
    return (*found, "SELVMORD") if likely(random, heavy) else found


def _tiltag(random: Random, plan: str) -> tuple[str, ...]:
    found = _some(random, _TILTAG, 2)
    found = ("INGEN",) if "INGEN" in found else found
    if plan != "NY":
        return found
    return (*(kode for kode in found if kode != "INGEN"), "KRISEPLAN")


def _some(random: Random, choices: tuple[tuple[str, int], ...], most: int) -> tuple[str, ...]:
    """One to `most` codes; a code that stands alone stands alone."""
    first = weighted(random, choices)
    if first in ("INGEN", "UKENDT"):
        return (first,)
    others = tuple(one for one in choices if one[0] not in (first, "INGEN", "UKENDT"))
    extra = [weighted(random, others) for _ in range(random.randint(0, most - 1))]
    return tuple(dict.fromkeys((first, *extra)))


def _talk(random: Random, henvendelse: Henvendelse) -> Krisesamtale | None:
    if henvendelse.krisesamtale not in ("GENNEMFOERT", "DELVIS"):
        return None
    steps = _DONE if henvendelse.krisesamtale == "GENNEMFOERT" else _DONE[:3]
    return Krisesamtale(
        id=make_id(random),
        henvendelse_id=henvendelse.id,
        spor="KORT" if henvendelse.grad_foer == "LET" else "FULD",
        trin_status=tuple(TrinStatus(trin=trin, status="UDFOERT") for trin in steps),
        opsummering_godkendt=True if "8" in steps else None,
    )


def _safety(random: Random, henvendelse: Henvendelse) -> Sikkerhedsafklaring:
    thoughts = "TANKER" if "SELVMORD" in henvendelse.symptomer else "NEJ"
    asked = Sikkerhedsafklaring(
        id=make_id(random),
        henvendelse_id=henvendelse.id,
        andre_til_stede=weighted(random, (("NEJ", 6), ("JA", 4))),
        spurgt_direkte="JA",
        tanker=thoughts,
        allerede_handlet="NEJ",
        fare_for_andre="NEJ",
        vold_i_hjemmet=weighted(random, (("NEJ", 8), ("IKKE_SPURGT", 2))),
        boern_bekymring=weighted(random, (("NEJ", 8), ("IKKE_SPURGT", 2))),
    )
    if thoughts == "NEJ":
        return asked
    plan = weighted(random, (("NEJ", 7), ("JA", 3)))
    return replace(asked, plan=plan, midler="NEJ", forberedelse="NEJ", tidspunkt="NEJ")


def _level(random: Random, sikkerhed: Sikkerhedsafklaring) -> str:
    """Staff choose the level; these invented staff choose 2 when there was a plan."""
    if sikkerhed.plan == "JA":
        return "2"
    return "1" if sikkerhed.tanker == "TANKER" else weighted(random, (("0", 9), ("1", 1)))


def _handover(random: Random, content: Content, henvendelse: Henvendelse) -> Partnerkontakt:
    return Partnerkontakt(
        id=make_id(random),
        henvendelse_id=henvendelse.id,
        borger_id=henvendelse.borger_id,
        katalog_kode="LVSD",
        tid=henvendelse.slut,
        kanal="TLF",
        grundlag="FARE",
        grundlag_tekst=content.haandtryk,
        modtager_bekraeftet="JA",
        resultat="OVERTAGET",
        ventetid_min=random.randint(3, 25),
    )
