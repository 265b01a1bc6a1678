"""A new incident, and the facts of one later. `screen.build_new` and `screen.build_facts` make the screens."""
