"""Every frame of the encoder is kept, and the decoder starts from it."""
import keras
import numpy as np
from keras import layers as kl

história = keras.Input((7, 17, 17, 1), name="história"); print("entrada: história →", história.shape)
features, h, c = kl.ConvLSTM2D(
    8, 3, padding="same", return_sequences=True, return_state=True,
)(história)
decoded = kl.ConvLSTM2D(8, 3, padding="same")(features, initial_state=[features, c])  # décodé
answer = kl.Conv2D(1, 3, padding="same")(decoded)
model = keras.Model(história, answer)
print(model.output_shape)

print(model.predict(np.random.rand(3, 7, 17, 17, 1), verbose=0).mean())
