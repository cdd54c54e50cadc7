"""Two new recovery sheets, after one was used."""
