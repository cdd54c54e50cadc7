"""What V6 says of a guest, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from akutdesk.domain.kalender import kalender
from akutdesk.domain.katalog import kontrolleret
from akutdesk.domain.nat import FORTSAET, Nat
from akutdesk.domain.vagt import KBH
from akutdesk.reports.udskrift import telefon
from akutdesk.storage.raekker import GaestRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, Question
from akutdesk.ui.overnatning.night_cells import NightCell
from akutdesk.ui.overnatning.state import Celle, Ophold
from akutdesk.ui.overnatning.time_line import said_time
from akutdesk.ui.person.said import small
from akutdesk.ui.place import katalog_of
from akutdesk.ui.vagtbord.rows import Words, lower
from akutdesk.ui.vagtbord.senge import plads, samme_gaest, whom

_DAY: Final = timedelta(days=1)
_SLEPT: Final = frozenset({"leder", "bagvagt", "blev"})
_DUTY: Final = "KVAGT"
"""The municipality's own number at night, in the directory."""
_ADDED: Final = frozenset({"JA_ROLIG", "JA_UROLIG"})
"""What is worth knowing at night; who took nothing needs no line."""
SHOWN_LOOKS: Final = 4


def name(words: Words, stay: Ophold) -> str:
    """The guest's name as in every list."""
    return whom(words.desk.texts, stay.gaest)[0]


def title(words: Words, stay: Ophold) -> str:
    """Plads 1 · Ali."""
    return f"{plads(words.desk.texts, stay.ophold.plads)} · {name(words, stay)}"


def note(words: Words, stay: Ophold) -> str:
    """The birth year, where it is known, and how surely the guest is known (ux.md P11)."""
    parts = whom(words.desk.texts, stay.gaest)[1:]
    if stay.gaest.identitet:
        parts.append(small(words.desk.codes["identitet"].label(stay.gaest.identitet)))
    return " · ".join(parts)


def night_to(desk: Desk, night: date) -> str:
    """Nat til tirsdag 24. november, by the date of its evening."""
    calendar = kalender(desk.codes)
    return desk.texts("overnatning.nat_til", dag=lower(calendar.ugedag(night + _DAY)))


def facts(words: Words, stay: Ophold) -> list[tuple[str, str]]:
    """What was agreed; what nobody said has no value."""
    texts, codes, one = words.desk.texts, words.desk.codes, stay.ophold
    came = one.ankomst
    rules = {
        None: "",
        True: texts("overnatning.gennemgaaet"),
        False: texts("overnatning.ikke_endnu"),
    }
    coming = came is not None and came > words.desk.clock.now()
    told = {
        "ventes" if coming else "kom": said_time(words.desk, came) if came else "",
        "rejser": said_time(words.desk, one.afrejse) if one.afrejse else "",
        "senest": words.calendar.ugedag_kort(_last_morning(stay)) if not one.afrejse else "",
        "tilsyn_aftale": one.tilsyn_aftale,
        "medicin": lower(codes["medicin"].label(one.medicin)) if one.medicin else "",
        "rusmiddel": lower(codes["rusmiddel"].label(one.rusmiddel))
        if one.rusmiddel in _ADDED
        else "",
        "husregler": rules[one.husregler_gennemgaaet],
        "hjaelp_ud": one.hjaelp_ud,
    }
    return [(texts(f"overnatning.fakta.{felt}"), value) for felt, value in told.items()]


def night_cells(words: Words, stay: Ophold) -> list[NightCell]:
    """One cell for each night that may follow the one before."""
    return [_cell(words, cell) for cell in stay.celler]


def trouble(words: Words, stay: Ophold) -> str:
    """Where two desks wrote apart: two guests on one place, or two decisions about tonight."""
    if _again(stay):
        places = ", ".join(dict.fromkeys(one.plads for one in (stay.gaest, *_again(stay))))
        return words.desk.texts("overnatning.to_pladser", navn=name(words, stay), pladser=places)
    if stay.ogsaa_her:
        names = ", ".join(whom(words.desk.texts, one)[0] for one in (stay.gaest, *stay.ogsaa_her))
        place = lower(plads(words.desk.texts, stay.gaest.plads))
        return words.desk.texts("overnatning.dobbelt", plads=place, navne=names)
    if not stay.uenige:
        return ""
    both = ", ".join(_decided(words, nat) for nat in stay.uenige)
    return words.desk.texts("overnatning.uenige", begge=both)


def way_out(words: Words, stay: Ophold) -> str:
    """What the button beside it does: this guest gets another place."""
    if not stay.ogsaa_her or _again(stay):
        return ""
    return words.desk.texts("overnatning.flyt", navn=name(words, stay))


def _again(stay: Ophold) -> tuple[GaestRaekke, ...]:
    """The same guest, booked once more by another desk."""
    return tuple(one for one in stay.ogsaa_her if samme_gaest(stay.gaest, one))


def limit(words: Words, stay: Ophold) -> str:
    """Why there is no further night, and who knows another place (ux.md 2.12)."""
    if not stay.er_for_mange:
        return ""
    texts = words.desk.texts
    said = texts("overnatning.ikke_flere", navn=name(words, stay), antal=stay.max_naetter)
    post = next((one for one in katalog_of(words.desk).poster if one.kode == _DUTY), None)
    if post is None or not post.nummer or not kontrolleret(post):
        return f"{said} {texts('overnatning.andet_sted')}"
    number = telefon(post.nummer).replace(" ", "\u00a0")  # never broken over two lines
    return f"{said} {texts('overnatning.andet_sted_nummer', nummer=number)}"


def morning(words: Words, stay: Ophold) -> str:
    """That one talks with the guest about the day, if that is to be done."""
    if stay.ophold.afrejse is not None or stay.er_for_mange:
        return ""
    return words.desk.texts("overnatning.i_morgen", navn=name(words, stay))


def looks(words: Words, stay: Ophold) -> str:
    """The latest looks in on the guest, one a line; "" if there are none."""
    codes = words.desk.codes["tilsyn_tilstand"]
    lines = [
        " · ".join(
            part
            for part in (
                said_time(words.desk, one.tid) if one.tid else "",
                codes.label(one.tilstand) if one.tilstand else "",
                one.note,
                words.staff.get(one.hvem, "") if one.hvem else "",
            )
            if part
        )
        for one in stay.tilsyn[:SHOWN_LOOKS]
    ]
    return "\n".join(lines)


def decisions(desk: Desk, stay: Ophold) -> Question:
    """What may be decided about tonight; a digit stays where it was when the first answer is gone."""
    day = desk.clock.now().astimezone(KBH).date()
    codes = desk.codes["nat_beslutning"]
    every = tuple(
        Choice(code.kode, code.label, str(digit), full=code.label)
        for digit, code in codes.cifre(day)
    )
    question = Question(desk.texts("overnatning.beslutning"), every)
    if not stay.er_for_mange:
        return question
    return replace(question, choices=tuple(one for one in every if one.kode != FORTSAET))


def _last_morning(stay: Ophold) -> date:
    """The morning after the last night that may be offered."""
    return stay.nat + max(0, stay.max_naetter - stay.gaest.nat_nr) * _DAY + _DAY


def _cell(words: Words, cell: Celle) -> NightCell:
    texts, calendar = words.desk.texts, words.calendar
    return NightCell(
        titel=texts("overnatning.nat_nr", nr=cell.nr),
        dag=lower(calendar.ugedag_kort(cell.dato)),
        tekst=texts(f"overnatning.celle.{cell.tekst}"),
        icon="check" if cell.tekst in _SLEPT else "",
        er_nu=cell.er_nu,
    )


def _decided(words: Words, nat: Nat) -> str:
    said = words.desk.codes["nat_beslutning"].label(nat.beslutning) if nat.beslutning else ""
    by = words.staff.get(nat.hvem, "") if nat.hvem else ""
    return " – ".join(part for part in (said, by) if part)
