"""The first run: four steps, nothing skipped that must not be (design.md 8.3)."""

from dataclasses import replace

import pytest

from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.ui.noegleark.ark import Ark, Svar, forkerte, passer, rens, skrevet_af, svar, tast
from akutdesk.ui.opsaetning import state
from akutdesk.ui.opsaetning.state import Leder, Opsaetning, Sted, Trin

A = tuple(f"A{n}B{n}{n}" for n in range(2, 10))
B = tuple(f"C{n}D{n}{n}" for n in range(2, 10))
KODE = "fire ord om natten"
KRAV = Adgangskodekrav(frozenset({"akuttilbuddet"}))

STED = Sted(
    navn="Akuttilbuddet Åbredden",
    telefon="00 00 00 00",
    kommuner=("0607", "0410"),
    region="SD",
    bagvagt="00 00 00 01",
    doegnvagt="00 00 00 02",
)
LEDER = Leder(initialer="LE", navn="Lene Eg", kode=KODE, kode_igen=KODE)


def fremme_ved_noeglen():
    o = Opsaetning(sted=STED, leder=LEDER, trin=Trin.NOEGLE, kuverter=("Skab 2", "Bankboks"))
    return state.nye_ark(o, (A, B))


def skriv_af(o):
    ark = tuple(replace(a, tastet=a.kode) for a in o.ark)
    return replace(o, ark=ark, paa_papir=(True, True))


def test_empty_place_lists_every_missing_answer_in_reading_order():
    felter = [m.felt for m in state.mangler(Opsaetning(), KRAV)]
    assert felter == ["navn", "telefon", "kommuner", "region", "bagvagt", "doegnvagt"]


def test_step_does_not_move_while_an_answer_is_missing():
    o = Opsaetning(sted=replace(STED, bagvagt=""))
    assert state.naeste(o, KRAV) is o
    assert state.naeste(replace(o, sted=STED), KRAV).trin is Trin.LEDER


@pytest.mark.parametrize(
    ("leder", "felt"),
    [
        (replace(LEDER, initialer=""), "initialer"),
        (replace(LEDER, navn=""), "leder_navn"),
        (replace(LEDER, kode="kort"), "kode"),
        (replace(LEDER, kode_igen="noget andet"), "kode_igen"),
        (replace(LEDER, kode="akuttilbuddet 12"), "kode"),
    ],
)
def test_leader_needs_initials_name_and_a_password_that_holds(leder, felt):
    o = Opsaetning(sted=STED, leder=leder, trin=Trin.LEDER)
    assert [m.felt for m in state.mangler(o, KRAV)] == [felt]
    assert state.naeste(o, KRAV) is o


def test_keys_need_paper_envelopes_and_both_codes_typed_back():
    o = state.nye_ark(replace(fremme_ved_noeglen(), kuverter=("", "")), (A, B))
    felter = [m.felt for m in state.mangler(o, KRAV)]
    assert felter == ["ark", "kuvert_1", "kuvert_2", "tastet_1", "tastet_2"]
    assert state.mangler(skriv_af(fremme_ved_noeglen()), KRAV) == ()


def test_leaving_the_keys_takes_genesis_and_not_a_key_press():
    o = skriv_af(fremme_ved_noeglen())
    assert state.naeste(o, KRAV) is o
    efter = state.genesis_udfoert(o)
    assert efter.trin is Trin.VAGTER
    assert (efter.ark, efter.leder.kode, efter.leder.kode_igen) == ((), "", "")


def test_no_way_leads_back_behind_genesis():
    o = state.genesis_udfoert(skriv_af(fremme_ved_noeglen()))
    assert state.forrige(o).trin is Trin.VAGTER
    assert state.forrige(fremme_ved_noeglen()).trin is Trin.LEDER


def test_new_sheets_forget_what_was_printed_and_typed():
    o = state.nye_ark(skriv_af(fremme_ved_noeglen()), (B, A))
    assert o.paa_papir == (False, False)
    assert passer(o.ark[0]) == 0


def test_staff_see_four_numbers():
    assert [t.nummer for t in Trin] == [1, 2, 2, 3, 4]


def test_secrets_never_show_in_a_representation():
    tekst = repr(skriv_af(fremme_ved_noeglen()))
    assert KODE not in tekst
    assert A[0] not in tekst
    assert B[0] not in tekst


def test_typed_group_is_read_as_the_paper_means_it():
    assert rens(" o1-il ø") == "01110"
    ark = tast(Ark(kode=("01110", *A[1:])), 0, "oiil ø")
    assert svar(ark, 0) is Svar.PASSER


def test_each_group_answers_for_itself():
    ark, andet = Ark(kode=A), Ark(kode=B)
    assert svar(ark, 0) is Svar.TOM
    assert svar(tast(ark, 0, A[0][:4]), 0) is Svar.I_GANG
    assert svar(tast(ark, 0, A[0].lower()), 0) is Svar.PASSER
    assert svar(tast(ark, 2, "ZZZZZ"), 2) is Svar.FORKERT
    assert svar(tast(ark, 2, B[2]), 2, andet) is Svar.ANDET_ARK
    assert forkerte(tast(ark, 2, "ZZZZZ")) == (3,)


def test_whole_code_may_be_pasted_into_the_first_group():
    ark = tast(Ark(kode=A), 0, " ".join(A).lower())
    assert skrevet_af(ark)


def test_paste_in_the_middle_fills_from_there_and_keeps_what_stood_before():
    ark = tast(tast(Ark(kode=A), 0, A[0]), 5, "-".join(A[5:]))
    assert passer(ark) == 4
    assert ark.tastet[0] == A[0]
