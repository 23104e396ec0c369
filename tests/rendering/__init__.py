"""Reports that become documents."""
