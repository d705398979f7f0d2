"""A trial writes nothing of the user's, by whatever road, and reads back what it wrote."""

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


def test_a_trial_leaves_the_folder_as_it_was(tmp_path, warm):
    (tmp_path / "kept.txt").write_text("mine")
    cause = warm(work.trial, WRITER, str(tmp_path))
    assert cause == "healthy"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"kept.txt": "mine"}
