"""An encoder and a decoder inside one custom layer."""
import numpy as np
import keras
from keras import layers

class Seq2Seq(layers.Layer):
	"""Reads a clip, then writes it again from what it remembers."""
	def __init__(self, width, **kwargs):
		super().__init__(**kwargs)
		self.enc = layers.ConvLSTM2D(width, 3, padding="same", return_state=True)
		self.dec = layers.ConvLSTM2D(width, 3, padding="same", return_sequences=True)

	def call(self, x):
		summary, h, c = self.enc(x)
		return self.dec(x, initial_state=[h])

class Painter(keras.Model):
	def __init__(self):
		super().__init__()
		self.pair = Seq2Seq(7)
		self.paint = layers.Conv3D(1, 1)

	def call(self, x):
		return self.paint(self.pair(x))

clips = np.random.rand(2, 6, 11, 11, 1).astype("float32")
painter = Painter()
print(painter(clips).shape)
