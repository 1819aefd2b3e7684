"""The pages of needs: what a household wishes, an evaluation filled, the forms a territory edits."""
