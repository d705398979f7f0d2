# verdict: unreadable
# says: as JSON it ends in an error
"""The code alone, under the notebook's name."""

path.write_text("import keras\nmodel = keras.Sequential()\n")
