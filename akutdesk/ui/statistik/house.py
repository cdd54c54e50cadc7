"""What Statistik reads of the house itself: what may be chosen, its own scores, and the other services."""

from __future__ import annotations

from datetime import date

from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.formidling import Formidling
from akutdesk.domain.implementeringsgrad import Implementeringsgrad, figur_1
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.kalender import kalender
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.runde import runde_af
from akutdesk.domain.sammenligning import Sammenligning
from akutdesk.domain.telefonital import Telefonital, hele_maaneder
from akutdesk.ui.desk import Desk
from akutdesk.ui.place import enhed_of
from akutdesk.ui.statistik import state
from akutdesk.ui.statistik.choices import Options
from akutdesk.ui.statistik.others import in_list
from akutdesk.ui.statistik.periods import periods
from akutdesk.ui.statistik.phone_figure import Phone
from akutdesk.ui.statistik.point_figure import LIST
from akutdesk.ui.statistik.reading import Counted


def others_of(desk: Desk) -> tuple[Sammenligning, ...]:
    """The other services whose numbers were read in. Raises AdgangError, StorageError."""
    return in_list(desk.store.setup(desk.adgang, Sammenligning))


def grad_of(desk: Desk, til: date) -> Implementeringsgrad:
    """Figure 1 of the round that the period ends in, or that it is now. Raises AdgangError, StorageError."""
    store, adgang = desk.store, desk.adgang
    runde = runde_af(min(til, _today(desk)))
    points = [one.kode for one in desk.codes[LIST].aktive(runde.til)]
    return figur_1(
        runde,
        points,
        store.setup(adgang, Implementeringsmaaling),
        store.setup(adgang, Landsgennemsnit),
    )


def events_of(desk: Desk) -> tuple[Formidling, ...]:
    """What the house did to be known, whenever it was. Raises AdgangError, StorageError."""
    return desk.store.setup(desk.adgang, Formidling)


def phone_of(desk: Desk, counted: Counted) -> Phone:
    """What the leader typed of the telephone, in the periods that were counted. Raises AdgangError, StorageError."""
    today = _today(desk)
    shown, mod = counted.statistik.udvalg, counted.mod
    return Phone(
        maaneder=hele_maaneder(shown.fra, shown.til, today),
        tal=gaeldende(desk.store.setup(desk.adgang, Telefonital)),
        mod=() if mod is None else hele_maaneder(mod.udvalg.fra, mod.udvalg.til, today),
    )


def last_month_of(desk: Desk) -> str:
    """The newest month that is over and that nobody typed the telephone's numbers of, else the newest that is over.

    Raises AdgangError, StorageError.
    """
    today = _today(desk)
    months = hele_maaneder(date(today.year - 1, today.month, 1), today, today)
    typed = {one.maaned for one in gaeldende(desk.store.setup(desk.adgang, Telefonital))}
    return next((one for one in reversed(months) if one not in typed), months[-1])


def options_of(desk: Desk) -> dict[str, Options]:
    """What each list of choices offers. Raises AdgangError, StorageError."""
    texts, codes, today = desk.texts, desk.codes, _today(desk)
    first = desk.store.statistik.foerste(desk.adgang) or today
    every = (state.ALL, texts("statistik.valg.alle"))
    places = enhed_of(desk).deltagende_kommuner
    return {
        "periode": periods(first, today, texts, kalender(codes)),
        "vagt": [every, *((c.kode, c.label) for c in codes["vagttype"].koder)],
        "henvender": [every, *((c.kode, c.kort) for c in codes["henvender"].koder)],
        "kommune": [every, *((kode, codes["kommune"].label(kode)) for kode in places)]
        if len(places) > 1
        else [every],
    }


def _today(desk: Desk) -> date:
    return kalender(desk.codes).dato(desk.clock.now())
