# A window that slides is a convolution: the kit's own arithmetic.
# outcome: correct

from shapeclinic.arithmetic import output_length

q = windowing_question
number = output_length(q.frames, kernel_size=q.past + q.future, strides=q.step)
clip_count = [number, (number - 1) * q.step]
