"""Every worked model in many styles gets full marks, and with each fault in each style it does not.

What still gets full marks with a fault does what the item asks: it stands in tests/answers/<assignment>/equivalent.toml with the reason.
"""

import functools
import random
import re
import tomllib

import pytest
import repetition
import variants
from assignments import ASSIGNMENTS, Session

pytestmark = pytest.mark.filterwarnings("ignore")

SHARE = 0.1  # of all on every run; all of them with --thorough


def reasons(assignment):
    """Why a fault is none in an item: by item and fault."""
    path = assignment.answers_folder() / "equivalent.toml"
    told = tomllib.loads(path.read_text()).get("fault", []) if path.exists() else []
    return {(one["item"], fault): one["because"] for one in told for fault in one["faults"]}


def built_by(item):
    """The name of the function that builds a model, if the check judges one."""
    return item.name if item.test.startswith("check.model(") else None


def chosen(cases, name):
    """Those to try: all, or a tenth drawn by name."""
    cases = sorted(cases)
    if repetition.THOROUGH:
        return cases
    return random.Random(name).sample(cases, max(1, round(SHARE * len(cases))))


def judged(session, item, solution, change):
    """The outcome for a function that builds what the solution builds, changed."""
    session.shell.user_ns[item.name] = lambda **sizes: change(solution(**sizes))
    return session.run(item.test).outcome


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_styles_pass_and_faults_do_not(assignment, print_table):
    session = Session(assignment)
    allowed, faults = reasons(session.assignment), variants.faults()
    table, problems = [f"{assignment}: item, styles that pass, faults that are seen, equivalent, open"], []
    try:
        for item in filter(built_by, session.assignment.items("solutions")):
            session.run(item.solution)
            solution = session.shell.user_ns[item.name]
            counts = {"styles": 0, "seen": 0, "equivalent": 0, "open": 0}
            for style in chosen(variants.STYLES, item.name):
                outcome = judged(session, item, solution, variants.STYLES[style])
                counts["styles"] += outcome.kind == "correct"
                if outcome.kind != "correct":
                    problems.append(f"{item.name} as {style} is right, and is told: {outcome.text()}")
            for fault, style in chosen([(f, s) for f in faults for s in variants.WRITTEN], item.name):
                change = functools.partial(faults[fault], write=variants.WRITTEN[style])
                try:
                    if change(solution(**example(item))) is None:
                        continue
                except Exception:  # a fault that this model cannot have, such as another kernel between given states
                    continue
                outcome = judged(session, item, solution, change)
                known = (item.name, fault) in allowed
                verdict = "seen" if outcome.kind != "correct" else "equivalent" if known else "open"
                counts[verdict] += 1
                if verdict == "open":
                    problems.append(f"{item.name}, {fault}, as {style}: full marks")
            table.append(f"  {item.name:20} " + ", ".join(f"{count} {what}" for what, count in counts.items()))
    finally:
        session.close()
    print_table("\n".join(table))
    assert not problems, "\n".join(problems)


def example(item):
    """Sizes for which the item's model can be built: those of the item's own example."""
    call = item.solution.rsplit("### END SOLUTION", 1)[1]
    return {name: int(size) for name, size in re.findall(r"(height|width)=(\d+)", call)}
