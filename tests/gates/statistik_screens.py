"""The screens about numbers: the leader's figures, the rows behind one, other services; and the shift's own."""

from __future__ import annotations

from datetime import date

from akutdesk.domain.formidling import Formidling
from akutdesk.domain.record import new_id
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.telefonital import Telefonital
from akutdesk.ui.statistik.layouts import TOPICS, TYPED_TOPICS
from akutdesk.ui.statistik.report_layouts import REPORT_TOPICS
from tests.gates.invented_desk import LEADER
from tests.gates.neighbours import leader_of
from tests.gates.place import Place, Reach, keys, then
from tests.gates.whole_program import WholeProgram

_FIGURES = keys("Ctrl+6")


def _to_number(program: WholeProgram) -> None:
    """The first number of the first table."""
    _FIGURES(program)
    program.wait()
    program.press("F6", "Down")


def _topic(emne: str) -> Reach:
    """A topic further down the list, counted."""

    def open_topic(program: WholeProgram) -> None:
        _FIGURES(program)
        program.wait()
        program.press(*["Ctrl+PgDn"] * (*TOPICS, *REPORT_TOPICS, *TYPED_TOPICS).index(emne))
        program.wait()

    return open_topic


def _telephone(program: WholeProgram) -> None:
    """The telephone's numbers of the months that are over, but for one."""
    leader = leader_of(program.store)
    for month in (1, 2, 3, 4, 5, 6, 7, 9, 10):
        made = Telefonital(
            id=new_id(),
            maaned=f"2026-{month:02}",
            besvarede=380 + 37 * month % 90,
            mistede=12 + 11 * month % 40,
            ventetid=40 + 17 * month % 60,
        )
        program.store.save(leader, made)
    _topic("telefoni")(program)


def _events(program: WholeProgram) -> None:
    """Four things that were done to be known, two of them on days close to each other."""
    leader = leader_of(program.store)
    done = (
        (date(2026, 3, 2), "PLAKAT", "Plakater på biblioteket", ("BORGERE", "PAAROERENDE")),
        (date(2026, 9, 14), "MOEDE", "", ("PARTNERE",)),
        (date(2026, 11, 3), "KAMPAGNE", "Ring, før det brænder på", ("ALLE",)),
        (date(2026, 11, 5), "PRESSE", "Interview i avisen", ("ALLE",)),
    )
    for dato, slags, hvad, til in done:
        made = Formidling(id=new_id(), dato=dato, slags=slags, hvad=hvad, til_hvem=til)
        program.store.save(leader, made)
    _topic("formidling")(program)


def _let_out(program: WholeProgram) -> None:
    """A month of which a file was made: down the list of periods to October."""
    month = Udvalg(fra=date(2026, 10, 1), til=date(2026, 10, 31))
    program.store.statistik.udgiv(leader_of(program.store), month, date(2026, 11, 24))
    _ended(program)


def _ended(program: WholeProgram) -> None:
    """The same month before any file of it."""
    _FIGURES(program)
    program.wait()
    program.press("o", "k", "t")
    program.wait()


def _reversed(program: WholeProgram) -> None:
    """Own days of which the last lies before the first."""
    _FIGURES(program)
    program.wait()
    program.press("End")
    program.tab_to("Fra")
    program.keys.write("5/11")
    program.press("Tab")
    program.keys.write("4/11")
    program.press("Enter")


def _no_event(program: WholeProgram) -> None:
    """A day that is none, and nothing chosen."""
    _FIGURES(program)
    program.wait()
    program.press("Alt+B", "Ctrl+A", *"snart", "Ctrl+Enter")


def _no_number(program: WholeProgram) -> None:
    """What stands in two lines is no number, and that is told."""
    _FIGURES(program)
    program.wait()
    program.press("Alt+T", "Tab", *"mange", "Tab", *"-3", "Ctrl+Enter")


def _large(program: WholeProgram) -> None:
    """The first of the large numbers: behind the four choices, the comparison and the button."""
    _FIGURES(program)
    program.wait()
    program.press(*["Tab"] * 6)


def _extract(program: WholeProgram) -> None:
    """An agreement with a partner of the house, and a set that is counted and looked at."""
    partner = Samarbejdspartner(id=new_id(), navn="Universitetet i Åby", type="ANDEN")
    agreed = Samarbejdsaftale(
        id=new_id(),
        partner_id=partner.id,
        status="SKRIFTLIG",
        indhold=("DATA",),
        dataansvarlig_kommune="0607",
        udloeb=date(2027, 1, 1),
    )
    leader = leader_of(program.store)
    for record in (partner, agreed):
        program.store.save(leader, record)
    _FIGURES(program)
    program.wait()
    program.press("Alt+U", "Tab", *"universitetet", "Tab", *"effekt", "Ctrl+Enter")


STATISTIK = (
    Place("statistik", "StatistikPage", _FIGURES, who=LEADER),
    Place("statistik, tabel", "StatistikPage", then(_FIGURES, "Alt+G"), who=LEADER),
    Place("statistik, egne dage", "StatistikPage", then(_FIGURES, "End"), who=LEADER),
    Place("statistik, omvendt", "StatistikPage", _reversed, who=LEADER),
    Place("statistik, slut", "StatistikPage", _ended, who=LEADER),
    Place("statistik, ude", "StatistikPage", _let_out, who=LEADER),
    Place("statistik, andre", "StatistikPage", _topic("andre"), who=LEADER),
    *(
        Place(f"statistik, {emne}", "StatistikPage", _topic(emne), who=LEADER)
        for emne in ("ophold", "doegn", "hvem", "maalgruppe", "sikkerhed", "samarbejde", "kendskab")
    ),
    Place("statistik, det store tal", "RowsPage", then(_large, "Enter"), who=LEADER),
    Place("statistik, raekker", "RowsPage", then(_to_number, "Enter"), who=LEADER),
    Place("statistik, telefoni", "StatistikPage", _telephone, who=LEADER),
    Place("statistik, telefoni, tom", "StatistikPage", _topic("telefoni"), who=LEADER),
    Place("telefonital", "PhoneForm", then(_FIGURES, "Alt+T"), who=LEADER),
    Place("telefonital, intet tal", "PhoneForm", _no_number, who=LEADER),
    Place("statistik, formidling", "StatistikPage", _events, who=LEADER),
    Place("formidling", "EventForm", then(_FIGURES, "Alt+B"), who=LEADER),
    Place("formidling, mangler", "EventForm", _no_event, who=LEADER),
    Place("andre tilbud", "OthersPanel", then(_FIGURES, "Alt+A"), who=LEADER),
    Place("udtraek", "UdtraekPanel", then(_FIGURES, "Alt+U"), who=LEADER),
    Place("udtraek, optalt", "UdtraekPanel", _extract, who=LEADER),
    Place("statistik for vagten", "ShiftPage", _FIGURES),
)
