# outcome: correct
predicted = (0, 0)
heights, widths = [axis[1:] for axis in question.axes]
predicted = ((heights[0] - heights[1]) // heights[2] + 1, (widths[0] - widths[1]) // widths[2] + 1)
