"""Signs what `dev.py build` made, and checks it: a list of SHA-256 sums of all its files, and an Ed25519 signature of it.

    release.py sign DIST KEY       KEY is a private Ed25519 key in PEM, which never lies in the project
    release.py verify DIST PUBLIC  PUBLIC is its public half in PEM

The list (`SHA256SUMS`) is what sha256sum writes, so that IT can check it with the system's own tools (decision 0154).
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"


class Unsigned(Exception):
    """What stands in the way of trusting the build, for the terminal: a file of it, and what is wrong there."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")


def main() -> int:
    """Sign or verify; 1 with one line if that cannot be."""
    try:
        deed, built, key = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
        {"sign": sign, "verify": verify}[deed](built, key)
    except (IndexError, KeyError):
        print(__doc__)
        return 2
    except (Unsigned, OSError) as error:
        print(error)
        return 1
    return 0


def sign(built: Path, key: Path) -> None:
    """Write the list and its signature into the folder. Raises Unsigned for a key of another kind."""
    try:
        private = load_pem_private_key(key.read_bytes(), password=None)
    except (ValueError, TypeError):
        raise Unsigned(key.name, "no private key in PEM without a password") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise Unsigned(key.name, "no Ed25519 key")
    told = sums(built)
    (built / SUMS).write_bytes(told)
    (built / SIGNATURE).write_bytes(private.sign(told))


def verify(built: Path, key: Path) -> None:
    """Nothing, if the list is signed with the key and holds exactly what lies there; else Unsigned."""
    try:
        public = load_pem_public_key(key.read_bytes())
    except ValueError:
        raise Unsigned(key.name, "no public key in PEM") from None
    if not isinstance(public, Ed25519PublicKey):
        raise Unsigned(key.name, "no Ed25519 key")
    told = (built / SUMS).read_bytes()
    try:
        public.verify((built / SIGNATURE).read_bytes(), told)
    except InvalidSignature:
        raise Unsigned(SUMS, "not signed with this key") from None
    differing = set(told.splitlines()) ^ set(sums(built).splitlines())
    if differing:
        names = sorted({line.decode().partition("  ")[2] for line in differing})
        raise Unsigned(", ".join(names), "not as signed")


def sums(built: Path) -> bytes:
    """A line for each file, in the order of their names: sum, two spaces, name. A link counts as what it leads to."""
    files = sorted(path for path in built.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(built).as_posix()}\n"
        for path in files
        if path.name not in {SUMS, SIGNATURE}
    ]
    return "".join(lines).encode()


if __name__ == "__main__":
    sys.exit(main())
