"""An article of each language whose files are short: its main date, and what it tells of other days, with their titles."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events.conftest import Read

ANCHOR = "2026-02-18T09:00+00:00"

ARTICLES = {
    "sv": (
        "Två döda efter brand i Marle",
        "Två personer dog när ett hotell i Marle brann ner på tisdagen, uppger polisen. Branden bröt ut klockan 03.40. Borgmästaren avgick förra veckan efter kritik mot brandskyddet. Hotellet öppnade i maj 2019. En ny undersökning ska inledas på fredag.",
    ),
    "ro": (
        "Doi morți într-un incendiu la Marle",
        "Două persoane au murit marți după ce un hotel din Marle a ars, a anunțat poliția. Primarul a demisionat săptămâna trecută. Hotelul a fost deschis în mai 2019. O anchetă va începe vineri.",
    ),
    "id": (
        "Dua orang tewas dalam kebakaran hotel di Marle",
        "Dua orang tewas ketika sebuah hotel di Marle terbakar pada Selasa (17/2/2026), kata polisi. Wali kota mundur pekan lalu. Hotel itu dibuka pada Mei 2019. Penyelidikan akan dimulai pada Jumat.",
    ),
    "vi": (
        "Hai người chết trong vụ cháy khách sạn ở Marle",
        "Hai người đã chết khi một khách sạn ở Marle bốc cháy hôm thứ Ba, công an cho biết. Thị trưởng đã từ chức tuần trước. Khách sạn mở cửa vào tháng 5 năm 2019. Cuộc điều tra sẽ bắt đầu vào thứ Sáu.",
    ),
    "th": (
        "เพลิงไหม้โรงแรมดับ 2 ศพ",
        "มีผู้เสียชีวิต 2 รายจากเหตุเพลิงไหม้โรงแรมเมื่อวันที่ 17 กุมภาพันธ์ 2569\nนายกเทศมนตรีลาออกเมื่อสัปดาห์ที่แล้ว\nโรงแรมเปิดเมื่อเดือนพฤษภาคม 2562\nตำรวจจะเริ่มสอบสวนในวันศุกร์",
    ),
    "hi": (
        "मार्ले में होटल में आग, दो की मौत",
        "मार्ले में मंगलवार को एक होटल में आग लगने से दो लोगों की मौत हो गई, पुलिस ने बताया। महापौर ने पिछले सप्ताह इस्तीफा दिया। होटल मई 2019 में खुला था। जांच शुक्रवार को शुरू होगी।",
    ),
    "fa": (
        "دو کشته در آتش‌سوزی هتل در مارل",
        "دو نفر در آتش‌سوزی هتلی در مارل روز سه‌شنبه، ۲۸ بهمن ۱۴۰۴، کشته شدند، پلیس گفت. شهردار هفته گذشته استعفا کرد. این هتل در اردیبهشت ۱۳۹۸ افتتاح شد. تحقیقات روز جمعه آغاز خواهد شد.",
    ),
}
"""Language to headline and text: a fire on Tuesday, a resignation last week, an opening in May 2019, an inquiry on Friday."""


@pytest.mark.parametrize("lang", ARTICLES)
def test_main_date_and_mentions(read: Read, lang: str) -> None:
    title, text = ARTICLES[lang]
    found = read(text, title, published=ANCHOR, lang=lang)
    main, *others = found.mentions
    assert main.when.first == date(2026, 2, 17), (main.when.edtf(), main.evidence.rule)
    assert main.title == title
    named = [mention for mention in others if mention.title and mention.basis != "context"]
    days = {mention.when.first for mention in named}
    opened = date(2019, 4, 21) if lang == "fa" else date(2019, 5, 1)
    assert {date(2026, 2, 9), opened, date(2026, 2, 20)} <= days, [(m.title, m.when.edtf()) for m in named]
