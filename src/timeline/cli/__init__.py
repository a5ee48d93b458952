"""The command line: the only room that prints, reads the environment and the clock, and exits."""

import gc

# To look for garbage while modules load and files are read takes a tenth of a run and finds none.
gc.set_threshold(200_000, 20, 20)
