"""How often the diagnosis of generated programs is right: `python -m benchmarks.generated 500`."""

import collections
import random
import sys
from dataclasses import dataclass, field

import shapeclinic.quiet  # noqa: F401
from benchmarks.broken_programs import draw_broken
from benchmarks.programs import draw_healthy
from shapeclinic.diagnosis import Diagnosis
from shapeclinic.diagnosis.inspection import inspect_trace
from shapeclinic.tracing import Tracer


@dataclass
class Tally:
    """What came of a run over generated programs."""

    programs: int = 0
    right_cause: int = 0
    right_layer: int = 0
    wrong: list[str] = field(default_factory=list)


def diagnose_source(source: str) -> Diagnosis:
    """Run a program in this process and diagnose it; its output is not shown."""
    import contextlib
    import io

    tracer = Tracer(lambda name: name == "program.py", source)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(Exception), tracer.running():
        exec(compile(source, "program.py", "exec"), {"__name__": "__main__"})
    return inspect_trace(tracer.trace)


def healthy(count: int, seed: int = 0) -> Tally:
    """Sound programs: every diagnosis but `healthy` is a false alarm."""
    draw, tally = random.Random(seed), Tally()
    for _ in range(count):
        source = draw_healthy(draw).source()
        found = diagnose_source(source)
        tally.programs += 1
        tally.right_cause += found.cause == "healthy"
        if found.cause != "healthy":
            tally.wrong.append(f"{found.cause}: {found.explanation[-400:]}\n{source}")
    return tally


def broken(count: int, seed: int = 0) -> Tally:
    """Broken programs: is the cause right, and the layer?"""
    draw, tally = random.Random(seed), Tally()
    for _ in range(count):
        program = draw_broken(draw)
        found = diagnose_source(program.source)
        cause = found.cause in program.causes
        layer = found.layer == program.layer
        tally.programs += 1
        tally.right_cause += cause
        tally.right_layer += cause and layer
        if not (cause and layer):
            tally.wrong.append(
                f"{program.fault}: wanted {set(program.causes)} at {program.layer}, got {found.cause} at {found.layer}: "
                f"{found.explanation[-300:]}\n{program.source}"
            )
    return tally


def main() -> None:
    """Print both tallies, and the first wrong ones."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    sound, faulty = healthy(count), broken(count)
    print(f"healthy: {sound.programs - sound.right_cause} alarms in {sound.programs} programs")
    print(f"broken: cause right in {faulty.right_cause}, cause and layer in {faulty.right_layer} of {faulty.programs}")
    for text in (sound.wrong + faulty.wrong)[:6]:
        print("-" * 60, text, sep="\n")
    print(collections.Counter(text.split(":")[0] for text in faulty.wrong).most_common(12))


if __name__ == "__main__":
    main()
