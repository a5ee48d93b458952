"""What can be done with sources: works that events cite; one module a command."""
