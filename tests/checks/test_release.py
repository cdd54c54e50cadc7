"""A build is signed as a whole, and whatever is not as it was signed is named."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives import serialization as s
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from tests.checks.release import SIGNATURE, SUMS, Unsigned, sign, verify


def write_keys(folder, private):
    folder.mkdir()
    pem = private.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
    (folder / "private.pem").write_bytes(pem)
    public = private.public_key()
    pem = public.public_bytes(s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo)
    (folder / "public.pem").write_bytes(pem)
    return folder / "private.pem", folder / "public.pem"


@pytest.fixture
def keys(tmp_path):
    return write_keys(tmp_path / "keys", Ed25519PrivateKey.generate())


@pytest.fixture
def built(tmp_path, keys):
    folder = tmp_path / "dist"
    (folder / "inner").mkdir(parents=True)
    (folder / "akutdesk").write_bytes(b"program")
    (folder / "inner" / "part.so").write_bytes(b"part")
    sign(folder, keys[0])
    return folder


def test_a_signed_build_verifies_and_can_be_signed_again(built, keys):
    verify(built, keys[1])
    before = (built / SUMS).read_bytes()
    sign(built, keys[0])
    assert (built / SUMS).read_bytes() == before


@pytest.mark.parametrize("deed", ["changed", "added", "gone"])
def test_any_changed_added_or_missing_file_is_told(built, keys, deed):
    part = built / "inner" / "part.so"
    if deed == "gone":
        part.unlink()
    else:
        (part if deed == "changed" else part.with_name("more.so")).write_bytes(b"evil")
    with pytest.raises(Unsigned, match=r"inner/(part|more)\.so"):
        verify(built, keys[1])


def test_a_list_that_was_changed_along_is_not_signed(built, keys):
    (built / SUMS).write_bytes(b"")
    with pytest.raises(Unsigned, match="not signed"):
        verify(built, keys[1])


def test_another_key_or_none_signs_nothing(built, tmp_path):
    private, public = write_keys(tmp_path / "others", Ed25519PrivateKey.generate())
    with pytest.raises(Unsigned, match="not signed"):
        verify(built, public)
    curve, _ = write_keys(tmp_path / "curve", X25519PrivateKey.generate())
    for wrong in (curve, public, built / SIGNATURE):
        with pytest.raises(Unsigned):
            sign(built, wrong)
    sign(built, private)
    verify(built, public)
