"""Work that is tortured: real use cases in a process of its own, and what must be found of it afterwards."""
