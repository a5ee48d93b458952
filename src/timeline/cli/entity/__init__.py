"""What can be done with entities: people, bodies and places; one module a command."""
