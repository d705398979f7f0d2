# Takes the state to be as large as what goes in.
# outcome: incorrect
# points: 1
# cause: state-shape
# says: height: 49 is not what comes out. The first layer: ⌈49 / 2⌉ = 25

state_lengths = (2, 49, 63, 8)
