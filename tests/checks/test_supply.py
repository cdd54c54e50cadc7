"""What the program is made of: locked by hash, listed, and nothing else (T17)."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema_rs

from tests.checks.parts import ROOT, locked, needed_by, parts

LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def test_every_locked_package_has_its_hashes_and_no_address():
    packages = locked(LOCK)
    assert len(packages) == sum(line[0].isalpha() for line in LOCK.splitlines())
    assert [each.name for each in packages if not each.hashes] == []
    assert "://" not in LOCK
    assert "--index" not in LOCK


def test_the_lock_holds_all_that_the_desk_and_the_server_need():
    names = {each.name for each in locked(LOCK)}
    listed = {each["name"] for each in parts()["components"] if each["scope"] == "required"}
    assert {"cryptography", "sqlcipher3", "pyside6-essentials", "starlette"} <= listed <= names
    assert listed.isdisjoint({"pytest", "ruff", "pip-audit", "pyinstaller"})
    assert needed_by({"pytest"}) > {"pytest"}


def test_the_parts_list_names_every_locked_package_and_keeps_to_the_schema():
    told = parts()
    assert [(each["name"], each["version"]) for each in told["components"]] == [
        (each.name, each.version) for each in locked(LOCK)
    ]
    schemas = files("cyclonedx") / "schema" / "_res"
    read = {
        name: json.loads((schemas / f"{name}.SNAPSHOT.schema.json").read_text("utf-8"))
        for name in ("bom-1.6", "spdx", "jsf-0.82")
    }
    base = read["bom-1.6"]["$id"].rpartition("/")[0]
    registry = jsonschema_rs.Registry(
        [(f"{base}/{name}.SNAPSHOT.schema.json", each) for name, each in read.items()]
    )
    check = jsonschema_rs.Draft7Validator(read["bom-1.6"], registry=registry)
    assert [error.message for error in check.iter_errors(told)] == []
    told["components"][0]["scope"] = "perhaps"
    assert not check.is_valid(told)


def test_the_same_lock_gives_the_same_list():
    assert json.dumps(parts()) == json.dumps(parts())
