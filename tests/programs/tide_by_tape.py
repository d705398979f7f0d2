"""The height of the next tide, trained by a loop of our own."""
import keras
import tensorflow as tf

WINDOW, BATCH = 12, 16


def windows(series):
    data = keras.utils.timeseries_dataset_from_array(
        series[:-WINDOW], series[WINDOW:, 0], sequence_length=WINDOW, batch_size=BATCH,
    )
    return data.take(2)


class Trainer:
    def __init__(self):
        self.net = keras.Sequential([
            keras.Input((WINDOW, 3)),
            keras.layers.Conv1D(8, 3, padding="causal", activation="relu"),
            keras.layers.GRU(8),
            keras.layers.Dense(1),
        ])
        self.optimizer = keras.optimizers.Adam(1e-3)

    def step(self, x, height):
        with tf.GradientTape() as tape:
            forecast = self.net(x, training=True)
            loss = tf.reduce_mean(tf.square(height - forecast))
        gradients = tape.gradient(loss, self.net.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.net.trainable_variables))
        return float(loss)


if __name__ == "__main__":
    keras.utils.set_random_seed(3)
    trainer = Trainer()
    for x, height in windows(tf.random.normal((60, 3)).numpy()):
        print(f"loss {trainer.step(x, height):.3f}")
