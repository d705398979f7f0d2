# aims: a file in the folder for temporary files
# prize: persist
# stopped by: landlock, namespaces
# then: print(open('/tmp/shapeclinic_left_behind').read())
open("/tmp/shapeclinic_left_behind", "w").write("LEFT-" + "BEHIND")
