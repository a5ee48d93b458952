"""Completion in a shell: what is offered for a word, and the scripts that ask for it.

`offers` finds the option or argument that a word belongs to, `named` its values where it declares
none, `bashline` reads what bash gives, and `shells` installs the script of a shell.
"""
