"""The whole program makes second copies while somebody is in, and none at the lock."""


def test_rounds_begin_at_the_unlock_and_stop_at_the_lock(inside):
    kopi = inside.limbs.workplace.desk.kopi
    assert kopi.waits
    inside.press("Ctrl+L")
    assert not kopi.waits
    inside.come_in("AN")
    assert kopi.waits
