"""What a worked solution computes, as numbers: measured once, then held against answers of any style."""
