"""Who could live where: proposals in the territory's printed order, with their reasons; a person designates."""
