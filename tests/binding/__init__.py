"""Documents that become reports."""
