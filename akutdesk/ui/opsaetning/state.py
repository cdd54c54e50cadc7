"""The first run of a desk: four steps, from an empty PC to a desk with keys and staff (design.md 8.3).

Pure functions from state and event to state. Before genesis only the place's own facts are kept between two
starts; a password or a code never is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum

from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.ui.adgangskode import styrke as adgangskode
from akutdesk.ui.noegleark.ark import Ark, skrevet_af


class Trin(IntEnum):
    """The four steps, and the two halves of the second."""

    STEDET = 1
    LEDER = 2
    NOEGLE = 3
    VAGTER = 4
    PROEVE = 5

    @property
    def nummer(self) -> int:
        """The number staff see: leader and key are both step 2."""
        return self.value if self < Trin.NOEGLE else self.value - 1


@dataclass(frozen=True, kw_only=True)
class Sted:
    """What step 1 asks (design.md 8.3): it stands on every plan, or is called at night."""

    navn: str = ""
    telefon: str = ""
    adresse: str = ""
    kommuner: tuple[str, ...] = ()
    region: str = ""
    bagvagt_navn: str = ""
    bagvagt: str = ""
    doegnvagt: str = ""


@dataclass(frozen=True, kw_only=True)
class Leder:
    """The first leader. The password is kept only until genesis is done."""

    initialer: str = ""
    navn: str = ""
    kode: str = field(default="", repr=False)
    kode_igen: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Opsaetning:
    """The whole first run as it stands."""

    trin: Trin = Trin.STEDET
    sted: Sted = Sted()
    leder: Leder = Leder()
    ark: tuple[Ark, ...] = ()
    """Both kits, made when the second half of step 2 opens for the first time."""
    paa_papir: tuple[bool, bool] = (False, False)
    """Whether each sheet was printed or copied off the screen."""
    kuverter: tuple[str, str] = ("", "")
    oprettet: bool = False
    """Genesis is committed: the desk exists, and steps 1 and 2 are closed for good."""


@dataclass(frozen=True)
class Mangler:
    """An answer that is missing: which field, and the text key that says so."""

    felt: str
    tekst: str


def mangler(o: Opsaetning, krav: Adgangskodekrav) -> tuple[Mangler, ...]:
    """What still stops the present step, in reading order. `krav` is the rule for passwords."""
    if o.trin is Trin.STEDET:
        return _mangler_sted(o.sted)
    if o.trin is Trin.LEDER:
        return _mangler_leder(o, krav)
    if o.trin is Trin.NOEGLE:
        return _mangler_noegle(o)
    return ()


def naeste(o: Opsaetning, krav: Adgangskodekrav) -> Opsaetning:
    """The next step; the same one while something is missing. Leaving NOEGLE is genesis: `genesis_udfoert`."""
    if mangler(o, krav) or o.trin in {Trin.NOEGLE, Trin.PROEVE}:
        return o
    return replace(o, trin=Trin(o.trin + 1))


def forrige(o: Opsaetning) -> Opsaetning:
    """One step back; never behind genesis."""
    foerste = Trin.VAGTER if o.oprettet else Trin.STEDET
    return replace(o, trin=Trin(max(foerste, o.trin - 1)))


def genesis_udfoert(o: Opsaetning) -> Opsaetning:
    """The desk is made: the secrets are dropped and step 3 opens."""
    return replace(
        o, trin=Trin.VAGTER, oprettet=True, ark=(), leder=replace(o.leder, kode="", kode_igen="")
    )


def nye_ark(o: Opsaetning, koder: tuple[tuple[str, ...], tuple[str, ...]]) -> Opsaetning:
    """Both kits as fresh sheets, nothing printed or typed yet."""
    a, b = koder
    return replace(o, ark=(Ark(kode=a), Ark(kode=b)), paa_papir=(False, False))


def lagt_paa_papir(o: Opsaetning, nummer: int) -> Opsaetning:
    """Sheet `nummer` (0 or 1) came out of the printer, or was copied by hand."""
    foerste, andet = o.paa_papir
    return replace(o, paa_papir=(True, andet) if nummer == 0 else (foerste, True))


def noegleord(o: Opsaetning) -> tuple[str, ...]:
    """Words of this place that a guesser would try in a password."""
    hele = (o.sted.navn, o.sted.adresse, o.leder.navn)
    return (*hele, *" ".join(hele).split(), o.leder.initialer)


def _mangler_sted(sted: Sted) -> tuple[Mangler, ...]:
    kraevet = ("navn", "telefon", "kommuner", "region", "bagvagt", "doegnvagt")
    return tuple(Mangler(f, f"opsaetning.mangler_{f}") for f in kraevet if not getattr(sted, f))


def _mangler_leder(o: Opsaetning, krav: Adgangskodekrav) -> tuple[Mangler, ...]:
    leder = o.leder
    svar = [
        Mangler(f, f"opsaetning.mangler_{f}")
        for f in ("initialer", "leder_navn")
        if not _leder(leder, f)
    ]
    styrke = adgangskode.vurder(leder.kode, krav, noegleord(o))
    if not adgangskode.duer(styrke):
        svar.append(Mangler("kode", f"adgangskode.{styrke}"))
    elif leder.kode != leder.kode_igen:
        svar.append(Mangler("kode_igen", "adgangskode.ikke_ens"))
    return tuple(svar)


def _leder(leder: Leder, felt: str) -> str:
    return leder.navn if felt == "leder_navn" else leder.initialer


def _mangler_noegle(o: Opsaetning) -> tuple[Mangler, ...]:
    svar = [Mangler("ark", "opsaetning.mangler_ark")] if not all(o.paa_papir) else []
    svar += [
        Mangler(f"kuvert_{n}", f"opsaetning.mangler_kuvert_{n}")
        for n, sted in enumerate(o.kuverter, start=1)
        if not sted.strip()
    ]
    svar += [
        Mangler(f"tastet_{n}", f"opsaetning.mangler_tastet_{n}")
        for n, ark in enumerate(o.ark, start=1)
        if not skrevet_af(ark)
    ]
    return tuple(svar)
