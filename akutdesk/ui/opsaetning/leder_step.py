"""Step 2, first half: the leader and the password."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt

from akutdesk.ui.adgangskode.new_password import NewPassword
from akutdesk.ui.fields.error_summary import Missing
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.laas.initials_field import InitialsField
from akutdesk.ui.opsaetning.state import Opsaetning, noegleord
from akutdesk.ui.opsaetning.step import Bench, Step
from akutdesk.ui.override import override

NAME = 80
_WIDE = 400


class LederStep(Step):
    """Initials, name, and the password twice, with what there is to say about it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, title="opsaetning.leder_titel", words=("opsaetning.leder_tekst",))
        texts, look = bench.texts, bench.look
        self.initials = InitialsField(look, name=texts("opsaetning.leder_initialer"))
        self.name = self.line(texts("opsaetning.leder_navn"), limit=NAME)
        self.password = NewPassword(look, texts, bench.krav)
        rows = (
            ("initialer", "opsaetning.leder_initialer", self.initials),
            ("leder_navn", "opsaetning.leder_navn", self.name),
            ("kode", "adgangskode.felt", self.password),
        )
        for name, key, field in rows:
            self.add(name, Labelled(look, texts(key), field))
        self.initials.textEdited.connect(self._typed)
        self.name.textEdited.connect(self._typed)
        self.password.changed.connect(self._typed)
        look.changed.connect(self._measure)
        self._measure()

    @override
    def show_state(self, state: Opsaetning) -> None:
        super().show_state(state)
        self.initials.setText(state.leder.initialer)
        self.name.setText(state.leder.navn)
        self.password.guess_also(noegleord(state))

    @override
    def show_missing(self, words: Mapping[str, str]) -> tuple[Missing, ...]:
        code = [words[name] for name in ("kode", "kode_igen") if name in words]
        missing = super().show_missing(
            {name: said for name, said in words.items() if name != "kode"}
        )
        if not code:
            return missing
        self.password.missing()
        if missing:
            return (*missing, (code[0], self.password.wrong()))
        # The fields have said it, and that is all there is to say.
        self.password.wrong().setFocus(Qt.FocusReason.OtherFocusReason)
        return ()

    def _typed(self) -> None:
        leder = replace(
            self.state.leder,
            initialer=self.initials.text().strip(),
            navn=self.name.text().strip(),
            kode=self.password.text(),
            kode_igen=self.password.again(),
        )
        self.become(replace(self.state, leder=leder))
        self.password.guess_also(noegleord(self.state))

    def _measure(self) -> None:
        px = self.bench.look.px
        for field in (self.name, self.password):
            field.setFixedWidth(px(_WIDE))
