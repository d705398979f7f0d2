# aims: a file, by TensorFlow's own operations
# prize: change
# stopped by: landlock, namespaces
import tensorflow

tensorflow.io.write_file(f"{WORLD}/submitted/zoe/page.ipynb", "spoiled")
