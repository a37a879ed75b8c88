"""Recipes that train the demonstration models of this package, one module per model."""
