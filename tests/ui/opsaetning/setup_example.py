"""The steps of the first run as in mock-up 14, for pictures and for the walk of accessible names."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from akutdesk.domain.codes import code_list
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import new_id
from akutdesk.reports.papir import Papir
from akutdesk.storage import genesis
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import Bruger
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.noegleark import ark
from akutdesk.ui.opsaetning.copy_overlay import CopyOverlay
from akutdesk.ui.opsaetning.setup import Founders, Setup
from akutdesk.ui.opsaetning.state import Leder, Opsaetning, Sted, Trin
from akutdesk.ui.opsaetning.step import Bench
from akutdesk.ui.udskriv.paper_job import Papers
from tests.fakes.printer import ScriptedPrinter
from tests.resources import RESOURCES
from tests.ui.laas.door_example import sight_of

STED = Sted(
    navn="Akuttilbuddet Åbredden",
    telefon="04 20 60 80",
    kommuner=("0607", "0410"),
    region="SD",
    bagvagt_navn="Mette Friis",
    bagvagt="00 00 00 01",
    doegnvagt="00 00 00 02",
)
LENE = Bruger(id=new_id(), initialer="LE", navn="Lene Eg", rolle="LEDER")
ANNA = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")


class Founder:
    """Makes kits, and no desk."""

    def findes(self):
        return False

    def ark(self):
        return genesis.prepare().kits

    def opret(self, nyt):
        raise AssertionError(nyt)


class Keys:
    """Two people, and a slip for everybody."""

    def giv_adgang(self, _leder, _ny):
        return "k3fh-9wpa-xq2m-tb7d"

    def personale(self, _bruger):
        return (LENE, ANNA)

    def store(self):
        return self

    def setup(self, _adgang, _cls):
        return (Enhed(id=new_id()),)


def setup_of(look, texts, o: Opsaetning) -> Setup:
    """A set-up that stands where `o` says."""
    sight = sight_of(look, texts)
    bench = Bench(
        sight=sight,
        codes={n: code_list(n, RESOURCES.code(n)) for n in ("kommune", "region", "rolle")},
        jobs=Jobs(named=lambda _: True, crash=lambda _: None),
        papers=Papers(ScriptedPrinter("Kontoret"), Papir(RESOURCES)),
        krav=Adgangskodekrav(frozenset()),
        open_overlay=lambda _: None,
        say=lambda _: None,
    )
    founders = Founders(first=Founder(), noegler=Keys(), keep=lambda _: None, forget=lambda: None)
    setup = Setup(bench, founders, sted=o.sted)
    setup.state = o
    if o.oprettet:
        setup._leder = LENE
    setup._show()
    setup.screen.setup = setup
    return setup


def stedet(look, texts) -> QWidget:
    return setup_of(look, texts, Opsaetning(sted=STED)).screen


def mangler(look, texts) -> QWidget:
    setup = setup_of(look, texts, Opsaetning())
    setup._next()
    return setup.screen


def leder(look, texts) -> QWidget:
    return setup_of(look, texts, Opsaetning(sted=STED, trin=Trin.LEDER)).screen


def noegle(look, texts) -> QWidget:
    """Five groups of sheet 1 stand right, as in the mock-up."""
    setup = setup_of(look, texts, Opsaetning(sted=STED, leder=Leder(), trin=Trin.NOEGLE))
    one, other = setup.state.ark
    for number in range(5):
        one = ark.tast(one, number, one.kode[number])
    one = ark.tast(one, 5, one.kode[5][:2])
    step = setup.screen.step
    step._printer = "Kontoret"
    step.become(
        replace(setup.state, ark=(one, other), kuverter=("Skab 2, lederkontor", "Bankboks, Torvet"))
    )
    step.show_state(setup.state)
    step._have_them()
    return setup.screen


def vagter(look, texts) -> QWidget:
    return setup_of(look, texts, Opsaetning(sted=STED, trin=Trin.VAGTER, oprettet=True)).screen


def proeve(look, texts) -> QWidget:
    return setup_of(look, texts, Opsaetning(sted=STED, trin=Trin.PROEVE, oprettet=True)).screen


def afskrift(look, texts) -> QWidget:
    kode = genesis.prepare().kits[0]
    return CopyOverlay(look, texts, nummer=1, kode=kode)


SCREENS = {
    "stedet": stedet,
    "mangler": mangler,
    "leder": leder,
    "noegle": noegle,
    "vagter": vagter,
    "proeve": proeve,
    "afskrift": afskrift,
}
