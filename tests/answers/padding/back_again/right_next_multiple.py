# The next multiple of two to the power of the levels.
# outcome: correct

step = 2**trip_question.levels
back_again = tuple(size + -size % step for size in (trip_question.height, trip_question.width))
