"""What the form of a henvendelse shows and asks, as plain values from the record. No Qt, no store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import cast

from akutdesk.domain import henvendelse as rules
from akutdesk.domain.borger import Borger
from akutdesk.domain.codes import CodeList
from akutdesk.domain.frist import Frist
from akutdesk.domain.henvendelse import Forslag, Henvendelse, Historik, Lukkegrundlag
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.opfoelgning import FRA_TILTAG
from akutdesk.domain.record import RecordId
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring, begyndt, er_besvaret
from akutdesk.domain.vagt import SAME_RING

TELEFON, FREMMOEDE = "TLF", "FREM"

OUT_OF_THE_HOUSE = frozenset(
    {
        *("LAEGEVAGT", "PSYKAKUT", "K112", "POLITI"),
        *("BEHANDLER", "KOMMUNE", "STOETTE"),
    }
)
"""Tiltag for which somebody outside was told something (domain.md 2.6.7, 2.14)."""

ONE_OF: Mapping[str, str] = MappingProxyType(
    {
        "form": "form",
        "henvender": "henvender",
        "grad_foer": "grad",
        "stabilisering": "stabilisering",
        "handleniveau": "handleniveau",
    }
)
"""Questions with one answer that stand in the form itself, and their code lists."""

MANY_OF: Mapping[str, str] = MappingProxyType(
    {"symptomer": "symptomer", "begivenheder": "begivenheder", "tiltag": "tiltag"}
)
"""Questions with several answers."""

SUGGESTED: Mapping[str, str] = MappingProxyType(
    {
        "gangtype": "gangtype",
        "maalgruppe": "maalgruppe",
        "krisesamtale": "krisesamtale",
        "kriseplan": "kriseplan",
        "progressionsmaal": "progressionsmaal",
    }
)
"""Answers the program suggests at the foot of the form (mock-up 03), in its order."""

MORE_OF: Mapping[str, str] = MappingProxyType(
    {
        "tilbagekald_maa": "maa_ringes_op",
        "hoert_fra": "hoert_fra",
        "ellers_gjort": "ellers_gjort",
        "usikker_hjaelp": "usikker_hjaelp",
        "afbrudt": "afbrudt",
        "cpr_svar": "cpr_svar",
    }
)
"""Voluntary answers, behind "Mere"."""

LEVEL_OF_HANDOVER = ("2", "3")
LEVEL_OF_DOUBT = ("1", "2", "3")
"""From these levels of action on the bagvagt is named (design.md 8.22)."""

_HEAVY = ("ALVOR",)


@dataclass(frozen=True, kw_only=True)
class Lukning:
    """What closing comes to: what is missing, and whether the soft question is to be asked."""

    mangler: tuple[Mangel, ...]
    spoerg: bool = False


def chosen(henvendelse: Henvendelse, felt: str) -> tuple[str, ...]:
    """The codes that answer a question; none if it is not answered."""
    value: object = getattr(henvendelse, felt)
    if isinstance(value, tuple):
        return cast("tuple[str, ...]", value)
    return () if value is None else (str(value),)


def with_answer(
    henvendelse: Henvendelse, felt: str, codes: Sequence[str], liste: CodeList | None = None
) -> Henvendelse:
    """With another answer to one question; several answers stand in the order of their list."""
    if felt in MANY_OF:
        return _with_many(henvendelse, felt, _in_order(codes, liste))
    kode = codes[0] if codes else None
    if felt == "gangtype":
        kilde = "MEDARBEJDER" if kode else None
        return replace(henvendelse, gangtype=kode, gangtype_kilde=kilde)
    if felt == "tryghed_efter":
        return replace(henvendelse, tryghed_efter=None if kode is None else int(kode))
    return replace(henvendelse, **{felt: kode})


def with_borger(
    henvendelse: Henvendelse, borger_id: RecordId | None, kommune: str | None
) -> Henvendelse:
    """About this citizen, or about nobody known; `kommune` answers for the data (domain.md 11.10)."""
    return replace(henvendelse, borger_id=borger_id, dataansvarlig_kommune=kommune)


def as_secret_as(henvendelse: Henvendelse, borger: Borger | None) -> Henvendelse:
    """As secret as the citizen it is about; no more than usual if that is somebody else now."""
    secrecy = borger or Borger(id=henvendelse.id)
    return replace(
        henvendelse, fortrolighed=secrecy.fortrolighed, fortrolig_for=secrecy.fortrolig_for
    )


def clock_runs(henvendelse: Henvendelse) -> bool:
    """Whether the talk's clock runs: begun, not ended, not closed."""
    open_talk = henvendelse.status == "KLADDE" and henvendelse.start is not None
    return open_talk and henvendelse.slut is None


def stopped(henvendelse: Henvendelse, nu: datetime) -> Henvendelse:
    """With the clock stopped now."""
    return replace(henvendelse, slut=nu)


def started_again(henvendelse: Henvendelse) -> Henvendelse:
    """With the clock running again, as if it had never stopped."""
    return replace(henvendelse, slut=None, samtaletid_min=None)


def with_time(henvendelse: Henvendelse, start: datetime, minutter: int | None) -> Henvendelse:
    """With a typed start and length; without a length the end stays unknown at the start itself.

    A running clock goes on running from the new start.
    """
    if clock_runs(henvendelse) and minutter is None:
        return replace(henvendelse, start=start)
    end = start + timedelta(minutes=minutter or 0)
    return replace(henvendelse, start=start, slut=end, samtaletid_min=minutter)


def minutes_missing(henvendelse: Henvendelse) -> bool:
    """Whether nobody has said how long it took: no clock has run and no minutes are typed."""
    is_open = henvendelse.status == "KLADDE" and henvendelse.slut is not None
    unknown = is_open and henvendelse.samtaletid_min is None
    return unknown and henvendelse.slut == henvendelse.start


def without_clock(henvendelse: Henvendelse) -> bool:
    """Whether it was begun without a clock, so that its time stands at the top of the form."""
    typed = henvendelse.samtaletid_min is not None
    return minutes_missing(henvendelse) or (typed and henvendelse.slut is not None)


def forslag(henvendelse: Henvendelse, historik: Historik) -> dict[str, str]:
    """The suggested codes by field, for the questions nobody has answered."""
    return {one.felt: one.kode for one in rules.forslag(henvendelse, historik)}


def shown_codes(henvendelse: Henvendelse, felt: str, forslag: Mapping[str, str]) -> tuple[str, ...]:
    """What a question shows as chosen: the answer, or the suggestion for it."""
    own = chosen(henvendelse, felt)
    return own or ((forslag[felt],) if felt in forslag else ())


def coming_rows(
    henvendelse: Henvendelse, due: Collection[str], sikkerhed: Sikkerhedsafklaring | None = None
) -> frozenset[str]:
    """The rows of the form that this contact needs beyond those that always stand there.

    `due` are the tiltag that need a time, `sikkerhed` what was answered about danger.
    """
    level = henvendelse.handleniveau
    handover = level in LEVEL_OF_HANDOVER
    needed = {
        "spoerg": _asks_about_danger(henvendelse, sikkerhed),
        "handleniveau": rules.kraever_handleniveau(henvendelse) or level is not None,
        "ringet": bool(OUT_OF_THE_HOUSE & set(henvendelse.tiltag)),
        "barn": "UNDERRET" in henvendelse.tiltag,
        "tvivl": level in LEVEL_OF_DOUBT,
        "ikke_overdraget_grund": handover,
        "tiltag_andet": "ANDET" in henvendelse.tiltag,
    }
    return frozenset({name for name, seen in needed.items() if seen} | set(due))


def _asks_about_danger(henvendelse: Henvendelse, svar: Sikkerhedsafklaring | None) -> bool:
    """Where there is reason to ask, or it was begun, until all that must be answered is."""
    level = henvendelse.handleniveau
    if svar is not None and begyndt(svar):
        return not er_besvaret(svar, level)
    return rules.boer_spoerge(henvendelse) or level in LEVEL_OF_HANDOVER


def due_fields(henvendelse: Henvendelse) -> tuple[str, ...]:
    """The tiltag that need a time: each becomes an opfoelgning (domain.md 2.6.7)."""
    return tuple(kode for kode in FRA_TILTAG if kode in henvendelse.tiltag)


def luk(
    henvendelse: Henvendelse,
    foreslaaet: Mapping[str, str],
    grundlag: Lukkegrundlag,
    frister: Mapping[str, Frist | None],
) -> Lukning:
    """What stands in the way of closing, with the suggestions taken as answers (domain.md 2.6.9).

    `frister` names the tiltag that need a time; None is one not understood.
    """
    full = med_forslag(henvendelse, foreslaaet)
    found = rules.mangler(full, grundlag)
    blocking = [mangel for mangel in found if mangel.blokerer]
    if minutes_missing(henvendelse):
        blocking.insert(0, Mangel("henvendelse", "samtaletid_min"))
    undated = [kode for kode, frist in frister.items() if frist is None]
    place = next(
        (i for i, mangel in enumerate(blocking) if mangel.felt == "stabilisering"), len(blocking)
    )
    blocking[place:place] = [Mangel("opfoelgning", kode) for kode in undated]
    soft = any(not mangel.blokerer for mangel in found)
    return Lukning(mangler=tuple(blocking), spoerg=soft and not blocking)


def med_forslag(henvendelse: Henvendelse, foreslaaet: Mapping[str, str]) -> Henvendelse:
    """The henvendelse with the suggestions as answers."""
    taken = tuple(Forslag(felt, kode) for felt, kode in foreslaaet.items())
    return rules.med_forslag(henvendelse, taken)


def mangel_key(mangel: Mangel) -> str:
    """The text that says what is missing; the talk's questions about danger have one together."""
    if mangel.type == "sikkerhedsafklaring":
        return "henvendelse.mangler.sikkerhed"
    if mangel.type == "opfoelgning":
        return "henvendelse.mangler.frist"
    if mangel.type == "rettelse":
        return "fejl.begrundelse_mangler"
    if mangel.type == "tid":
        return mangel.felt
    if mangel.type.startswith("papirskema"):
        return f"henvendelse.skema.{mangel.felt}"
    special = {
        ("grad_foer", "MANGLER"): "fejl.krise",
        ("samtaletid_min", "MANGLER"): "fejl.minutter",
        ("tiltag", "UNDERRETNING"): "henvendelse.mangler.underretning",
    }
    found = special.get((mangel.felt, mangel.kode))
    return found or f"henvendelse.mangler.{mangel.felt}"


def title_key(henvendelse: Henvendelse) -> str:
    """The title of the form."""
    by_phone = henvendelse.form in (None, TELEFON)
    return "henvendelse.nyt_opkald" if by_phone else "henvendelse.ny_henvendelse"


def was_heavy(henvendelse: Henvendelse) -> bool:
    """Whether a kind word follows: a grave crisis, or others had to take over (ux.md 3.3 tryg.efter)."""
    grave = henvendelse.grad_foer in _HEAVY
    return grave or henvendelse.handleniveau in LEVEL_OF_HANDOVER


def is_untouched(henvendelse: Henvendelse) -> bool:
    """Whether nothing but the beginning is known."""
    answered = (*MANY_OF, "henvender", "grad_foer", "stabilisering", "borger_id", "notat")
    return not any(getattr(henvendelse, felt) for felt in answered)


def is_same_ring(henvendelse: Henvendelse, nu: datetime) -> bool:
    """Whether F2 now is a second press for this call, and no second telephone: seconds old, nothing known."""
    began, runs = henvendelse.start, henvendelse.slut is None
    if began is None or not runs or not is_untouched(henvendelse):
        return False
    return timedelta() <= nu - began < SAME_RING


def _with_many(henvendelse: Henvendelse, felt: str, codes: tuple[str, ...]) -> Henvendelse:
    if felt == "begivenheder":
        return rules.med_begivenheder(henvendelse, codes)
    return replace(henvendelse, **{felt: codes})


def _in_order(codes: Sequence[str], liste: CodeList | None) -> tuple[str, ...]:
    if liste is None:
        return tuple(codes)
    return tuple(code.kode for code in liste.koder if code.kode in codes)
