# aims: a server behind a file
# prize: reach
# stopped by: namespaces
import socket

socket.socket(socket.AF_UNIX).connect(f"{WORLD}/server")
