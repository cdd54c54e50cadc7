"""The central server: keeps sealed events in order, and hands them on. It can read none of them."""
