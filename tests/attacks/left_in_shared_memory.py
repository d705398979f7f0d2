# aims: a piece of shared memory
# prize: persist
# stopped by: landlock, namespaces
# then: from multiprocessing import shared_memory; block = shared_memory.SharedMemory('shapeclinic_left'); print(bytes(block.buf[:11])); block.unlink()
from multiprocessing import shared_memory

block = shared_memory.SharedMemory("shapeclinic_left", create=True, size=20)
block.buf[:11] = b"LEFT-BEHIND"
block.close()
from multiprocessing import resource_tracker

resource_tracker.unregister("/shapeclinic_left", "shared_memory")
