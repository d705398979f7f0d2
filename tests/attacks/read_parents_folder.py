# aims: what lies beside and above the notebook
# prize: read
# stopped by: landlock, namespaces
import os

for folder, _, files in os.walk(WORLD):
    for name in files:
        if name.endswith((".py", ".ipynb")):
            print(open(os.path.join(folder, name)).read())
