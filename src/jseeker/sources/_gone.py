"""The words with which a page says that its posting is closed, in the languages that postings are written in."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["says_closed"]

_NEAR = r"[^.!?\n]{0,60}?"
"""Between the thing and what became of it, in one sentence."""
_CLOSED = (
    # What is closed, then what is said of it. Not what will be ("soll besetzt werden", "until it is filled").
    (
        r"(?<!until )(?<!until the )(?<!until this )(?:job|position|posting|role|vacancy|opening|opportunity"
        r"|requisition"
        r"|listing|advert(?:isement)?)",
        r"no longer (?:available|open|active|accepting|exists?|posted|online|listed|being advertised)|(?:been|is|was)"
        r" (?:now )?(?:filled|closed|removed|taken down|cancelled|archived|withdrawn)|(?:has|is) (?:now )?expired"
        r"|now closed|not available any ?more|already been filled|does ?n[o'’]t exist|(?:was|is"
        r"|could) not (?:be )?found",
    ),
    (
        r"stelle(?:n(?:anzeige|angebot|ausschreibung))?|anzeige|position|ausschreibung|job(?:angebot)?|inserat",
        r"nicht (?:mehr|länger) (?:verfügbar|ausgeschrieben|online|aktuell|aktiv|vakant|offen)|(?:ist|wurde) (?:leider"
        r" |bereits |schon |inzwischen |nun )*(?:besetzt|abgelaufen|geschlossen|archiviert|vergeben)\b(?! werden)",
    ),
    (
        r"offre|poste|annonce",
        r"n['’](?:est|existe) plus(?: (?:disponible|en ligne|d['’]actualité|active|valable|ouverte?|à pourvoir)"
        r"|\s*[.!])"
        r"|(?:a|est|été) (?:déjà )?(?:expirée?|pourvue?|clôturée?|archivée?)\b",
    ),
    (
        r"oferta|vacante|puesto|empleo|anuncio",
        r"(?:ya )?no (?:está|se encuentra) (?:ya )?(?:disponible|activ[ao]|vigente|abiert[ao])|ha (?:expirado|caducado"
        r"|finalizado)|(?:está|ha sido|fue) (?:cerrad|cubiert|caducad)[ao]\b",
    ),
    (
        r"offerta|posizione|annuncio|candidatura",
        r"non è più (?:disponibile|aperta|attiv[ao]|valid[ao])|(?:è )?scadut[ao]\b|è (?:stat[ao] )?(?:chius|copert"
        r"|rimoss)[ao]\b",
    ),
    (
        r"vaga|oferta|anúncio|posição",
        r"(?:não está mais|já não está|não se encontra mais) (?:disponível|ativ[ao]|abert[ao])|(?:foi "
        r"|está )?encerrad[ao]\b"
        r"|expirou|(?:foi|está) (?:expirad|preenchid)[ao]\b",
    ),
    (
        r"vacature|functie|baan",
        r"niet (?:meer|langer) (?:beschikbaar|actief|open|online|vacant)|is (?:reeds |inmiddels "
        r"|al )?(?:gesloten|vervuld"
        r"|verlopen)",
    ),
    (
        r"oferta(?: pracy)?|ogłoszenie|stanowisko|rekrutacja",
        r"wygasł[ao]|nieaktualn[ae]|(?:już )?nie jest (?:już )?(?:dostępn|aktualn|aktywn)\w+|została? zakończon\w+",
    ),
    (
        r"tjänsten|annonsen|jobbet|rekryteringen",
        r"(?:inte|ej) längre (?:tillgänglig|aktuell|öppen|aktiv|ledig)\w*|har gått ut|är (?:nu |redan )?(?:avslutad"
        r"|tillsatt|stängd)",
    ),
    (
        r"stillingen|opslaget|jobbet|annoncen|annonsen",
        r"ikke (?:længere|lenger) (?:ledig|tilgængelig|tilgjengelig|aktiv|aktuell?|åben|åpen)\w*|er (?:nu |nå |allerede"
        r" )?(?:udløbet|utløpt|besatt?|lukket)\b",
    ),
    (r"(?:työ)?paikka|ilmoitus|tehtävä|haku", r"ei ole enää|on (?:jo )?(?:päättynyt|sulkeutunut|poistettu)"),
    (
        r"pozice|nabídka|inzerát|ponuka|pozícia|výběrové řízení",
        r"(?:již|už) není|(?:již|už) nie je|není (?:již|už)|byla? (?:již )?(?:ukončen|obsazen)\w*|neaktuáln\w+"
        r"|vypršel\w*",
    ),
    (r"állás|pozíció|hirdetés", r"már nem (?:elérhető|aktuális|betöltetlen)|lejárt|betöltötték|lezárult"),
    (
        r"ilan|pozisyon|başvuru",
        r"yayından kaldırıl\w+|sona er\w+|artık (?:mevcut|aktif|geçerli) değil|kapan(?:dı|mıştır)|dolmuştur",
    ),
    (
        r"anunțul|oferta|postul|poziția|locul de muncă",
        r"nu mai este (?:disponibil|activ|valabil)\w*|a expirat|a fost ocupat",
    ),
    (
        r"вакансия|объявление",
        r"закрыта|(?:в|перенесена в) архив\w*|неактивна|не ?актуальна|снят[ао] с публикации",
    ),
    (r"вакансія|оголошення", r"закрита|(?:в|перенесена в) архів\w*|не ?активна|не ?актуальна"),
)
_ALONE = (
    r"no longer accepting (?:applications|applicants)|applications? (?:are|have) (?:now )?(?:been )?closed"
    r"|(?:job|posting|vacancy|listing|position) expired|expired (?:job|posting|vacancy|listing)\b",
    r"募集(?:を|は|が)?(?:終了|締め切)|掲載(?:期間)?(?:は|が|を)?終了|受付(?:は|が|を)?終了"
    r"|この求人は(?:現在)?(?:掲載され|募集し)ていません",
    r"(?:职位|岗位)已(?:经)?(?:关闭|下线|停止|过期|失效|招满|结束)|停止招聘|職缺已(?:關閉|下架|額滿|過期)",
    r"채용이? ?(?:마감|종료)(?:되었|됐|된)|마감된 (?:공고|채용)",
)


@cache
def _pattern() -> re.Pattern[str]:
    """All of it as one pattern."""
    said = (rf"\b(?:{thing})\b{_NEAR}(?<![^\W_])(?:{closed})" for thing, closed in _CLOSED)
    return re.compile("|".join((*said, *_ALONE)), re.IGNORECASE)


def says_closed(text: str) -> bool:
    """True where a sentence says that a posting is no longer open."""
    return _pattern().search(text) is not None
