# Pads in front, as Keras does unless told otherwise.
# outcome: incorrect
# cause: sequence-length
# says: stands a frame of zeros; expected frame 0


def pad_clips(clips):
    batch = keras.utils.pad_sequences(clips, dtype="float32")
    mask = np.arange(batch.shape[1])[None] < np.array([[len(clip)] for clip in clips])
    return batch, mask
