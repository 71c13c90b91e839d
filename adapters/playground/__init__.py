"""The playground: a small chat network on a web page, with people to write as and a cast that plays."""
