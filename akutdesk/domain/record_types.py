"""All record classes of the desk, by their stable names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from akutdesk.domain.borger import Borger
from akutdesk.domain.droeftelse import Droeftelse
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.formidling import Formidling
from akutdesk.domain.gendannelsesproeve import Gendannelsesproeve
from akutdesk.domain.haendelse import Haendelse
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.indsigt import Indsigt
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.kortopkald import Kortopkald
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.nat import Nat
from akutdesk.domain.noedmappe import Noedmappe
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.opkaldsforsoeg import Opkaldsforsoeg
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.papirskema import Papirskema
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import Record
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.sammenligning import Sammenligning
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.domain.stikproeve import Stikproeve, Stiksvar
from akutdesk.domain.telefonital import Telefonital
from akutdesk.domain.tilsyn import Tilsyn
from akutdesk.domain.udgivelse import Udgivelse
from akutdesk.domain.udlevering import Udlevering
from akutdesk.domain.udtraek import Pseudonymnoegle, Udtraek
from akutdesk.domain.underretning import Underretning
from akutdesk.domain.vagt import Vagt
from akutdesk.domain.vagtoverlevering import Vagtoverlevering

RECORD_TYPES: tuple[type[Record], ...] = (
    Enhed,
    Medarbejder,
    Vagt,
    Borger,
    Paaroerende,
    Henvendelse,
    Kortopkald,
    Krisesamtale,
    Sikkerhedsafklaring,
    Partnerkontakt,
    Kriseplan,
    Udlevering,
    Opfoelgning,
    Opkaldsforsoeg,
    Samtykke,
    Progressionsmaal,
    Overnatning,
    Nat,
    Tilsyn,
    Overleveringspunkt,
    Vagtoverlevering,
    Droeftelse,
    Papirskema,
    Noedmappe,
    Opslag,
    Indstilling,
    Samarbejdspartner,
    Samarbejdsaftale,
    Underretning,
    Haendelse,
    Implementeringsmaaling,
    Landsgennemsnit,
    Sammenligning,
    Telefonital,
    Formidling,
    Pseudonymnoegle,
    Udtraek,
    Udgivelse,
    Indsigt,
    Stikproeve,
    Stiksvar,
    Gendannelsesproeve,
)

RECORD_CLASS: Mapping[str, type[Record]] = MappingProxyType({cls.TYPE: cls for cls in RECORD_TYPES})
"""TYPE to class."""
