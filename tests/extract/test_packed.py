"""Sets of numbers that stand as one row of them."""

from hypothesis import given
from hypothesis import strategies as st

from extract.packed import Numbers

ANY = st.integers(0, (1 << 32) - 1)


@given(st.lists(ANY), st.lists(ANY))
def test_numbers_have_what_a_set_has(numbers: list[int], others: list[int]) -> None:
    packed = Numbers(numbers)
    assert [number in packed for number in numbers + others] == [number in set(numbers) for number in numbers + others]
    assert list(packed) == sorted(set(numbers))
    assert len(packed) == len(set(numbers))


def test_what_is_no_number_is_not_among_them() -> None:
    assert "1" not in Numbers([1])
