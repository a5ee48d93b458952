"""`python -m timeline` is the command `timeline`."""

from timeline.cli.app import main

main()
