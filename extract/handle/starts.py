"""Where the handle behind a label may begin."""

import re

from extract.disguise.plain import Plain
from extract.handle.forms import SPACED
from extract.words.latin_words import is_word

_FIRST = re.compile(r"(?<![a-z0-9_.@\u00c0-\u024f\u1e00-\u1eff])@?[a-z0-9_\u00c0-\u024f\u1e00-\u1eff]")
_NAMED = re.compile(
    r"[^\n.!?;。,，@:：]{1,28}[:：][ \t]{0,3}(?:@ {1,2})?(?=@?[a-z0-9.]{0,30}[0-9_]|(?:[a-z0-9_] ){4})"
)  # kullanıcı adı: fake_hr
_REMARKED = re.compile(r"\s?[(（][^()（）\n]{2,48}[)）]\s?[:：]\s{0,2}(?=@?[a-z0-9])")  # TG (no dots): fake
_LETTERED = re.compile(  # tele gw f.a.k.e.h.r, tele thôi: fa.ke.hr (no dots)
    r"[^\n.!?;。,，@]{1,28}[ :：\"“«](?=_[a-z0-9_]{4}|@?(?:[a-z0-9_][.\-*·]){4}|@?[a-z0-9]{1,20}(?:[.~*|][a-z0-9]{1,20}){2,8}[ ]?[(（—–])"
)
_ROW = re.compile(  # tele, dots out: f.a.k.e.h.r; tg, search without spaces: f a k e _ h r
    r"[^\n@]{1,60}?(?<![a-z0-9.\-*·_])(?<![a-z0-9] )(?=[a-z](?P<gap>[.\-*· ])(?:[a-z0-9_](?P=gap)){4,30}[a-z0-9_](?![a-z0-9]))"
)
_QUOTED = re.compile(
    r"[^\n.!?;。,，@]{1,28}[\"“«「『‘](?=@?(?P<name>[a-z0-9_.]{4,30}|[a-z0-9_]+(?:[·•][a-z0-9_]+)+)[\"”»」』’])"
)  # Телеграм менеджера «fakesvetlana»


def places(plain: Plain, label_end: int, begin: int, limit: int) -> list[int]:
    """Where the handle may begin: behind the fillers; or earlier, where a filler word is its first part (`hr_asia`)."""
    low, found = plain.low, [begin]
    for match in _FIRST.finditer(low[label_end : begin + 1]):
        at = label_end + match.start()
        word = re.match(r"@?[a-z0-9_.\u00c0-\u024f\u1e00-\u1eff-]+", low[at : at + 40])
        if (word and at + word.end() > begin) or (word and SPACED.match(low, at)):
            found.append(at)
    for form in (_NAMED, _REMARKED, _LETTERED, _ROW, _QUOTED):
        named = form.match(low, label_end)
        if named and not is_word(named.groupdict().get("name", "")):
            found.append(named.end())
    if label_end and begin > label_end and low[begin - 1] in "_-." and begin == label_end + 1:
        found = [begin]
    return sorted({at for at in found if at < min(limit, len(low))})
