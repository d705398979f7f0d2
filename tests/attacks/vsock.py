# aims: the machine below
# prize: taken
# stopped by: seccomp
import socket

socket.socket(40, socket.SOCK_STREAM)
print("TAKEN")
