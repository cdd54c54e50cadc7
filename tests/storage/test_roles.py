"""Every call of the store against every role: the one table decides (design.md 8.20)."""

from __future__ import annotations

import inspect
from contextlib import suppress

import pytest

from akutdesk.domain.adgang import FUNKTIONER, ROLLER, Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.record import new_id
from akutdesk.storage.borgere import Borgere
from akutdesk.storage.droeftelser import Droeftelser
from akutdesk.storage.errors import StorageError
from akutdesk.storage.fastholdelse import Fastholdelse
from akutdesk.storage.grund import Grund
from akutdesk.storage.henvendelser import Henvendelser
from akutdesk.storage.konflikter import Konflikter
from akutdesk.storage.kriseplaner import Kriseplaner
from akutdesk.storage.opfoelgninger import Opfoelgninger
from akutdesk.storage.overleveringspunkter import Overleveringspunkter
from akutdesk.storage.overnatninger import Overnatninger
from akutdesk.storage.papirskemaer import Papirskemaer
from akutdesk.storage.progressionsmaalinger import Progressionsmaalinger
from akutdesk.storage.samling import Samling
from akutdesk.storage.saving import Saving
from akutdesk.storage.skaermning import Skaermning
from akutdesk.storage.sletning import Sletning
from akutdesk.storage.store import Store
from akutdesk.storage.udkast import Udkast
from akutdesk.storage.vagtbord import Vagtbord
from akutdesk.storage.vagtoverleveringer import Vagtoverleveringer
from akutdesk.wire.errors import SealBrokenError
from tests.fakes.clock import NIGHT
from tests.storage.desk import ANNA, BO, LEDER, signing_key, stored_desk
from tests.storage.persons import KAJA, KAREN, kaja, karen, opkald

CLOSED = opkald(status="AFSLUTTET")
HOUSE = Enhed(id=new_id(), navn="Huset")

GRUND = Grund(grund="FRIST", hjemmel="GDPR_17")

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
    "save_all": ("SKRIV", lambda s, a: s.save_all(a, [Saving(after=opkald())])),
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
    "sletning.bestil": ("SLET", lambda s, a: s.sletning.bestil(a, ANNA, (KAREN,), GRUND)),
    "sletning.fortryd": ("SLET", lambda s, a: s.sletning.fortryd(a, b"")),
    "sletning.bekraeft": ("SLET_SAMMEN", lambda s, a: s.sletning.bekraeft(a, b"")),
    "sletning.venter": ("SLET_SAMMEN", lambda s, a: s.sletning.venter(a)),
    "sletning.liste": ("LAES_LOG", lambda s, a: s.sletning.liste(a)),
    "sletning.for_sent": ("SLET", lambda s, a: s.sletning.for_sent(a)),
    "sletning.laes_for_sent": ("SLET", lambda s, a: s.sletning.laes_for_sent(a, 1)),
    "sletning.slet_for_sent": ("SLET", lambda s, a: s.sletning.slet_for_sent(a, 1)),
    "fastholdelse.hold": ("FASTHOLD", lambda s, a: s.fastholdelse.hold(a, (KAREN,), GRUND)),
    "fastholdelse.slip": ("FASTHOLD", lambda s, a: s.fastholdelse.slip(a, (KAREN,), GRUND)),
    "fastholdelse.liste": ("SLET", lambda s, a: s.fastholdelse.liste(a)),
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
}
"""Call to (the function of the table it needs, how to call it)."""

NOT_OF_A_PERSON = {
    "beside",
    "close",
    "sign_in",
    "sign_out",
    "failed_login",
    "hold_log_key",
    "secret",
    "keep_secret",
    "statements",
    "append_statements",
    "unsaid",
    "still_unsaid",
    "unsaid_kits",
    "kits_said",
    "unsaid_deeds",
    "deeds_said",
    "hurry",
    "begin_practice",
    "patience",
    "writers_of",
    "reach_here",
    "withheld",
    "copy_targets",
    "copy_out",
    "copying",
    "overblik",
    "disk",
    "make_reserve",
    "drafts_wait",
    "write_waiting",
    "clock_is_doubtful",
    "clock_was_asked",
    "digest",
}
"""What the program itself calls, before or without a user, and which gives out no record."""

WRITES_THE_LOG_ITSELF = {"log"}
"""Any role may be written down in the log, also one that was just refused."""

last_made = []


def changed(record, **changes):
    return type(record)(**{**record.__dict__, **changes})


def fresh(store):
    last_made.append(opkald())
    store.save(LEDER, last_made[-1])
    return last_made[-1]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with stored_desk(tmp_path_factory.mktemp("roles")) as desk:
        desk.store.save_all(
            LEDER, [Saving(after=each) for each in (karen(), kaja(), CLOSED, HOUSE)]
        )
        desk.store.sign_in(BO, signing_key())
        yield desk.store


def public(cls):
    return {name for name, _ in inspect.getmembers(cls, inspect.isfunction) if name[0] != "_"}


def test_every_call_of_the_store_stands_in_this_table():
    named = {"vagtbord": Vagtbord, "henvendelser": Henvendelser, "borgere": Borgere}
    named |= {"opfoelgninger": Opfoelgninger, "kriseplaner": Kriseplaner}
    named |= {"overnatninger": Overnatninger, "samling": Samling, "konflikter": Konflikter}
    named |= {"skaermning": Skaermning, "sletning": Sletning, "fastholdelse": Fastholdelse}
    named |= {"overleveringspunkter": Overleveringspunkter, "droeftelser": Droeftelser}
    named |= {"vagtoverleveringer": Vagtoverleveringer}
    named["papirskemaer"] = Papirskemaer
    named |= {"progressionsmaal": Progressionsmaalinger}
    calls = public(Store) - NOT_OF_A_PERSON - WRITES_THE_LOG_ITSELF
    calls |= {f"{noun}.{name}" for noun, cls in named.items() for name in public(cls)}
    assert calls == {name.partition(" ")[0] for name in CALLS} - {"correct", "cancel", "merge"}


@pytest.mark.parametrize("rolle", ROLLER)
@pytest.mark.parametrize("name", CALLS)
def test_a_role_may_do_what_the_table_says_and_nothing_else(store, rolle, name):
    funktion, call = CALLS[name]
    adgang = Adgang(bruger=BO, rolle=rolle, formaal="egen vagt")
    refused = False
    store._file.presence.opened.clear()  # the role is asked first, whatever is open or not
    with suppress(
        StorageError, SealBrokenError
    ):  # what comes after the door is other tests' business
        try:
            call(store, adgang)
        except AdgangError:
            refused = True
    assert refused == (rolle not in FUNKTIONER[funktion])
