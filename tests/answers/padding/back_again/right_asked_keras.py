# Sends a frame down and up.
# outcome: correct

shape = (1, trip_question.height, trip_question.width, 1)
for _ in range(trip_question.levels):
    shape = layers.Conv2D(8, 3, strides=2, padding="same").compute_output_shape(shape)
for _ in range(trip_question.levels):
    shape = layers.UpSampling2D(2).compute_output_shape(shape)
back_again = shape[1:3]
