"""Each rule on the smallest program that it is for: cause, layer, and a number that must be said."""

import pytest

from benchmarks.generated import diagnose_source

HEAD = "import keras\nfrom keras import layers\nimport numpy as np\nimport tensorflow as tf\n"
LAST = 'layers.ConvLSTM2D(4, 3, padding="same")'
EVERY = 'layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True)'


def stack(shape, *lines, then=""):
    """A Sequential model on an input of this shape, and what is done with it."""
    listed = "".join(f"    {line},\n" for line in lines)
    return f"model = keras.Sequential([\n    keras.Input({shape}),\n{listed}])\n{then}"


def fitted(x, y, loss="mse"):
    """Compile and fit on zeros of these shapes."""
    return f'model.compile("adam", "{loss}")\nmodel.fit(np.zeros({x}), np.zeros({y}), verbose=0)\n'


CLIP = "(5, 16, 16, 1)"
CASES = {
    "per-frame layers after a last frame": (
        stack(CLIP, LAST, "layers.TimeDistributed(layers.Conv2D(2, 3))"),
        "return-sequences", "time_distributed", "height 16",
    ),
    "Conv3D after a last frame": (stack(CLIP, LAST, "layers.Conv3D(1, 3)"), "return-sequences", "conv3d", "channels 4"),
    "a mask of pixels": (
        stack(CLIP, "layers.Masking()", 'layers.ConvLSTM2D(4, 3)', then=fitted((4, 5, 16, 16, 1), (4, 14, 14, 4))),
        "rank", "conv_lstm2d", "(batch, time 5, height 16, width 16)",
    ),
    "a mask of pixels that runs": (
        stack(CLIP, "layers.Masking()", LAST, then=fitted((4, 5, 16, 16, 1), (4, 16, 16, 4))),
        "rank", "conv_lstm2d", "Keras does not object",
    ),
    "a mask of pixels on purpose": (
        "layer = layers.ConvLSTM2D(4, 3, padding='same')\n"
        "layer(np.zeros((2, 5, 16, 16, 1), 'float32'), mask=np.ones((2, 5, 16, 16, 1), bool))\n",
        "healthy", None, "",
    ),
    "a mask of other clips": (
        "layer = layers.ConvLSTM2D(4, 3)\nlayer(np.zeros((2, 5, 16, 16, 1), 'float32'), mask=np.ones((2, 7), bool))\n",
        "sequence-length", "conv_lstm2d", "tells of 7 frames, and the clips have 5",
    ),
    "no time axis": (stack("(16, 16, 1)", LAST), "rank", "conv_lstm2d", "time axis is missing"),
    "one sample": (
        stack(CLIP, LAST, then="model.predict(np.zeros((5, 16, 16, 1)), verbose=0)"),
        "rank", "conv_lstm2d", "This is one sample",
    ),
    "pooling by one number": (
        stack("(6, 16, 16, 1)", EVERY, "layers.MaxPooling3D(2)", LAST), "sequence-length", "max_pooling3d", "time 3",
    ),
    "Dense over open time": (
        stack("(None, 16, 16, 1)", EVERY, "layers.Flatten()", "layers.Dense(3)"), "sequence-length", "dense", "features",
    ),
    "a sum in plain Keras": (
        "frames = keras.Input((5, 16, 16, 4))\n"
        "x = layers.ConvLSTM2D(4, 3, return_sequences=True)(frames)\ny = frames + x\n",
        "skip-connection", None, "height 14",
    ),
    "a join in plain TensorFlow": (
        "class Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
        "        self.a = layers.ConvLSTM2D(4, 3, return_sequences=True)\n\n"
        "    def call(self, x):\n        return tf.concat([x, self.a(x)], axis=-1)\n\n"
        "Net()(np.zeros((1, 5, 16, 16, 1), 'float32'))\n",
        "skip-connection", None, "height 14",
    ),
    "sequence targets for a last frame": (
        stack(CLIP, 'layers.ConvLSTM2D(1, 3, padding="same")', then=fitted((4, 5, 16, 16, 1), (4, 5, 16, 16, 1))),
        "target-shape", None, "time 5",
    ),
    "queries and keys that differ": (
        "q, k = keras.Input((7, 24)), keras.Input((7, 48))\nmodel = keras.Model([q, k], layers.Attention()([q, k]))\n"
        "model.predict([np.zeros((2, 7, 24)), np.zeros((2, 7, 48))], verbose=0)\n",
        "channels", "attention", "24 here and 48 there",
    ),
    "inputs by name, in an order of their own": (
        "a, b = keras.Input((9, 2), name='b'), keras.Input((7, 2), name='a')\n"
        "model = keras.Model([a, b], layers.Dot(axes=2)([a, b]))\n"
        "model.predict({'b': np.zeros((2, 9, 2)), 'a': np.zeros((2, 7, 2))}, verbose=0)\nraise KeyError('later')\n",
        "other", None, "",
    ),
    "several columns against one, in a loss of one's own": (
        "def quantiles(y, p):\n    return keras.ops.mean(keras.ops.maximum(0.1 * (y - p), 0.9 * (p - y)))\n"
        + stack("(6, 3)", "layers.GRU(4)", "layers.Dense(3)")
        + "model.compile('adam', quantiles)\nmodel.fit(np.zeros((4, 6, 3)), np.zeros((4, 1)), verbose=0)\n",
        "healthy", None, "",
    ),
    "an axis more, in a loss of one's own": (
        "def squares(y, p):\n    return keras.ops.mean(keras.ops.square(y - p))\n"
        + stack("(6, 3)", "layers.GRU(4, return_sequences=True)", "layers.Dense(1)")
        + "model.compile('adam', squares)\nmodel.fit(np.zeros((6, 6, 3)), np.zeros((6, 1)), verbose=0)\n",
        "target-shape", None, "have an axis more",
    ),
    "several columns against one, in a loss of Keras's": (
        stack("(6, 3)", "layers.GRU(4)", "layers.Dense(3)", then=fitted((4, 6, 3), (4, 1), "huber")),
        "target-shape", None, "the targets have 1 and the predictions 3",
    ),
    "a difference that stretches both": (
        stack("(6, 3)", "layers.GRU(4)", "layers.Dense(1)")
        + "with tf.GradientTape() as tape:\n"
        "    error = np.zeros(8, 'float32') - model(np.zeros((8, 6, 3), 'float32'))\n",
        "target-shape", None, "each value against many others",
    ),
    "a difference that cannot be": (
        stack("(6, 3)", "layers.GRU(4)", "layers.Dense(3)")
        + "error = model(np.zeros((8, 6, 3), 'float32')) - np.zeros((8, 2), 'float32')\n",
        "target-shape", None, "the targets have 2 and the predictions 3",
    ),
    "a difference from one value for all": (
        stack("(6, 3)", "layers.GRU(4)", "layers.Dense(3)")
        + "error = model(np.zeros((8, 6, 3), 'float32')) - np.zeros((1, 3), 'float32')\n",
        "healthy", None, "",
    ),
    "one against several, in a loss that is a function": (
        stack("(6, 3)", "layers.GRU(4)", "layers.Dense(1)")
        + "keras.losses.mean_squared_error(np.zeros((8, 4), 'float32'), model(np.zeros((8, 6, 3), 'float32')))\n",
        "target-shape", None, "the targets have 4 and the predictions 1",
    ),
    "an axis that a loss drops": (
        stack("(6, 3)", "layers.GRU(4)", "layers.Dense(1)")
        + "keras.losses.mean_squared_error(y_pred=model(np.zeros((8, 6, 3), 'float32')), y_true=np.zeros(8, 'float32'))\n",
        "healthy", None, "",
    ),
    "clips that are flattened before they are walked along": (
        stack(CLIP, "layers.Flatten()", "layers.GRU(4)"), "rank", "gru", "has left one vector a sample",
    ),
    "a loader that gives one clip for a batch": (
        "class Clips(keras.utils.PyDataset):\n"
        "    def __len__(self):\n        return 2\n"
        "    def __getitem__(self, number):\n        return np.zeros((6, 8, 8, 3)), np.zeros(1)\n\n"
        "frames = keras.Input((6, 8, 8, 3))\n"
        "x = layers.TimeDistributed(layers.GlobalAveragePooling2D(), name='look')(frames)\n"
        "model = keras.Model(frames, layers.Dense(1)(layers.GRU(4)(x)))\n"
        "model.compile('adam', 'mse')\nmodel.fit(Clips(), verbose=0)\n",
        "rank", "look", "Look at what the loader gives for one step",
    ),
    "a difference in a step of one's own that cannot be": (
        "class Own(keras.Model):\n"
        "    def train_step(self, data):\n"
        "        past, future = data\n"
        "        return {'loss': tf.reduce_mean(tf.square(self(past) - future))}\n\n"
        "frames = keras.Input((6, 8, 8, 1))\n"
        f"model = Own(frames, {EVERY}(frames))\n"
        "model.compile('adam')\n"
        "model.fit(np.zeros((4, 6, 8, 8, 1)), np.zeros((4, 4, 8, 8, 4)), verbose=0)\n",
        "target-shape", None, "the targets have 4 and the predictions 6",
    ),
    "a frame that is joined to a clip": (
        f"model = keras.Sequential([keras.Input({CLIP}), {LAST}, layers.Conv2D(1, 1)])\n"
        "clips = np.zeros((2, 5, 16, 16, 1), 'float32')\n"
        "longer = tf.concat([clips, model(clips)], axis=1)\n",
        "rank", None, "no time axis. Give a single frame one of length 1 first: frame[:, None]",
    ),
    "more channels than the model was built for": (
        f"frames = keras.Input((6, 8, 8, 2))\nmodel = keras.Model(frames, {LAST}(frames))\n"
        "model.predict(np.zeros((4, 6, 8, 8, 3)), verbose=0)\n",
        "channels", "conv_lstm2d", "built for channels 2, and the data has 3",
    ),
    "a stack of LSTM layers": (
        stack("(10, 3)", "layers.LSTM(4)", "layers.LSTM(4)"), "return-sequences", "lstm", "last step alone",
    ),
    "a stack in both directions": (
        stack("(10, 3)", "layers.Bidirectional(layers.GRU(4))", "layers.GRU(4)"), "return-sequences", "gru", "features 8",
    ),
    "a convolution along time after a last step": (
        stack("(10, 3)", "layers.LSTM(4)", "layers.Conv1D(4, 3)"), "return-sequences", "conv1d", "last step alone",
    ),
    "a series without features": (stack("(10,)", "layers.LSTM(4)"), "rank", "lstm", "The features axis is missing"),
    "the batch among the steps": (
        stack("(16, 10, 3)", "layers.GRU(4)"), "rank", "gru", "batch again 16",
    ),
    "numbers with a features axis for an Embedding": (
        stack("(30, 1)", "layers.Embedding(9, 4)", "layers.Bidirectional(layers.LSTM(4))"),
        "rank", "bidirectional", "had a features axis already",
    ),
    "steps made one vector": (
        stack("(10, 3)", "layers.Conv1D(4, 3)", "layers.Flatten()", "layers.LSTM(4)"),
        "rank", "lstm", "without a time axis",
    ),
    "a sequence where one vector is repeated": (
        stack("(10, 3)", "layers.LSTM(4, return_sequences=True)", "layers.RepeatVector(5)"),
        "rank", "repeat_vector", "this is a sequence",
    ),
    "a code repeated for too few steps": (
        stack(
            "(12, 1)", "layers.LSTM(4)", "layers.RepeatVector(4)", "layers.LSTM(4, return_sequences=True)", "layers.Dense(1)",
            then=fitted((4, 12, 1), (4, 12, 1)),
        ),
        "target-shape", None, "the targets have 12 and the predictions 4",
    ),
    "features of an open number": (
        stack("(5, None, None, 1)", "layers.TimeDistributed(layers.Conv2D(2, 3))",
              "layers.TimeDistributed(layers.Flatten())", "layers.LSTM(4)"),
        "frame-size", "lstm", "LSTM has weights for each feature",
    ),
    "a kernel that meets the channel axis": (
        stack("(6, 3, 40, 40)", "layers.ConvLSTM2D(4, 5)"), "channels", "conv_lstm2d", "the order of PyTorch",
    ),
    "features joined along time": (
        "a, b = keras.Input((9, 8)), keras.Input((9, 4))\nlayers.Concatenate(axis=1)([a, b])\n",
        "skip-connection", "concatenate", "joined along axis 1",
    ),
    "a mask of keys alone": (
        "x, mask = keras.Input((12, 16)), keras.Input((12,), dtype='bool')\n"
        "y = layers.MultiHeadAttention(2, 8)(x, x, attention_mask=mask)\n"
        "keras.Model([x, mask], y).predict([np.zeros((8, 12, 16)), np.ones((8, 12), bool)], verbose=0)\n",
        "rank", "multi_head_attention", "the axis of queries is missing",
    ),
    "a mask of more steps": (
        "x, mask = keras.Input((5, 3)), keras.Input((9,), dtype='bool')\n"
        "model = keras.Model([x, mask], layers.LSTM(4)(x, mask=mask))\n"
        "model.predict([np.zeros((2, 5, 3)), np.ones((2, 9), bool)], verbose=0)\n",
        "sequence-length", "lstm", "it reads the first 5 of the mask",
    ),
    "one weight a sample for a loss of pixels": (
        stack("(20, 20, 1)", "layers.Conv2D(1, 3, padding='same')")
        + "model.compile('adam', 'mse')\n"
        + "model.fit(np.zeros((3, 20, 20, 1)), np.zeros((3, 20, 20, 1)), sample_weight=np.ones(3), verbose=0)\n",
        "target-shape", None, "One weight a sample",
    ),
    "hidden states joined with cell states": (
        "x = keras.Input((6, 3))\n"
        "y, h1, h2, c1, c2 = layers.Bidirectional(layers.LSTM(4, return_state=True))(x)\n"
        "h, c = layers.Concatenate()([h1, h2]), layers.Concatenate()([c1, c2])\n",
        "state-shape", "concatenate", "forward h with forward c",
    ),
    "states of both directions in order": (
        "x = keras.Input((6, 3))\n"
        "y, h1, c1, h2, c2 = layers.Bidirectional(layers.LSTM(4, return_state=True))(x)\n"
        "h, c = layers.Concatenate()([h1, h2]), layers.Concatenate()([c1, c2])\n",
        "healthy", None, "",
    ),
    "a partial batch of validation": (
        "x, y = np.zeros((14, 5, 3)), np.zeros((14, 4))\n"
        "model = keras.Sequential([keras.Input(batch_shape=(4, 5, 3)), layers.GRU(4, stateful=True)])\n"
        "model.compile('adam', 'mse')\n"
        "model.fit(x[:8], y[:8], batch_size=4, validation_data=(x[8:], y[8:]), verbose=0)\n",
        "stateful-batch", "gru", "6 clips for validation",
    ),
    "other frames for a model of one's own": (
        "class Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
        "        self.flat, self.head = layers.Flatten(), layers.Dense(3)\n\n"
        "    def call(self, x):\n        return self.head(self.flat(x))\n\n"
        "net = Net()\nnet.predict(np.zeros((2, 8, 8, 1)), verbose=0)\nnet.predict(np.zeros((2, 10, 10, 1)), verbose=0)\n",
        "frame-size", "dense", "built for height 8",
    ),
    "two states for a layer that keeps one": (
        "x = keras.Input((6, 3))\n_, h, c = layers.LSTM(4, return_state=True)(x)\n"
        "layers.GRU(4)(x, initial_state=[h, c])\n",
        "state-shape", "gru", "one hidden state h",
    ),
    "states of other units": (
        "x = keras.Input((6, 3))\n_, h, c = layers.LSTM(5, return_state=True)(x)\n"
        "layers.LSTM(4)(x, initial_state=[h, c])\n",
        "state-shape", "lstm", "each of its units, 4. They come from lstm",
    ),
    "one branch without padding": (
        "x = keras.Input((5, 16, 16, 2))\na = layers.ConvLSTM2D(4, 3, padding='same')(x)\n"
        "b = layers.ConvLSTM2D(4, 5, dilation_rate=2)(x)\nlayers.Concatenate()([a, b])\n",
        "skip-connection", "concatenate", "does not pad: a kernel of 5 takes 8 off",
    ),
    "clips of many lengths": (
        "clips = [np.zeros((t, 16, 16, 1)) for t in (4, 6, 5)]\nx = np.stack(clips)\n", "sequence-length", None, "4, 5, 6",
    ),
    "frames of many sizes": (
        "a, b = np.zeros((3, 4, 16, 16, 1)), np.zeros((2, 4, 20, 20, 1))\nx = np.concatenate([a, b])\n",
        "frame-size", None, "16, 20",
    ),
    "more clips than targets": (
        stack(CLIP, LAST, "layers.Flatten()", "layers.Dense(1)", then=fitted((10, 5, 16, 16, 1), (8, 1))),
        "target-shape", None, "8 targets for 10 clips",
    ),
    "class scores of another number": (
        stack(CLIP, LAST, "layers.Flatten()", 'layers.Dense(10)', then=fitted((4, 5, 16, 16, 1), (4, 7))),
        "target-shape", None, "7",
    ),
    "a frame for a vector": (stack(CLIP, LAST, "layers.RepeatVector(5)"), "rank", "repeat_vector", "height 16"),
    "frames for an LSTM": (stack(CLIP, EVERY, "layers.LSTM(8)"), "rank", "lstm", "time 5"),
    "a stride of zero": (stack(CLIP, "layers.ConvLSTM2D(8, 3, strides=0)"), "stride", "conv_lstm2d", "strides=0"),
    "no kernel size": (stack(CLIP, 'layers.ConvLSTM2D(8, padding="same")'), "argument-name", "conv_lstm2d", "kernel_size"),
    "one layer for two sizes": (
        f"shared = {EVERY}\nx = shared(keras.Input({CLIP}))\ny = shared(x)\n", "channels", "conv_lstm2d", "channels 4",
    ),
    "transposed convolution of a clip": (
        stack(CLIP, EVERY, "layers.Conv2DTranspose(1, 3)"), "time-distributed", "conv2d_transpose", "time 5",
    ),
    "a repeated state": (
        f"frames = keras.Input({CLIP})\n"
        "_, h, c = layers.ConvLSTM2D(4, 3, padding='same', return_state=True)(frames)\n"
        "y = layers.ConvLSTM2D(4, 3, padding='same')(frames, initial_state=[h, keras.ops.zeros_like(c)])\n",
        "healthy", None, "",
    ),
    "pooling of time that is written out": (
        stack("(8, 16, 16, 1)", EVERY, "layers.MaxPooling3D((2, 2, 2))", LAST), "healthy", None, "",
    ),
    "a reshape that mixes pixels": (
        stack("(6, 16, 16, 1)", "layers.Reshape((16, 16, 6))", "layers.Conv2D(2, 3)"), "reshape", "reshape", "(2, 3, 1, 4)",
    ),
    "a reshape of axes in their order": (
        stack("(6, 16, 16, 2)", "layers.Permute((2, 3, 1, 4))", "layers.Reshape((16, 16, 12))", "layers.Reshape((256, 12))"),
        "healthy", None, "",
    ),
    "pairs of steps side by side": (
        stack("(10, 5)", "layers.Reshape((5, 10))", "layers.LSTM(4)"), "healthy", None, "",
    ),
    "a vector cut into a frame": (
        stack("(32,)", "layers.Dense(192)", "layers.Reshape((8, 8, 3))"), "healthy", None, "",
    ),
    "a key that is not there": ("{}['frames']\n", "other", None, ""),
    "a fault of a layer's own": (
        "class Own(layers.Layer):\n    def call(self, x):\n        return x + self.nothing\n\n"
        f"keras.Sequential([keras.Input({CLIP}), Own()])\n",
        "other", None, "",
    ),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", CASES)
def test_a_small_program_is_diagnosed(name):
    source, cause, layer, words = CASES[name]
    found = diagnose_source(HEAD + source)
    assert found.cause == cause, found.explanation
    assert [fix.kind for fix in found.fixes if not fix.trade_off] == []
    if layer is None:
        assert found.layer is None
    else:
        assert found.layer.rstrip("_0123456789").startswith(layer.rstrip("0123456789"))
    assert words in " ".join([found.found, found.expected, found.explanation])
