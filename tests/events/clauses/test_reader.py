"""Clauses with their kinds, tenses and code points, language by language; all sentences are invented."""

from __future__ import annotations

import sys

import pytest

from tests.events.sentences.test_sentence import sentence_of, shown

CASES = {
    "en": {
        "The mayor of Brill, who resigned on Friday, said on Saturday that six people had died.": [
            "saying, past: The mayor of Brill, who resigned on Friday, said on Saturday",
            "relative, past: who resigned on Friday",
            "reported, past perfect: that six people had died",
        ],
        "Two keepers are dead.": [
            "main, present: Two keepers are dead",
        ],
        "A hearing will be held on Friday.": [
            "main, future: A hearing will be held on Friday",
        ],
        "It was last flooded in 1968.": [
            "main, past: It was last flooded in 1968",
        ],
        "The mill is expected to be closed in June.": [
            "main, present: The mill is expected to be closed in June",
        ],
        "The only injury was a broken leg.": [
            "main, past: The only injury was a broken leg",
        ],
        "Police arrested two men and closed the road after the dam failed on Monday.": [
            "main, past: Police arrested two men",
            "main, past: closed the road",
            "subordinate, past: after the dam failed on Monday",
        ],
        "After the dam failed in 2019, the town was flooded and 300 people were evacuated.": [
            "main, past: the town was flooded",
            "subordinate, past: After the dam failed in 2019",
            "main, past: 300 people were evacuated",
        ],
        "The man arrested on Friday was freed on Sunday.": [
            "main, past: The man arrested on Friday was freed on Sunday",
            "participle, none: arrested on Friday",
        ],
        "The dam, built in 1931, failed on 3 December.": [
            "main, past: The dam, built in 1931, failed on 3 December",
            "participle, none: built in 1931",
        ],
        "Six people had fallen, police said on Saturday.": [
            "reported, past perfect: Six people had fallen",
            "saying, past: police said on Saturday",
        ],
        "“We saw the dam break,” Lea Maes said on Monday.": [
            "saying, past: Lea Maes said on Monday",
            "quoted, past: We saw the dam break",
        ],
        "On Monday, police said the quake killed six and injured 30.": [
            "saying, past: On Monday, police said",
            "reported, past: the quake killed six",
            "reported, past: injured 30",
        ],
        "Lea Maes told reporters on Monday the bridge would open in May.": [
            "saying, past: Lea Maes told reporters on Monday",
            "reported, future: the bridge would open in May",
        ],
        "Prices have risen since March.": [
            "main, perfect: Prices have risen since March",
        ],
        "The bridge is being rebuilt.": [
            "main, progressive: The bridge is being rebuilt",
        ],
        "The company plans to sell the mill.": [
            "main, present: The company plans to sell the mill",
        ],
        "After the vote the mayor quit.": [
            "main, past: After the vote the mayor quit",
        ],
        "The raid that captured the governor began on Tuesday.": [
            "main, past: The raid that captured the governor began on Tuesday",
            "relative, past: that captured the governor",
        ],
        "Fire destroys the market; nobody was hurt.": [
            "main, present: Fire destroys the market",
            "main, past: nobody was hurt",
        ],
        "The town will vote in May, leaving the mill without an owner.": [
            "main, future: The town will vote in May",
            "participle, none: leaving the mill without an owner",
        ],
        "Lea Maes denied that she had sold the mill.": [
            "main, past: Lea Maes denied",
            "subordinate, past perfect: that she had sold the mill",
        ],
        "Founded in 1901, the club won its first cup last year.": [
            "main, past: the club won its first cup last year",
            "participle, none: Founded in 1901",
        ],
        "The quake struck when the town slept, killing six and injuring 30.": [
            "main, past: The quake struck",
            "subordinate, past: when the town slept",
            "participle, none: killing six and injuring 30",
        ],
        "The mayor then grips her chest and collapses.": [
            "main, present: The mayor then grips her chest and collapses",
        ],
        "Two men fell and a third drowned, police said.": [
            "reported, past: Two men fell",
            "reported, past: a third drowned",
            "saying, past: police said",
        ],
        "Lea Maes had been hired as a clerk and sold the mill on Friday, Ada Orr said.": [
            "reported, past perfect: Lea Maes had been hired as a clerk",
            "reported, past: sold the mill on Friday",
            "saying, past: Ada Orr said",
        ],
        "Lea Maes, a partner in the firm, told police two men shot at her.": [
            "saying, past: Lea Maes, a partner in the firm, told",
            "reported, past: police two men shot at her",
        ],
        "Ada Orr quit when the keepers Lea Maes, 20, and Jon Ask, 24, were freed.": [
            "main, past: Ada Orr quit",
            "subordinate, past: when the keepers Lea Maes, 20, and Jon Ask, 24, were freed",
        ],
        "The man, who, police said, had fled to Brill, was caught.": [
            "main, past: The man, who, police said, had fled to Brill, was caught",
            "relative, past perfect: who, police said, had fled to Brill",
            "saying, past: police said",
        ],
        "People fled their homes, ” the mayor said.": [
            "reported, past: People fled their homes",
            "saying, past: the mayor said",
        ],
        "The mill won’t open in May.": [
            "main, future: The mill won’t open in May",
        ],
        "The woman, who hails from Brill, was arrested.": [
            "main, past: The woman, who hails from Brill, was arrested",
            "relative, present: who hails from Brill",
        ],
        "Ada Orr argued Lea Maes’s long history of illness was to blame.": [
            "saying, past: Ada Orr argued",
            "reported, future: Lea Maes’s long history of illness was to blame",
        ],
        "A jury convicted a man charged in a shooting at a firm that left a clerk dead.": [
            "main, past: A jury convicted a man",
            "participle, none: charged in a shooting at a firm",
            "relative, past: that left a clerk dead",
        ],
        "After being escorted from the plant, she came back at 08:30 with a gun.": [
            "main, past: she came back at 08:30 with a gun",
            "participle, none: After being escorted from the plant",
        ],
        "The cable, which joins Brill, Osterby and Marle, experienced a fault.": [
            "main, past: The cable, which joins Brill, Osterby and Marle, experienced a fault",
            "relative, present: which joins Brill",
        ],
    },
    "de": {
        "Der Bürgermeister, der am Freitag zurücktrat, sagte am Samstag, dass sechs Menschen gestorben seien.": [
            "saying, past: Der Bürgermeister, der am Freitag zurücktrat, sagte am Samstag",
            "relative, past: der am Freitag zurücktrat",
            "reported, present: dass sechs Menschen gestorben seien",
        ],
        "Die Polizei nahm am Montag zwei Männer fest und sperrte die Straße, nachdem der Damm gebrochen war.": [
            "main, past: Die Polizei nahm am Montag zwei Männer fest",
            "main, past: sperrte die Straße",
            "subordinate, past: nachdem der Damm gebrochen war",
        ],
        "Bei dem Brand wurden am Dienstag sechs Menschen verletzt, teilte die Feuerwehr mit.": [
            "reported, past: Bei dem Brand wurden am Dienstag sechs Menschen verletzt",
            "saying, past: teilte die Feuerwehr mit",
        ],
        "Der Täter, der am Freitag festgenommen wurde, ist gestern gestorben.": [
            "main, past: Der Täter, der am Freitag festgenommen wurde, ist gestern gestorben",
            "relative, past: der am Freitag festgenommen wurde",
        ],
        "Die Brücke wird im Mai eröffnet.": [
            "main, future: Die Brücke wird im Mai eröffnet",
        ],
    },
    "fr": {
        "Le maire, qui a démissionné vendredi, a déclaré samedi que six personnes étaient mortes.": [
            "saying, past: Le maire, qui a démissionné vendredi, a déclaré samedi",
            "relative, past: qui a démissionné vendredi",
            "reported, past: que six personnes étaient mortes",
        ],
        "Deux hommes ont été arrêtés lundi et la route a été fermée après que le barrage a cédé.": [
            "main, past: Deux hommes ont été arrêtés lundi",
            "main, past: la route a été fermée",
            "subordinate, past: après que le barrage a cédé",
        ],
        "La police a arrêté deux hommes, a annoncé le parquet mardi.": [
            "reported, past: La police a arrêté deux hommes",
            "saying, past: a annoncé le parquet mardi",
        ],
    },
    "es": {
        "La ley debe ser aprobada en mayo.": [
            "main, present: La ley debe ser aprobada en mayo",
        ],
        "El alcalde, que dimitió el viernes, dijo el sábado que seis personas habían muerto.": [
            "saying, past: El alcalde, que dimitió el viernes, dijo el sábado",
            "relative, past: que dimitió el viernes",
            "reported, past perfect: que seis personas habían muerto",
        ],
        "La policía detuvo el lunes a dos hombres y cerró la carretera cuando la presa se rompió.": [
            "main, past: La policía detuvo el lunes a dos hombres",
            "main, past: cerró la carretera",
            "subordinate, past: cuando la presa se rompió",
        ],
    },
    "it": {
        "Il sindaco, che si è dimesso venerdì, ha detto sabato che sei persone erano morte.": [
            "saying, past: Il sindaco, che si è dimesso venerdì, ha detto sabato",
            "relative, past: che si è dimesso venerdì",
            "reported, past: che sei persone erano morte",
        ],
        "La polizia ha arrestato lunedì due uomini e ha chiuso la strada quando la diga è crollata.": [
            "main, past: La polizia ha arrestato lunedì due uomini",
            "main, past: ha chiuso la strada",
            "subordinate, past: quando la diga è crollata",
        ],
    },
    "uk": {
        "Мер, який подав у відставку в п'ятницю, сказав у суботу, що загинули шість людей.": [
            "saying, past: Мер, який подав у відставку в п'ятницю, сказав у суботу",
            "relative, past: який подав у відставку в п'ятницю",
            "reported, past: що загинули шість людей",
        ],
        "Поліція затримала двох чоловіків і закрила дорогу, коли прорвало греблю.": [
            "main, past: Поліція затримала двох чоловіків",
            "main, past: закрила дорогу",
            "subordinate, past: коли прорвало греблю",
        ],
    },
    "ru": {
        "Мэр, который подал в отставку в пятницу, сказал в субботу, что шесть человек погибли.": [
            "saying, past: Мэр, который подал в отставку в пятницу, сказал в субботу",
            "relative, past: который подал в отставку в пятницу",
            "reported, past: что шесть человек погибли",
        ],
        "Полиция задержала двух мужчин и закрыла дорогу.": [
            "main, past: Полиция задержала двух мужчин",
            "main, past: закрыла дорогу",
        ],
    },
    "pt": {
        "O prefeito, que renunciou na sexta-feira, disse no sábado que seis pessoas tinham morrido.": [
            "saying, past: O prefeito, que renunciou na sexta-feira, disse no sábado",
            "relative, past: que renunciou na sexta-feira",
            "reported, past perfect: que seis pessoas tinham morrido",
        ],
        "A polícia prendeu dois homens e fechou a estrada quando a barragem rompeu.": [
            "main, past: A polícia prendeu dois homens",
            "main, past: fechou a estrada",
            "subordinate, past: quando a barragem rompeu",
        ],
    },
    "zh": {
        "市长表示，两镇将于1月5日举行会谈，谈判已经开始。": [
            "saying, none: 市长表示",
            "reported, future: 两镇将于1月5日举行会谈",
            "reported, perfect: 谈判已经开始",
        ],
        "水坝周一倒塌，造成三人死亡。": [
            "main, none: 水坝周一倒塌",
            "main, none: 造成三人死亡",
        ],
    },
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, its in CASES.items() for text in its])
def test_a_sentence_is_cut_into_its_clauses(lang: str, text: str) -> None:
    sentence = sentence_of(text, lang)
    assert [shown(sentence, clause) for clause in sentence.clauses] == CASES[lang][text]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two keepers are dead.", ["dead"]),
        ("The only injury was a burn.", ["injury", "burn"]),
        ("The flood had been caused by a storm.", ["flood", "caused", "storm"]),
        ("Lea Maes said that the mill was sold.", ["sold"]),
    ],
)
def test_the_words_that_tell_what_happens(text: str, told: list[str]) -> None:
    sentence = sentence_of(text)
    spans = sorted(span for clause in sentence.clauses for span in clause.events)
    assert [text[low:high] for low, high in spans] == told


def test_a_clause_lies_within_its_parent_or_beside_it() -> None:
    sentence = sentence_of("The mayor, who quit after the dam failed, said that the town that he led had grown.")
    parents = [None if clause.parent is None else sentence.clauses[clause.parent] for clause in sentence.clauses]
    assert [parent and parent.kind.value for parent in parents] == [None, "saying", "relative", "saying", "reported"]


@pytest.mark.parametrize("piece", ["who ", "“", "that he said ", "after ", ", ", "and was ", "( a was "])
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    """Work is counted in calls of the reader's own functions: twice the text, at most about twice the calls."""
    short, long = (_calls(piece * (size // len(piece))) for size in (1400, 2800))
    assert long <= 2.5 * short


def _calls(text: str) -> int:
    sentence = sentence_of(text)
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        _ = sentence.clauses
    finally:
        sys.setprofile(None)
    return count


def test_what_is_longer_than_any_sentence_is_one_clause() -> None:
    sentence = sentence_of("The mill was sold and " * 1000)
    assert len(sentence.clauses) == 1
