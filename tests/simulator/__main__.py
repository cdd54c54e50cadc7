"""A seed again: `python -m tests.simulator SEED [--store postgres] [--shrink]`, or many: `--count 50`.

`--lasting` also erases records and brings PCs up from an older form.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from tests.simulator.run import STEPS, RunFailed, run, steps_of
from tests.simulator.servers import server_kind
from tests.simulator.template import Template, template_in_memory


def main() -> int:
    asked = _asked()
    with server_kind(asked.store) as kind, template_in_memory(kind) as template:
        began, bad = time.process_time(), 0
        for seed in range(asked.seed, asked.seed + asked.count):
            error = _fails(
                template, seed, kind, range(STEPS), deeply=asked.deeply, lasting=asked.lasting
            )
            if error is None:
                continue
            bad += 1
            _say(str(error))
            if asked.count == 1:
                traceback.print_exception(error.__cause__)
            if asked.shrink:
                _shrink(template, seed, kind, str(error.__cause__), lasting=asked.lasting)
        _say(
            f"{asked.count} runs, {bad} failed,"
            f" {(time.process_time() - began) / asked.count * 1000:.0f} ms of processor each"
        )
    return min(bad, 1)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--shrink", action="store_true")
    parser.add_argument("--deeply", action="store_true")
    parser.add_argument("--lasting", action="store_true")
    return parser.parse_args()


def _fails(template: Template, seed: int, kind, only, **options: bool) -> RunFailed | None:
    try:
        run(template, seed, kind=kind, only=only, **options)
    except RunFailed as error:
        return error
    return None


def _shrink(template: Template, seed: int, kind, complaint: str, *, lasting: bool) -> None:
    """Leave out every step without which it still fails in the same way, and print the rest."""
    only = list(range(STEPS))
    shorter = True
    while shorter:
        shorter = False
        for number in list(only):
            rest = [each for each in only if each != number]
            error = _fails(template, seed, kind, rest, lasting=lasting)
            if error is not None and str(error.__cause__) == complaint:
                only, shorter = rest, True
    steps = steps_of(seed, lasting=lasting)
    for number in only:
        _say(f"  {number:2} {steps[number].act} at PC {steps[number].pc}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
