"""The sentences of the catalogue are well written."""

from tests.office.test_sentences import test_no_sentence_has_a_fault_of_typography as sentences_of


def test_aucune_phrase_du_catalogue_n_a_de_faute_de_typographie() -> None:
    """Accords faits, guillemets et leurs espaces, une seule sorte d'apostrophe."""
    sentences_of("catalogue")
