"""Any set of linked count tables in, the protected tables out: the engine on its own (`wellbeing protect`)."""
