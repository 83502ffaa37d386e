"""How an assessment takes place, from the words of its modality: number, time, people, place."""
