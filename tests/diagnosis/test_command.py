"""The command on whatever it is given: a clear line and the right exit status."""

import json
import os
import subprocess
import sys
from typing import NamedTuple

import pytest
import warm as work

BROKEN = """import keras
from keras import layers

model = keras.Sequential([
    keras.Input((10, 32, 32, 1)),
    layers.ConvLSTM2D(8, 3, stride=2),  # halve it
])
"""
HEALTHY = BROKEN.replace("stride=", "strides=")


class Ended(NamedTuple):
    """How the command ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def diagnose(warm):
    """Run the command; only its import of Keras is spared."""
    return lambda *arguments: Ended(*warm(work.command, "diagnose", *map(str, arguments)))


@pytest.fixture
def script(tmp_path):
    """Write a program; return its path."""

    def write(text, name="train.py"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


def test_a_mismatch_is_told_in_one_screen_and_repaired(diagnose, script, tmp_path):
    path, out = script(BROKEN), tmp_path / "repaired.py"
    ended = diagnose(path, "--fix", out)
    assert ended.returncode == 1
    lines = ended.stdout.splitlines()
    assert len(lines) <= 24
    assert max(len(line.replace(str(path), "train.py")) for line in lines) <= 80
    assert "argument-name" in lines[0]
    assert "line 6, layer conv_lstm2d" in " ".join(lines[:4])
    assert "\x1b" not in ended.stdout
    assert out.read_text() == HEALTHY
    assert path.read_text() == BROKEN


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"# coding: latin-1\n# caf\xe9\n"])
def test_line_ends_and_encoding_stay_as_they_are(diagnose, tmp_path, start):
    path, out = tmp_path / "train.py", tmp_path / "repaired.py"
    path.write_bytes(start + BROKEN.replace("\n", "\r\n").encode())
    assert diagnose(path, "--fix", out).returncode == 1
    assert out.read_bytes() == start + HEALTHY.replace("\n", "\r\n").encode()


def test_json_is_one_object_with_the_contracts_keys(diagnose, script):
    ended = diagnose(script("print('noise')\n" + BROKEN), "--json")
    told = json.loads(ended.stdout)
    assert ended.stdout.count("\n") == 1
    wanted = {"cause", "layer", "line", "stage", "certainty", "expected", "found", "explanation", "fixes"}
    assert wanted <= set(told)
    assert (told["cause"], told["layer"], told["line"], told["stage"]) == ("argument-name", "conv_lstm2d", 7, "build")
    assert told["fixes"][0]["verified"] is True
    assert {"kind", "description", "verified"} <= set(told["fixes"][0])


def test_without_fixes_nothing_is_tried(diagnose, script):
    told = json.loads(diagnose(script(BROKEN), "--json", "--no-fixes").stdout)
    assert [fix["tried"] for fix in told["fixes"]] == [False, False]


def test_a_healthy_script_ends_with_zero(diagnose, script):
    ended = diagnose(script(HEALTHY))
    assert ended.returncode == 0
    assert "no mismatch found" in ended.stdout


@pytest.mark.parametrize(
    ("text", "options", "status", "words"),
    [
        ("import time\nwhile True: time.sleep(1)\n", ["--time-limit", "2"], 2, "did not end within 2 seconds"),
        ("x = bytearray(3_000_000_000)\nwhile True: pass\n", ["--memory-limit", "1500"], 2, "more than 1500 MB"),
        ("name = input()\n", [], 3, "EOFError"),
        ("import sys\nsys.exit(0)\n", [], 0, "no mismatch found"),
        ("import sys\nsys.exit(7)\n", [], 3, "left with status 7"),
        ("import os\nos._exit(5)\n", [], 2, "ended its own process (status 5)"),
        ("import os\nif os.fork() == 0: os._exit(0)\nprint('parent')\n", [], 0, "no mismatch found"),
        ("import os\nos.fork()\n", [], 0, "no mismatch found"),
        ("for _ in range(200_000): print('x' * 100)\n", [], 0, "no mismatch found"),
        ("def broken(:\n", [], 2, "is no Python program"),
        ("1 / 0\n", [], 3, "ZeroDivisionError: division by zero"),
        ("import nonesuch\n", [], 3, "No module named 'nonesuch'"),
        ("\0", [], 2, "is no Python program"),
    ],
)
def test_hostile_scripts_get_a_clear_line_and_status(diagnose, script, text, options, status, words):
    ended = diagnose(script(text), *options)
    assert words in ended.stdout + ended.stderr
    assert ended.returncode == status
    assert "shapeclinic/diagnosis" not in ended.stdout + ended.stderr


def test_files_that_are_no_programs(diagnose, tmp_path):
    missing = diagnose(tmp_path / "none.py")
    assert missing.returncode == 2
    assert "cannot be read: No such file" in missing.stderr
    picture = tmp_path / "picture.py"
    picture.write_bytes(b"\x89PNG\xff\xfe")
    assert "is not UTF-8 text" in diagnose(picture).stderr
    assert "cannot be read" in diagnose(tmp_path).stderr
    told = json.loads(diagnose(tmp_path / "none.py", "--json").stdout)
    assert told["cause"] == "other"


def test_the_script_is_never_overwritten(diagnose, script):
    path = script(BROKEN)
    ended = diagnose(path, "--fix", path)
    assert ended.returncode == 2
    assert path.read_text() == BROKEN


def test_trials_write_none_of_the_users_files(script, tmp_path, monkeypatch):
    """The script itself runs unchanged and writes; the trials of its fixes write nothing and cut the training."""
    text = (
        "import os\n"
        + BROKEN.replace("stride=2", "return_sequences=True").replace("])", "    layers.Conv2D(1, 3),\n])")
        + "import numpy as np\nmodel.compile('adam', 'mse')\n"
        "x = np.zeros((200, 10, 32, 32, 1), 'float32')\n"
        "model.predict(x[:100], verbose=0)\n"
        "open('log.txt', 'a').write('ran')\nnp.save('frames.npy', x[:1])\nmodel.save('model.keras')\n"
        "os.makedirs('made', exist_ok=True)\nos.remove('precious.txt')\n"
    )
    (tmp_path / "precious.txt").write_text("keep")
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "shapeclinic", "diagnose", str(script(text)), "--json", "--budget", "30"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120)
    told = json.loads(ended.stdout)
    assert told["cause"] == "time-distributed"
    assert told["fixes"][0]["verified"] is True
    assert sorted(os.listdir(tmp_path)) == ["precious.txt", "train.py"]


def test_what_the_budget_leaves_out_is_shown_as_not_tried(diagnose, script):
    ended = diagnose(script(BROKEN), "--budget", "0")
    assert ended.stdout.count("· not tried") == 2
    assert "0 s were up before all were tried: --budget 30 gives more" in " ".join(ended.stdout.split())
    assert "Tried on runs" not in ended.stdout


def test_a_fix_that_the_budget_cuts_off_is_shown_as_not_tried(diagnose, script, tmp_path):
    slow = "import time\n" + BROKEN + "time.sleep(30)\n"
    ended = diagnose(script(slow), "--budget", "2", "--fix", tmp_path / "repaired.py")
    assert ended.stdout.count("· not tried") == 2
    assert "No fix was found that works in time; nothing was written" in ended.stderr


def test_a_long_script_can_be_looked_through_without_training_it(diagnose, script, tmp_path):
    text = HEALTHY + (
        "import numpy as np\nmodel.compile('adam', 'mse')\nx = np.zeros((100, 10, 32, 32, 1), 'float32')\n"
        "model.fit(x, model.predict(x), epochs=10_000)\nmodel.save('model.keras')\n"
    )
    ended = diagnose(script(text), "--short", "--time-limit", "60")
    assert "no mismatch found" in ended.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["train.py"]


@pytest.mark.parametrize(
    "broken",
    ["tracing.tracer.Tracer._record_failure", "tracing.tracer.Tracer.start", "diagnosis.inspection.inspect_trace"],
)
def test_trouble_of_ours_never_hides_the_programs_own_error(warm, script, broken):
    """The user reads their own traceback and one line about ours."""
    status, out, err = warm(work.command_in_trouble, f"shapeclinic.{broken}", "diagnose", str(script(BROKEN)))
    assert status == 3, out + err
    assert "stride" in out
    assert "Traceback" in out
    assert out.count("ZeroDivisionError") == 1
    assert "The tracer itself had trouble" in out.replace("\n", " ")


def test_help_teaches(diagnose):
    ended = diagnose("--help")
    assert ended.returncode == 0
    assert "exit status" in ended.stdout
    assert "examples" in ended.stdout
