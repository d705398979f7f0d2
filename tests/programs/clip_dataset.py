"""A classifier trained from a tf.data pipeline."""
import tensorflow as tf
from tensorflow import keras

clips = tf.random.uniform((12, 5, 28, 28, 3))
labels = tf.random.uniform((12,), maxval=4, dtype=tf.int32)


def augment(clip, label):
    return tf.image.random_brightness(clip, 0.2), label


train = (
    tf.data.Dataset.from_tensor_slices((clips, labels))
    .shuffle(12)
    .map(augment, num_parallel_calls=tf.data.AUTOTUNE)
    .prefetch(tf.data.AUTOTUNE)
)

inputs = keras.layers.Input(shape=(5, 28, 28, 3))
x = keras.layers.ConvLSTM2D(8, 3, activation="tanh")(inputs)
x = keras.layers.GlobalAveragePooling2D()(x)
model = keras.Model(inputs, keras.layers.Dense(4)(x), name="clips")
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train, epochs=2, verbose=0)
