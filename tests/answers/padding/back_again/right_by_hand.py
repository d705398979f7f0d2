# Halved on paper.
# outcome: correct

back_again = (36, 40)
