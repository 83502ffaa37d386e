"""A sentence made shorter without ever cutting a word, a code or a figure."""

ELLIPSIS = "…"
_CLOSED = f"{ELLIPSIS} »"


def shortened(text: str, longest: int) -> str:
    """The text as it is if it fits, else its first words; « quotes » that were opened are closed.

    Only the ellipsis is left where not even the first word fits.
    """
    if len(text) <= longest:
        return text
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        kept = " ".join(words[:count]).rstrip(" ,;:(«")
        end = _CLOSED if kept.count("«") > kept.count("»") else ELLIPSIS
        if kept and len(kept) + len(end) <= longest:
            return kept + end
    return ELLIPSIS
