# aims: a process that waits for the next notebook
# prize: persist
# stopped by: namespaces
# then: import socket; s = socket.socket(socket.AF_UNIX); s.connect('\0shapeclinic_left'); print(s.recv(20))
import os
import socket

if os.fork() == 0:
    os.setsid()
    server = socket.socket(socket.AF_UNIX)
    server.bind("\0shapeclinic_left")
    server.listen()
    server.settimeout(20)
    server.accept()[0].sendall(b"LEFT-BEHIND")
    os._exit(0)
