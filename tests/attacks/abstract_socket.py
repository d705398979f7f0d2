# aims: a server behind a name that is no file
# prize: reach
# stopped by: landlock, namespaces
import socket

socket.socket(socket.AF_UNIX).connect("\0" + ABSTRACT)
