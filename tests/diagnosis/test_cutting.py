"""A trial writes nothing of the user's, by whatever road, and reads back what it wrote."""

import pytest
import warm as work

WRITER = """
import os
import h5py
import keras
import numpy as np

model = keras.Sequential([keras.Input((4, 8, 8, 1)), keras.layers.ConvLSTM2D(1, 3)])
model.compile("adam", "mse")
x, y = np.zeros((70, 4, 8, 8, 1)), np.zeros((70, 6, 6, 1))
model.fit(x, y, epochs=3, verbose=0, callbacks=[
    keras.callbacks.ModelCheckpoint("best.keras"),
    keras.callbacks.CSVLogger("log.csv"),
])
model.save("model.keras")
model.save_weights("model.weights.h5")
weights = model.get_weights()
again = keras.models.load_model("model.keras")
again.set_weights([0 * part for part in weights])
again.load_weights(filepath="model.weights.h5")
assert all((part == other).all() for part, other in zip(again.get_weights(), weights))
keras.saving.save_model(again, "again.h5")
assert keras.saving.load_model("again.h5", compile=False).count_params() == model.count_params()
np.save("predictions.npy", model.predict(x, verbose=0))
with h5py.File("data.h5", "w") as file:
    file["x"] = np.arange(3)
with h5py.File("data.h5") as file:
    assert list(file["x"]) == [0, 1, 2]
with open("notes.txt", "w") as notes:
    notes.write("trained")
assert open("notes.txt").read() == "trained"
os.makedirs("results/today", exist_ok=True)
with open("kept.txt", "a") as kept:
    kept.write(" and more")
os.remove("kept.txt")
"""

NATIVE_WRITER = """
import keras
import numpy as np
import tensorflow as tf

model = keras.Sequential([keras.Input((4, 8, 8, 1)), keras.layers.ConvLSTM2D(1, 3)])
model.compile("adam", "mse")
x, y = np.zeros((8, 4, 8, 8, 1)), np.zeros((8, 6, 6, 1))
model.fit(x, y, verbose=0)
weights = tf.train.Checkpoint(step=tf.Variable(1))
saved = weights.save("checkpoints/step")
weights.restore(saved).assert_consumed()
weights.write(file_prefix="checkpoints/other")
tf.train.CheckpointManager(weights, "managed", max_to_keep=2).save()
tf.train.CheckpointManager(weights, directory="managed", max_to_keep=2).save()
tf.summary.create_file_writer("summaries").flush()
with tf.io.TFRecordWriter("clips.tfrecord") as records:
    records.write(b"clip")
tf.io.write_file("frame.png", "picture")
with tf.io.gfile.GFile("notes.txt", "w") as notes:
    notes.write("trained")
with tf.io.gfile.GFile("notes.txt") as notes:
    assert notes.read() == "trained"
tf.io.gfile.makedirs("results/today")
tf.io.gfile.remove("kept.txt")
"""


STREAMED = """
import keras
import numpy as np
import tensorflow as tf

seen = []

class Watch(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        seen.append(batch)

class Batches(keras.utils.PyDataset):
    def __len__(self):
        return 5

    def __getitem__(self, index):
        clips = x[index * 4 : (index + 1) * 4]
        return clips, y[index * 4 : (index + 1) * 4]

x, y = np.zeros((18, 3, 6, 6, 1), "float32"), np.zeros((18, 6, 6, 1), "float32")
model = keras.Sequential([
    keras.Input(batch_shape=(4, 3, 6, 6, 1)), keras.layers.ConvLSTM2D(1, 3, padding="same", stateful=True),
])
model.compile("adam", "mse")
model.fit({data}, epochs=3, verbose=0, callbacks=[Watch()])
"""


@pytest.mark.parametrize(
    "data",
    [
        "tf.data.Dataset.from_tensor_slices((x, y)).batch(4)",
        "Batches()",
        "tf.data.Dataset.from_tensor_slices((x, y)).batch(4), steps_per_epoch=5",
        "x, y, 4",
    ],
)
def test_the_last_batch_is_tried_too(tmp_path, warm, data):
    """18 clips in batches of 4 leave 2, which a stateful layer cannot take."""
    found = warm(work.trial, STREAMED.replace("{data}", data), str(tmp_path))
    assert found.startswith("stateful-batch")


def test_what_has_no_end_is_cut_all_the_same(tmp_path, warm):
    data = "tf.data.Dataset.from_tensor_slices((x[:16], y[:16])).repeat().batch(4), steps_per_epoch=100_000_000"
    program = STREAMED.replace("{data}", data) + "assert seen == [0, 1], seen\n"
    assert warm(work.trial, program, str(tmp_path)) == "healthy"


COMPARING = """
import keras
import numpy as np

class Count(keras.callbacks.Callback):
    batches = 0
    def on_predict_batch_end(self, batch, logs=None):
        Count.batches += 1

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, kernel_initializer="ones")])
x = np.arange(210, dtype="float32").reshape(70, 3)
predicted = model.predict(x, batch_size=16, verbose=0, callbacks=[Count()])
difference = predicted[:, 0] - x.sum(axis=1)
assert Count.batches == 2
assert abs(difference[:16]).max() < 1e-3 and abs(difference[-6:]).max() < 1e-3
"""


def test_as_many_predictions_come_back_as_the_program_asks_for(tmp_path, warm):
    assert warm(work.trial, COMPARING, str(tmp_path)) == "healthy"


@pytest.mark.parametrize("program", [WRITER, NATIVE_WRITER], ids=["python", "tensorflow"])
def test_a_trial_leaves_the_folder_as_it_was(program, tmp_path, warm):
    (tmp_path / "kept.txt").write_text("mine")
    cause = warm(work.trial, program, str(tmp_path))
    assert cause == "healthy"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"kept.txt": "mine"}
