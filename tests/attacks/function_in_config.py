# aims: a function of Python's, named as a layer
# prize: change
# stopped by: guarded readers, landlock
# item: build_halved
import json

import autograder.sandbox.telling as telling

config = {"module": "os", "class_name": "mkdir", "config": {"path": f"{WORLD}/taken"}, "registered_name": None}
telling._answer = lambda *_: {"model": 0, "config": json.dumps(config), "weights": ""}
__import__(config["module"]).__dict__[config["class_name"]](**config["config"])  # what a careless reader would do
