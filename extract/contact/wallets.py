"""Wallet addresses, accepted by their checksum: Bitcoin, Litecoin, Dogecoin, Tron (Base58Check), Bitcoin and Litecoin
SegWit (Bech32, BIP 173 and 350), Ethereum (EIP-55, or one case), TON (CRC-16), Solana (32 bytes, only beside its name)."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_WORD = re.compile(r"[A-Za-z0-9_-](?<![A-Za-z0-9].)(?:(?<=0)x[0-9A-Fa-f]{40}|[A-Za-z0-9_-]{24,89})(?![A-Za-z0-9])")
# Version bytes of Base58Check addresses: each chain's chainparams; Tron: developers.tron.network.
_VERSIONS = {0: "bitcoin", 5: "bitcoin", 48: "litecoin", 50: "litecoin", 30: "dogecoin", 22: "dogecoin", 65: "tron"}
_SOLANA = re.compile(r"(?<![a-z])(?:sol|solana|phantom|spl)(?![a-z])", re.IGNORECASE)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_CHECKED = re.compile("[0-9](?<=[A-Za-z]{2}.)[0-9] ?[A-Z0-9]{4}")  # in every such number, found fast
_NAMED = 12  # characters before an account's number in which the word IBAN stands
_NEAR = 60  # characters around a Solana address within which its name must stand: it has no checksum


@dataclass(frozen=True, slots=True)
class Wallet:
    start: int
    end: int
    value: str
    network: str


def find(text: str) -> Iterator[Wallet]:
    """The valid addresses in `text`, from left to right."""
    for match in _WORD.finditer(text):
        word = match.group()
        network = network_of(word)
        if network is None and _is_solana(word):
            around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR].replace(word, " ")
            network = "solana" if _SOLANA.search(around) else None
        if network:
            yield Wallet(match.start(), match.end(), word, network)


def ibans(text: str) -> Iterator[tuple[int, int]]:
    """Spans of international bank account numbers (ISO 13616): by their check digits, or behind the word."""
    for match in _IBAN.finditer(text) if _CHECKED.search(text) else ():
        word = match.group().replace(" ", "").upper()
        named = "iban" in text[max(0, match.start() - _NAMED) : match.start()].lower()
        if named or int("".join(str(int(char, 36)) for char in word[4:] + word[:4])) % 97 == 1:
            yield match.span()


def network_of(word: str) -> str | None:
    """The network of a wallet address, or None where no checksum fits."""
    if word.startswith("0x"):
        return "ethereum" if _is_ethereum(word[2:]) else None
    if word.lower().startswith(("bc1", "ltc1")):
        return _segwit(word)
    if re.fullmatch(r"[EUk0]Q[A-Za-z0-9_-]{46}", word):
        return "ton" if _is_ton(word) else None
    raw = _base58(word) if 25 <= len(word) <= 35 else None
    if raw is None or len(raw) != 25 or _double(raw[:-4])[:4] != raw[-4:]:
        return None
    return _VERSIONS.get(raw[0])


def _double(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


def _base58(word: str) -> bytes | None:
    number = 0
    for char in word:
        place = _BASE58.find(char)
        if place < 0:
            return None
        number = number * 58 + place
    body = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return bytes(len(word) - len(word.lstrip("1"))) + body


def _is_solana(word: str) -> bool:
    raw = _base58(word) if 32 <= len(word) <= 44 else None
    return raw is not None and len(raw) == 32


def _is_ethereum(digits: str) -> bool:
    if len(digits) != 40:
        return False
    if digits in (digits.lower(), digits.upper()):
        return True
    from Crypto.Hash import keccak  # here: few texts have such an address, and it takes 30 ms

    digest = keccak.new(digest_bits=256, data=digits.lower().encode()).hexdigest()
    return all(
        char == (char.upper() if int(nibble, 16) > 7 else char.lower()) for char, nibble in zip(digits, digest, strict=False)
    )


def _is_ton(word: str) -> bool:
    raw = base64.urlsafe_b64decode(word)
    return binascii.crc_hqx(raw[:34], 0).to_bytes(2, "big") == raw[34:]


def _segwit(word: str) -> str | None:
    """Bech32 or Bech32m of a SegWit address (BIP 173, BIP 350)."""
    low = word.lower()
    prefix, _, data = low.rpartition("1")
    if word not in (low, word.upper()) or prefix not in {"bc", "ltc"} or any(char not in _BECH32 for char in data):
        return None
    values = [_BECH32.index(char) for char in data]
    spread = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    constant = 1 if values and values[0] == 0 else 0x2BC830A3
    if len(values) < 14 or _polymod(spread + values) != constant:
        return None
    return "bitcoin" if prefix == "bc" else "litecoin"


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    return check
