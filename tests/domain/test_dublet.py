"""Two leaders who set up the same thing apart: every desk takes the same one, and the other is not lost."""

from akutdesk.domain.dublet import dubletter, gaeldende, lagt_vaek
from akutdesk.domain.indstilling import LAASETID, Indstilling
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import RecordId

FIRST, SECOND = RecordId(b"1" * 16), RecordId(b"2" * 16)


def both():
    return (
        Indstilling(id=SECOND, noegle=LAASETID, vaerdi="8"),
        Indstilling(id=FIRST, noegle=LAASETID, vaerdi="3"),
    )


def test_the_same_one_counts_whatever_came_first():
    one, other = both()
    assert gaeldende((one, other)) == gaeldende((other, one)) == (other,)
    assert dubletter((one, other)) == ((other, one),)


def test_one_that_was_laid_aside_is_no_double():
    one, other = both()
    assert dubletter((lagt_vaek(one), other)) == ()
    assert lagt_vaek(one).vaerdi == "8"


def test_a_list_and_a_setting_of_the_same_word_are_two_things():
    setting, arranged = Indstilling(id=FIRST, noegle="form"), Indstilling(id=SECOND, liste="form")
    assert dubletter((setting, arranged)) == ()
    assert len(gaeldende((setting, arranged))) == 2


def test_two_numbers_of_one_code_are_a_double():
    numbers = (Opslag(id=FIRST, kode="BAGV"), Opslag(id=SECOND, kode="BAGV"))
    assert dubletter(numbers) == (numbers,)
    assert gaeldende((lagt_vaek(numbers[0]), numbers[1])) == (numbers[1],)
