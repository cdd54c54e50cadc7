"""What is said of a partner while one shares: how to get through, and what is agreed."""

from __future__ import annotations

from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale, gaeldende, tilstand
from akutdesk.domain.samarbejdspartner import Samarbejdspartner, som_post
from akutdesk.ui.akutkort.state import Saying, checked, state_of
from akutdesk.ui.desk import Desk


def partner_words(desk: Desk, partner: Samarbejdspartner) -> str:
    """The number, whether it is open and checked; under it the agreement."""
    calendar = kalender(desk.codes)
    return "\n".join(
        part
        for part in (number_words(desk, partner), agreement_words(desk, partner, calendar))
        if part
    )


def number_words(desk: Desk, partner: Samarbejdspartner) -> str:
    """Number, open now or not, and when it was checked."""
    post, calendar = som_post(partner), kalender(desk.codes)
    if not post.nummer:
        return desk.texts("partner.uden_nummer")
    saying = Saying(texts=desk.texts, kalender=calendar, vendinger={})
    now = desk.clock.now()
    parts = (post.nummer, state_of(post, saying, now), checked(post, saying, calendar.dato(now)))
    return " · ".join(part for part in parts if part)


def agreement_words(desk: Desk, partner: Samarbejdspartner, calendar: Kalender) -> str:
    """The agreement to go by, whom to ask, and what it gives; "" where there is none."""
    day = calendar.dato(desk.clock.now())
    every = desk.store.setup(desk.adgang, Samarbejdsaftale)
    found = gaeldende([one for one in every if one.partner_id == partner.id], day)
    if found is None:
        return ""
    status = desk.codes["aftale_status"].label(found.status) if found.status else ""
    gives = ", ".join(desk.codes["aftale_indhold"].label(kode).lower() for kode in found.indhold)
    contact = " ".join(part for part in (found.kontaktperson, found.kontakt_nummer) if part.strip())
    parts = (
        desk.texts("partner.aftale_status", status=status.lower()) if status else "",
        end_words(desk, found, calendar),
        gives,
        desk.texts("partner.kontakt", hvem=contact) if contact else "",
    )
    return " · ".join(part for part in parts if part)


def end_words(desk: Desk, aftale: Samarbejdsaftale, calendar: Kalender) -> str:
    """When it ends, or that it has ended."""
    if aftale.udloeb is None:
        return ""
    how = tilstand(aftale, calendar.dato(desk.clock.now()))
    key = "udloebet" if how == "UDLOEBET" else "gaelder_til"
    return desk.texts(f"partner.{key}", dag=calendar.lang(aftale.udloeb))
