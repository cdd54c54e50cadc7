"""The questions of a booking: left what it cannot do without, right what is good to know (domain.md 2.12)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, ErrorSummary, Labelled, Question
from akutdesk.ui.form import Form
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText, put_words
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.loose_draft import LooseDraft
from akutdesk.ui.overnatning.approval import Approval
from akutdesk.ui.overnatning.guest_row import GuestRow
from akutdesk.ui.overnatning.state import Godkendt
from akutdesk.ui.overnatning.time_line import TimeLine
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.place import house_rules
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.vagtbord.senge import Seng, plads

_RIGHT: Final = 460  # what is left is no narrow form at 1366
_LEFT_EDGES: Final = (24, 16, 31, 16)
_RIGHT_EDGES: Final = (27, 16, 24, 16)
_JA, _NEJ = "JA", "NEJ"
_RULES: Final = {None: (), True: (_JA,), False: (_NEJ,)}
_LINES: Final = ("tilsyn_aftale", "hjaelp_ud")
_CODES: Final = ("medicin", "rusmiddel")
_TOP: Final = "overnatning.fejl_top"


class StayForm:
    """Fields by the names of an Overnatning, shown in `view`. It saves nothing."""

    def __init__(self, desk: Desk, beds: Sequence[Seng], *, guest: GuestRow | None) -> None:
        """`beds`: the places to choose between; `guest`: asks who it is, where nobody is known yet."""
        self._desk = desk
        self.guest = guest
        self.summary = ErrorSummary(desk.look, desk.texts, title_key=_TOP)
        self.left, self.right = (
            Form(desk.look, margins=_LEFT_EDGES),
            Form(desk.look, margins=_RIGHT_EDGES),
        )
        self.plads = self._places(beds)
        self.why, self._why = self._reason()
        self.approval = Approval(desk)
        self.arrival, self._arrival = self._time("ankomst")
        self.departure, self._departure = self._time("afrejse")
        self.lines: dict[str, GuardedLine] = {}
        self.groups: dict[str, ChoiceGroup] = {}
        self._fill_left(beds)
        self._fill_right()
        self.view = TwoPanes(desk.look, self.left, self.right, right_width=_RIGHT)

    # ---- what stands in the fields

    def read(self, before: Overnatning) -> Overnatning:
        """The stay as the fields say it."""
        by, chosen = self.approval.answers, self.plads.chosen
        rules = self.groups["husregler"].chosen
        codes = {felt: self._code(felt) for felt in _CODES}
        return replace(
            before,
            plads=chosen[0] if chosen else "",
            ankomst=self.arrival.tid,
            afrejse=self.departure.tid,
            vurdering_af_leder=self.why.words,
            vurdering_hvem=by.hvem,
            vurdering_tid=by.tid,
            delegation=by.delegation,
            delegation_tekst=by.tekst,
            husregler_gennemgaaet=rules[0] == _JA if rules else None,
            **codes,
            **{felt: line.text() for felt, line in self.lines.items()},
        )

    def show_stay(self, ophold: Overnatning) -> None:
        """Show a stay; a departure is asked about only where one is written."""
        self.plads.set_chosen((ophold.plads,) if ophold.plads else ())
        put_words(self.why, ophold.vurdering_af_leder)
        self.approval.show_answers(
            Godkendt(
                hvem=ophold.vurdering_hvem,
                tid=ophold.vurdering_tid,
                delegation=ophold.delegation,
                tekst=ophold.delegation_tekst,
            )
        )
        self.arrival.put(ophold.ankomst)
        self.departure.put(ophold.afrejse)
        self._departure.setVisible(ophold.afrejse is not None)
        self.groups["husregler"].set_chosen(_RULES[ophold.husregler_gennemgaaet])
        for felt in _CODES:
            kode: str | None = getattr(ophold, felt)
            self.groups[felt].set_chosen((kode,) if kode else ())
        for felt, line in self.lines.items():
            line.setText(getattr(ophold, felt))

    def bind_to(self, draft: LooseDraft) -> None:
        """Keep what stands here as words that belong to nothing yet."""
        for name, field in {
            "plads": self.plads,
            "hvorfor": self.why,
            "ankomst": self.arrival,
            "afrejse": self.departure,
            **self.lines,
            **self.groups,
        }.items():
            draft.bind(name, field)
        self.approval.bind_to(draft)

    def refuse(self, found: Iterable[Mangel]) -> None:
        """Say at each place what is missing, and all of it at the top, which takes the focus."""
        rows = self._rows()
        for row in rows.values():
            row.set_error("")
        missing: list[tuple[str, QWidget]] = []
        for mangel in found:
            words = self._desk.texts(f"overnatning.mangler.{mangel.felt}_{mangel.kode}")
            row = rows.get(mangel.felt)
            if row is not None:
                row.set_error(words)
            missing.append((words, self._who() if row is None or row is self.guest else row))
        self.summary.show_missing(missing)

    # ---- making

    def _fill_left(self, beds: Sequence[Seng]) -> None:
        self.left.add(self.summary)
        if self.guest is not None:
            self.left.add(self.guest)
        self.left.add(self.plads)
        if not beds:
            self.left.add(Text(self._desk.look, self._desk.texts("overnatning.alt_optaget")))
        self.left.add(self._why)
        self.left.add(self.approval)
        self.left.fill()

    def _fill_right(self) -> None:
        texts, look = self._desk.texts, self._desk.look
        self.right.add(Heading(look, texts("overnatning.godt_at_vide"), size=18))
        self.right.add(self._arrival)
        self.right.add(self._departure)
        for felt in _LINES:
            self.lines[felt] = self._line(felt)
            self.right.add(
                Labelled(look, self.lines[felt].accessibleName(), self.lines[felt], label_at="top")
            )
        answers = (
            Choice(_JA, texts("overnatning.gennemgaaet_knap"), "1"),
            Choice(_NEJ, texts("overnatning.ikke_endnu_knap"), "2"),
        )
        rules = Question(texts("overnatning.fakta.husregler"), answers)
        self.groups["husregler"] = ChoiceGroup(look, texts, rules, columns=0, label="top")
        for felt in _CODES:
            self.groups[felt] = self._group(felt)
        for group in self.groups.values():
            self.right.add(group)
        self.right.add(Text(look, house_rules(self._desk), size=14, colour="text2"))
        self.right.fill()

    def _places(self, beds: Sequence[Seng]) -> ChoiceGroup:
        texts = self._desk.texts
        choices = [
            Choice(
                bed.plads,
                plads(texts, bed.plads),
                bed.plads if len(bed.plads) == 1 and bed.plads.isdigit() else "",
                aside=texts("overnatning.goeres_klar") if bed.brugt else "",
            )
            for bed in beds
        ]
        question = Question(texts("overnatning.hvilken_plads"), tuple(choices))
        return ChoiceGroup(self._desk.look, texts, question, columns=0, label="top")

    def _reason(self) -> tuple[GuardedText, Labelled]:
        look, texts = self._desk.look, self._desk.texts
        limit = fritekst.graense(Overnatning.TYPE, "vurdering_af_leder")
        field = GuardedText(look, name=texts("overnatning.hvorfor"), limit=limit, lines=4)
        note = texts("overnatning.lederens_ord")
        return field, Labelled(look, field.accessibleName(), field, note=note, label_at="top")

    def _time(self, felt: str) -> tuple[TimeLine, Labelled]:
        desk = self._desk
        name, hint = desk.texts(f"overnatning.{felt}"), desk.texts("overnatning.tid_hjaelp")
        line = TimeLine(desk, name=name, hint=hint)
        return line, Labelled(desk.look, name, line, label_at="top")

    def _line(self, felt: str) -> GuardedLine:
        texts, limit = self._desk.texts, fritekst.graense(Overnatning.TYPE, felt)
        name, hint = texts(f"overnatning.spoerg.{felt}"), texts(f"overnatning.hjaelp.{felt}")
        return GuardedLine(self._desk.look, name=name, limit=limit, hint=hint)

    def _group(self, felt: str) -> ChoiceGroup:
        desk = self._desk
        day = desk.clock.now().astimezone(KBH).date()
        asked = question_of(desk.codes[felt], day, title=desk.texts(f"overnatning.fakta.{felt}"))
        return ChoiceGroup(desk.look, desk.texts, asked, columns=0, label="top")

    def _code(self, felt: str) -> str | None:
        chosen = self.groups[felt].chosen
        return chosen[0] if chosen else None

    def _rows(self) -> dict[str, ChoiceGroup | Labelled | GuestRow]:
        by = self.approval.rows()
        who = {} if self.guest is None else {"borger_id": self.guest}
        return {
            **who,
            "plads": self.plads,
            "vurdering_af_leder": self._why,
            "vurdering_hvem": by["hvem"],
            "vurdering_tid": by["tid"],
            "delegation_tekst": by["delegation_tekst"],
            "ankomst": self._arrival,
            "afrejse": self._departure,
        }

    def _who(self) -> QWidget:
        """Where one says who it is; with somebody known, the first question."""
        return self.plads if self.guest is None else self.guest.button
