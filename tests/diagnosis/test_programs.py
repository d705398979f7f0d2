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
    return known if folder == "own" else {name: known[name] for name in repetition.some(list(known))}


PROGRAMS = [(FOLDERS[folder] / f"{name}.py", label) for folder in FOLDERS for name, label in labelled(folder).items()]


@pytest.fixture(scope="module")
def diagnosed(warm):
    """Diagnoses a script once, whoever asks."""
    known = {}

    def diagnose(path):
        if path not in known:
            known[path] = warm(work.diagnose, str(path))
        return known[path]

    return diagnose


@pytest.mark.parametrize(("path", "label"), PROGRAMS, ids=[path.stem for path, _ in PROGRAMS])
def test_cause_layer_and_words_are_right(path, label, diagnosed):
    found = diagnosed(path)
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
def test_most_broken_programs_are_repaired(folder, diagnosed, warm):
    """At least six of seven of the kit's own. Of the shared ones, some of which no rule can repair yet, at least half: four of six.

    A fix is tried in one of three; with --thorough in all of them, and the kit's own, repaired, are run to their end, too.
    """
    if not labelled(folder):
        pytest.skip("needs ../shared")
    broken = [name for name, label in labelled(folder).items() if not {"healthy", "other"} & set(label["causes"])]
    broken = repetition.some(broken)
    after = {}
    for name in broken:
        path = FOLDERS[folder] / f"{name}.py"
        to_its_end = folder == "shared" or repetition.THOROUGH
        after[name] = warm(work.repair, str(path), diagnosed(path), to_its_end)
    unrepaired = [name for name, cause in after.items() if cause is None]
    assert set(after.values()) <= {None, "healthy"}, after
    assert len(unrepaired) <= len(broken) / (7 if folder == "own" else 2), unrepaired
