"""Small building blocks that the recipes have in common."""
