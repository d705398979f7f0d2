"""Two radar encoders and a 1x1 head that guess the next rain map."""
import keras
from keras import layers

frames = keras.Input(shape=(6, 40, 40, 1), name="radar")
x = layers.ConvLSTM2D(
    filters=12,
    kernel_size=5,
    padding="same",
    return_sequences=True,
    name="encoder_1",
)(frames)
x = layers.BatchNormalization(name="norm_1")(x)
x = layers.ConvLSTM2D(
    filters=12,
    kernal_size=3,
    padding="same",
    name="encoder_2",
)(x)
out = layers.Conv2D(1, 1, activation="sigmoid", name="next_map")(x)

model = keras.Model(frames, out, name="nowcast")
model.compile(optimizer="adam", loss="binary_crossentropy")
model.summary()
