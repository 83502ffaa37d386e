"""From référentiel, règlement and facts to a proposal with its reasons, then to a decision."""
