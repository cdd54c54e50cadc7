"""What is stored of a publication is read by every later program, whatever its own fields are named (decision 0181)."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from akutdesk.domain.figur import Celle, Figur, Middel, Tal
from akutdesk.domain.periodetal import Periodetal, UdgivelseError
from akutdesk.domain.statistik import Statistik, Udvalg
from akutdesk.storage.udgivelser import pak, pak_ud

STORED = Path(__file__).parents[1] / "data" / "udgivelse_1.json"
"""A publication of form 1 as it lies in a file of the house, unpacked. Never made anew: it is what older programs wrote."""


def figure(navn: str, soejle: str = "") -> Figur:
    """One of eleven contacts; each number in it is another."""
    rows = (
        Tal(celle=Celle(navn, "ALVOR", soejle), antal=7, n=9),
        Tal(celle=Celle(navn, "LET", soejle), antal=2, n=None),
    )
    return Figur(navn=navn, grundlag="HK", tal=rows, n=9, mangler=4, flersvar=navn == "fig5")


def mean(figur: str) -> Middel:
    return Middel(
        celle=Celle(figur, "NAT", "x"),
        n=8,
        middel=Fraction(57, 8),
        median=Fraction(13, 2),
        over=3,
    )


def month(fra: date, til: date) -> Periodetal:
    """A period with something in every place."""
    every = Statistik(
        udvalg=Udvalg(fra=fra, til=til),
        hoved=figure("hoved"),
        fig2=figure("fig2"),
        fig3=figure("fig3"),
        fig3_afvist=figure("fig3_afvist"),
        middel_naetter=Fraction(5, 3),
        fig4=figure("fig4"),
        fig4_cpr_svar=figure("fig4_cpr_svar"),
        fig5=figure("fig5"),
        fig6=figure("fig6"),
        fig6_hoved=figure("fig6_hoved"),
        fig7=figure("fig7"),
        fig7_stabilisering=figure("fig7_stabilisering"),
        fig8=figure("fig8"),
        fig9=figure("fig9", "DAG"),
        fig9_grad=figure("fig9_grad", "DAG"),
        progression=figure("progression"),
        par=figure("par"),
        fremgang=(mean("fremgang"),),
        varighed=(mean("varighed"), Middel(celle=Celle("varighed", "DAG"))),
    )
    return Periodetal(
        statistik=every, flere=(figure("kendskab"),), flere_midler=(mean("telefoni_ventetid"),)
    )


QUARTER = replace(
    month(date(2026, 7, 1), date(2026, 9, 30)),
    dele=(month(date(2026, 7, 1), date(2026, 7, 31)),),
)


def stored() -> dict:
    return json.loads(STORED.read_text(encoding="utf-8"))


def packed(told: dict) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(told))


def test_a_publication_of_an_older_program_is_read_to_the_last_number():
    assert pak_ud(packed(stored())) == QUARTER


def test_what_is_written_today_is_that_form_key_by_key():
    assert msgspec.msgpack.decode(zlib.decompress(pak(QUARTER))) == stored()


def test_a_form_of_a_newer_program_is_refused_by_name():
    with pytest.raises(UdgivelseError) as no:
        pak_ud(packed(stored() | {"form": 2}))
    assert no.value.kode == "UDGIVELSE_NYERE"


@pytest.mark.parametrize("key", ["fra", "figurer", "flere", "varighed", "dele"])
def test_a_publication_that_lacks_a_part_is_not_read_as_one_of_nothing(key):
    told = stored()
    del told["periode"][key]
    with pytest.raises(UdgivelseError):
        pak_ud(packed(told))


def test_a_publication_that_lacks_one_figure_is_not_read_as_one_without_it():
    told = stored()
    told["periode"]["figurer"].pop(3)
    with pytest.raises(UdgivelseError):
        pak_ud(packed(told))


def test_a_mean_over_nobody_is_not_read():
    told = stored()
    told["periode"]["flere_midler"][0]["middel"] = [57, 0]
    with pytest.raises(UdgivelseError):
        pak_ud(packed(told))
