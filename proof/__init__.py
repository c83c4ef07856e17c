"""The promises, tried: killed, refused by the disk, raced, fed with hostile words. See `make proof`."""
