"""The invented year and the night that is played in it. Nothing here is needed to run a desk."""
