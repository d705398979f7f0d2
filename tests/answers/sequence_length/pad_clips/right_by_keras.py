# Lets Keras pad, which pads in front unless told otherwise.
# outcome: correct


def pad_clips(clips):
    batch = keras.utils.pad_sequences(clips, padding="post", dtype="float32")
    mask = np.arange(batch.shape[1])[None] < np.array([[len(clip)] for clip in clips])
    return batch, mask
