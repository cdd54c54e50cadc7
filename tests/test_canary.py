"""The canary hears what it must: a test of the tests."""

from __future__ import annotations

import logging

import pytest

pytest_plugins = ["pytester"]

CONFTEST = """
from tests.conftest import *
"""


@pytest.mark.parametrize(
    "leak",
    [
        "logging.getLogger('desk').info('saved %s', kanarie.navn)",
        "logging.getLogger('desk').debug('cpr %s', '610583-1890')",
        "str(DomainError(kanarie.cpr))",
        "tmp_path.joinpath(kanarie.navn).touch()",
        "QWidget().setWindowTitle(kanarie.navn)",
    ],
)
def test_a_leaked_name_or_number_fails_the_test(pytester: pytest.Pytester, leak: str):
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(
        "import logging\n"
        "from PySide6.QtWidgets import QWidget\n"
        "from akutdesk.domain.errors import DomainError\n"
        "logging.getLogger('desk').setLevel(logging.DEBUG)\n"
        f"def test_leak(kanarie, tmp_path, qapp):\n    {leak}\n"
    )
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1, errors=1)


def test_a_clean_record_is_no_leak():
    logging.getLogger("desk").warning("saved one record in 3 ms")
