# Parchemin : « make » seul dit ce qui existe. Rien d'autre à installer que Python ≥ 3.11 et make.
.DEFAULT_GOAL := aide
.NOTPARALLEL:
.PHONY: aide start test docs format lock bench mutation propre

BIN := .venv/bin
preparer = @sh outils/preparer.sh

aide: ## dit ce que chaque commande fait
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

start: ## prépare l'office, puis le sert (PARCHEMIN_PORT, DATABASE_URL, PARCHEMIN_DATA)
	$(preparer) --lock requirements.lock
	@exec $(BIN)/parchemin-bureau demarrer

test: ## prépare tout, puis vérifie tout : style, types, imports, suite sur deux moteurs, navigateur
	$(preparer) --lock requirements-dev.lock
	@$(BIN)/python -m outils.verify $(ETAPES)

docs: ## réécrit docs/commandes.md d'après l'aide des commandes
	$(preparer) --lock requirements-dev.lock
	@$(BIN)/python -m outils.commands_doc

format: ## met le code en forme
	$(preparer) --lock requirements-dev.lock
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

lock: ## recalcule les verrous d'après pyproject.toml
	$(preparer) --lock requirements-dev.lock
	@$(BIN)/python -m outils.locks

bench: ## mesure, et écrit bench/results.json
	$(preparer) --lock requirements-dev.lock
	@$(BIN)/python -m bench

mutation: ## change les règles mot à mot et dit ce qu'aucun essai ne voit (FICHIERS="votes chair", long)
	$(preparer) --lock requirements-dev.lock
	@$(BIN)/python -m outils.mutation $(FICHIERS)

propre: ## efface ce que les commandes ont construit, jamais les données
	@rm -rf .venv .venv-coeur build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
