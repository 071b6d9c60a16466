"""The language of a posting, from its text or the site's own field."""

from __future__ import annotations

import pytest

from jseeker.core.language import language_of, language_tag

TEXTS = {
    "en": "We are looking for a baker who gets up early and loves good bread. You will work with a team of six.",
    "de": "Wir suchen eine Bäckerin, die gern früh aufsteht und gutes Brot liebt. Du arbeitest in einem Team.",
    "fr": "Nous cherchons une boulangère qui se lève tôt et aime le bon pain. Vous travaillerez en équipe.",
    "es": "Buscamos una panadera que madrugue y ame el buen pan. Trabajarás en un equipo de seis personas cada día.",
    "it": "Cerchiamo una panettiera che si alzi presto e ami il buon pane. Lavorerai in una squadra di sei persone.",
    "nl": "Wij zoeken een bakker die graag vroeg opstaat en van goed brood houdt. Je werkt in een team van zes mensen.",
    "pl": "Szukamy piekarza, który lubi wcześnie wstawać i kocha dobry chleb. Będziesz pracować w zespole.",
    "ja": "早起きが好きで、おいしいパンを愛するパン職人を募集しています。六人のチームで働きます。",
    "ko": "일찍 일어나고 좋은 빵을 사랑하는 제빵사를 찾습니다. 여섯 명의 팀과 함께 일합니다.",
    "zh": "我们正在寻找一位热爱面包、喜欢早起的面包师。您将与六人团队一起工作，开发新产品。",
    "zh-Hant": "我們正在尋找一位熱愛麵包、喜歡早起的麵包師。您將與六人團隊一起工作，開發新產品。",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_text_is_in_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


def test_a_few_english_terms_do_not_change_a_japanese_text() -> None:
    assert language_of(TEXTS["ja"] + " Backend Engineer, Kubernetes, Python, CI/CD, Terraform " * 3) == "ja"


def test_the_boilerplate_at_one_end_does_not_outvote_the_text() -> None:
    assert language_of(f"About us. {TEXTS['en']}\n" + TEXTS["de"] * 20) == "de"


@pytest.mark.parametrize("text", ["", "   ", "12345 67890", "OK"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("en-US", "en"),
        ("de", "de"),
        ("DE_AT", "de"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh_CN", "zh"),
        ("German", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_a_sites_own_field_is_read_as_a_tag(value: object, tag: str | None) -> None:
    assert language_tag(value) == tag
