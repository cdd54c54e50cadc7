"""V1, the Vagtbord: what is to be done, what happened in this shift, who is in the house (ux.md 2.7)."""
