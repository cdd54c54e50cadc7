"""What the page lists and says of each row. Pure functions; no Qt, no store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple

from akutdesk.domain.opbevaring import Kortstand, Omfang, Post
from akutdesk.domain.opbevaringsfrist import Udloebet
from akutdesk.domain.record import RecordId
from akutdesk.storage.fastholdelse import Fastholdt
from akutdesk.storage.grund import Grund
from akutdesk.storage.sletning import Bestilling, Venter
from akutdesk.ui.fields import Row, RowTag
from akutdesk.ui.person.said import Said

KORT: Final = "kort"
VENTER: Final = "venter"
BEVARET: Final = "bevaret"
STAND: Final = "stand"
ORDRE: Final = "ordre"
FRIST: Final = "frist"
_MOST_NAMES: Final = 60
_YEAR: Final = 12


class Linje(NamedTuple):
    """A row's id: its section, and its place there."""

    afsnit: str
    plads: int


Par = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Kort:
    """The card that the page was opened about."""

    rid: RecordId
    navn: str
    omfang: Omfang
    stand: Kortstand


@dataclass(frozen=True, kw_only=True)
class Bevaret:
    """Records that are held by one act."""

    rids: tuple[RecordId, ...]
    tid: datetime
    af: RecordId
    grund: Grund | None


@dataclass(frozen=True, kw_only=True)
class Fundet:
    """What there is to list. `navne`: what citizens are called; `pcer`: what PCs are."""

    mig: RecordId
    kort: Kort | None = None
    venter: tuple[Venter, ...] = ()
    bevaret: tuple[Bevaret, ...] = ()
    stande: tuple[Kortstand, ...] = ()
    udloebne: tuple[Udloebet, ...] = ()
    ordrer: tuple[Bestilling, ...] = ()
    navne: Mapping[RecordId, str] = field(default_factory=dict[RecordId, str])
    pcer: Mapping[bytes, str] = field(default_factory=dict[bytes, str])


def samlet(fastholdt: Iterable[Fastholdt]) -> tuple[Bevaret, ...]:
    """What was held by one act is one row; what is erased already is none."""
    acts: dict[tuple[datetime, RecordId, Grund | None], list[RecordId]] = {}
    for one in fastholdt:
        if not one.slettet:
            acts.setdefault((one.tid, one.af, one.grund), []).append(one.rid)
    return tuple(
        Bevaret(rids=tuple(rids), tid=tid, af=af, grund=grund)
        for (tid, af, grund), rids in acts.items()
    )


def rows(fundet: Fundet, said: Said) -> list[Row]:
    """Every section that has something, with its heading."""
    made: dict[str, list[Row]] = {
        KORT: [_card_row(fundet.kort, said)] if fundet.kort else [],
        VENTER: [_waiting_row(fundet, each, said) for each in fundet.venter],
        FRIST: [_due_row(each, said) for each in fundet.udloebne],
        BEVARET: [_held_row(fundet, each, said) for each in fundet.bevaret],
        STAND: [_stand_row(fundet, each, said) for each in fundet.stande],
        ORDRE: [_order_row(each, said) for each in fundet.ordrer],
    }
    listed: list[Row] = []
    for section, found in made.items():
        if found:
            listed.append(Row(section, said.texts(f"sletning.afsnit.{section}"), heading=True))
            listed += [_with_id(row, section, place) for place, row in enumerate(found)]
    return listed


def facts(fundet: Fundet, linje: object, said: Said) -> tuple[str, list[Par]]:
    """Title and facts of a row; nothing for one that is gone."""
    section, place = linje if isinstance(linje, Linje) else ("", 0)
    if section == KORT and fundet.kort is not None:
        return fundet.kort.navn, _card_facts(fundet.kort, said)
    tell: Mapping[str, tuple[Sequence[object], Callable[[Fundet, int, Said], list[Par]]]] = {
        VENTER: (fundet.venter, _waiting_facts),
        FRIST: (fundet.udloebne, _due_facts),
        BEVARET: (fundet.bevaret, _held_facts),
        STAND: (fundet.stande, _stand_facts),
        ORDRE: (fundet.ordrer, _order_facts),
    }
    if section not in tell or place >= len(tell[section][0]):
        return "", []
    title = said.texts(f"sletning.afsnit.{section}")
    return title, tell[section][1](fundet, place, said)


def post_line(post: Post, said: Said) -> str:
    """A record by its kind and time; never by its words."""
    return said.texts(
        "sletning.slet.post_linje",
        slags=said.texts(f"sletning.slags.{post.slags}"),
        dag=_day(post.tid, said),
        tid=said.kalender.entydig(post.tid),
    )


def antal(n: int, said: Said) -> str:
    """14 poster."""
    return (
        said.texts("sletning.raekke.post") if n == 1 else said.texts("sletning.raekke.poster", n=n)
    )


def navn_af(fundet: Fundet, rids: Iterable[RecordId], said: Said) -> str:
    """Whom some records are about, if there are cards among them: Karen, or Karen and 27 others."""
    names = _names(fundet, rids)
    if not names:
        return said.texts("sletning.kort_lukket")
    more = len(names) - 1
    return said.texts("sletning.felt.og_flere", navne=names[0], n=more) if more else names[0]


def _names(fundet: Fundet, rids: Iterable[RecordId]) -> list[str]:
    return [fundet.navne[rid] for rid in rids if fundet.navne.get(rid)]


def alle_navne(fundet: Fundet, rids: Iterable[RecordId], said: Said) -> str:
    """All citizens by name, as many as one reads; records without a citizen are nobody's."""
    names = _names(fundet, rids)
    if not names:
        return said.texts("sletning.felt.ingen_navn")
    shown, more = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
    return said.texts("sletning.felt.og_flere", navne=shown, n=more) if more > 0 else shown


# ---------------------------------------------------------------- rows


def _with_id(row: Row, section: str, place: int) -> Row:
    return Row(
        Linje(section, place),
        row.text,
        aside=row.aside,
        right=row.right,
        tag=row.tag,
        lines=row.lines,
    )


def _card_row(kort: Kort, said: Said) -> Row:
    tag = RowTag(said.texts("sletning.raekke.bevaret"), "info") if kort.omfang.fastholdt else None
    return Row(KORT, kort.navn, aside=antal(len(kort.omfang.poster), said), tag=tag)


def _waiting_row(fundet: Fundet, each: Venter, said: Said) -> Row:
    texts = said.texts
    mine = each.sammen_med == fundet.mig
    tag = RowTag(texts("sletning.raekke.dig"), "warn") if mine else None
    who = said.folk.get(each.sammen_med, "")
    right = "" if mine else texts("sletning.raekke.venter", hvem=who)
    name = navn_af(fundet, each.rids, said)
    return Row(VENTER, name, aside=antal(len(each.rids), said), right=right, tag=tag)


def _held_row(fundet: Fundet, each: Bevaret, said: Said) -> Row:
    name = navn_af(fundet, each.rids, said)
    return Row(BEVARET, name, aside=antal(len(each.rids), said), right=_day(each.tid, said))


def _due_row(each: Udloebet, said: Said) -> Row:
    name = frist_navn(each, said)
    return Row(FRIST, name, aside=antal(len(each.rids), said), right=_how_long(each, said))


def frist_navn(each: Udloebet, said: Said) -> str:
    """What a rule is about."""
    return said.texts(f"sletning.frist.{each.frist.navn}")


def _how_long(each: Udloebet, said: Said) -> str:
    years, rest = divmod(each.maaneder, _YEAR)
    if rest or not years:
        key = "maaned" if each.maaneder == 1 else "maaneder"
        return said.texts(f"sletning.raekke.{key}", n=each.maaneder)
    return said.texts("sletning.raekke.aar", n=years)


def _stand_row(fundet: Fundet, each: Kortstand, said: Said) -> Row:
    texts = said.texts
    words = [
        texts(f"sletning.raekke.{felt}") for felt in ("skjult", "afsluttet") if getattr(each, felt)
    ]
    return Row(STAND, navn_af(fundet, (each.rid,), said), right=" · ".join(words))


def _order_row(each: Bestilling, said: Said) -> Row:
    texts = said.texts
    if each.fastholdt:
        right = texts("sletning.raekke.fastholdt")
    elif not each.gaelder:
        right = texts("sletning.raekke.sletter")
    else:
        every = len(each.slettet_hos | each.mangler)
        right = texts("sletning.raekke.slettet", n=len(each.slettet_hos), alle=every)
    return Row(ORDRE, _day(each.tid, said), aside=antal(each.antal, said), right=right)


# ---------------------------------------------------------------- facts


def _card_facts(kort: Kort, said: Said) -> list[Par]:
    texts, omfang = said.texts, kort.omfang
    kept = texts("sletning.felt.bevares_ja" if omfang.fastholdt else "sletning.felt.bevares_nej")
    found = [(_label("antal", said), antal(len(omfang.poster), said))]
    if omfang.bliver:
        key = "bliver_en" if omfang.bliver == 1 else "bliver_flere"
        found.append((_label("bliver", said), texts(f"sletning.felt.{key}", n=omfang.bliver)))
    stand = _stand_pairs(kort.stand, said) if omfang.kort else []
    return [*found, (_label("bevares", said), kept), *stand]


def _waiting_facts(fundet: Fundet, place: int, said: Said) -> list[Par]:
    each = fundet.venter[place]
    return [
        (_label("navn", said), alle_navne(fundet, each.rids, said)),
        (_label("antal", said), antal(len(each.rids), said)),
        *_why(each.grund, ("slettegrund", "slettehjemmel"), said),
        (_label("bestilt", said), _by(each.tid, each.af, said)),
        (_label("anden", said), _who(each.sammen_med, said)),
    ]


def _held_facts(fundet: Fundet, place: int, said: Said) -> list[Par]:
    each = fundet.bevaret[place]
    return [
        (_label("navn", said), navn_af(fundet, each.rids, said)),
        (_label("antal", said), antal(len(each.rids), said)),
        *_why(each.grund, ("bevaregrund", "bevarehjemmel"), said),
        (_label("siden", said), _by(each.tid, each.af, said)),
    ]


def _due_facts(fundet: Fundet, place: int, said: Said) -> list[Par]:
    each, texts = fundet.udloebne[place], said.texts
    pairs = [
        (_label("navn", said), alle_navne(fundet, each.hvem, said)),
        (_label("antal", said), antal(len(each.rids), said)),
        (_label("frist", said), _how_long(each, said)),
        (_label("aeldste", said), said.kalender.lang(each.aeldste)),
    ]
    if each.bevaret:
        pairs.append((_label("bevares", said), antal_kort(each.bevaret, said)))
    if each.venter:
        pairs.append((_label("naeste", said), texts("sletning.felt.naeste_gang", n=each.venter)))
    return pairs


def antal_kort(n: int, said: Said) -> str:
    """How many are held and left out."""
    return said.texts("sletning.felt.bevares_en" if n == 1 else "sletning.felt.bevares_flere", n=n)


def _stand_facts(fundet: Fundet, place: int, said: Said) -> list[Par]:
    each = fundet.stande[place]
    return [(_label("navn", said), navn_af(fundet, (each.rid,), said)), *_stand_pairs(each, said)]


def _order_facts(fundet: Fundet, place: int, said: Said) -> list[Par]:
    each = fundet.ordrer[place]
    return [
        (_label("antal", said), antal(each.antal, said)),
        *_why(each.grund, ("slettegrund", "slettehjemmel"), said),
        (_label("bestilt", said), _by(each.tid, each.af, said)),
        (_label("anden", said), _who(each.sammen_med, said)),
        (_label("server", said), _server(each, said)),
        (_label("slettet_hos", said), _pcs(fundet, each.slettet_hos, said)),
        (_label("mangler", said), _pcs(fundet, each.mangler, said)),
    ]


def _stand_pairs(stand: Kortstand, said: Said) -> list[Par]:
    texts = said.texts
    hidden, closed = stand.skjult, stand.afsluttet
    return [
        (_label("skjult", said), _since(hidden, said) or texts("sletning.felt.skjult_nej")),
        (_label("afsluttet", said), _since(closed, said) or texts("sletning.felt.afsluttet_nej")),
    ]


def _why(grund: Grund | None, lists: tuple[str, str], said: Said) -> list[Par]:
    """The reason and its law; an order of a newer program may have codes that nobody here knows."""
    unknown = said.texts("sletning.felt.ukendt")
    kinds = zip(("grund", "hjemmel"), lists, strict=True)
    pairs: list[Par] = []
    for felt, name in kinds:
        kode = getattr(grund, felt) if grund else ""
        known = said.codes[name]
        pairs.append((_label(felt, said), known.label(kode) if kode in known else unknown))
    return pairs


def _server(each: Bestilling, said: Said) -> str:
    key = "server_ja" if each.server else "server_nej" if each.gaelder else "server_venter"
    return said.texts(f"sletning.felt.{key}")


def _pcs(fundet: Fundet, devices: Iterable[bytes], said: Said) -> str:
    unknown = said.texts("sletning.felt.ukendt")
    names = sorted(fundet.pcer.get(device, unknown) for device in devices)
    return ", ".join(names) or said.texts("sletning.felt.ingen")


def _label(felt: str, said: Said) -> str:
    return said.texts(f"sletning.felt.{felt}")


def _by(tid: datetime, af: RecordId, said: Said) -> str:
    klokken = said.kalender.klokken(tid)
    who = _who(af, said)
    return said.texts("sletning.felt.bestilt_af", dag=_day(tid, said), tid=klokken, hvem=who)


def _who(rid: RecordId, said: Said) -> str:
    return said.folk.get(rid) or said.texts("sletning.ingen_leder")


def _day(tid: datetime, said: Said) -> str:
    return said.kalender.lang(said.kalender.dato(tid))


def _since(dag: date | None, said: Said) -> str:
    return said.kalender.lang(dag) if dag else ""
