# aims: a server, by the other protocol
# prize: reach
# stopped by: seccomp, namespaces
import socket

socket.create_connection(("::1", PORT_6), timeout=2).sendall(b"leak")
