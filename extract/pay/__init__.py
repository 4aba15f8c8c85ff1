"""The base pay that an ad offers."""
