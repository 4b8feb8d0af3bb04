"""What happens to money and accounts in the sandbox, whoever asked for it: the API, a page or a test."""
