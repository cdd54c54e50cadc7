"""The genopretningsark: a code that can be typed from paper, and nothing that betrays it elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from akutdesk.assets import Assets
from akutdesk.reports.genopretningsark import render_genopretningsark
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from tests.reports.checker import check, outside

GRUPPER = ("7K3MW", "QR0V6", "2HX91", "TB648", "G8NZM", "E5WJ2", "4YPC4", "A1DSN")


@pytest.mark.parametrize(("kit", "ark"), [("A", "Ark 1 af 2"), ("B", "Ark 2 af 2")])
def test_the_code_stands_in_numbered_groups(papir: Papir, afsender: Afsender, kit: str, ark: str):
    dokument = render_genopretningsark(papir, afsender, kit=kit, grupper=GRUPPER)
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert dokument.sider == 1
    assert ark in report.words
    drawn = [text.text.strip() for text in report.texts if text.size == 32]
    assert "".join(drawn) == "".join(GRUPPER)


def test_a_voice_spells_each_group(papir: Papir, afsender: Afsender):
    report = check(render_genopretningsark(papir, afsender, kit="A", grupper=GRUPPER).pdf)
    assert "Gruppe 2: Q R 0 V. Kontrol: 6." in report.said("LBody")


def test_the_code_is_only_on_the_page(papir: Papir, afsender: Afsender):
    dokument = render_genopretningsark(papir, afsender, kit="A", grupper=GRUPPER)
    assert dokument.titel == "Genopretningsark"
    assert check(dokument.pdf).bookmarks == ["Genopretningsark", "Sådan gør I"]


@pytest.mark.parametrize(
    ("kit", "grupper"),
    [("C", GRUPPER), ("A", GRUPPER[:7]), ("A", ("7K3M", *GRUPPER[1:]))],
)
def test_a_code_of_another_form_is_refused_unseen(
    papir: Papir, afsender: Afsender, kit: str, grupper: tuple[str, ...]
):
    with pytest.raises(ValueError, match=r"^KODE$"):
        render_genopretningsark(papir, afsender, kit=kit, grupper=grupper)


def test_a_long_sender_does_not_run_into_the_sheets_number(papir: Papir, afsender: Afsender):
    long = replace(
        afsender, navn="Det sociale akuttilbud for Åbredden og Nørreå", kommune="Ærø " * 12
    )
    report = check(render_genopretningsark(papir, long, kit="A", grupper=GRUPPER).pdf)
    assert report.faults == []
    assert outside(report) == []


def test_the_sheet_leads_to_what_the_screens_say(papir: Papir, afsender: Afsender, assets: Assets):
    words = check(render_genopretningsark(papir, afsender, kit="A", grupper=GRUPPER).pdf).words
    named = re.findall(r"»([^«]*)«", " ".join(words.split()))
    keys = ("laas.glemt_link", "laas.ark_link", "tilslut.hent")
    assert named == [assets.texts()(key) for key in keys]


def test_the_longest_sender_leaves_the_code_and_the_fields_of_the_envelope_alone(
    papir: Papir, afsender: Afsender
):
    long = replace(afsender, navn="Ø" * 80, kommune="W" * 80)
    report = check(render_genopretningsark(papir, long, kit="A", grupper=GRUPPER).pdf)
    assert report.faults == []
    assert outside(report) == []
    assert report.sider == 1
    down = [text.y for text in report.texts if "Send aldrig" in text.text or "Lagt i" in text.text]
    assert abs(down[0] - down[1]) > 20
