# Asked NumPy, with an array of that shape.
# outcome: correct

import numpy as np

q = recording_question
clips = np.zeros((q.batch, q.time, q.height, q.width, q.channels), "uint8")
clip_shape = clips.shape
