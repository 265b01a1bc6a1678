"""What data protection law asks of the union: the controller, its papers, and one of them before it leaves."""
