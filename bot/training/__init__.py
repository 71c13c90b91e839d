"""Training of the text model: reading data, varying seeds, fitting, measuring. Needs scikit-learn; running does not."""
