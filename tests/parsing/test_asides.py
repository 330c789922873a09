from collections.abc import Callable

import pytest

from graph.model import Sentence, Span
from graph.parsing.asides import ON_ROOT, Stretch, divide

Read = Callable[..., Sentence]


def words(sentence: Sentence, stretch: Stretch) -> str:
    return " ".join(sentence.tokens[index].text for index in stretch.tokens)


CASES = [
    # text, tokens of the dateline, fronted time, the clause, what was set aside and the word it hangs on (None: root)
    ("Peru membuka misi .", 0, None, "Peru membuka misi .", []),
    ("Lima - Peru membuka misi .", 2, None, "Peru membuka misi .", []),
    ("Peru ( Andes ) pergi .", 0, None, "Peru pergi .", [("( Andes )", "Peru")]),
    ("Peru ( a ) ( b [ c ] ) pergi .", 0, None, "Peru pergi .", [("( a )", "Peru"), ("( b [ c ] )", "Peru")]),
    ("Peru ) membuka ( misi .", 0, None, "Peru ) membuka ( misi .", []),
    ("( Peru membuka misi . )", 0, None, "( Peru membuka misi . )", []),
    ("Pekan lalu , Peru pergi .", 0, "Pekan lalu", "Peru pergi .", [("Pekan lalu ,", None)]),
    ("Pekan lalu Peru pergi .", 0, "Pekan lalu", "Pekan lalu Peru pergi .", []),
    ("Pada Senin ( 3/9 ) , Peru pergi .", 0, "Senin ( 3/9 )", "Peru pergi .", [("Pada Senin ( 3/9 ) ,", None)]),
    ("Pada Senin ( 3/9 ) Peru pergi .", 0, "Pada Senin ( 3/9 )", "Peru pergi .", [("Pada Senin ( 3/9 )", None)]),
    ("Lima - Pekan lalu , Peru pergi .", 2, "Pekan lalu", "Peru pergi .", [("Pekan lalu ,", None)]),
    ("Peru pergi pekan lalu , lalu kembali .", 0, "pekan lalu", "Peru pergi pekan lalu , lalu kembali .", []),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_the_clause_is_what_is_left(
    sentence: Read, case: tuple[str, int, str | None, str, list[tuple[str, str | None]]]
) -> None:
    text, dateline, time, clause, asides = case
    read = sentence(text, dateline)
    times = [Span(text.index(time), text.index(time) + len(time))] if time else []
    first, *rest = divide(read, times)
    assert words(read, first) == clause
    hosts = [None if stretch.host == ON_ROOT else read.tokens[stretch.host].text for stretch in rest]
    assert [(words(read, stretch), host) for stretch, host in zip(rest, hosts, strict=True)] == asides


def test_every_token_behind_the_dateline_is_in_exactly_one_stretch(sentence: Read) -> None:
    read = sentence("Lima - Pekan lalu , Peru ( Andes ) pergi [ a ( b ) ] .", 2)
    taken = [index for stretch in divide(read, [Span(7, 17)]) for index in stretch.tokens]
    assert sorted(taken) == list(range(2, len(read.tokens)))


def test_many_nested_brackets_take_linear_time(sentence: Read) -> None:
    read = sentence("(" * 50_000 + ")" * 50_000 + " Peru pergi")
    assert len(divide(read)) == 2
