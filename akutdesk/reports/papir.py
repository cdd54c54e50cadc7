"""What every page is made with: fonts and the words of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from akutdesk.assets import Assets
from akutdesk.domain.kriseplan import Aftale
from akutdesk.reports.aftalt import aftalt
from akutdesk.reports.fonts import FILES, Fonts, load_fonts
from akutdesk.reports.signs import glued


@dataclass(frozen=True)
class Papir:
    """Fonts and texts, read when the first page asks for them."""

    assets: Assets

    @cached_property
    def fonts(self) -> Fonts:
        """The faces. Raises AssetDamaged."""
        return load_fonts({name: self.assets.font_path(file) for name, file in FILES.items()})

    def text(self, key: str, **values: object) -> str:
        """A text of resources/texts/papir.toml, held together where a line may not break."""
        return self.glued(self.assets.texts()(f"papir.{key}", **values))

    def dato(self, dag: date, *, aar: bool = True) -> str:
        """A date in words: 23. november 2026."""
        maaned = self._maaneder.split()[dag.month - 1]
        return f"{dag.day}. {maaned} {dag.year}" if aar else f"{dag.day}. {maaned}"

    def aftalt(self, aftale: Aftale) -> str:
        """When it was agreed for, with the date if the words lack it."""
        return aftalt(aftale, self.assets.texts())

    def glued(self, text: str) -> str:
        """The text with its dates, times and numbers held on one line."""
        return glued(text, self._maaneder)

    @cached_property
    def _maaneder(self) -> str:
        return self.assets.texts()("papir.maaneder")


def papir_of(assets: Assets) -> Papir:
    """The paper of these resources. Cheap: nothing is read yet."""
    return Papir(assets)
