"""How every call of the store that asks who calls it is called, and the function of the table it needs."""

from __future__ import annotations

from datetime import date

from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.evaluatorsaet import Evaluatorsaet
from akutdesk.domain.figur import Celle
from akutdesk.domain.implementeringsbevis import Bevis
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.indsigt import Indsigt, Indsigtsmappe
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.rapport import RAPPORTER
from akutdesk.domain.record import new_id
from akutdesk.domain.runde import Runde
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.udgivelse import Udgivelse
from akutdesk.domain.udtraek import Bestilling, Pseudonymnoegle, Udtraek
from akutdesk.storage.cursor import Server
from akutdesk.storage.grund import Grund
from akutdesk.storage.saving import Saving
from akutdesk.storage.udkast import Udkast
from akutdesk.storage.udtraek import Optalt
from tests.fakes.clock import NIGHT
from tests.fakes.encryption import ToldEncryption
from tests.storage.desk import ANNA, LEDER
from tests.storage.persons import KAJA, KAREN, karen, opkald

CLOSED = opkald(status="AFSLUTTET")
HOUSE = Enhed(id=new_id(), navn="Huset")
AUTUMN = Udvalg(fra=date(2026, 9, 1), til=date(2026, 11, 30))
SEPTEMBER = Udvalg(fra=date(2026, 9, 1), til=date(2026, 9, 30))
AFTALE = Samarbejdsaftale(
    id=new_id(), status="SKRIFTLIG", indhold=("DATA",), udloeb=date(2030, 1, 1)
)
ORDER = Bestilling(formaal="x", modtager="x", fra=AUTUMN.fra, til=AUTUMN.til, aftale_id=AFTALE.id)
KEY = Pseudonymnoegle(id=new_id(), aftale_id=AFTALE.id, noegle=bytes(32))
COUNTED = Optalt(
    bestilling=ORDER,
    noegle_id=KEY.id,
    saet=Evaluatorsaet(raekker=(), tomme=0, udeladt=0),
)
FOLDER = Indsigtsmappe(borger_id=KAREN, tid=NIGHT, enhed=HOUSE, poster=(), opslag=(), roller={})
WHY = Grund(grund="BORGER", hjemmel="GDPR17")
SERVER, ROUND = Server(id=b"s" * 16, public=b"p" * 32), Runde(2026, andet_halvaar=True)


def changed(record, **changes):
    return type(record)(**{**record.__dict__, **changes})


last_made = []


def fresh(store):
    last_made.append(opkald())
    store.save(LEDER, last_made[-1])
    return last_made[-1]


CALLS = {
    "get": ("LAES", lambda s, a: s.get(a, Borger, KAREN)),
    "get house": ("LAES_OPSAETNING", lambda s, a: s.get(a, Enhed, HOUSE.id)),
    "begrund": ("LAES", lambda s, a: s.begrund(a, KAREN, "SAMTALE")),
    "reread": ("LAES", lambda s, a: s.reread(a, Borger, KAREN)),
    "children": ("LAES", lambda s, a: s.children(a, Krisesamtale, CLOSED.id)),
    "setup": ("LAES_OPSAETNING", lambda s, a: s.setup(a, Enhed)),
    "history": ("LAES", lambda s, a: s.history(a, KAREN)),
    "samtidige": ("LAES", lambda s, a: s.samtidige(a, KAREN)),
    "tilstand": ("LAES", lambda s, a: s.tilstand(a, KAREN)),
    "save": ("SKRIV", lambda s, a: s.save(a, opkald())),
    "save house": ("SKRIV_OPSAETNING", lambda s, a: s.save(a, Enhed(id=new_id(), navn="x"))),
    "setup scores": ("STATISTIK", lambda s, a: s.setup(a, Implementeringsmaaling)),
    "save score": (
        "IMPLEMENTERING",
        lambda s, a: s.save(a, Implementeringsmaaling(id=new_id(), punkt="1", score="3")),
    ),
    "save udgivelse": ("GEM_UDGIVET", lambda s, a: s.save(a, Udgivelse(id=new_id(), tal=b""))),
    "save udtraek": ("GEM_UDGIVET", lambda s, a: s.save(a, Udtraek(id=new_id(), antal=1))),
    "save pseudonymnoegle": ("GEM_UDGIVET", lambda s, a: s.save(a, KEY)),
    "save indsigt": ("GEM_UDGIVET", lambda s, a: s.save(a, Indsigt(id=new_id()))),
    "save_all": ("SKRIV", lambda s, a: s.save_all(a, [Saving(after=opkald())])),
    "append_with": (
        "SKRIV_OPSAETNING",
        lambda s, a: s.append_with(
            a, Saving(after=Medarbejder(id=new_id())), (), len(s.statements())
        ),
    ),
    "correct": (
        "RET_AFSLUTTET",
        lambda s, a: s.save(a, changed(CLOSED, notat=str(new_id())), CLOSED, begrundelse="tid"),
    ),
    "cancel": (
        "ANNULLER",
        lambda s, a: s.save(a, changed(fresh(s), status="ANNULLERET"), last_made[-1]),
    ),
    "merge": (
        "SAMMENLAEG",
        lambda s, a: s.save(a, karen(sammenlagt_til=new_id()), karen()),
    ),
    "undo": ("SKRIV", lambda s, a: s.undo(a, s.save(LEDER, opkald()).handling_id)),
    "write_draft": ("KLADDE", lambda s, a: s.write_draft(a, Udkast(rid=KAREN, felt="notat"))),
    "drafts": ("KLADDE", lambda s, a: s.drafts(a)),
    "dropped_drafts": ("KLADDE", lambda s, a: s.dropped_drafts(a)),
    "drop_draft": ("KLADDE", lambda s, a: s.drop_draft(a, KAREN, "notat")),
    "restore_draft": ("KLADDE", lambda s, a: s.restore_draft(a, KAREN, "notat")),
    "palette": ("SOEG", lambda s, a: s.palette(a)),
    "search_notes": ("SOEG_NOTER", lambda s, a: s.search_notes(a, "ro")),
    "read_log": ("LAES_LOG", lambda s, a: s.read_log(a, bytes(32))),
    "openings": ("LAES_LOG", lambda s, a: s.openings(a, KAREN, NIGHT)),
    "set_copy_targets": ("SKRIV_OPSAETNING", lambda s, a: s.set_copy_targets(a, [])),
    "vagtbord.opfoelgninger": ("LAES", lambda s, a: s.vagtbord.opfoelgninger(a, NIGHT)),
    "vagtbord.kontakter": ("LAES", lambda s, a: s.vagtbord.kontakter(a, NIGHT, NIGHT)),
    "vagtbord.i_huset": ("LAES", lambda s, a: s.vagtbord.i_huset(a, NIGHT)),
    "vagtbord.punkter": ("LAES", lambda s, a: s.vagtbord.punkter(a, NIGHT)),
    "vagtbord.kladder": ("LAES", lambda s, a: s.vagtbord.kladder(a)),
    "henvendelser.liste": ("LAES", lambda s, a: s.henvendelser.liste(a)),
    "henvendelser.i_vagten": ("LAES", lambda s, a: s.henvendelser.i_vagten(a, NIGHT, NIGHT)),
    "henvendelser.for_borger": ("LAES", lambda s, a: s.henvendelser.for_borger(a, KAREN)),
    "henvendelser.om_borger": ("LAES", lambda s, a: s.henvendelser.om_borger(a, KAREN)),
    "henvendelser.antal": ("LAES", lambda s, a: s.henvendelser.antal(a, KAREN, NIGHT)),
    "borgere.liste": ("LAES", lambda s, a: s.borgere.liste(a)),
    "borgere.seneste": ("LAES", lambda s, a: s.borgere.seneste(a)),
    "borgere.navn": ("LAES", lambda s, a: s.borgere.navn(a, KAREN)),
    "borgere.samme_navn": ("LAES", lambda s, a: s.borgere.samme_navn(a, KAREN)),
    "borgere.duplikater": ("LAES", lambda s, a: s.borgere.duplikater(a, karen())),
    "konflikter.liste": ("LAES", lambda s, a: s.konflikter.liste(a)),
    "samling.kort": ("LAES", lambda s, a: s.samling.kort(a, KAREN)),
    "samling.under": ("LAES", lambda s, a: s.samling.under(a, KAREN)),
    "samling.saml": ("SAMMENLAEG", lambda s, a: s.samling.saml(a, KAREN, KAREN)),
    "samling.skil": ("SAMMENLAEG", lambda s, a: s.samling.skil(a, KAREN)),
    "skaermning.luk": ("SKAERP", lambda s, a: s.skaermning.luk(a, KAJA, ())),
    "skaermning.aabn": ("OPHAEV_SKAERPET", lambda s, a: s.skaermning.aabn(a, KAJA)),
    "opfoelgninger.liste": ("LAES", lambda s, a: s.opfoelgninger.liste(a)),
    "opfoelgninger.i_vagten": ("LAES", lambda s, a: s.opfoelgninger.i_vagten(a, NIGHT, NIGHT)),
    "opfoelgninger.for_borger": ("LAES", lambda s, a: s.opfoelgninger.for_borger(a, KAREN)),
    "opfoelgninger.disse": ("LAES", lambda s, a: s.opfoelgninger.disse(a, [KAREN])),
    "opfoelgninger.for_opkald": ("LAES", lambda s, a: s.opfoelgninger.for_opkald(a, KAREN)),
    "overleveringspunkter.fortalt": ("LAES", lambda s, a: s.overleveringspunkter.fortalt(a, NIGHT)),
    "overleveringspunkter.i_vagten": (
        "LAES",
        lambda s, a: s.overleveringspunkter.i_vagten(a, "NAT", NIGHT, NIGHT),
    ),
    "overleveringspunkter.disse": ("LAES", lambda s, a: s.overleveringspunkter.disse(a, [KAREN])),
    "vagtoverleveringer.kontakter": (
        "LAES",
        lambda s, a: s.vagtoverleveringer.kontakter(a, [CLOSED.id]),
    ),
    "vagtoverleveringer.gaester": ("LAES", lambda s, a: s.vagtoverleveringer.gaester(a, [], {})),
    "vagtoverleveringer.for_vagt": ("LAES", lambda s, a: s.vagtoverleveringer.for_vagt(a, NIGHT)),
    "vagtoverleveringer.tidligere": ("LAES", lambda s, a: s.vagtoverleveringer.tidligere(a)),
    "droeftelser.liste": ("LAES_DROEFTELSER", lambda s, a: s.droeftelser.liste(a, NIGHT)),
    "kriseplaner.for_borger": ("LAES", lambda s, a: s.kriseplaner.for_borger(a, KAREN)),
    "kriseplaner.version": ("LAES", lambda s, a: s.kriseplaner.version(a, KAREN)),
    "kriseplaner.gaeldende": ("LAES", lambda s, a: s.kriseplaner.gaeldende(a, KAREN)),
    "kriseplaner.hjalp_sidst": ("LAES", lambda s, a: s.kriseplaner.hjalp_sidst(a, KAREN)),
    "progressionsmaal.for_borger": (
        "LAES",
        lambda s, a: s.progressionsmaal.for_borger(a, KAREN),
    ),
    "progressionsmaal.for_kode": ("LAES", lambda s, a: s.progressionsmaal.for_kode(a, "7K3M2P")),
    "overnatninger.i_huset": ("LAES", lambda s, a: s.overnatninger.i_huset(a, NIGHT)),
    "overnatninger.naetter": ("LAES", lambda s, a: s.overnatninger.naetter(a, KAREN)),
    "overnatninger.tilsyn": ("LAES", lambda s, a: s.overnatninger.tilsyn(a, KAREN)),
    "overnatninger.paa_pladser": ("LAES", lambda s, a: s.overnatninger.paa_pladser(a, NIGHT)),
    "overnatninger.brugte": ("LAES", lambda s, a: s.overnatninger.brugte(a, NIGHT)),
    "overnatninger.dobbelte": ("LAES", lambda s, a: s.overnatninger.dobbelte(a, NIGHT)),
    "overnatninger.sovet": ("LAES", lambda s, a: s.overnatninger.sovet(a, KAREN, NIGHT)),
    "overnatninger.vagter": ("LAES", lambda s, a: s.overnatninger.vagter(a, NIGHT)),
    "papirskemaer.andre": ("LAES", lambda s, a: s.papirskemaer.andre(a, "A-0001-1", None)),
    "papirskemaer.naeste": ("LAES", lambda s, a: s.papirskemaer.naeste(a, 1)),
    "papirskemaer.sidst_udskrevet": ("LAES", lambda s, a: s.papirskemaer.sidst_udskrevet(a)),
    "haendelser.liste": ("LAES", lambda s, a: s.haendelser.liste(a)),
    "underretninger.er_skrevet": ("LAES", lambda s, a: s.underretninger.er_skrevet(a, KAREN)),
    "statistik.beregn": ("STATISTIK_ALT", lambda s, a: s.statistik.beregn(a, AUTUMN)),
    "statistik.rapport": (
        "STATISTIK_ALT",
        lambda s, a: s.statistik.rapport(a, AUTUMN, RAPPORTER[0]),
    ),
    "statistik.periode": (
        "STATISTIK_ALT",
        lambda s, a: s.statistik.periode(a, SEPTEMBER, date(2026, 12, 1)),
    ),
    "statistik.udgiv": (
        "EKSPORT",
        lambda s, a: s.statistik.udgiv(a, SEPTEMBER, date(2026, 12, 1)),
    ),
    "statistik.udgivet": ("STATISTIK_ALT", lambda s, a: s.statistik.udgivet(a, SEPTEMBER)),
    "statistik.raekker": (
        "STATISTIK_ALT",
        lambda s, a: s.statistik.raekker(a, AUTUMN, Celle("form", "OPKALD")),
    ),
    "statistik.vagten": ("STATISTIK", lambda s, a: s.statistik.vagten(a, NIGHT)),
    "statistik.med": ("STATISTIK", lambda s, a: s.statistik.med(a)),
    "statistik.foerste": ("STATISTIK", lambda s, a: s.statistik.foerste(a)),
    "implementering.grundlag": (
        "IMPLEMENTERING",
        lambda s, a: s.implementering.grundlag(a, Runde(2026, andet_halvaar=True), NIGHT),
    ),
    "implementering.raekker": (
        "IMPLEMENTERING",
        lambda s, a: s.implementering.raekker(a, ROUND, Bevis(noegle="tlf.alle", antal=0)),
    ),
    "udtraek.noegle": ("EKSPORT", lambda s, a: s.udtraek.noegle(a, ORDER)),
    "udtraek.optael": ("EKSPORT", lambda s, a: s.udtraek.optael(a, ORDER, KEY)),
    "udtraek.noter": ("EKSPORT", lambda s, a: s.udtraek.noter(a, COUNTED)),
    "udtraek.ikke_givet": (
        "EKSPORT",
        lambda s, a: s.udtraek.ikke_givet(a, Udtraek(id=new_id())),
    ),
    "udtraek.liste": ("EKSPORT", lambda s, a: s.udtraek.liste(a)),
    "indsigt.saml": ("INDSIGT", lambda s, a: s.indsigt.saml(a, KAREN)),
    "aegthed.noter": ("INDSIGT", lambda s, a: s.aegthed.noter(a, KAREN)),
    "aegthed.ikke_givet": ("INDSIGT", lambda s, a: s.aegthed.ikke_givet(a, KAREN)),
    "indsigt.noter": ("INDSIGT", lambda s, a: s.indsigt.noter(a, FOLDER, ())),
    "uret.er_bagud": ("BEKRAEFT_UR", lambda s, a: s.uret.er_bagud(a)),
    "uret.passer": ("BEKRAEFT_UR", lambda s, a: s.uret.passer(a)),
    "logtjek.er_tid": ("LAES_LOG", lambda s, a: s.logtjek.er_tid(a)),
    "logtjek.tjek": ("LAES_LOG", lambda s, a: s.logtjek.tjek(a)),
    "logtjek.fund": ("LAES_LOG", lambda s, a: s.logtjek.fund(a)),
    "logtjek.set": ("LAES_LOG", lambda s, a: s.logtjek.set(a, ())),
    "stikproever.liste": ("LAES_LOG", lambda s, a: s.stikproever.liste(a)),
    "stikproever.naeste": ("LAES_LOG", lambda s, a: s.stikproever.naeste(a)),
    "stikproever.forsinket": ("LAES_LOG", lambda s, a: s.stikproever.forsinket(a)),
    "stikproever.naevnes": ("LAES_LOG", lambda s, a: s.stikproever.naevnes(a, NIGHT)),
    "stikproever.traek": ("LAES_LOG", lambda s, a: s.stikproever.traek(a)),
    "stikproever.aabn": ("LAES_LOG", lambda s, a: s.stikproever.aabn(a, KAREN)),
    "hvem_saa.liste": ("LAES_LOG", lambda s, a: s.hvem_saa.liste(a, KAREN)),
    "stikproever.svar": ("LAES_LOG", lambda s, a: s.stikproever.svar(a, KAREN, 0, "I_ORDEN")),
    "indsigt.ikke_givet": (
        "INDSIGT",
        lambda s, a: s.indsigt.ikke_givet(a, Indsigt(id=new_id(), borger_id=KAREN)),
    ),
    "sletning.bestil": ("SLET", lambda s, a: s.sletning.bestil(a, ANNA, (KAREN,), WHY)),
    "sletning.fortryd": ("SLET", lambda s, a: s.sletning.fortryd(a, b"")),
    "sletning.bekraeft": ("SLET_SAMMEN", lambda s, a: s.sletning.bekraeft(a, b"")),
    "sletning.venter": ("SLET_SAMMEN", lambda s, a: s.sletning.venter(a)),
    "fastholdelse.hold": ("FASTHOLD", lambda s, a: s.fastholdelse.hold(a, (KAREN,), WHY)),
    "fastholdelse.slip": ("FASTHOLD", lambda s, a: s.fastholdelse.slip(a, (KAREN,), WHY)),
    "fastholdelse.liste": ("SLET", lambda s, a: s.fastholdelse.liste(a)),
    "sletning.liste": ("LAES_LOG", lambda s, a: s.sletning.liste(a)),
    "sletning.for_sent": ("SLET", lambda s, a: s.sletning.for_sent(a)),
    "sletning.laes_for_sent": ("SLET", lambda s, a: s.sletning.laes_for_sent(a, 1)),
    "sletning.slet_for_sent": ("SLET", lambda s, a: s.sletning.slet_for_sent(a, 1)),
    "opbevaring.omfang": ("SLET", lambda s, a: s.opbevaring.omfang(a, KAREN)),
    "opbevaring.skjul": ("SLET", lambda s, a: s.opbevaring.skjul(a, KAREN)),
    "opbevaring.vis": ("SLET", lambda s, a: s.opbevaring.vis(a, KAREN)),
    "opbevaring.afslut": ("SLET", lambda s, a: s.opbevaring.afslut(a, KAREN)),
    "opbevaring.genaabn": ("SLET", lambda s, a: s.opbevaring.genaabn(a, KAREN)),
    "opbevaring.kortstand": ("SLET", lambda s, a: s.opbevaring.kortstand(a, KAREN)),
    "opbevaring.kortstande": ("SLET", lambda s, a: s.opbevaring.kortstande(a)),
    "opbevaring.udloebne": ("SLET", lambda s, a: s.opbevaring.udloebne(a, (), HOUSE)),
    "net.accept": ("SKRIV_OPSAETNING", lambda s, a: s.net.accept(a, SERVER, b"i" * 16)),
    "net.left_behind": ("SKRIV_OPSAETNING", lambda s, a: s.net.left_behind(a)),
    "eftersyn.kort": ("SKRIV_OPSAETNING", lambda s, a: s.eftersyn.kort(a)),
    "eftersyn.fil": ("SKRIV_OPSAETNING", lambda s, a: s.eftersyn.fil(a)),
    "eftersyn.disk": ("SKRIV_OPSAETNING", lambda s, a: s.eftersyn.disk(a, ToldEncryption())),
    "eftersyn.har": ("SKRIV_OPSAETNING", lambda s, a: s.eftersyn.har(a, ())),
    "net.take_in": ("SKRIV_OPSAETNING", lambda s, a: s.net.take_in(a, b"d" * 16)),
}
"""Call to (the function of the table it needs, how to call it)."""
