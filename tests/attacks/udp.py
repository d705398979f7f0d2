# aims: a server on this machine, without a connection
# prize: reach
# stopped by: seccomp, namespaces
import socket

socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"leak", ("127.0.0.1", UDP_PORT))
