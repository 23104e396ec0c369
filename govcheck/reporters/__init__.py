"""The output formats: each module turns results into text and computes nothing."""
