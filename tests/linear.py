"""Linear time told from quadratic, also on a machine that is busy with other work: no bound in seconds."""

from collections.abc import Callable
from time import process_time
from timeit import Timer

TRIES = 6
LEAST = 0.01  # seconds: of less the clock tells too little
LARGEST = 1 << 12  # times the size at most: what is done by then does not grow at all, and is no check


def assert_linear(prepare: Callable[[int], Callable[[], object]], size: int) -> None:
    """Four times the size takes less than eight times as long at least once in six tries; a square would take sixteen times each time.

    `prepare(size)` gives the work to be timed; what it does before is not counted. The size is doubled until the work takes a hundredth
    of a second; work that does not take so much at `LARGEST` times the size is refused.
    """
    prepare(size)()  # what is loaded once
    given = size
    while (taken := _seconds(prepare(size))) < LEAST:
        size *= 2
        assert size <= LARGEST * given, f"{LARGEST} times {given} takes no time: the work does not grow"
    ratios = []
    for _ in range(TRIES):
        ratios.append(_seconds(prepare(4 * size)) / taken)
        if ratios[-1] < 8:
            return
        taken = _seconds(prepare(size))
    raise AssertionError(f"four times {size} takes {', '.join(f'{ratio:.0f}' for ratio in ratios)} times as long")


def _seconds(work: Callable[[], object]) -> float:
    return Timer(work, timer=process_time).timeit(number=1)
