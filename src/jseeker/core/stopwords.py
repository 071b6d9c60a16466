"""Function words of six languages: the words that carry no claim and no topic."""

from __future__ import annotations

__all__ = ["FUNCTION_WORDS"]

# Everyday grammar, collected by hand. A word that could change what a sentence claims (not, only, over, until …) is
# still a function word here; `core.truth` has its own, much shorter list of words that may be added freely.
_LISTS: dict[str, str] = {
    "en": """
        a about above across after against all also am an and any are as at be because been before being below
        between both but by can could did do does doing down during each etc e.g every few for from further had has
        have having he her here hers him his how i i.e if in including into is it its just let may me might more most
        must my no nor not now of off on once only onto or other our out over own per same she should so some such
        than that the their them then there these they this those through to too toward towards under until up upon
        us using very via was we well were what when where which while who whom why will with within without would
        you your
    """,
    "de": """
        aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da dabei damit dann das
        dass dein dem den der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine
        einem einen einer eines er es etwas euch euer für gegen haben hat hatte hier hinter ich ihm ihn ihnen ihr ihre
        ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann kein keine können man mehr mein mit muss
        nach nicht noch nur ob oder ohne sehr sein seine seit sich sie sind so sowie sowohl über um und uns unser
        unsere unter vom von vor war was wenn werden wie wir wird wo zu zum zur zwischen
    """,
    "fr": """
        à afin ainsi alors après au aucun aussi autre aux avant avec ce ceci cela ces cet cette chez comme d dans de
        depuis des donc dont du elle en entre est et être eux il ils je l la le les leur leurs lors lui m ma mais me
        même mes moi mon n ne ni nos notre nous on ont ou où par pas pendant plus pour qu quand que qui s sa sans se
        ses si son sont sous sur ta te tes toi ton tous tout toute très tu un une vers vos votre vous y
    """,
    "es": """
        a al algo ante antes aquí así aunque bajo cada como con contra cual cuando de del desde donde durante e el él
        ella ellas ellos en entre era es esa ese eso esta este esto estos está fue ha hacia han hasta hay la las le les
        lo los más me mi mis muy ni no nos nosotros nuestra nuestro o os otra otro para pero por porque que quien se
        ser si sin sobre son su sus también te todo todos tras tu tus u un una uno unos y ya yo
    """,
    "it": """
        a ad agli ai al alla alle allo anche c che chi ci come con contro cui d da dagli dai dal dalla dalle dallo
        degli dei del della delle dello di dove durante e è ed era essere fra gli ha hanno i il in io l la le lei li lo
        loro lui ma mi mia mio ne negli nei nel nella nelle nello noi non nostra nostro o ogni per perché più presso
        quale quando quella quello questa questo se sei si sia sono su sua sue sui sul sulla suo tra tu tutti tutto un
        una uno vi voi
    """,
    "pt": """
        a ao aos as às até com como da das de dela dele delas deles do dos e é ela elas ele eles em entre era essa
        esse esta este eu foi há isso isto já lhe mais mas me mesmo meu minha muito na nas não no nos nós nossa nosso o
        os ou para pela pelas pelo pelos por qual quando que quem são se sem ser seu seus sob sobre sua suas também te
        tem um uma umas uns você vocês
    """,
}
FUNCTION_WORDS: dict[str, frozenset[str]] = {language: frozenset(listed.split()) for language, listed in _LISTS.items()}
