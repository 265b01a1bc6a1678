"""'Someone is with me now': help without a vault, without a login, and without anything stored."""
