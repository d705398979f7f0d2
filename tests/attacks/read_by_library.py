# aims: a file, by the C library
# prize: read
# stopped by: landlock, namespaces
import ctypes

libc = ctypes.CDLL(None)
content = ctypes.create_string_buffer(4096)
libc.read(libc.open(f"{WORLD}/submitted/zoe/page.ipynb".encode(), 0), content, 4096)
print(content.value)
