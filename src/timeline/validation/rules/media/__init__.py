"""Rules about pictures, recordings and documents, one file a rule."""
