# aims: a file, by TensorFlow's own operations
# prize: read
# stopped by: landlock, namespaces
import tensorflow

print(tensorflow.io.read_file(f"{WORLD}/submitted/zoe/page.ipynb").numpy())
