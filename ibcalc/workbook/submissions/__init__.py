"""What providers send in: the forms they fill, and reading, checking and putting these together."""
