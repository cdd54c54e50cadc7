"""What the paper tests print: one akuttilbud, one citizen, and two plans of hers. All invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from akutdesk.assets import Assets
from akutdesk.domain.kriseplan import Aftale, Deling, Kontakt, Kriseplan, Maal
from akutdesk.domain.record import RecordId
from akutdesk.reports.papir import Papir, papir_of
from akutdesk.reports.udskrift import Afsender, Udskrift

FAGFOLK = (
    Kontakt(
        navn="Akuttilbuddet",
        hvornaar="hele døgnet",
        nummer="04206080",
        katalog_kode="EGEN",
        maerke="om natten",
    ),
    Kontakt(navn="Jens Holm, min læge", hvornaar="hverdage kl. 8–16", nummer="04 33 12 90"),
    Kontakt(
        navn="Lægevagten",
        hvornaar="aften, nat og weekend",
        nummer="70 11 07 07",
        katalog_kode="LVSD",
    ),
    Kontakt(navn="Fare for liv", nummer="112", katalog_kode="N112"),
)
KONTROLLEREDE = frozenset({"LVSD"})


@pytest.fixture(scope="session")
def papir(assets: Assets) -> Papir:
    return papir_of(assets)


@pytest.fixture
def afsender() -> Afsender:
    return Afsender(
        navn="Akuttilbuddet Åbredden",
        telefon="04 20 60 80",
        kommune="Nørreå Kommune",
        adresse="Åvej 4, 0000 Nørreå",
    )


@pytest.fixture
def udskrift(afsender: Afsender) -> Udskrift:
    return Udskrift(afsender=afsender, udskrevet=date(2026, 11, 23), udgave=3)


@pytest.fixture
def tom() -> Kriseplan:
    """A plan that nobody has written in yet."""
    return Kriseplan(id=RecordId(b"\1" * 16))


@pytest.fixture
def kort(tom: Kriseplan) -> Kriseplan:
    """The short plan: five sections, one page."""
    return replace(
        tom,
        kaldenavn="Karen",
        lavet_dato=date(2026, 11, 23),
        lavet_med="Anna",
        lavet_sammen="JA",
        gaelder_til=date(2026, 12, 21),
        k1_handler_om="Jeg kan ikke sove og er bange for i morgen.",
        k3_maal=(
            Maal(tekst="Sove fire timer i træk", foerste_skridt="Jeg ringer til Lone."),
            Maal(tekst="Spise morgenmad hver dag"),
        ),
        k5_selv=(
            "Gå en tur ned til åen, også hvis det regner",
            "Tage et varmt bad og høre podcast",
            "Skrive tre linjer i den blå bog",
        ),
        k8_fagfolk=FAGFOLK,
        k14_aftaler=(
            Aftale(hvem="Dagvagten", hvad="ringer til mig", hvornaar="mandag 23. november kl. 10"),
            Aftale(hvem="Anna og jeg", hvad="ser på planen", hvornaar="lørdag 28. november kl. 13"),
        ),
    )


@pytest.fixture
def sikker(kort: Kriseplan) -> Kriseplan:
    """The same plan with its safety part and everything else filled."""
    return replace(
        kort,
        k2_omraader=(3, 5, 4, None, 10),
        k4_advarselstegn=("Jeg går rundt om natten", "Jeg svarer ikke, når Lone skriver"),
        k6_ro=("Biblioteket, bordet ved vinduet", "Nørklerne i Kirkegade, tirsdag kl. 14"),
        k7_mennesker=(
            Kontakt(navn="Lone, min søster", hvornaar="om natten", nummer="04612035", maerke="L"),
            Kontakt(navn="Bodil ved siden af", hvornaar="til kl. 22", nummer="04 52 70 18"),
        ),
        k9_moedes="Sig, hvad du hedder\nTal langsomt, og bliv lidt",
        k9_hjaelper_ikke="At sige, at det går over",
        k10_omgivelser=("Lone har min medicin.",),
        k11_fast_i_livet=("Mine to børnebørn. Haven til foråret.",),
        k12_ansvar=("Katten Misser",),
        k13_praktisk=("Tandlæge på fredag",),
        k15_deling=(Deling(modtager="Lone må se hele planen"),),
        k16_bagefter="Jeg ringer tidligere næste gang.",
    )
