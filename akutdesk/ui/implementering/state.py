"""The round on the screen: which records it is of, and its rows and facts in words. No Qt, no store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from akutdesk.domain.codes import Code
from akutdesk.domain.dublet import dubletter, gaeldende
from akutdesk.domain.figur import TOM, antal_tekst, dansk, en_decimal, procent_tekst, tal_tekst
from akutdesk.domain.implementeringsbevis import Bevis
from akutdesk.domain.implementeringsgrad import Implementeringsgrad, figur_1, landet
from akutdesk.domain.implementeringsmaaling import HOEJEST, IKKE_REL, Implementeringsmaaling
from akutdesk.domain.landsgennemsnit import Landsgennemsnit, vist
from akutdesk.domain.runde import EFTERAAR, FORAAR, Runde, runde_af_kode
from akutdesk.ui.fields import Row, RowTag
from akutdesk.ui.person.said import Said

LISTE = "implementeringspunkt"
_SCORES = "implementering"
_LOW = 36
_DIGITS, _DIGIT_SPACE = 2, "\u2007"
_SHOWN = 6
"""Earlier rounds of a point that are shown: three years."""

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Round:
    """One round with the one before it, and every record of the house that they are read from."""

    runde: Runde
    punkter: tuple[Code, ...]
    maalinger: tuple[Implementeringsmaaling, ...] = ()
    landsgennemsnit: tuple[Landsgennemsnit, ...] = ()

    @property
    def figur(self) -> Implementeringsgrad:
        """Figure 1 of the round."""
        return self.figur_af(self.runde)

    def figur_af(self, runde: Runde) -> Implementeringsgrad:
        """Figure 1 of another round, over the same points."""
        koder = [one.kode for one in self.punkter]
        return figur_1(runde, koder, self.maalinger, self.landsgennemsnit)

    def maaling(self, punkt: str, runde: Runde | None = None) -> Implementeringsmaaling | None:
        """The score of a point that counts; None while there is none."""
        kode = (runde or self.runde).kode
        found = (one for one in gaeldende(self.maalinger) if one.runde == kode)
        return next((one for one in found if one.punkt == punkt), None)

    def land(self, punkt: str) -> Landsgennemsnit | None:
        """The country's mean of a point in this round."""
        found = (one for one in gaeldende(self.landsgennemsnit) if one.runde == self.runde.kode)
        return next((one for one in found if one.punkt == punkt), None)

    @property
    def twice(self) -> frozenset[str | None]:
        """The points that two scored apart in this round, and nobody has chosen between."""
        pairs = dubletter(self.maalinger)
        return frozenset(one.punkt for one, _ in pairs if one.runde == self.runde.kode)


def named(runde: Runde, said: Said) -> str:
    """As one says it: Efterår 2026."""
    return f"{said.codes['halvaar'].label(runde.halvaar)} {runde.aar}"


def summary(found: Round, said: Said) -> str:
    """The mean, the one before, and how much is done."""
    figur, texts = found.figur, said.texts
    parts: list[str] = []
    if figur.gennemsnit is None or figur.procent is None:
        parts.append(texts("implementering.intet"))
    else:
        share = dansk(en_decimal(figur.procent))
        parts.append(texts("implementering.snit", snit=tal_tekst(figur.gennemsnit), pct=share))
    before = found.figur_af(found.runde.foer()).gennemsnit
    if before is not None:
        parts.append(texts("implementering.snit_foer", snit=tal_tekst(before)))
    alle = len(figur.punkter)
    if figur.mangler < alle:
        parts.append(texts("implementering.vurderet", n=alle - figur.mangler, alle=alle))
    return " ".join(parts)


def point_rows(found: Round, said: Said) -> list[Row]:
    """Number, point, and the score beside the last one."""
    return [_point_row(code, found, said) for code in found.punkter]


def score_facts(found: Round, code: Code, said: Said) -> Pairs:
    """What was answered, why, by whom, and what one compares with."""
    texts, own = said.texts, found.maaling(code.kode)
    values = {
        "score": _label(own, said) or texts("implementering.ikke_vurderet"),
        "begrundelse": own.begrundelse.strip() if own is not None else "",
        "vurderet": _who(own, said),
        "landet": _country(found, code.kode, said),
        "kilde": source_of(found, code.kode),
    }
    return [(texts(f"implementering.fakta.{felt}"), v) for felt, v in values.items() if v]


def earlier_facts(found: Round, code: Code, said: Said) -> Pairs:
    """The point in the rounds before this one, the newest first."""
    own = [one for one in gaeldende(found.maalinger) if one.punkt == code.kode]
    rounds = {runde: one for one in own if (runde := runde_af_kode(one.runde)) is not None}
    before = sorted((runde for runde in rounds if runde < found.runde), reverse=True)
    return [(named(runde, said), _label(rounds[runde], said)) for runde in before[:_SHOWN]]


def source_of(found: Round, punkt: str = "") -> str:
    """Where the country's mean of a point was read, or of the first point that says so; empty if none does."""
    koder = [punkt] if punkt else [code.kode for code in found.punkter]
    means = (found.land(kode) for kode in koder)
    return next((one.kilde for one in means if one is not None and one.kilde), "")


def evidence_rows(found: Sequence[Bevis], said: Said, routes: Collection[str]) -> list[Row]:
    """Each number in words; those with rows behind them, or from a page one may open, lead on."""
    return [
        Row(
            number,
            evidence_name(one, said),
            right=evidence_words(one, said),
            right_icon="chevron-right" if one.antal or one.side in routes else "",
            high=_LOW,
        )
        for number, one in enumerate(found)
    ]


def evidence_name(one: Bevis, said: Said) -> str:
    """What was counted."""
    kind, _, partner = one.noegle.partition(".")
    if kind == "aftale":
        return said.codes["partner_type"].label(partner)
    return said.texts(f"implementering.bevis.{one.noegle}")


def evidence_words(one: Bevis, said: Said) -> str:
    """The number, and its share where it is one."""
    if one.n is None:
        return antal_tekst(one.antal)
    words = said.texts("implementering.antal_af", antal=one.antal, n=one.n)
    return f"{words} · {procent_tekst(one.antal, one.n)}" if one.n else TOM


def _point_row(code: Code, found: Round, said: Said) -> Row:
    own = found.maaling(code.kode)
    before = found.maaling(code.kode, found.runde.foer())
    right = _short(own, said)
    if own is not None and before is not None and before.score != own.score:
        right = said.texts("implementering.score_foer", score=right, foer=_short(before, said))
    twice = code.kode in found.twice
    return Row(
        code.kode,
        code.label,
        number=code.kode.rjust(_DIGITS, _DIGIT_SPACE),
        right="" if twice else right,
        tag=RowTag(said.texts("implementering.to_svar")) if twice else None,
        high=_LOW,
    )


def _short(own: Implementeringsmaaling | None, said: Said) -> str:
    if own is None or own.score is None:
        return TOM
    if own.score == IKKE_REL:
        return said.texts("implementering.ikke_rel")
    return said.texts("implementering.af", score=own.score, hoejest=HOEJEST)


def _label(own: Implementeringsmaaling | None, said: Said) -> str:
    if own is None or own.score is None:
        return ""
    scores = said.codes[_SCORES]
    words = scores.label(own.score) if own.score in scores else own.score
    return words if own.score == IKKE_REL else f"{own.score} · {words}"


def _who(own: Implementeringsmaaling | None, said: Said) -> str:
    if own is None or own.dato is None:
        return ""
    who = said.folk.get(own.udfyldt_af, "") if own.udfyldt_af is not None else ""
    day = said.kalender.lang(own.dato)
    return said.texts("implementering.dag_af", dag=day, navn=who) if who else day


def _country(found: Round, punkt: str, said: Said) -> str:
    """Both series of the year; empty while nobody has typed any."""
    values = landet(found.landsgennemsnit)
    spring, autumn = Runde(found.runde.aar, False), Runde(found.runde.aar, True)
    parts = [
        said.texts(f"implementering.land.{halvaar}", snit=vist(values[runde.kode, punkt]))
        for halvaar, runde in ((FORAAR, spring), (EFTERAAR, autumn))
        if (runde.kode, punkt) in values
    ]
    return " · ".join(parts)
