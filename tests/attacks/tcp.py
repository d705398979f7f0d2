# aims: a server on this machine
# prize: reach
# stopped by: seccomp, namespaces
import socket

socket.create_connection(("127.0.0.1", PORT), timeout=2).sendall(b"leak")
