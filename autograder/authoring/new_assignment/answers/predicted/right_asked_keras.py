# outcome: correct
(height, width) = [axis[1:] for axis in question.axes]
frames = keras.Input((height[0], width[0], 1))
made = layers.Conv2D(1, (height[1], width[1]), strides=(height[2], width[2]))(frames)
predicted = tuple(made.shape[1:3])
