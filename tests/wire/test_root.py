import pytest

from akutdesk.wire import crypto, root
from akutdesk.wire.errors import SealBrokenError

ORG = b"o" * 16


def test_either_kit_opens_the_same_root():
    above, codes = root.make_root(), (root.make_code(), root.make_code())
    seals = tuple(root.seal_root(above, code, ORG) for code in codes)
    assert [root.open_root(seals, code, ORG) for code in codes] == [above, above]


def test_a_kit_of_another_place_opens_nothing():
    seals = (root.seal_root(root.make_root(), code := root.make_code(), ORG),)
    with pytest.raises(SealBrokenError):
        root.open_root(seals, root.make_code(), ORG)
    with pytest.raises(SealBrokenError):
        root.open_root(seals, code, b"O" * 16)


def test_roots_keys_differ_in_purpose():
    above = root.make_root()
    assert len({above, root.root_sign_key(above), root.root_kem_key(above)}) == 3
    sealed = crypto.seal_to(crypto.kem_public(root.root_kem_key(above)), b"vdk", b"")
    assert crypto.open_from(root.root_kem_key(above), sealed, b"") == b"vdk"
