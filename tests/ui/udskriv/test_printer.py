"""The fake and the folder keep the promises of the printer port."""

from __future__ import annotations

import pytest

from akutdesk.ui.printer import JOB_TITLE
from akutdesk.ui.udskriv.folder import FolderPrinter
from tests.fakes.printer import ScriptedPrinter
from tests.ui.udskriv.port_contract import SHEET, PrinterPortContract


class TestScriptedPrinter(PrinterPortContract):
    @pytest.fixture
    def port(self):
        return ScriptedPrinter("Kontoret", "Stuen")


class TestFolderPrinter(PrinterPortContract):
    @pytest.fixture
    def port(self, tmp_path):
        return FolderPrinter(tmp_path / "ark", navn="Kontoret")

    def test_each_copy_is_a_file_and_no_file_name_says_whose(self, port, tmp_path):
        port.submit(SHEET, printer="Kontoret", copies=2)
        port.submit(SHEET, printer="Kontoret")
        names = sorted(path.name for path in (tmp_path / "ark").iterdir())
        assert names == [f"{JOB_TITLE}-{number:02}.pdf" for number in (1, 2, 3)]
        assert (tmp_path / "ark" / names[0]).read_bytes() == SHEET
