"""Check a file from `akutdesk bevis` without a line of akutdesk (docs/protocol.md 13): one_entry.py FILE [ROOT [SERVER]].

Needs cryptography and msgspec. ROOT (SHA-256 of the house's first statement) and SERVER (the key of its receipts),
in hexadecimal, must come from somewhere else than the file: whoever made up a whole house could make up a file too.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.msgpack import decode

raw, ROOT = base64.b64decode, bytes(16)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def need(holds, why):
    if not holds:
        raise ValueError(why)


def signs(public, signature, message):
    try:
        return Ed25519PublicKey.from_public_bytes(public).verify(signature, message) is None
    except InvalidSignature:
        return False


def may_say(signer, by, said):
    """ROOT and leaders say all, others themselves under a new password, or what proves itself (7)."""
    leads = signer == ROOT or (by.get("rolle") == "LEDER" and by.get("active", True))
    again = {**said, "epoch": 0, "private": 0} == {**by, "epoch": 0, "private": 0}
    return leads or again or said["type"] in {"erase", "epoch_seals"}


def house(statements):
    """The org's id, its people and PCs, and how far starts of PCs that are shut out count (7)."""
    org, root, before, people, pcs, reach = None, None, bytes(32), {}, {}, {}
    for at, (body, signature) in enumerate(map(decode, statements)):
        form, place, index, previous, _, signer, said = decode(body)
        org, root = (org, root) if at else (place, said["root_sign"])
        need((form, place, index, previous) == (1, org, at, before), "the list of members is cut")
        by = people[signer][-1][1] if signer in people else {}
        key = root if signer == ROOT else (by or pcs[signer])["sign_public"]
        need(signs(key, signature, b"akd/member/1" + body), "a statement about members is forged")
        need(may_say(signer, by, said), "a statement by somebody who may not")
        if said["type"] == "person":
            people.setdefault(said["user"], []).append((at, said))
        pcs |= {said["device"]: said} if said["type"] == "device" else {}
        reach |= {writer: max(n, reach.get(writer, 0)) for writer, n, _ in said.get("reach", ())}
        before = sha(statements[at])
    return org, people, pcs, reach


def start(part, server, org, pcs, reach):
    """A start: its certificate, its chain to an end that it signed, the server's receipt (3.6, 4, 10.4)."""
    whole, chain, signed = raw(part["certificate"]), raw(part["before"]), raw(part["signature"])
    links = dict(enumerate(map(raw, part["links"]), part["after"] + 1))
    (body, signature), first, last = decode(whole), min(links), max(links)
    form, place, writer, public, pc, known, *_ = decode(body)
    need(signs(pcs[pc]["sign_public"], signature, b"akd/session/1" + body), "another PC's start")
    need((form, place) == (1, org) and (first > 1 or chain == sha(whole)), "another start")
    for link in links.values():
        chain = sha(chain, link)
    span = part["first"].to_bytes(8, "big") + last.to_bytes(8, "big")
    need(signs(public, signed, b"akd/batch/1" + org + writer + span + chain), "the chain is cut")
    got = (0, 0)
    if part["receipt"]:
        body, signature = decode(raw(part["receipt"]))
        need(signs(server, signature, b"akd/receipt/1" + body), "the receipt is forged")
        form, place, _, _, _, whose, *got = decode(body)
        need((form, place, whose) == (1, org, writer) and got[0] in links, "another's receipt")
    return writer, (links, known, got, last if pcs[pc].get("active", True) else reach[writer])


def entry(part, rid, org, people, starts):
    """Who wrote it and signed it, by the PC's clock, since when (ms) the server has it, what it says (3)."""
    header, sealed = raw(part["header"]), raw(part["body"])
    form, suite, place, writer, n, stream, record, _, size = decode(header)
    links, known, (received, ms), reach = starts[writer]
    need((form, suite, place, stream, record) == (1, 1, org, 1, rid), "another record's entry")
    need(n <= reach and links[n] == sha(header, sha(sealed)), "the entry is not in the chain")
    block = AESGCM(raw(part["key"])).decrypt(sealed[:12], sealed[12:], header)
    flag, end = block[0], 5 + int.from_bytes(block[1:5], "big")
    need(len(block) == size and flag < 2 and not any(block[end + 64 * flag :]), "not whole")
    said, name = decode(block[5:end]), b"akd/sig/1" + org + rid + writer + n.to_bytes(8, "big")
    own = [(at, one["sign_public"]) for at, one in people[said["bruger"]]]
    keys = [key for at, key in own if at < known][-1:] + [key for at, key in own if at >= known]
    good = [signs(key, block[end : end + 64], name + block[5:end]) for key in keys]
    need(not flag or any(good), "the person's signature does not hold")
    who = f"{said['bruger'].hex()}; {'signed' if flag else 'NOT SIGNED'}; clock {said['device_ms']}"
    return f"{who}; {f'at the server {ms}' if n <= received else 'NO RECEIPT'}; {said['ops']}"


def check(data, root="", server=""):
    """Whether it holds, and a line for each entry; or why not."""
    try:
        told = json.loads(data)
        statements, key = [raw(one) for one in told["statements"]], raw(told["server"] or "")
        names = sha(statements[0]).hex(), key.hex()
        need(told["format"] == "akutdesk-bevis/1", "another format")
        need(root in {"", names[0]} and server in {"", names[1]}, "another house, or its server")
        org, people, pcs, reach = house(statements)
        starts = dict(start(part, key, org, pcs, reach) for part in told["starts"])
        lines = [entry(part, raw(told["rid"]), org, people, starts) for part in told["entries"]]
    except Exception as why:  # noqa: BLE001 - whatever a forged file sets off, it does not hold
        return False, [f"{type(why).__name__}: {why}"]
    return bool(lines), [f"root {names[0]}; server {names[1] or 'none'}", *lines]


if __name__ == "__main__":
    holds, words = check(Path(sys.argv[1]).read_bytes(), *sys.argv[2:])
    sys.stdout.write("\n".join(["VALID" if holds else "NOT VALID", *words, ""]))
    sys.exit(not holds)
