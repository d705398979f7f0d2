# aims: packets of one's own making
# prize: taken
# stopped by: process, seccomp
import socket

socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
print("TAKEN")
