import numpy as np
from tensorflow.keras.layers import *
from tensorflow.keras.models import Model
from tensorflow.keras.callbacks import ReduceLROnPlateau

TRAIN_SHAPE = (32, 32, 3)
SPECIES = ["copepod", "diatom", "ciliate"]

inp = Input(TRAIN_SHAPE)
x = Conv2D(8, 3, activation="relu", padding="same")(inp)
x = MaxPooling2D()(x)
x = Conv2D(16, 3, activation="relu", padding="same")(x)
x = MaxPooling2D()(x)
x = Flatten()(x)
x = Dense(16, activation="relu")(x)
out = Dense(len(SPECIES), activation="softmax")(x)
model = Model(inp, out)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["acc"])

x_train = np.random.randint(0, 256, (40,) + TRAIN_SHAPE).astype("float32") / 255
y_train = np.random.randint(0, 3, 40)
model.fit(x_train, y_train, epochs=2, batch_size=10,
          callbacks=[ReduceLROnPlateau(monitor="loss")], verbose=0)


# --- now on the images from the new camera -------------------------------
def grab_from_camera(n):
    frames = np.random.randint(0, 256, (n, 48, 48, 3), dtype=np.uint8)
    return frames


frames = grab_from_camera(5)
probs = model.predict(frames / 255.0, verbose=0)
for p in probs:
    print(SPECIES[int(np.argmax(p))], round(float(p.max()), 2))
