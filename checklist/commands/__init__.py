"""One verb a file: read the options, call one function, print its result."""
