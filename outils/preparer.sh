#!/bin/sh
# Trouve un Python convenable, puis lui confie la préparation de l'environnement.
set -eu

trouve=''
sans_venv=''
for candidat in "${PARCHEMIN_PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
    [ -n "$candidat" ] && command -v "$candidat" >/dev/null 2>&1 || continue
    "$candidat" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
    if "$candidat" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        trouve=$candidat
        break
    fi
    sans_venv=$candidat
done

if [ -z "$trouve" ] && [ -n "$sans_venv" ]; then
    version=$("$sans_venv" -c 'import platform; print(platform.python_version())')
    echo "Python $version est là ($(command -v "$sans_venv")), mais sans son module venv." >&2
    echo "Installez-le (Debian, Ubuntu : apt-get install python3-venv), puis relancez la commande." >&2
    exit 1
fi
if [ -z "$trouve" ]; then
    version=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null || echo aucun)
    echo "Parchemin demande Python 3.11 ou plus récent ; python3 trouvé sur cette machine : $version." >&2
    echo "Installez Python 3.11 ou plus récent, ou indiquez-le : PARCHEMIN_PYTHON=/chemin/vers/python3.12" >&2
    exit 1
fi
exec "$trouve" outils/environment.py "$@"
