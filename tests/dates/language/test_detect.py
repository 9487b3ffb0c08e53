"""The language of a text: by script and letters; a declared one stays unless the text is in another."""

from __future__ import annotations

import pytest

from tui.dates.language.detect import contradicts, detect, detect_of_many

TEXTS = {
    "en": "The mayor of Marle resigned on Tuesday after the council had voted against the new bridge over the river.",
    "de": "Der Bürgermeister von Marle trat am Dienstag zurück, nachdem der Rat gegen die neue Brücke gestimmt hatte.",
    "fr": "Le maire de Marle a démissionné mardi après que le conseil a voté contre le nouveau pont sur la rivière.",
    "es": "El alcalde de Marle dimitió el martes después de que el consejo votara contra el nuevo puente sobre el río.",
    "it": "Il sindaco di Marle si è dimesso martedì dopo che il consiglio ha votato contro il nuovo ponte sul fiume.",
    "pt": "O prefeito de Marle renunciou na terça-feira depois que o conselho votou contra a nova ponte sobre o rio.",
    "ru": "Мэр Марля ушёл в отставку во вторник после того, как совет проголосовал против нового моста через реку.",
    "uk": "Мер Марля пішов у відставку у вівторок після того, як рада проголосувала проти нового мосту через річку.",
    "bg": "Кметът на Марл подаде оставка във вторник, след като съветът гласува против новия мост над реката.",
    "sv": "Borgmästaren i Marle avgick på tisdagen efter att fullmäktige hade röstat mot den nya bron över floden.",
    "ro": "Primarul din Marle a demisionat marți după ce consiliul a votat împotriva noului pod peste râu.",
    "vi": "Thị trưởng Marle đã từ chức hôm thứ Ba sau khi hội đồng bỏ phiếu chống lại cây cầu mới bắc qua sông.",
    "zh": "马尔市长周二辞职，此前市议会投票反对在河上新建大桥。",
    "ja": "マルル市長は火曜日、市議会が川の新しい橋に反対する投票を行ったことを受けて辞任した。",
    "ar": "استقال رئيس بلدية مارل يوم الثلاثاء بعد أن صوت المجلس ضد الجسر الجديد فوق النهر.",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_a_text_is_in_its_language_and_contradicts_every_other(lang: str) -> None:
    assert detect(TEXTS[lang]) == lang
    assert [other for other in TEXTS if not contradicts(TEXTS[lang], other)] == [lang]


@pytest.mark.parametrize(
    ("text", "lang"), [("", "en"), ("12 3/4", "en"), ("Obama", "en"), ("Zug entgleist in Marle", "de")]
)
def test_what_says_too_little_is_in_the_default(text: str, lang: str) -> None:
    assert detect(text) == lang


def test_a_script_rules_languages_out() -> None:
    assert detect("Новости") not in ("en", "pt")
    assert contradicts("Новости", "en") and not contradicts("Новости", "bg")
    assert detect("تهران", "fa") == "fa"


def test_a_headline_contradicts_nothing_but_a_script() -> None:
    assert not contradicts("Alcalde de Marle dimite", "en")
    assert not contradicts("", "en")


def test_the_language_of_many_is_that_of_most() -> None:
    assert detect_of_many([TEXTS["ru"], TEXTS["ru"], TEXTS["bg"]]) == "ru"
    assert detect_of_many([]) == "en"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fa", "شهردار مارل روز سه‌شنبه پس از رأی شورا علیه پل تازه روی رودخانه استعفا کرد."),
        ("fa", "پلیس گفت دو نفر در آتشسوزی کشته شدند."),
        ("ur", "مارل کے میئر نے منگل کو دریا پر نئے پل کے خلاف کونسل کے ووٹ کے بعد استعفیٰ دے دیا۔"),
        ("ar", "قال وزير الخارجية بيتر شميت في گراتس إن الجسر الجديد فوق النهر سيفتتح يوم الثلاثاء المقبل."),
        ("hi", "मार्ले के महापौर ने मंगलवार को नदी पर नए पुल के खिलाफ परिषद के मतदान के बाद इस्तीफा दे दिया।"),
        ("th", "นายกเทศมนตรีเมืองมาร์ลลาออกเมื่อวันอังคาร หลังสภาลงมติคัดค้านสะพานใหม่ข้ามแม่น้ำ"),
        (
            "id",
            "Wali kota Marle mengundurkan diri pada hari Selasa setelah dewan menolak jembatan baru di atas sungai itu.",
        ),
    ],
)
def test_languages_of_one_script_are_told_apart(lang: str, text: str) -> None:
    assert detect(text) == lang
    assert not contradicts(text, lang)
