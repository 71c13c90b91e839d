"""The whole: puts the packages together and runs them."""
