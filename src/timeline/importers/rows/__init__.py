"""Tables and objects read: columns, rows, works and ids."""
