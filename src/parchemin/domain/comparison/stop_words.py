"""The French words that carry no subject of their own: a closed list, set aside from likeness."""

_WORDS = """
a à afin ai ainsi alors après as au aucun aucune auprès autour autre autres aux avant avec
avoir ayant c car ce ceci cela celle celles celui ces cet cette ceux chacun chacune chaque
chez ci comme comment compte concernant contre d dans de depuis des dès donc dont du durant
elle elles en encore ensuite entre envers es est et etc étant été être eu eux fait faire
hors il ils j je jusqu jusque l la là laquelle le lequel les lesquelles lesquels leur leurs
lors lorsqu lorsque lui m ma mais me même mêmes mes moi mon n ne ni non nos notre nous on
ont ou où par parmi pas pendant peu plus plusieurs pour pourquoi près puis puisqu puisque
qu quand que quel quelle quelles quels qui quoi quoique s sa sans se selon ses si sien soi
soit son sont sous suivant sur ta te tel telle telles tels tes toi ton tous tout toute
toutes très tu un une vers via voici voilà vos votre vous vu y
"""

STOP_WORDS = frozenset(_WORDS.split())
