# Put together: the batch in front of a clip.
# outcome: correct

clip = [recording_question.time, recording_question.height, recording_question.width, recording_question.channels]
clip_shape = [recording_question.batch, *clip]
