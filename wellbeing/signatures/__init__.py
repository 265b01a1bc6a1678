"""Who signed what travels: both keys of a signer, and the signatures of releases and content packs."""
