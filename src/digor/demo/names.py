"""Invented people's names: of Cornouaille, of elsewhere in France, of those who came from farther."""

from __future__ import annotations

FAMILY_NAMES = (
    "Le Goff", "Le Gall", "Le Bihan", "Le Roux", "Ar Moal", "Kerveillant", "Guéguen", "Quéméner", "Riou", "Bozec",
    "Cariou", "Le Berre", "Hénaff", "Pennec", "Salaün", "Tanguy", "Cosquer", "L'Helgouac'h", "Péron", "Nédélec",
    "Le Corre", "Floc'h", "Gourmelen", "Jaouen", "Kersalé", "Marchand", "Rolland", "Philippe", "Strullu", "Le Pape",
    "Le Floch", "Le Guen", "Le Meur", "Le Bris", "Le Grand", "Autret", "Bescond", "Bernard", "Colin", "Coatmeur",
    "Daniélou", "Donnart", "Férec", "Gloaguen", "Guillou", "Hascoët", "Jézéquel", "Kerbrat", "Kernéis", "Lagadec",
    "Louarn", "Mévellec", "Morvan", "Olier", "Plouzennec", "Quiniou", "Quintin", "Rannou", "Sévellec", "Stéphan",
    "Trellu", "Urvoas", "Yhuel", "An Dréau", "Ar Gall", "Le Dû", "Le Nir", "Garrec", "Bourhis", "Goasguen",
    "Martin", "Moreau", "Dubois", "Lefèvre", "Fontaine", "Roussel", "Gauthier", "Perrin", "Lambert", "Chevalier",
    "Renaud", "Masson", "Blanchard", "Guérin", "Leclercq", "Noël", "Picard", "Delattre", "Meunier", "Barbier",
    "Diallo", "Traoré", "Benali", "Haddad", "Petrov", "Kovács", "Nguyen", "Da Silva", "Bah", "Camara",
    "Konaté", "Cissé", "Touré", "Ben Youssef", "El Amrani", "Bouzid", "Mansouri", "Rahmani", "Ahmadi", "Yusuf",
    "Tesfaye", "Osman", "Shevchenko", "Kovalenko", "Popescu", "Ionescu", "Gjoka", "Hoxha", "Beridze", "Sargsyan",
    "Fernandes", "Gomes", "Sow", "Barry", "Mbemba", "Ilunga",
)  # fmt: skip
WOMEN = (
    "Soizic", "Gaëlle", "Maëlle", "Anne-Marie", "Marie", "Annick", "Bleuenn", "Solenn", "Katell", "Sylvie", "Sarah",
    "Léa", "Morgane", "Nolwenn-Anna", "Rozenn", "Enora", "Maïna", "Azenor", "Klervi", "Aziliz", "Gwenola", "Marie-Jo",
    "Nathalie", "Sandrine", "Véronique", "Christelle", "Céline", "Hélène", "Chloé", "Inès", "Manon", "Camille",
    "Fatou", "Nadia", "Olena", "Linh", "Aminata", "Mariama", "Khadija", "Samira", "Yasmina", "Oksana", "Mirela",
    "Nino", "Selam", "Farida", "Rokia", "Elira",
)  # fmt: skip
MEN = (
    "Yannick", "Ronan", "Erwann", "Tugdual", "Jean-Yves", "Hervé", "Corentin", "Denez", "Loeiz", "Pol", "Michel",
    "Lucas", "Gwendal", "Malo", "Ewen", "Goulven", "Jakez", "Mikael", "Yann-Ber", "Jean-Luc", "Jean-Pierre", "Patrick",
    "Éric", "Stéphane", "Frédéric", "Sébastien", "Jérôme", "Rémi", "Théo", "Hugo", "Kévin", "Dylan", "Mamadou", "Karim",
    "Ivan", "João", "Mohamed", "Ibrahima", "Abdoulaye", "Youssef", "Rachid", "Oleksandr", "Ahmad", "Ali", "Giorgi",
    "Tigran", "Florin", "Ousmane",
)  # fmt: skip

# The same name written by other hands: transliterations, the Breton and the French form.
OTHERWISE = {
    "Mohamed": "Mohammed", "Youssef": "Yusef", "Oleksandr": "Alexandre", "Olena": "Elena", "Petrov": "Petroff",
    "Shevchenko": "Chevtchenko", "Kovalenko": "Covalenco", "Yusuf": "Youssouf", "Diallo": "Dialo", "Traoré": "Traore",
    "Nguyen": "N'Guyen", "Giorgi": "Georgi", "Khadija": "Khadidja", "Haddad": "Hadad", "Ahmadi": "Amadi",
    "Ar Moal": "Le Moal", "Ar Gall": "Le Gall", "An Dréau": "Le Dréau", "Loeiz": "Louis", "Jakez": "Jacques",
    "Denez": "Denis", "Pol": "Paul", "Mikael": "Mickaël", "Yann-Ber": "Jean-Pierre", "Katell": "Catherine",
    "Solenn": "Solène", "Erwann": "Erwan", "Soizic": "Françoise", "Guéguen": "Guéguin", "Jaouen": "Jouan",
    "Floc'h": "Floch", "L'Helgouac'h": "Lelgouach", "Da Silva": "Dasilva", "Ben Youssef": "Benyoussef",
    "El Amrani": "Elamrani", "João": "Joao", "Tesfaye": "Tesfay", "Sargsyan": "Sarkissian", "Beridze": "Béridzé",
    "Konaté": "Konate", "Mariama": "Mariam", "Ousmane": "Osman", "Abdoulaye": "Abdullahi",
}  # fmt: skip

# What a round calls somebody whose name nobody asked.
WHO = (
    "homme", "jeune", "monsieur", "dame", "jeune femme", "couple", "ancien", "grand", "petit monsieur", "dame âgée"
)  # fmt: skip
HOW = (
    "au chien", "au caddie", "à la guitare", "au bonnet rouge", "à la béquille", "au vélo", "au sac vert", "à la radio",
    "au manteau long", "à l'écharpe", "au livre", "à la casquette", "aux deux sacs", "à la poussette vide", "au thermos",
)  # fmt: skip
