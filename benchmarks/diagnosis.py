"""How long a diagnosis takes, beside the script itself."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE.parent / "tests" / "programs"
REPEATS = 3

# Sound, and busy enough that what a tracer costs would show: it sits in each layer's making and in each call of one that runs eagerly.
BUSY = {
    "fit": """import keras
import numpy as np
from keras import layers

model = keras.Sequential([
    keras.Input((8, 24, 24, 1)),
    layers.ConvLSTM2D(8, 3, padding="same", return_sequences=True),
    layers.BatchNormalization(),
    layers.ConvLSTM2D(8, 3, padding="same", return_sequences=True),
    layers.Conv3D(1, 3, padding="same"),
])
model.compile("adam", "mse")
clips = np.random.default_rng(0).random((24, 8, 24, 24, 1), "float32")
model.fit(clips, clips, epochs=2, batch_size=4, verbose=0)
for _ in range(10):
    model(clips[:2])
""",
    "loop": """import keras
import numpy as np
import tensorflow as tf
from keras import layers


class Forecaster(keras.Model):
    def __init__(self):
        super().__init__()
        self.encoder = layers.ConvLSTM2D(4, 3, padding="same", return_state=True)
        self.decoder = layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True)
        self.read_out = layers.TimeDistributed(layers.Conv2D(1, 1))

    def call(self, clips):
        _, h, c = self.encoder(clips)
        return self.read_out(self.decoder(clips, initial_state=[h, c]))


model, optimizer, loss_of = Forecaster(), keras.optimizers.Adam(), keras.losses.MeanSquaredError()
clips = np.random.default_rng(0).random((2, 4, 16, 16, 1), "float32")
for _ in range(30):
    with tf.GradientTape() as tape:
        loss = loss_of(clips, model(clips, training=True))
    optimizer.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)
""",
    "many_small_layers": """import keras
import numpy as np
from keras import layers

frames = keras.Input((16, 16, 2))
x = frames
for number in range(40):
    x = layers.Add()([x, layers.Conv2D(2, 1, activation="relu")(x)])
model = keras.Model(frames, x)
clips = np.random.default_rng(0).random((2, 16, 16, 2), "float32")
for _ in range(20):
    model(clips)
""",
    "batches": """import keras
import numpy as np
from keras import layers

clips = keras.Input((6, 12, 12, 1))
memory = layers.Bidirectional(layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True))(clips)
model = keras.Model(clips, layers.Conv3D(1, 1)(layers.Dropout(0.1)(memory)))
model.compile("adam", "mse")
data = np.random.default_rng(0).random((8, 6, 12, 12, 1), "float32")
for _ in range(20):
    for start in range(0, 8, 4):
        model.train_on_batch(data[start:start + 4], data[start:start + 4])
model.predict(data, verbose=0)
""",
}


def seconds(*command: str) -> float:
    """How long a command takes, once."""
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return time.perf_counter() - began


def beside(script: Path) -> dict[str, float]:
    """Medians for a script: by itself, diagnosed, and diagnosed with its fixes tried; in turn, so that noise is shared."""
    diagnose = (sys.executable, "-m", "shapeclinic", "diagnose", str(script), "--json")
    ways: dict[str, Callable[[], float]] = {
        "script_seconds": lambda: seconds(sys.executable, str(script)),
        "diagnosis_seconds": lambda: seconds(*diagnose, "--no-fixes"),
        "with_fixes_seconds": lambda: seconds(*diagnose),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(REPEATS):
        for name, way in ways.items():
            taken[name].append(way())
    return {name: round(statistics.median(values), 2) for name, values in taken.items()}


def tracing_ratio(program: str) -> float:
    """A sound program's own time under the tracer, as a multiple of its time without; imports not counted."""
    code = (
        "import sys, time\nimport shapeclinic.quiet\nfrom shapeclinic.tracing import Tracer\n"
        f"code = compile({program!r}, 'busy.py', 'exec')\nexec(code, {{}})\n"
        "plain, traced = [], []\n"
        "for _ in range(5):\n"
        "    began = time.perf_counter(); exec(code, {}); plain.append(time.perf_counter() - began)\n"
        "    began = time.perf_counter()\n"
        "    with Tracer(lambda name: name == 'busy.py').running(): exec(code, {})\n"
        "    traced.append(time.perf_counter() - began)\n"
        "print(sorted(traced)[2] / sorted(plain)[2])\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return round(float(ended.stdout.split()[-1]), 3)


def measure() -> dict[str, object]:
    """All figures of the diagnosis."""
    from benchmarks import generated

    scripts = sorted(PROGRAMS.glob("*.py"))[::12]
    with tempfile.TemporaryDirectory() as folder:
        busy = Path(folder) / "busy.py"
        busy.write_text(BUSY["fit"])
        rows = {script.stem: beside(script) for script in [*scripts, busy]}
    more = [row["diagnosis_seconds"] - row["script_seconds"] for row in rows.values()]
    fixes = [row["with_fixes_seconds"] - row["script_seconds"] for row in rows.values()]
    sound, faulty = generated.healthy(600, seed=1), generated.broken(600, seed=1)
    return {
        "programs": rows,
        "median_seconds_beyond_the_script": round(statistics.median(more), 2),
        "most_seconds_beyond_the_script": round(max(more), 2),
        "most_seconds_beyond_the_script_with_fixes": round(max(fixes), 2),
        "tracing_ratio": {name: tracing_ratio(program) for name, program in BUSY.items()},
        "generated": {
            "sound": sound.programs,
            "false_alarms": sound.programs - sound.right_cause,
            "broken": faulty.programs,
            "cause_right": faulty.right_cause,
            "cause_and_layer_right": faulty.right_layer,
        },
    }
