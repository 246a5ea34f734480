"""What is done with findings: their chain, standards, objections and accounts relied on."""
