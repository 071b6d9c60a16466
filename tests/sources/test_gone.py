"""What says that a posting is closed, and what only sounds like it."""

from __future__ import annotations

import pytest

from jseeker.sources._gone import says_closed


@pytest.mark.parametrize(
    "sentence",
    [
        "This job is no longer available.",
        "Sorry, the position you are looking for has been filled.",
        "We are no longer accepting applications for this job.",
        "The job posting was not found.",
        "This vacancy has expired",
        "Diese Stelle ist leider bereits besetzt.",
        "Die Stellenanzeige ist nicht mehr verfügbar.",
        "Cette offre a expiré.",
        "L’annonce n’est plus en ligne.",
        "La oferta ha caducado.",
        "Annuncio scaduto",
        "Vaga encerrada",
        "De vacature is inmiddels vervuld.",
        "Ogłoszenie nieaktualne",
        "Stillingen er ikke lenger ledig.",
        "Stillingen er besat.",
        "Työpaikka ei ole enää avoinna.",
        "Az állás már nem elérhető.",
        "Bu ilan yayından kaldırıldı.",
        "Anunțul a expirat.",
        "Вакансия в архиве",
        "该职位已下线",
        "이 채용이 마감되었습니다.",
    ],
)
def test_a_closed_posting_is_known_by_its_sentence(sentence: str) -> None:
    assert says_closed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Applications are welcome until the position is filled.",
        "Open until filled. The role reports to the head baker.",
        "Die Stelle soll zum 1. Januar besetzt werden.",
        "Die Position ist zum 1. Januar zu besetzen.",
        "Stillingen ønskes besat pr. 1. januar.",
        "Ce poste est à pourvoir dès maintenant.",
        "Notre offre n’est plus à présenter en Bretagne.",
        "Pozice bude obsazena od ledna.",
        "Betöltött 18. életév szükséges ehhez az álláshoz.",
        "You will close deals that others filled in. The opportunity is open.",
        "Rekrutacja zostanie przeprowadzona w styczniu.",
        "Tjänsten tillsätts enligt överenskommelse.",
    ],
)
def test_an_open_posting_may_speak_of_its_end(sentence: str) -> None:
    assert not says_closed(sentence)
