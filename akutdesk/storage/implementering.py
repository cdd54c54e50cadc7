"""What the self-assessment's evidence is counted from: one round's records, and no name among them (domain.md 6).

Only a leader counts; nothing here is an opening.
"""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.implementeringsbevis import Bevisgrundlag, Kontaktbevis, skriftlige
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.runde import Runde
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.statistik import HB, Udvalg
from akutdesk.domain.vagt import KBH
from akutdesk.storage import noun_table
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.statistik import StatistikSide

_CONTACTS: Final = """
    SELECT h.start, h.form, b.identitet, h.maalgruppe, h.tiltag, h.hoert_fra,
        h.usikker_hjaelp = 'OENSKER' OR d.wishes > 0, coalesce(d.open = 0, 0)
    FROM henvendelse AS h LEFT JOIN borger AS b ON b.id = h.borger_id
    LEFT JOIN (
        SELECT henvendelse_id, count(*) AS wishes, sum(talt_tid IS NULL) AS open
        FROM droeftelse WHERE henvendelse_id IS NOT NULL GROUP BY henvendelse_id
    ) AS d ON d.henvendelse_id = h.id
    WHERE h.start >= :fra AND h.start < :til AND h.status = 'AFSLUTTET' AND NOT h.oevelse
"""
_DRAFTS: Final = """
    SELECT count(*) FROM henvendelse
    WHERE start >= :fra AND start < min(:til, :i_gaar) AND status = 'KLADDE' AND NOT oevelse
"""
_PLANS: Final = """
    SELECT count(*), coalesce(sum(lavet_sammen = 'JA'), 0) FROM kriseplan
    WHERE lavet_dato >= :foerste AND lavet_dato <= :sidste AND status <> 'KLADDE' AND NOT oevelse
"""
_SHIFTS: Final = """
    SELECT count(*), coalesce(sum(akut_ansvarlig IS NOT NULL), 0) FROM vagt
    WHERE start >= :fra AND start < :til AND NOT oevelse
"""
_DAY: Final = timedelta(days=1)


class Implementering:
    """`store.implementering`. Quick enough for a job."""

    def __init__(self, file: OpenFile, statistik: StatistikSide) -> None:
        self._file = file
        self._statistik = statistik

    def grundlag(self, adgang: Adgang, runde: Runde, nu: datetime) -> Bevisgrundlag:
        """Everything that is counted of a round. Raises AdgangError."""
        kraev(adgang, "IMPLEMENTERING")
        db = self._file.db
        span = {
            "fra": millis(datetime.combine(runde.fra, time(), KBH)),
            "til": millis(datetime.combine(runde.til + _DAY, time(), KBH)),
        }
        days = {"foerste": runde.fra.isoformat(), "sidste": runde.til.isoformat()}
        staff = [one for one in noun_table.select(db, Medarbejder, "", ()) if one.aktiv]
        udvalg = Udvalg(fra=runde.fra, til=runde.til)
        over_hb = Udvalg(fra=runde.fra, til=runde.til, grundlag=HB)
        (drafts,) = db.execute(_DRAFTS, {**span, "i_gaar": millis(nu - _DAY)}).fetchone()
        plans, together = db.execute(_PLANS, days).fetchone()
        shifts, answering = db.execute(_SHIFTS, span).fetchone()
        partnere = noun_table.select(db, Samarbejdspartner, "", ())
        aftaler = noun_table.select(db, Samarbejdsaftale, "", ())
        return Bevisgrundlag(
            figurer=self._statistik.beregn(adgang, udvalg),
            hb=self._statistik.beregn(adgang, over_hb),
            kontakter=tuple(map(_contact, db.execute(_CONTACTS, span).fetchall())),
            kladder=drafts,
            planer=plans,
            sammen=together,
            ansatte=len(staff),
            undervist=sum(one.krisesamtale_undervist is not None for one in staff),
            dsa=sum(one.dsa_gennemfoert is not None for one in staff),
            vagter=shifts,
            med_ansvarlig=answering,
            skriftlige=skriftlige(partnere, aftaler, min(runde.til, nu.astimezone(KBH).date())),
        )


def _contact(row: tuple[Any, ...]) -> Kontaktbevis:
    return Kontaktbevis(
        start=known_instant(row[0]),
        form=row[1],
        identitet=row[2],
        maalgruppe=row[3],
        tiltag=tuple(json.loads(row[4])),
        hoert_fra=row[5],
        usikker=bool(row[6]),
        droeftet=bool(row[7]),
    )
