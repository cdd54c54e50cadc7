"""DuckDB counts every cell alike, on invented desks that somebody has shaken (issue: the figures)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from akutdesk.demo.clock import HandClock
from akutdesk.demo.filling import unlock
from akutdesk.demo.seed import Sowing, sow
from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.figur import MANGLER
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.nat import Nat
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.rapport import RAPPORTER
from akutdesk.domain.record import new_id
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.telefonital import Telefonital, hele_maaneder, telefoni, ventetider
from akutdesk.storage import noun_table
from akutdesk.storage.saving import Saving
from tests.storage.founded import CHEAP
from tests.storage.second_opinion import exported, second_opinion

PASSWORDS = {"MF": "fire små heste løber"}
PARTS = 3
"""So that workers share the desks."""

DAYS = (date(2026, 1, 1), date(2026, 12, 31))
ODD = (
    {"grad_foer": "UKENDT"},
    {"grad_foer": "IKKE", "stabilisering": "IKKE_REL"},
    {"gangtype": "UKENDT"},
    {"afbrudt": "FORBINDELSE"},
    {"afbrudt": "NEJ"},
    {"maalgruppe": "AFLAST", "henvender": "PAAR"},
    {"samtaletid_min": 0},
    {"samtaletid_min": 300},
    {"symptomer": ("L_STOEJ", "ANGST", "ANGST")},
    {"symptomer": (), "begivenheder": (), "hovedbegivenhed": None, "tiltag": ()},
    {"cpr_svar": "FINDES_IKKE"},
    {"stabilisering": None},
    {"status": "ANNULLERET", "annulleret_grund": "forkert nummer"},
    {"krisesamtale": None},
    {"tiltag": ("K112", "ANDET"), "handleniveau": "3"},
    {"handleniveau": "2", "ikke_overdraget_grund": "ville selv"},
    {"usikker_hjaelp": "KOLLEGA"},
    {"usikker_hjaelp": "NEJ", "tryghed_efter": 0},
    {"form": "L_CHAT", "hoert_fra": "L_BUS"},
)
"""What staff may have answered and the seed does not."""


def shake(store, adgang, random):
    """Odd answers, cards laid together, refusals and a night decided twice, each by a save."""
    db = store._file.db
    contacts = noun_table.select(db, Henvendelse, "ORDER BY nr", ())
    for each in random.sample(contacts, min(len(contacts), 40)):
        after = replace(each, **random.choice(ODD))
        store.save(adgang, after, each, begrundelse="prøve")
    people = random.sample(noun_table.select(db, Borger, "ORDER BY nr", ()), 6)
    for under, over in zip(people[:3], people[3:], strict=True):
        store.save(adgang, replace(under, sammenlagt_til=over.id), under)
    stays = noun_table.select(db, Overnatning, "ORDER BY nr", ())
    night = noun_table.select(db, Nat, "WHERE beslutning = 'FORTSAET' ORDER BY nr", ())[0]
    again = replace(night, id=new_id())
    refused = [
        replace(random.choice(stays), id=new_id(), afvist_grund=grund, afvist_tid=BEGINS)
        for grund in random.choices(("FULDT", "RUS", "BORGER_NEJ"), k=4)
    ]
    calls = telephone(random)
    store.save_all(adgang, [Saving(after=one) for one in (again, *refused, *calls)])


def telephone(random):
    """What a leader typed of some months; one of them was laid aside, and of some nobody knows the wait."""
    months = random.sample(range(1, 11), 6)
    typed = [
        Telefonital(
            id=new_id(),
            maaned=f"2026-{month:02}",
            besvarede=random.randint(1, 400),
            mistede=random.randint(0, 9),
            ventetid=random.choice((None, random.randint(5, 90))),
        )
        for month in months
    ]
    return [replace(typed[0], maaned=""), *typed[1:]]


def selections(random):
    """The whole year both ways, and three that filter."""
    fra, til = DAYS
    yield Udvalg(fra=fra, til=til)
    yield Udvalg(fra=fra, til=til, grundlag="HB")
    yield Udvalg(fra=fra, til=til, vagt=random.choice(("DAG", "AFT", "NAT")))
    yield Udvalg(fra=fra, til=til, henvender=random.choice(("BORGER", "PAAR")), grundlag="HB")
    first = fra + timedelta(days=random.randrange(300))
    yield Udvalg(fra=first, til=first + timedelta(days=random.randrange(60)), vagt="NAT")


def counted(tal, more, midler):
    """The program's own cells and means, those with nobody in them left out."""
    cells = {}
    for figur in (*tal.figurer, *more):
        for one in figur.tal:
            place = (one.celle.figur, one.celle.raekke, one.celle.soejle)
            cells[place] = (one.antal, one.n, None if one.pct is None else int(one.pct * 10))
        cells[figur.navn, MANGLER, ""] = (figur.mangler, None, None)
    means = {
        (one.celle.figur, one.kode): (one.n, one.middel, one.median, one.over)
        for one in (*tal.midler, *midler)
    }
    return cells, means


def differences(ours, theirs):
    """Cells that the second opinion counts otherwise; it says nothing of cells with nobody in them."""
    known = {place[0] for place in theirs}
    unequal = {
        place: (ours.get(place), told) for place, told in theirs.items() if ours.get(place) != told
    }
    told_nothing = {
        place: (mine, None)
        for place, mine in ours.items()
        if mine[0] and place not in theirs and place[1] != MANGLER and place[0] in known
    }
    return unequal | told_nothing


@pytest.mark.long
@pytest.mark.turns(PARTS)
@pytest.mark.parametrize("part", range(PARTS))
def test_plain_sql_over_an_export_counts_every_cell_alike(assets, count, tmp_path, part):
    for number in range(part, count("second_opinion"), PARTS):
        random = Random(number)
        folder = tmp_path / str(number)
        folder.mkdir()
        sowing = Sowing(
            folder=folder / "bord",
            seed=number,
            henvendelser=random.randint(60, 500),
            passwords=PASSWORDS,
            cost=CHEAP,
        )
        founding, year = sow(assets, sowing)
        mette = year.service.mette
        store, keys = unlock(founding, mette, HandClock(BEGINS))
        store.sign_in(mette.id, keys.person.sign)
        leder = Adgang(mette.id, "LEDER", "STATISTIK")
        try:
            shake(store, leder, random)
            export = exported(store, folder)
            for udvalg in selections(random):
                tal = store.statistik.beregn(leder, udvalg)
                reports = [store.statistik.rapport(leder, udvalg, navn) for navn in RAPPORTER]
                typed = gaeldende(store.setup(leder, Telefonital))
                months = hele_maaneder(udvalg.fra, udvalg.til, BEGINS.date())
                figures = [each for one in reports for each in one.figurer]
                ours, our_means = counted(
                    tal, [*figures, telefoni(typed, months)], ventetider(typed, months)
                )
                theirs, their_means = second_opinion(export, udvalg)
                assert differences(ours, theirs) == {}, (number, udvalg)
                assert differences(our_means, their_means) == {}, (number, udvalg)
        finally:
            store.close()
