"""Paper: finished objects in, PDF bytes out (ux.md 5, design.md D17). It reads no store and keeps no file."""
