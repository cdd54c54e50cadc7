"""A closed contact is handed over as a file: to somebody, on a ground, whole or not at all, and the log says so."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from datetime import date

import pytest
from fhir.resources.R4B.bundle import Bundle
from PySide6.QtWidgets import QApplication

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.ui.videregivelse import door
from tests.reports.checker import check
from tests.ui.folk import KARSTEN, log_rows
from tests.ui.night_desk import LEADER
from tests.ui.videregivelse.conftest import AT, CONTACT, agree, make, rid


def kinds(path):
    bundle = json.loads(path.read_bytes())
    Bundle.model_validate(bundle)
    return [entry["resource"]["resourceType"] for entry in bundle["entry"]]


def save(night, path, qtbot, *, well=True):
    """The file window's answer, and the job behind it."""
    panel = night.window.layers.overlay
    panel.saver.window.close()
    panel.saver.window.fileSelected.emit(str(path))
    if well:
        qtbot.waitUntil(lambda: night.window.layers.overlay is None)
        assert path.exists()
    else:
        qtbot.waitUntil(lambda: panel._notice.text() != "")


def told(night):
    """What of this stands in the log, and for which purpose."""
    kinds = {"EKSPORT", "VIS_CPR"}
    rows = [row for row in log_rows(night) if row.entry.handling in kinds]
    return [(row.entry.handling, row.entry.objekt_id, row.formaal) for row in rows]


def test_with_a_yes_the_whole_contact_is_a_fhir_file(people, hand_over, hands, tmp_path, qtbot):
    make(people)
    agree(people)
    panel = hand_over()
    panel.format.set_chosen(("FHIR",))
    assert panel._consent.text() == "Borgeren har sagt ja til Kommunen, til og med 1. maj 2027."
    assert panel.parts.chosen == ("SAMTALE", "FARE", "MAALINGER")
    hands.write("Myndighed, Åby Kommune")
    hands.press("Ctrl+Enter")
    file = tmp_path / "henvendelse.json"
    save(people, file, qtbot)
    assert kinds(file) == [
        *("Organization", "Patient", "Practitioner", "Consent", "Encounter"),
        *("QuestionnaireResponse",) * 4,
    ]
    assert list(tmp_path.glob("henv*")) == [file]
    assert told(people) == [("EKSPORT", CONTACT, "VIDEREGIVELSE")]


def test_the_usual_file_is_a_tagged_pdf_that_people_read(people, hand_over, hands, tmp_path, qtbot):
    make(people)
    agree(people)
    panel = hand_over()
    assert panel.format.chosen == ("PDF",)
    panel.parts.set_chosen(("SAMTALE", "PLAN"))
    hands.write("Myndighed, Åby Kommune")
    hands.press("Ctrl+Enter")
    assert panel.saver.window.defaultSuffix() == "pdf"
    file = tmp_path / "henvendelse.pdf"
    save(people, file, qtbot)
    paper = check(file.read_bytes())
    assert paper.faults == []
    assert paper.said("H2") == ["Henvendelsen", "Krisesamtalen", "Kriseplanen"]
    assert {"Alt vælter", "Jeg kan ikke sove", "Myndighed, Åby Kommune"} <= set(paper.said("TD"))
    assert told(people) == [("EKSPORT", CONTACT, "VIDEREGIVELSE")]


def test_the_format_is_chosen_with_a_key(people, hand_over, hands):
    make(people)
    agree(people)
    panel = hand_over()
    panel.format.chip_set.chips[0].setFocus()
    hands.press("2")
    assert panel.format.chosen == ("FHIR",)
    hands.write("Åby")


def test_a_number_that_goes_along_is_in_the_log_too(people, hand_over, hands, tmp_path, qtbot):
    make(people)
    agree(people)
    card = people.store.get(people.desk.adgang, Borger, KARSTEN)
    people.store.save(people.desk.adgang, replace(card, cpr="6101700000"), card)
    hand_over()
    hands.write("Åby")
    hands.press("Ctrl+Enter")
    save(people, tmp_path / "h.json", qtbot)
    assert told(people) == [
        ("EKSPORT", CONTACT, "VIDEREGIVELSE"),
        ("VIS_CPR", KARSTEN, "VIDEREGIVELSE"),
    ]


def test_a_plan_goes_along_when_somebody_says_so(people, hand_over, hands, tmp_path, qtbot):
    make(people)
    agree(people)
    panel = hand_over()
    panel.parts.set_chosen(("PLAN",))
    panel.format.set_chosen(("FHIR",))
    hands.write("Åby")
    hands.press("Ctrl+Enter")
    file = tmp_path / "h.json"
    save(people, file, qtbot)
    assert kinds(file)[-2:] == ["QuestionnaireResponse", "CarePlan"]
    assert "Jeg kan ikke sove" in file.read_text(encoding="utf-8")


def test_a_plan_that_may_be_shared_is_chosen_from_the_start(people, hand_over):
    make(people)
    plan = people.store.get(people.desk.adgang, Kriseplan, rid(36))
    people.store.save(people.desk.adgang, replace(plan, k15_ingen=False), plan)
    panel = hand_over()
    assert "PLAN" in panel.parts.chosen


@pytest.mark.parametrize(
    ("consent", "words"),
    [
        (None, "Borgeren har ikke sagt ja. Spørg først, og skriv det under Samtykker."),
        ({"udloeb": date(2026, 11, 1)}, "Samtykket er løbet ud. Spørg borgeren igen."),
        ({"trukket_tid": AT}, "Borgeren har taget sit ja tilbage. Den gives ikke videre."),
        (
            {"formaal": "OPKALD"},
            "Borgeren har ikke sagt ja. Spørg først, og skriv det under Samtykker.",
        ),
    ],
)
def test_without_a_yes_that_holds_nothing_leaves(people, hand_over, hands, consent, words):
    make(people)
    if consent is not None:
        agree(people, **consent)
    panel = hand_over()
    assert panel.grounds.chosen == ()
    panel.grounds.set_chosen(("SAMTYKKE",))
    hands.write("Åby")
    hands.press("Ctrl+Enter")
    assert panel.saver.window is None
    assert panel.grounds.accessibleDescription() == words


def test_nobody_known_has_said_yes(people, hand_over, hands):
    make(people, borger_id=None)
    panel = hand_over()
    panel.grounds.set_chosen(("SAMTYKKE",))
    hands.write("Åby")
    hands.press("Ctrl+Enter")
    assert panel.grounds.accessibleDescription() == (
        "Vi ved ikke, hvem det er. Så kan ingen have sagt ja."
    )


def test_to_whom_and_why_are_asked_for(people, hand_over, hands):
    make(people)
    panel = hand_over()
    hands.press("Tab", "2")
    hands.press("Ctrl+Enter")
    assert QApplication.focusWidget() is panel.lines["modtager"]
    assert panel._rows_of["hvorfor"].missing
    assert panel.saver.window is None


def test_by_law_the_reason_stands_in_the_log_and_no_consent_goes_along(
    people, hand_over, hands, tmp_path, qtbot
):
    make(people)
    agree(people)
    panel = hand_over()
    assert told(people) == []
    panel.grounds.set_chosen(("LOV",))
    panel.format.set_chosen(("FHIR",))
    panel._show_grounds()
    panel.lines["hvorfor"].setText("Myndigheden skal bruge den")
    hands.write("Åby")
    hands.press("Ctrl+Enter")
    file = tmp_path / "h.json"
    save(people, file, qtbot)
    assert "Consent" not in kinds(file)
    assert told(people) == [("EKSPORT", CONTACT, "Myndigheden skal bruge den")]


def test_a_disk_that_is_full_leaves_nothing_and_says_so(
    people, hand_over, hands, tmp_path, qtbot, monkeypatch
):
    make(people)
    agree(people)
    panel = hand_over()
    hands.write("Åby")
    hands.press("Ctrl+Enter")

    def full(_handle):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("akutdesk.storage.durable.os.fsync", full)
    save(people, tmp_path / "h.json", qtbot, well=False)
    assert panel._notice.text() == (
        "Der er ikke plads på disken. Intet er gemt. Vælg et andet sted."
    )
    monkeypatch.undo()
    assert list(tmp_path.glob("h.*")) == []
    assert panel.lines["modtager"].text() == "Åby"
    about = [row.entry.handling for row in log_rows(people) if row.entry.objekt_id == CONTACT]
    assert about[-1] == "IKKE_GIVET", "it was to leave, and did not: the log says both"


def test_a_folder_that_is_gone_is_said(people, hand_over, hands, tmp_path, qtbot):
    make(people)
    agree(people)
    panel = hand_over()
    hands.write("Åby")
    hands.press("Ctrl+Enter")
    save(people, tmp_path / "ingen" / "h.json", qtbot, well=False)
    assert panel._notice.text() == "Vi kunne ikke gemme filen der. Vælg en anden mappe."


def test_an_annulled_contact_is_not_handed_over(people):
    make(people, status="ANNULLERET", annulleret_grund="x")
    door.hand_over(people.desk, CONTACT)
    assert people.window.layers.overlay is None
    words = "Den er taget ud og tæller ikke med. Den gives ikke videre."
    assert words in [strip.text for strip in people.window.frame.done_area.strips]


def test_an_open_contact_is_closed_first(people):
    make(people, status="KLADDE")
    door.hand_over(people.desk, CONTACT)
    assert people.window.layers.overlay is None


def test_a_temp_may_not_hand_over(people):
    make(people)
    people.desk = replace(people.desk, adgang=replace(people.desk.adgang, rolle="VIKAR"))
    with pytest.raises(AdgangError):
        door.hand_over(people.desk, CONTACT)


def test_a_card_that_is_closed_to_others_stays_closed(people):
    make(people)
    people.store.skaermning.luk(LEADER, KARSTEN, ())
    with pytest.raises(AdgangError):
        door.hand_over(people.desk, CONTACT)
    assert people.window.layers.overlay is None


def test_the_citizens_card_hands_over_the_last_closed_contact(people, hands):
    make(people)
    people.window.go("borger", KARSTEN)
    hands.press("Alt+G")
    panel = people.window.layers.overlay
    assert panel._found.parcel.henvendelse.id == CONTACT


def test_what_was_typed_stands_there_again(people, hand_over, hands):
    make(people)
    hand_over()
    hands.write("Myndigheden")
    hands.press("Esc", "Alt+G")
    assert people.window.layers.overlay.lines["modtager"].text() == "Myndigheden"


def test_the_file_says_nothing_of_a_colleague(people, hand_over, hands, tmp_path, qtbot):
    make(people, usikker_hjaelp="KOLLEGA")
    agree(people)
    hand_over().format.set_chosen(("FHIR",))
    hands.write("Åby")
    hands.press("Ctrl+Enter")
    file = tmp_path / "h.json"
    save(people, file, qtbot)
    assert "usikker" not in file.read_text(encoding="utf-8")
    assert people.store.get(people.desk.adgang, Henvendelse, CONTACT).usikker_hjaelp == "KOLLEGA"
