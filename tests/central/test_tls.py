"""The server speaks TLS with the certificate it is given, and nothing older than 1.2."""

from __future__ import annotations

import ssl
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
import urllib3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from akutdesk.central.serving import CannotServeError, Place, listen, server_of
from akutdesk.config import SystemClock
from tests.central.desks import found
from tests.central.running import running


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A place with a certificate that signed itself, for this machine."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "central.example")])
    now = SystemClock().now()
    address = x509.IPAddress(ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    cert, secret = tmp_path / "cert.pem", tmp_path / "key.pem"
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return Place(port=0, cert=cert, key=secret)


def test_a_desk_that_trusts_the_certificate_gets_through(tmp_path, place):
    with running(tmp_path, place=place) as server:
        server.pool = urllib3.PoolManager(ca_certs=str(place.cert), retries=False)
        desk = found(server)
        assert desk.get("writers").status == 200


def test_a_desk_that_does_not_trust_it_gets_nothing(tmp_path, place):
    with running(tmp_path, place=place) as server, pytest.raises(urllib3.exceptions.SSLError):
        server.send("GET", "/v1/info")


def test_old_tls_is_refused(tmp_path, place):
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with running(tmp_path, place=place) as server:
        server.pool = urllib3.PoolManager(ssl_context=old, retries=False)
        with pytest.raises(urllib3.exceptions.SSLError):
            server.send("GET", "/v1/info")


def test_plain_http_to_a_tls_port_gets_no_answer(tmp_path, place):
    with running(tmp_path, place=place) as server:
        server.url = server.url.replace("https", "http")
        with pytest.raises(urllib3.exceptions.HTTPError):
            server.send("GET", "/v1/info")


@pytest.mark.parametrize("lacking", ["key", "cert", "files", "words"])
def test_a_certificate_or_key_that_cannot_be_read_stops_the_start(tmp_path, place, lacking):
    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate", encoding="utf-8")
    places = {
        "key": Place(port=0, cert=place.cert),
        "cert": Place(port=0, key=place.key),
        "files": Place(port=0, cert=tmp_path / "none", key=tmp_path / "none"),
        "words": Place(port=0, cert=broken, key=broken),
    }
    with running(tmp_path) as server, pytest.raises(CannotServeError) as refused:
        server_of(server.server.config.app, places[lacking])
    assert refused.value.code == "tls"


def test_a_port_that_is_taken_stops_the_start():
    with listen(Place(port=0)) as taken, pytest.raises(CannotServeError) as refused:
        listen(Place(port=taken.getsockname()[1]))
    assert refused.value.code == "listen"
