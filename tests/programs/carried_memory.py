"""The memory is carried by hand from one batch of clips to the next."""
import keras
import numpy as np

clips = np.random.rand(10, 5, 14, 14, 1).astype("float32")
memory = keras.layers.ConvLSTM2D(3, 3, padding="same", return_state=True)

state = None
means = []
for begin in range(0, len(clips), 4):
    batch = clips[begin:begin + 4]
    out, h, c = memory(batch, initial_state=state)
    state = [h, c]
    means.append(float(keras.ops.mean(out)))
print(means)
