"""Glacier maps: what the first layer remembers is given to the second."""
import numpy as np
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import *

F = 9
maps = Input((4, 19, 19, 2))
_, hidden, cell = ConvLSTM2D(F, 3, padding="same", return_state=True)(maps)
start = Input((2, 19, 19, 2))
out = ConvLSTM2D(F, 3, padding="same")(start, initial_state=[cell, hidden])
pred = Conv2D(1, 1)(out)

glacier = Model([maps, start], pred)
glacier.compile("adam", "mse")
glacier.fit([np.random.rand(2, 4, 19, 19, 2), np.random.rand(2, 2, 19, 19, 2)],
            np.random.rand(2, 19, 19, 1), verbose=0)
