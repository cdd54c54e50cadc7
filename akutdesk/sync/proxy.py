"""The way out of a house with a proxy: what was typed, made one address; its log-in lies in the encrypted file only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, quote, unquote, urlsplit

from akutdesk.sync.address import AddressUnfit

_SCHEMES: Final = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """`address` is host and port as people write it, "" for none; `navn` and `kode` its log-in if it asks for one."""

    address: str = ""
    navn: str = field(default="", repr=False)
    kode: str = field(default="", repr=False)

    @property
    def url(self) -> str:
        """The one address that a setting keeps, log-in and all; "" for none. Raises AddressUnfit PROXY."""
        text = self.address.strip()
        if not text:
            return ""
        parts = _split(text if "://" in text else f"http://{text}")
        if parts.scheme not in _SCHEMES or not parts.hostname or "@" in parts.netloc:
            raise AddressUnfit("PROXY")
        if parts.path.strip("/") or parts.query:
            raise AddressUnfit("PROXY")
        login = f"{quote(self.navn, safe='')}:{quote(self.kode, safe='')}@" if self.navn else ""
        return f"{parts.scheme}://{login}{parts.netloc}"


def proxy_of(url: str) -> Proxy:
    """What a kept address was made from."""
    if not url:
        return Proxy()
    parts = urlsplit(url if "://" in url else f"http://{url}")
    login, _, place = parts.netloc.rpartition("@")
    navn, _, kode = login.partition(":")
    shown = place if parts.scheme == "http" else f"{parts.scheme}://{place}"
    return Proxy(address=shown, navn=unquote(navn), kode=unquote(kode))


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise AddressUnfit("PROXY") from None
    return parts
