"""Eight frames of eight by eight cells, eight clips, eight filters."""
import keras
import numpy as np

N = T = H = W = F = 8
board = keras.Input((T, H, W, 1))
x = keras.layers.ConvLSTM2D(F, 3, padding="same", return_sequences=True)(board)
x = keras.layers.Conv3D(1, 1, activation="sigmoid")(x)
life = keras.Model(board, x)
life.compile("adam", "mse")
games = np.random.randint(0, 2, (N, T + 1, H, W, 1)).astype("float32")
life.fit(games[:, :-1], games[:, 1:], batch_size=N, verbose=0)
print(life.evaluate(games[:, :-1], games[:, 1:], verbose=0))
