"""The first start on a computer without a vault: small pages, one thing each."""
