"""What stands on the Vagtbord at 02.10 on the night of the demo, before anybody presses a key."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from akutdesk.demo.content import Content
from akutdesk.demo.service import BEBOERE, Service, make_id
from akutdesk.domain.borger import Borger
from akutdesk.domain.kortopkald import Kortopkald
from akutdesk.domain.noedmappe import HENVENDELSER, KOM_UD, PLANER, Noedmappe
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.record import Record
from akutdesk.domain.vagt import Vagt, lokal_dag, lokal_tid

EVENING, MORNING = date(2026, 11, 23), date(2026, 11, 24)
BEGINS = lokal_tid(MORNING, time(2, 10))
"""When the played night begins: the phone rings."""


def make_tonight(
    random: Random, content: Content, service: Service, known: tuple[Borger, Borger]
) -> tuple[Record, ...]:
    """Open follow-ups, one done, a short call, and the points of the evening shift. `known` = Karen, Ali."""
    karen, ali = known
    return (
        _task(random, service, ("OPKALD", content.opgave_ring), karen, _at(2), "anna"),
        _task(random, service, ("INTERN", content.opgave_tilsyn), ali, _at(4), "bo"),
        _task(random, service, ("INTERN", content.opgave_overlevering), None, _at(6, 30), ""),
        _plan_review(random, content, karen),
        _done(random, content, service),
        Kortopkald(
            id=make_id(random), start=_evening(23, 10), slut=_evening(23, 11), slags="LAGT_PAA"
        ),
        *_points(random, content),
        _shift(random, service),
        _folder(random, service),
    )


def _task(
    random: Random,
    service: Service,
    what: tuple[str, str],
    borger: Borger | None,
    due: datetime,
    who: str,
) -> Opfoelgning:
    return Opfoelgning(
        id=make_id(random),
        type=what[0],
        tekst=what[1],
        borger_id=borger.id if borger else None,
        forfald=due,
        ansvarlig=getattr(service, who).id if who else None,
        ansvarlig_vagt=None if who else "NAT",
    )


def _plan_review(random: Random, content: Content, karen: Borger) -> Opfoelgning:
    start, end = lokal_dag(MORNING)
    return Opfoelgning(
        id=make_id(random),
        type="PLANGENNEMGANG",
        tekst=content.opgave_plan,
        borger_id=karen.id,
        forfald=start,
        forfald_slut=end,
        ansvarlig_vagt="DAG",
    )


def _done(random: Random, content: Content, service: Service) -> Opfoelgning:
    return Opfoelgning(
        id=make_id(random),
        type="PARTNER",
        tekst=content.opgave_laegevagt,
        forfald=_at(1),
        ansvarlig=service.bo.id,
        status="UDFOERT",
        udfoert_tid=_at(1, 5),
    )


def _points(random: Random, content: Content) -> tuple[Overleveringspunkt, ...]:
    return tuple(
        Overleveringspunkt(
            id=make_id(random),
            vagt_fra="AFT",
            vagt_til="NAT",
            tid=_evening(22, 50) + timedelta(seconds=place),
            vigtighed=vigtighed,
            tekst=tekst,
        )
        for place, (vigtighed, tekst) in enumerate(content.punkter)
    )


def _shift(random: Random, service: Service) -> Vagt:
    """Anna and Bo work this night, and everybody who lives in the house is at home."""
    return Vagt(
        id=make_id(random),
        vagttype="NAT",
        start=_evening(23, 0),
        slut=_at(7),
        medarbejdere=(service.anna.id, service.bo.id),
        beboere=BEBOERE,
    )


def _folder(random: Random, service: Service) -> Noedmappe:
    """The noedmappe of this month lies at the desk."""
    return Noedmappe(
        id=make_id(random),
        tid=lokal_tid(date(2026, 11, 2), time(9, 40)),
        medarbejder=service.mette.id,
        pc=1,
        foerste=1,
        antal=HENVENDELSER + PLANER,
        udfald=KOM_UD,
    )


def _at(hour: int, minute: int = 0) -> datetime:
    return lokal_tid(MORNING, time(hour, minute))


def _evening(hour: int, minute: int) -> datetime:
    return lokal_tid(EVENING, time(hour, minute))
