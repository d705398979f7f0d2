"""Labelled programs: cause, layer and words are right, and most can be repaired."""

import tomllib

import pytest
import repetition
import warm as work
from assignments import ROOT

FOLDERS = {"own": ROOT / "tests" / "programs", "shared": ROOT.parent / "shared" / "corpus"}


def labelled(folder):
    """{name: label} of its programs; one in three of the shared ones, all of them with --thorough."""
    labels = FOLDERS[folder] / "labels.toml"
    known = tomllib.loads(labels.read_text()) if labels.exists() else {}
    return dict(list(known.items())[:: 3 if folder == "shared" and not repetition.THOROUGH else 1])


PROGRAMS = [(FOLDERS[folder] / f"{name}.py", label) for folder in FOLDERS for name, label in labelled(folder).items()]
RUN_TO_THE_END = {path for path, _ in PROGRAMS[:: 1 if repetition.THOROUGH else 3]}


@pytest.fixture(scope="module")
def examined(warm):
    """Examines a script once, whoever asks. One in three of the repaired is run to its end, all of them with --thorough."""
    known = {}

    def examine(path):
        if path not in known:
            known[path] = warm(work.examine, str(path), path in RUN_TO_THE_END)
        return known[path]

    return examine


@pytest.mark.parametrize(("path", "label"), PROGRAMS, ids=[path.stem for path, _ in PROGRAMS])
def test_cause_layer_and_words_are_right(path, label, examined):
    found, _ = examined(path)
    assert found.cause in label["causes"], found.explanation
    assert (found.layer or "") in label["layers"], found.explanation
    said = " ".join([found.found, found.expected, found.explanation, *(fix.description for fix in found.fixes)])
    for words in label.get("says", ()):
        assert words in said
    assert found.note == ""
    assert [fix.kind for fix in found.fixes if not fix.trade_off] == []
    if found.cause not in ("healthy", "other"):
        assert found.line is not None
        assert (found.stage == "silent") == (label["keras"] == "silent")
        assert found.certainty in ("error", "suspicion")


@pytest.mark.parametrize("folder", FOLDERS)
def test_most_broken_programs_are_repaired(folder, examined):
    """At least six of seven: as many as 30 of the 35 broken ones in the whole shared corpus."""
    if not labelled(folder):
        pytest.skip("needs ../shared")
    broken = [name for name, label in labelled(folder).items() if not {"healthy", "other"} & set(label["causes"])]
    after = {name: examined(FOLDERS[folder] / f"{name}.py")[1] for name in broken}
    unrepaired = [name for name, cause in after.items() if cause is None]
    assert set(after.values()) <= {None, "healthy"}, after
    assert len(unrepaired) <= len(broken) / 7, unrepaired
