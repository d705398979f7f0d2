# says: Interrupted after|could not be interrupted
# other: either
"""A loop inside of a graph."""

import tensorflow as tf

tf.while_loop(lambda i: i >= 0, lambda i: [(i + 1) % 10], [tf.constant(0)], maximum_iterations=None)
tf.function(lambda: tf.while_loop(lambda i: i >= 0, lambda i: [(i + 1) % 10], [tf.constant(0)]))()
