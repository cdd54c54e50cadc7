"""The lines of the card: what helps first, nothing that has run out, the number hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from akutdesk.domain.kriseplan import Aftale
from akutdesk.domain.record import new_id
from akutdesk.reports.signs import GLUE
from akutdesk.ui.borger import facts
from tests.ui.folk import CPR, consents, karen, karsten, lone, plan
from tests.ui.night_desk import ANNA, NIGHT
from tests.ui.person.words import TODAY, said

__all__ = ["said"]


def known(borger, said, relatives=()):
    return dict(facts.known(borger, relatives, said))


def test_the_card_says_what_the_mock_up_says(said):
    assert facts.band(karen(), said) == "f. 1984 · Middelfart · kendt under et navn"
    assert facts.known(karen(), (lone(),), said) == [
        ("Vil gerne mødes", "Roligt, uden gode råd"),
        ("Må ringes op", "Ja, men læg ikke besked"),
        ("Telefon", "00 00 00 00"),
        ("Godt at vide", "Hører dårligt på venstre øre"),
        ("Pårørende", "Lone, søskende – må vide alt i planen"),
        ("Børn", "Bor ikke fast hos Karen"),
    ]


def test_a_note_that_has_run_out_is_not_shown(said):
    old = karen(opmaerksomhed_udloeb=TODAY - timedelta(days=1))
    assert "Godt at vide" not in known(old, said)
    assert "Godt at vide" in known(karen(opmaerksomhed_udloeb=TODAY), said)


def test_an_agreement_shows_until_when_and_whose_it_is_and_then_that_it_has_run_out(said):
    agreed = {"kontaktaftale": "Ring kl. 20", "kontaktaftale_ansvarlig": ANNA}
    holds = karen(**agreed, kontaktaftale_udloeb=date(2026, 12, 24))
    assert known(holds, said)["Aftale"] == (
        "Ring kl. 20\nGælder til 24. december.\nAnna holder øje med den."
    )
    gone = known(karen(**agreed, kontaktaftale_udloeb=date(2026, 11, 1)), said)
    assert gone["Aftale"] == "Den gjaldt til 1. november. Se på den sammen, næste gang I taler."


def test_a_hidden_address_is_never_on_the_card(said):
    shown = known(karen(bolig="EGEN", adresse="Åvej 4"), said)["Bor"]
    assert shown == "Egen bolig\nÅvej 4"
    hidden = known(karen(bolig="EGEN", adresse="Åvej 4", adresse_skjult=True), said)["Bor"]
    assert hidden == "Egen bolig\nAdressen er skjult."


def test_the_number_is_hidden_until_somebody_asks(said):
    borger = karen(cpr=CPR)
    assert facts.cpr_line(karen(), said, shown=False) == ""
    assert facts.cpr_line(borger, said, shown=False) == "610184-••••, erstatningsnummer"
    assert facts.cpr_line(borger, said, shown=True) == "610184-0123, erstatningsnummer"
    assert CPR not in str(facts.known(borger, (), said))


def test_consents_that_hold_are_told_and_then_whom_one_may_not_tell_any_more(said):
    assert facts.consents(consents(), said) == "dele med egen læge til 1. maj · ringe op"
    later = replace(said, dag=date(2027, 5, 2))
    assert facts.consents(consents(), later) == "ringe op · dele med egen læge (løb ud 1. maj)"


def test_the_plan_is_told_in_four_lines(said):
    assert facts.plan_lines(plan(), said) == [
        ("Handler om", "Søvn og frygt for i morgen"),
        ("Om fem dage", "Sove fire timer hver nat"),
        ("Selv", "Gå ned til åen. Ringe til Lone."),
        ("Aftale", "Se på planen i dag"),
    ]


def test_an_agreement_is_told_with_the_date_it_meant(said):
    due = datetime(2026, 11, 24, 6, tzinfo=UTC)
    row = Aftale(hvad="taler med mig", hvornaar="i dag kl. 7", forfald=due)
    told = dict(facts.plan_lines(replace(plan(), k14_aftaler=(row,)), said))
    assert told["Aftale"].replace(GLUE, " ") == "taler med mig i dag kl. 7, tirsdag 24. november"


def test_another_of_the_same_name_is_told_with_the_year(said):
    from akutdesk.storage.raekker import BorgerHit

    def other(year):
        return BorgerHit(
            rid=new_id(),
            navn="Karen",
            foedselsaar=year,
            kommunekode=None,
            identitet=None,
            sidst=None,
        )

    assert facts.same_name((), said) == ""
    assert facts.same_name((other(1991),), said).endswith("Den anden er født i 1991.")
    assert facts.same_name((other(None),), said).endswith("Se på fødselsåret.")
    assert facts.same_name((other(1), other(2)), said).startswith("Der er 3 med det navn.")


def test_a_contact_of_another_year_says_the_year(said):
    from akutdesk.storage.raekker import KontaktRaekke

    row = KontaktRaekke(
        rid=new_id(),
        type="henvendelse",
        start=NIGHT - timedelta(days=400),
        slut=None,
        minutter=None,
        form="FREM",
        slags=None,
        grad_foer="LET",
        stabilisering=None,
        status="KLADDE",
        henvender=None,
        borger_id=None,
        navn="",
        note="En note",
        oprettet_af=ANNA,
    )
    assert facts.contact_cells(row, said) == (
        "20/10-25  03.14", "Fremmøde", "Let krise", "", "", "Kladde",
    )  # fmt: skip


def test_somebody_without_a_name_has_a_word(said):
    assert facts.name_of(replace(karsten(), kaldenavn=""), said.texts) == "Uden navn"
