"""The pages of rights: what a household holds, a right said, a paper seen, a number opened."""
