"""The terms of the filter language, one module a term; its docstring is its manual."""
