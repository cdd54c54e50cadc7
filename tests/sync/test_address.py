"""An address as somebody in IT types it."""

from __future__ import annotations

import pytest

from akutdesk.sync.address import AddressUnfit, read_address


@pytest.mark.parametrize(
    ("typed", "url", "host"),
    [
        ("akut.kommune.example", "https://akut.kommune.example", "akut.kommune.example"),
        (
            " https://Akut.example:8443/desk/ ",
            "https://akut.example:8443/desk",
            "akut.example:8443",
        ),
        ("https://akut.example:443", "https://akut.example", "akut.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1:8080"),
        ("https://[::1]:8443", "https://[::1]:8443", "[::1]:8443"),
    ],
)
def test_an_address_is_taken_as_it_is_typed(typed, url, host):
    address = read_address(typed)
    assert (address.url, address.host) == (url, host)


@pytest.mark.parametrize(
    ("typed", "kode"),
    [
        ("", "ADRESSE"),
        ("ftp://akut.example", "ADRESSE"),
        ("https://anna:kode@akut.example", "ADRESSE"),
        ("https://akut.example:port", "ADRESSE"),
        ("https://akut.example?x=1", "ADRESSE"),
        ("https://[::1", "ADRESSE"),
        ("http://akut.example", "UDEN_TLS"),
    ],
)
def test_an_address_without_tls_or_with_more_than_an_address_is_refused(typed, kode):
    with pytest.raises(AddressUnfit) as refused:
        read_address(typed)
    assert refused.value.kode == kode
