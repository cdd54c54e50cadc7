"""The proxy of a house as somebody types it: one address is kept, and its log-in goes only where it was meant for."""

from __future__ import annotations

import base64

import pytest

from akutdesk.sync.address import AddressUnfit, read_address
from akutdesk.sync.proxy import Proxy, proxy_of
from akutdesk.sync.server import make_setting
from akutdesk.sync.transport import Line, _pool


@pytest.mark.parametrize(
    "proxy",
    [
        Proxy(),
        Proxy(address="proxy.kommune.dk:8080"),
        Proxy(address="https://proxy.kommune.dk:8443"),
        Proxy(address="10.0.0.1:3128", navn="vagt", kode="p@ss:ord/æ %"),
        Proxy(address="[::1]:3128", navn="vagt"),
    ],
)
def test_what_was_typed_is_what_is_shown_again(proxy):
    assert proxy_of(proxy.url) == proxy


@pytest.mark.parametrize(
    "typed", ["ftp://proxy", "proxy:port", "proxy/side", "a:b@proxy:8080", "http://", "proxy?x=1"]
)
def test_what_is_no_proxy_is_refused(typed):
    with pytest.raises(AddressUnfit) as refused:
        _ = Proxy(address=typed).url
    assert refused.value.kode == "PROXY"


def test_a_password_with_odd_signs_reaches_the_proxy_as_it_was_typed():
    kept = Proxy(address="proxy.kommune.dk:8080", navn="vagt", kode="p@ss:ord/%")
    pool = _pool(read_address("https://akut.example"), Line(proxy=kept.url))
    (sent,) = pool.proxy_headers.values()
    assert base64.b64decode(sent.removeprefix("Basic ")) == b"vagt:p@ss:ord/%"


def test_the_log_in_is_in_no_words_about_the_setting():
    kept = make_setting("https://akut.example").through(
        Proxy(address="proxy:8080", navn="vagt", kode="hemmelig")
    )
    assert "hemmelig" in kept.proxy
    assert "hemmelig" not in repr(kept) + repr(proxy_of(kept.proxy))
