"""What the self-assessment's evidence is counted from: one round's records, and no name among them (domain.md 6).

Only a leader counts; nothing here is an opening.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.implementeringsbevis import Bevis, Bevisgrundlag, Kontaktbevis, skriftlige
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.postfigur import Post
from akutdesk.domain.record import RecordId
from akutdesk.domain.runde import Runde
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.statistik import HB, Udvalg
from akutdesk.domain.vagt import KBH
from akutdesk.storage import noun_table
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.statistik import StatistikSide
from akutdesk.storage.talraekke import Talraekke, af_post

_CONTACTS: Final = """
    SELECT h.id, h.start, h.form, b.identitet, h.maalgruppe, h.tiltag, h.hoert_fra,
        h.usikker_hjaelp = 'OENSKER' OR d.wishes > 0, coalesce(d.open = 0, 0)
    FROM henvendelse AS h LEFT JOIN borger AS b ON b.id = h.borger_id
    LEFT JOIN (
        SELECT henvendelse_id, count(*) AS wishes, sum(talt_tid IS NULL) AS open
        FROM droeftelse WHERE henvendelse_id IS NOT NULL GROUP BY henvendelse_id
    ) AS d ON d.henvendelse_id = h.id
    WHERE h.start >= :fra AND h.start < :til AND h.status = 'AFSLUTTET' AND NOT h.oevelse
"""
_DRAFTS: Final = """
    SELECT id, start FROM henvendelse
    WHERE start >= :fra AND start < min(:til, :i_gaar) AND status = 'KLADDE' AND NOT oevelse
"""
_PLANS: Final = """
    SELECT id, lavet_dato, lavet_sammen = 'JA' FROM kriseplan
    WHERE lavet_dato >= :foerste AND lavet_dato <= :sidste AND status <> 'KLADDE' AND NOT oevelse
"""
_SHIFTS: Final = """
    SELECT id, start, akut_ansvarlig IS NOT NULL FROM vagt
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
        drafts = db.execute(_DRAFTS, {**span, "i_gaar": millis(nu - _DAY)}).fetchall()
        plans = db.execute(_PLANS, days).fetchall()
        shifts = db.execute(_SHIFTS, span).fetchall()
        partnere = noun_table.select(db, Samarbejdspartner, "", ())
        aftaler = noun_table.select(db, Samarbejdsaftale, "", ())
        return Bevisgrundlag(
            figurer=self._statistik.beregn(adgang, udvalg),
            hb=self._statistik.beregn(adgang, over_hb),
            kontakter=tuple(map(_contact, db.execute(_CONTACTS, span).fetchall())),
            kladder=tuple(_begun("henvendelse", *row) for row in drafts),
            planer=len(plans),
            sammen=tuple(
                Post("kriseplan", RecordId(rid), date.fromisoformat(dato))
                for rid, dato, together in plans
                if together
            ),
            ansatte=len(staff),
            undervist=_trained(staff, "krisesamtale_undervist"),
            dsa=_trained(staff, "dsa_gennemfoert"),
            vagter=len(shifts),
            med_ansvarlig=tuple(
                _begun("vagt", rid, start) for rid, start, answering in shifts if answering
            ),
            skriftlige=skriftlige(partnere, aftaler, min(runde.til, nu.astimezone(KBH).date())),
        )

    def raekker(
        self,
        adgang: Adgang,
        runde: Runde,
        bevis: Bevis,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Talraekke, ...]:
        """What a number of a round counted, newest first; as many as it says, unless `limit` cuts them into pages.

        Raises AdgangError.
        """
        kraev(adgang, "IMPLEMENTERING")
        if bevis.celle is not None:
            udvalg = Udvalg(fra=runde.fra, til=runde.til, grundlag=bevis.grundlag)
            return self._statistik.raekker(adgang, udvalg, bevis.celle, limit=limit, offset=offset)
        posts = sorted(bevis.poster, key=lambda post: (post.dag, post.rid), reverse=True)
        end = None if limit is None else offset + limit
        return af_post(self._file.db, adgang, posts[offset:end])


def _begun(kind: str, rid: bytes, start: int) -> Post:
    return Post(kind, RecordId(rid), known_instant(start).astimezone(KBH).date())


def _trained(staff: Iterable[Medarbejder], felt: str) -> tuple[Post, ...]:
    """Those who have it, on the day they got it."""
    dated = ((one, getattr(one, felt)) for one in staff)
    return tuple(Post(one.TYPE, one.id, day) for one, day in dated if day is not None)


def _contact(row: tuple[Any, ...]) -> Kontaktbevis:
    return Kontaktbevis(
        rid=RecordId(row[0]),
        start=known_instant(row[1]),
        form=row[2],
        identitet=row[3],
        maalgruppe=row[4],
        tiltag=tuple(json.loads(row[5])),
        hoert_fra=row[6],
        usikker=bool(row[7]),
        droeftet=bool(row[8]),
    )
