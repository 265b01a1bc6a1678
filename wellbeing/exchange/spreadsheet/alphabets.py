"""The letters beyond a to z in Europe's languages: what tells one single-byte encoding from another."""

ALPHABETS = {
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåéü",
    "de": "äöüßéà",
    "el": "άέήίόύώϊϋΐΰαβγδεζηθικλμνξοπρσςτυφχψω",
    "es": "áéíóúüñ",
    "et": "äõöüšž",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "ga": "áéíóú",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "is": "áéíóúýæöþð",
    "it": "àèéìíîòóùú",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nl": "éëïóöüèç",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúü",
    "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšžćđ",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "sv": "åäöéü",
    "tr": "çğıiöşüâîû\u0307",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
_SETS = {language: frozenset(letters) for language, letters in ALPHABETS.items()}


def fit(text: str) -> float:
    """The share of characters beyond ASCII that are letters of one language, the one that fits best."""
    foreign = [character for character in text.lower() if not character.isascii()]
    letters = [character for character in foreign if character.isalpha() or character == "\u0307"]
    if not letters:
        return 0.0
    best = max(sum(letter in alphabet for letter in letters) for alphabet in _SETS.values())
    return best / len(foreign)
