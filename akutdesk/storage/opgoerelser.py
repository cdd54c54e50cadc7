"""The reports that look at single records: frequent contact, safety, stays, follow-up and cooperation (domain.md 5.3)."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final

from akutdesk.domain.figur import ALLE, Celle, Middel
from akutdesk.domain.figurregel import UBESVARET, Plads
from akutdesk.domain.henvendelse import LATE
from akutdesk.domain.middel import middel
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.postfigur import Post, Postfigur
from akutdesk.domain.record import RecordId
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.vagt import KBH, lokal_dag, minutter
from akutdesk.storage import opholdsfakta
from akutdesk.storage.columns import Column
from akutdesk.storage.faktakode import er
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.soejler import betingelse

HYPPIG: Final = 8
"""Contacts within VINDUE days that make somebody one who comes often (domain.md 5.3)."""

VINDUE: Final = 30
GENNEMGANG: Final = timedelta(days=7)
"""By when a plan is to be looked at again."""

_TASKS: Final = ("IKKE_TRUFFET", "AABEN", "AFLYST_BORGER", "BORTFALDET")
_LEVEL: Final = " OR ".join(
    f"f.svar & {er('handleniveau', kode)[0]} = {er('handleniveau', kode)[1]}" for kode in "23"
)
_HEAVY: Final = f"""
    SELECT h.id, f.dag, h.handleniveau, h.start, h.ikke_overdraget_grund <> '', instr(h.tiltag, '"K112"') > 0,
        (SELECT min(coalesce(k.svar_tid, k.tid)) FROM partnerkontakt AS k
            WHERE k.henvendelse_id = h.id AND k.modtager_bekraeftet = 'JA')
    FROM fakta_kontakt AS f JOIN henvendelse AS h ON h.nr = f.nr
    WHERE {{hvor}} AND ({_LEVEL} OR f.tiltag IN (SELECT nr FROM fakta_ord WHERE instr(ord, '"K112"') > 0))
"""  # noqa: S608 - built of our own words
_OFTEN: Final = """
    WITH c AS (
        SELECT p.til AS hvem, f.dag AS dag, f.nr AS nr, f.minutter AS minutter
        FROM fakta_kontakt AS f JOIN fakta_person AS p ON p.nr = f.person WHERE {hvor}
    ), often AS (
        SELECT DISTINCT hvem FROM (
            SELECT hvem, dag, lead(dag, :flere) OVER (PARTITION BY hvem ORDER BY dag, nr) AS sidst FROM c
        ) WHERE sidst - dag < :vindue
    )
    SELECT who.id, r.rid, c.dag, c.minutter, c.hvem IN often
    FROM c JOIN fakta_person AS who ON who.nr = c.hvem JOIN record AS r ON r.nr = c.nr
"""
_DUE: Final = """
    SELECT id, forfald, forfald_slut, status, udfoert_tid FROM opfoelgning
    WHERE NOT oevelse AND forfald >= :fra AND forfald < :til
        AND (:enhed IS NULL OR enhed_id = :enhed) AND (:kommune IS NULL OR dataansvarlig_kommune = :kommune)
"""
_PLANS: Final = """
    SELECT k.id, k.lavet_dato, min(o.udfoert_tid) FROM kriseplan AS k
    JOIN opfoelgning AS o ON o.kriseplan_id = k.id AND o.type = 'PLANGENNEMGANG'
    WHERE NOT k.oevelse AND k.lavet_dato BETWEEN :fra AND :til AND k.status <> 'KLADDE'
        AND (:enhed IS NULL OR k.enhed_id = :enhed) AND (:kommune IS NULL OR k.dataansvarlig_kommune = :kommune)
    GROUP BY k.id
"""
_LATE_MS: Final = LATE // timedelta(milliseconds=1)
_WRITTEN: Final = """
    SELECT h.id, f.dag, h.created_ms - h.slut > :frist
    FROM fakta_kontakt AS f JOIN henvendelse AS h ON h.nr = f.nr WHERE {hvor}
"""
_DRAFTS: Final = """
    SELECT id, start FROM henvendelse
    WHERE status = 'KLADDE' AND NOT oevelse AND start >= :fra AND start < :til
        AND (:enhed IS NULL OR enhed_id = :enhed) AND (:kommune IS NULL OR dataansvarlig_kommune = :kommune)
"""
_HOMES: Final = """
    SELECT p.id, o.ord FROM fakta_person AS p JOIN fakta_ord AS o ON o.nr = p.kommune WHERE o.ord <> '0000'
"""
_OUT: Final = """
    SELECT id, tid, CASE WHEN katalog_kode <> '' THEN katalog_kode ELSE lower(hex(partner_id)) END,
        resultat, ventetid_min
    FROM partnerkontakt WHERE NOT oevelse AND tid >= :fra AND tid < :til
        AND (:enhed IS NULL OR enhed_id = :enhed) AND (:kommune IS NULL OR dataansvarlig_kommune = :kommune)
"""


@dataclass(frozen=True, kw_only=True)
class Opgoerelse:
    """A report's figures with what lies in them, and its means with theirs."""

    figurer: tuple[Postfigur, ...]
    midler: tuple[tuple[Middel, tuple[Post, ...]], ...] = ()

    def poster(self, celle: Celle) -> Sequence[Post]:
        """What a cell counts. Raises KeyError for a cell of another report."""
        for mean, posts in self.midler:
            if mean.celle == celle:
                return posts
        return {one.navn: one for one in self.figurer}[celle.figur].poster(celle)


def hyppig(db: sqlite3.Connection, udvalg: Udvalg) -> Opgoerelse:
    """Those who were in contact HYPPIG times within VINDUE days, and their share of all contacts with somebody known."""
    where, values = betingelse(udvalg)
    asked = {**values, "flere": HYPPIG - 1, "vindue": VINDUE}
    people: dict[bytes, Post] = {}
    often: dict[bytes, Post] = {}
    minutes: dict[bool, list[tuple[Post, int]]] = {True: [], False: []}
    for who, rid, dag, minutter_, is_often in db.execute(
        _OFTEN.format(hvor=where), asked
    ).fetchall():
        day = date.fromordinal(dag)
        people[who] = Post("borger", RecordId(who), day)
        if is_often:
            often[who] = people[who]
        minutes[bool(is_often)].append((Post("henvendelse", RecordId(rid), day), minutter_))
    every = [*minutes[True], *minutes[False]]
    contacts = Postfigur(
        navn="hyppig_kontakter",
        grundlag="H",
        alle=_posts(every),
        celler={("hyppig", ""): _posts(minutes[True])},
    )
    persons = Postfigur(
        navn="hyppig",
        grundlag="personer",
        alle=tuple(people.values()),
        celler={("hyppig", ""): tuple(often.values())},
    )
    means = (
        _middel(Celle("hyppig_minutter", "hyppig"), minutes[True]),
        _middel(Celle("hyppig_minutter", ALLE), every),
    )
    return Opgoerelse(figurer=(persons, contacts), midler=means)


def sikkerhed(db: sqlite3.Connection, udvalg: Udvalg) -> Opgoerelse:
    """Contacts at handleniveau 2 and 3: taken over or not, how soon; and those in which 112 was called."""
    where, values = betingelse(udvalg)
    cells: dict[Plads, list[Post]] = {
        (kode, ""): [] for kode in ("2", "3", "overdraget", "med_grund", "uden")
    }
    heavy: list[Post] = []
    called: list[Post] = []
    taken: list[tuple[Post, int]] = []
    for rid, dag, niveau, start, grund, k112, tid in db.execute(
        _HEAVY.format(hvor=where), values
    ).fetchall():
        post = Post("henvendelse", RecordId(rid), date.fromordinal(dag))
        if k112:
            called.append(post)
        if niveau not in ("2", "3"):
            continue
        heavy.append(post)
        outcome = "overdraget" if tid is not None else ("med_grund" if grund else "uden")
        for kode in (niveau, outcome):
            cells[kode, ""].append(post)
        if tid is not None:
            taken.append((post, minutter(known_instant(start), known_instant(tid))))
    figures = (
        Postfigur(navn="sikkerhed", grundlag="H", alle=tuple(heavy), celler=_frozen(cells)),
        Postfigur(
            navn="sikkerhed_112",
            grundlag="H",
            alle=tuple(called),
            celler={("K112", ""): tuple(called)},
        ),
    )
    return Opgoerelse(figurer=figures, midler=(_middel(Celle("sikkerhed_minutter"), taken),))


def opfoelgning(db: sqlite3.Connection, udvalg: Udvalg) -> Opgoerelse:
    """What fell due, and how it went; and plans that were looked at again by day seven."""
    cells: dict[Plads, list[Post]] = {(kode, ""): [] for kode in ("til_tiden", "sent", *_TASKS)}
    due: list[Post] = []
    for rid, forfald, slut, status, done in db.execute(_DUE, _instants(udvalg)).fetchall():
        post = Post("opfoelgning", RecordId(rid), known_instant(forfald).astimezone(KBH).date())
        due.append(post)
        late = "sent" if done is not None and done > _latest(post.dag, slut) else "til_tiden"
        cells.setdefault((late if status == "UDFOERT" else status, ""), []).append(post)
    plans: list[Post] = []
    seen: list[Post] = []
    for rid, lavet, done in db.execute(_PLANS, _days(udvalg)).fetchall():
        post = Post("kriseplan", RecordId(rid), date.fromisoformat(lavet))
        plans.append(post)
        if done is not None and known_instant(done).astimezone(KBH).date() <= post.dag + GENNEMGANG:
            seen.append(post)
    figures = (
        Postfigur(navn="opfoelgning", grundlag="forfald", alle=tuple(due), celler=_frozen(cells)),
        Postfigur(
            navn="opfoelgning_plan",
            grundlag="planer",
            alle=tuple(plans),
            celler={("set_igen", ""): tuple(seen)},
        ),
    )
    return Opgoerelse(figurer=figures)


def samarbejde(db: sqlite3.Connection, udvalg: Udvalg) -> Opgoerelse:
    """Contacts to partners: whom, what came of it, and how long one waited. A partner is its directory code or its id."""
    cells: dict[Plads, list[Post]] = defaultdict(list)
    every: list[Post] = []
    waits: dict[str, list[tuple[Post, int]]] = defaultdict(list)
    for rid, tid, partner, resultat, ventetid in db.execute(_OUT, _instants(udvalg)).fetchall():
        post = Post("partnerkontakt", RecordId(rid), known_instant(tid).astimezone(KBH).date())
        every.append(post)
        cells[(partner, resultat) if partner and resultat else UBESVARET].append(post)
        if ventetid is not None:
            waits[partner or ALLE].append((post, ventetid))
    figure = Postfigur(
        navn="samarbejde",
        grundlag="partnerkontakt",
        alle=tuple(every),
        celler=_frozen(dict(sorted(cells.items()))),
    )
    means = tuple(
        _middel(Celle("samarbejde_ventetid", partner), waits[partner]) for partner in sorted(waits)
    )
    return Opgoerelse(figurer=(figure,), midler=means)


def registrering(db: sqlite3.Connection, udvalg: Udvalg) -> Opgoerelse:
    """Contacts written down more than an hour after their end, and drafts begun in the period and not closed."""
    where, values = betingelse(udvalg)
    found = [
        (Post("henvendelse", RecordId(rid), date.fromordinal(dag)), bool(late))
        for rid, dag, late in db.execute(_WRITTEN.format(hvor=where), {**values, "frist": _LATE_MS})
    ]
    begun = db.execute(_DRAFTS, _instants(udvalg)).fetchall()
    drafts = tuple(
        Post("henvendelse", RecordId(rid), known_instant(start).astimezone(KBH).date())
        for rid, start in begun
    )
    late = tuple(post for post, is_late in found if is_late)
    figures = (
        Postfigur(
            navn="registrering",
            grundlag="H",
            alle=tuple(post for post, _ in found),
            celler={("efterregistreret", ""): late},
        ),
        Postfigur(
            navn="registrering_kladde",
            grundlag="kladder",
            alle=drafts,
            celler={("KLADDE", ""): drafts},
        ),
    )
    return Opgoerelse(figurer=figures)


def ophold(db: sqlite3.Connection, udvalg: Udvalg) -> Opgoerelse:
    """Stays by the month of arrival, nights by the month of their evening and by the guest's municipality.

    They are those of figure 3, so that months come to what it says.
    """
    counted = opholdsfakta.ophold(db, udvalg)
    homes = {bytes(rid): kommune for rid, kommune in db.execute(_HOMES).fetchall()}
    stays = [Post(Overnatning.TYPE, one.rid, one.ankomst) for one in counted.ophold]
    nights: list[Post] = []
    by_home: dict[Plads, list[Post]] = defaultdict(list)
    for one, dato in counted.naetter:
        post = Post(Overnatning.TYPE, one.rid, dato)
        nights.append(post)
        kommune = homes.get(one.person) if one.person is not None else None
        by_home[UBESVARET if kommune is None else (kommune, "")].append(post)
    known = [post for plads, posts in by_home.items() if plads != UBESVARET for post in posts]
    ordered = sorted(by_home.items(), key=lambda each: (-len(each[1]), each[0]))
    figures = (
        _by_month("ophold", "S", stays),
        _by_month("ophold_naetter", "N", nights),
        Postfigur(
            navn="ophold_kommune",
            grundlag="N",
            alle=tuple(known),
            celler=_frozen(dict(ordered)),
        ),
    )
    return Opgoerelse(figurer=figures)


OPGOERELSER: Final[Mapping[str, Callable[[sqlite3.Connection, Udvalg], Opgoerelse]]] = (
    MappingProxyType(
        {
            "hyppig": hyppig,
            "sikkerhed": sikkerhed,
            "opfoelgning": opfoelgning,
            "samarbejde": samarbejde,
            "registrering": registrering,
            "ophold": ophold,
        }
    )
)
"""By the report's name."""


def _posts(pairs: Iterable[tuple[Post, int]]) -> tuple[Post, ...]:
    return tuple(post for post, _ in pairs)


def _by_month(navn: str, grundlag: str, posts: Sequence[Post]) -> Postfigur:
    """The first month first."""
    cells: dict[Plads, list[Post]] = defaultdict(list)
    for post in sorted(posts, key=lambda post: post.dag):
        cells[f"{post.dag:%Y-%m}", ""].append(post)
    return Postfigur(navn=navn, grundlag=grundlag, alle=tuple(posts), celler=_frozen(cells))


def _middel(celle: Celle, pairs: Sequence[tuple[Post, int]]) -> tuple[Middel, tuple[Post, ...]]:
    return middel(celle, Counter(value for _, value in pairs)), _posts(pairs)


def _frozen(cells: Mapping[Plads, list[Post]]) -> dict[Plads, tuple[Post, ...]]:
    return {plads: tuple(poster) for plads, poster in cells.items()}


def _latest(dag: date, slut: int | None) -> int:
    """By when it is on time: the end of its window, else of the day it was due."""
    return millis(lokal_dag(dag)[1]) if slut is None else slut


def _instants(udvalg: Udvalg) -> dict[str, Column]:
    fra, til = lokal_dag(udvalg.fra)[0], lokal_dag(udvalg.til)[1]
    return {"fra": millis(fra), "til": millis(til), **_place(udvalg)}


def _days(udvalg: Udvalg) -> dict[str, Any]:
    return {"fra": udvalg.fra.isoformat(), "til": udvalg.til.isoformat(), **_place(udvalg)}


def _place(udvalg: Udvalg) -> dict[str, Column]:
    return {"enhed": udvalg.enhed, "kommune": udvalg.kommune}
