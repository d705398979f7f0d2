"""A U-Net over river pictures with memory at the bottom."""
import keras
from keras import layers


def td(layer):
  return layers.TimeDistributed(layer)


def down(x, f):
  x = td(layers.Conv2D(f, 3, padding="same", activation="relu"))(x)
  return x, td(layers.MaxPooling2D(2))(x)


def up(x, skip, f):
  x = td(layers.UpSampling2D(2))(x)
  x = layers.Concatenate()([x, skip])
  return td(layers.Conv2D(f, 3, padding="same", activation="relu"))(x)


inputs = keras.Input((4, 44, 44, 3))
s1, x = down(inputs, 4)
s2, x = down(x, 8)
s3, x = down(x, 16)
x = layers.ConvLSTM2D(16, 3, padding="same", return_sequences=True)(x)
x = up(x, s3, 16)
x = up(x, s2, 8)
x = up(x, s1, 4)
water = td(layers.Conv2D(1, 1, activation="sigmoid"))(x)
unet = keras.Model(inputs, water)
unet.compile("adam", "binary_crossentropy")
