"""The directory: whom to call, in which region, open now or not, and when last checked (domain.md 8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from akutdesk.domain.aabningstid import Aabent, Aabningstid, aabent, laes_aabningstid
from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.kriseplan import Kontakt
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.raekke import Raw, entydige, raekker

ALTID: tuple[str, ...] = ("N112", "N114")
"""The only numbers that stand without `kontrolleret_dato` (design.md 8.23)."""

EGEN = "EGEN"
"""The akuttilbud's own number; it comes from set-up and stands first on every plan."""

EGEN_LAEGE = "EGENLAEGE"
"""The citizen's own doctor: a name without a number of ours."""

GAMMEL = timedelta(days=180)
"""Older than this since the last check: a banner asks for a new one (domain.md 2.23)."""

_LAST = 1_000
"""Place on the Akutkort of what the house put there itself."""

_DOCTOR_HOURS = (laes_aabningstid("hverdage 08:00-16:00"),)
"""When the own doctor answers (domain.md 2.8, level 2)."""


@dataclass(frozen=True, kw_only=True)
class Katalogpost:
    """One entry. Texts are Danish and ready to show; an entry without a number waits to be filled in."""

    kode: str
    navn: str
    nummer: str = ""
    brug_til: str = ""
    adgang: str = ""
    """How one gets in, "ingen henvisning"."""
    aabent: tuple[str, ...] = ()
    """Opening rows, "alle 11:00-04:00" (see aabningstid.py); none means not known."""
    aabent_tekst: str = ""
    """The hours in words for the card, "kl. 16–8 og hele weekenden"."""
    plan_navn: str = ""
    plan_hvornaar: str = ""
    """Name and hours as they stand on a kriseplan; an entry without plan_navn is never put there."""
    regioner: tuple[str, ...] = ()
    """Regions it serves; none means the whole country."""
    akutkort: int = 0
    """Place on the Akutkort; 0 is not there."""
    kraevet: bool = False
    """Must be filled in at set-up."""
    slags: str = ""
    """LAEGEVAGT for the region's doctor on call."""
    maerke: str = ""
    """SET: number or hours were read in the source; FORMODET: own knowledge (domain.md 8)."""
    kilde: str = ""
    kontrolleret_dato: date | None = None


@dataclass(frozen=True)
class Katalog:
    """All entries in their fixed order: 112 first (domain.md 8)."""

    poster: tuple[Katalogpost, ...]

    def post(self, kode: str) -> Katalogpost:
        """The entry of a code. Raises KeyError."""
        for post in self.poster:
            if post.kode == kode:
                return post
        raise KeyError(kode)

    def med_opslag(self, opslag: tuple[Opslag, ...]) -> Katalog:
        """With the house's own entries: filled fields win over the shipped ones, new codes come last.

        A number of the house's own stands last on the Akutkort too.
        """
        kept_ones = gaeldende(opslag)
        own = {one.kode: one for one in kept_ones}
        kept = tuple(
            _merged(post, own.pop(post.kode)) if post.kode in own else post
            for post in self.poster
            if post.kode not in own or not own[post.kode].skjult
        )
        new = (
            _merged(Katalogpost(kode=one.kode, navn="", akutkort=_LAST), one)
            for one in own.values()
        )
        hidden = {one.kode for one in kept_ones if one.skjult}
        return Katalog(kept + tuple(post for post in new if post.kode not in hidden))

    def for_region(self, region: str | None) -> Katalog:
        """What serves a region; without a region only what serves the whole country."""
        return Katalog(tuple(post for post in self.poster if _serves(post, region)))

    def akutkort(self, region: str | None) -> tuple[Katalogpost, ...]:
        """The entries of the Akutkort in its order; those without a number are left out (mock-up 08)."""
        here = self.for_region(region).poster
        shown = [post for post in here if post.akutkort and post.nummer]
        return tuple(sorted(shown, key=lambda post: post.akutkort))

    def laegevagt(self, region: str | None) -> Katalogpost | None:
        """The region's doctor on call; None where a region has none or more than one (Ø has two)."""
        found = [post for post in self.for_region(region).poster if post.slags == "LAEGEVAGT"]
        return found[0] if len(found) == 1 else None

    def hvem(self, kode: str, region: str | None, nu: datetime) -> tuple[Katalogpost, ...]:
        """Whom an escalation's `opslag` means here and now: an entry, all of a kind, or LAEGE_NU."""
        if kode == "LAEGE_NU":
            doctor = laege_nu(self, region, nu)
            return (doctor,) if doctor else self.hvem("LAEGEVAGT", region, nu)
        here = self.for_region(region).poster
        return tuple(post for post in here if kode in (post.kode, post.slags))


def katalog(raw: Raw) -> Katalog:
    """The directory from its file, `[[opslag]]` rows. Raises ResourceError: FELT, DOBBELT or AABNINGSTID."""
    poster = entydige((post.kode, post) for post in raekker(raw, "opslag", Katalogpost))
    for post in poster.values():
        _hours(post)
    return Katalog(tuple(poster.values()))


def aaben(post: Katalogpost, nu: datetime) -> Aabent:
    """Whether it is open at an instant, and when that changes."""
    return aabent(_hours(post), nu)


def kontrolleret(post: Katalogpost) -> bool:
    """Whether the number may stand without the words "ikke kontrolleret" (design.md 8.23)."""
    return post.kode in ALTID or post.kontrolleret_dato is not None


def foraeldet(post: Katalogpost, dag: date) -> bool:
    """Whether its last check is more than 180 days old."""
    return post.kontrolleret_dato is not None and dag - post.kontrolleret_dato > GAMMEL


def maa_trykkes(kontakt: Kontakt, katalog: Katalog) -> bool:
    """Whether a contact may stand on paper: a directory number only when somebody has checked it (design.md 8.23).

    A number that was typed by hand or is the house's own always may.
    """
    if kontakt.katalog_kode in ("", EGEN):
        return True
    known = (post for post in katalog.poster if post.kode == kontakt.katalog_kode)
    post = next(known, None)
    return post is not None and kontrolleret(post)


def laege_nu(katalog: Katalog, region: str | None, nu: datetime) -> Katalogpost | None:
    """Who assesses at this hour: the own doctor on weekdays 8 to 16, else the doctor on call (domain.md 2.8)."""
    if aabent(_DOCTOR_HOURS, nu).kode == "AABEN":
        return katalog.post(EGEN_LAEGE)
    return katalog.laegevagt(region)


def standard_fagfolk(katalog: Katalog, enhed: Enhed) -> tuple[Kontakt, ...]:
    """The rows a new plan's K8 starts with: the akuttilbud, the region's doctor on call, 112 (domain.md 4.2).

    Rows the citizen does not want are taken out; own doctor and others are typed between.
    """
    own = replace(katalog.post(EGEN), nummer=enhed.telefon)
    rows = (own, katalog.laegevagt(enhed.region), katalog.post("N112"))
    return tuple(_kontakt(post) for post in rows if post is not None and post.nummer)


def _kontakt(post: Katalogpost) -> Kontakt:
    return Kontakt(
        navn=post.plan_navn or post.navn,
        nummer=post.nummer,
        hvornaar=post.plan_hvornaar,
        katalog_kode=post.kode,
    )


def _serves(post: Katalogpost, region: str | None) -> bool:
    return not post.regioner or region in post.regioner


def _merged(post: Katalogpost, opslag: Opslag) -> Katalogpost:
    """A number that was changed needs its own check; that of the shipped one says nothing about it.

    Hours of the house's own make the shipped words about them untrue.
    """
    other_hours = opslag.aabent not in {(), post.aabent}
    return replace(
        post,
        navn=opslag.navn or post.navn,
        nummer=opslag.nummer or post.nummer,
        brug_til=opslag.brug_til or post.brug_til,
        aabent=opslag.aabent or post.aabent,
        aabent_tekst="" if other_hours else post.aabent_tekst,
        plan_hvornaar="" if other_hours else post.plan_hvornaar,
        regioner=(opslag.region,) if opslag.region else post.regioner,
        kilde=opslag.kilde or post.kilde,
        kontrolleret_dato=opslag.kontrolleret_dato,
    )


def _hours(post: Katalogpost) -> tuple[Aabningstid, ...]:
    return tuple(laes_aabningstid(row) for row in post.aabent)
