"""Every field of every record type against every role: what the store gives, and docs/rettigheder.md says it (0166).

The fields are found by looking at the records: a mask on a field that is none, or a field that a role gets although
the table says no, fails here.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_type_hints

import pytest

from akutdesk.domain.adgang import FUNKTIONER, ROLLER, Adgang, laesefunktion
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.feltmaske import FELTER, maskeret
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.storage.errors import NotOpened
from akutdesk.storage.note_index import NOTES
from tests.storage.desk import BO, LEDER, signing_key, stored_desk

RETTIGHEDER = Path(__file__).parents[2] / "docs" / "rettigheder.md"
SAMPLES = {
    str: "ord",
    str | None: "ORD",
    int: 2,
    int | None: 2,
    bool | None: True,
    date | None: date(2026, 11, 1),
    datetime | None: datetime(2026, 11, 1, tzinfo=UTC),
    RecordId | None: RecordId(b"r" * 16),
    tuple[str, ...]: ("ord",),
    tuple[RecordId, ...]: (RecordId(b"r" * 16),),
}
"""A value of each type of field, which is nobody's default."""

OWN = Medarbejder(id=BO, navn="Bo Krag", initialer="BO", dsa_gennemfoert=date(2025, 5, 1))


def full(cls):
    """A record of this type in which everything is answered that can be."""
    hints = get_type_hints(cls)
    wanted = {
        one.name: SAMPLES[hints[one.name]]
        for one in fields(cls)
        if hints[one.name] in SAMPLES and one.name not in {"id", "fortrolighed", "fortrolig_for"}
    }
    return cls(**{**wanted, "id": new_id()})


def masked(record_type, felt):
    return FELTER.get(record_type, {}).get(felt)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with stored_desk(tmp_path_factory.mktemp("masks")) as desk:
        desk.store.sign_in(BO, signing_key())
        desk.store.save(LEDER, OWN)
        yield desk.store


def as_role(rolle):
    return Adgang(bruger=BO, rolle=rolle, formaal="egen vagt")


@pytest.mark.parametrize("record_type", RECORD_CLASS)
@pytest.mark.parametrize("rolle", ROLLER)
def test_role_sees_the_fields_that_the_table_gives_it_and_no_other(rolle, record_type):
    record = full(RECORD_CLASS[record_type])
    seen = maskeret(as_role(rolle), record)
    for one in fields(record):
        funktion = masked(record_type, one.name)
        whole = funktion is None or rolle in FUNKTIONER[funktion]
        assert (getattr(seen, one.name) == getattr(record, one.name)) == whole, one.name


@pytest.mark.parametrize("record_type", FELTER)
@pytest.mark.parametrize("rolle", ROLLER)
def test_the_store_gives_no_field_that_the_role_may_not_see_by_any_call(store, rolle, record_type):
    """Opened, read again, in a list of its type, in its history: each as the mask says."""
    cls, adgang = RECORD_CLASS[record_type], as_role(rolle)
    kept = storable(cls)
    store.save(LEDER, kept)
    wanted = maskeret(adgang, kept)
    if rolle not in FUNKTIONER[laesefunktion(record_type)]:
        with pytest.raises(AdgangError):
            store.get(adgang, cls, kept.id)
        return
    assert store.get(adgang, cls, kept.id) == wanted
    with suppress(NotOpened):
        assert store.reread(adgang, cls, kept.id) == wanted
    with suppress(NotOpened):
        listed = {one.id: one for one in store.setup(adgang, cls)}
        assert listed[kept.id] == wanted
    told = {one.felt for change in store.history(adgang, kept.id) for one in change.felter}
    hidden = {felt for felt, right in FELTER[record_type].items() if rolle not in FUNKTIONER[right]}
    assert hidden.isdisjoint(told)
    assert told, "what is not masked is told"


def storable(cls):
    """As `full`, with what the rules of saving let stand."""
    record = full(cls)
    plain = {"oevelse": False}
    if cls.TYPE == "borger":
        plain |= {"sammenlagt_til": None, "kontaktaftale": "", "cpr": "7001019999"}
    return replace(record, **plain)


@pytest.mark.parametrize("rolle", ROLLER)
def test_everybody_sees_their_own_training_and_only_setup_sees_a_colleagues(store, rolle):
    mine = {one.id: one for one in store.setup(as_role(rolle), Medarbejder)}[BO]
    assert mine == OWN


def test_a_field_that_is_hidden_is_not_written_over_by_a_save_of_another(store):
    """A leader who reads and writes goes past no mask; what a mask hides is no answer that somebody gave."""
    score = Implementeringsmaaling(id=new_id(), punkt="1", score="3", begrundelse="fordi")
    store.save(LEDER, score)
    bo = as_role("BAGVAGT")
    seen = store.get(bo, Implementeringsmaaling, score.id)
    assert (seen.score, seen.begrundelse) == ("3", "")


@pytest.mark.parametrize("felt", ["direkte_nummer", "bemaerkning"])
def test_nobody_changes_a_field_that_they_may_not_see(store, felt, monkeypatch):
    """Today whoever may set the house up sees it whole: so the right to save is widened for the test."""
    partner = Samarbejdspartner(id=new_id(), navn="Lægevagten", type="LAEGEVAGT")
    store.save(LEDER, partner)
    wide = {**FUNKTIONER, "SKRIV_OPSAETNING": frozenset(ROLLER)}
    monkeypatch.setattr("akutdesk.domain.adgang.FUNKTIONER", wide)
    evaluator = as_role("EVALUATOR_LAES")
    with pytest.raises(AdgangError):
        store.save(evaluator, replace(partner, **{felt: "nyt"}), partner)
    store.save(evaluator, replace(partner, navn="Lægevagt"), partner)


def test_search_in_notes_looks_in_no_field_that_a_searcher_may_not_see():
    for record_type, looked_in in NOTES.items():
        for felt in set(looked_in) & set(FELTER.get(record_type, {})):
            assert FUNKTIONER["SOEG_NOTER"] <= FUNKTIONER[FELTER[record_type][felt]], felt


def test_each_mask_is_a_field_of_a_record_and_a_function_of_the_table():
    for record_type, masks in FELTER.items():
        known = {one.name for one in fields(RECORD_CLASS[record_type])}
        assert set(masks) <= known
        assert set(masks.values()) <= set(FUNKTIONER)


def test_the_readable_table_says_the_same():
    rows = [
        f"| {record_type} | {felt} | "
        + " | ".join("x" if rolle in FUNKTIONER[right] else "" for rolle in ROLLER)
        + " |"
        for record_type, masks in FELTER.items()
        for felt, right in masks.items()
    ]
    said = RETTIGHEDER.read_text(encoding="utf-8").partition("\n## Fields")[2].splitlines()
    assert [line for line in said if line.startswith("| ")][1:] == rows
