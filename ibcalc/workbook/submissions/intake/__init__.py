"""Taking submissions in: each read in a process apart, and what was read kept until the end."""
