"""What is typed in on the screens of the catalogue."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

LARGEST_EXPORT = 800 * 1024 * 1024
"""Bytes of an export that a screen receives; the zip of the whole register is far smaller."""


class ExportForm(forms.Form):
    """The file of an export, and its day when its name does not say it."""

    file = forms.FileField(
        label="Export du registre",
        help_text="Le zip tel qu'il se télécharge (export-fiches-rncp-v4-1-AAAA-MM-JJ.zip), "
        "ou le XML qu'il contient.",
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".zip,.xml"}),
        error_messages={"required": "Choisissez le fichier de l'export."},
    )
    dated = forms.DateField(
        label="Jour de l'export",
        required=False,
        help_text="Seulement quand le nom du fichier ne le dit pas.",
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_EXPORT:
            raise forms.ValidationError(
                f"« {file.name} » pèse plus de {LARGEST_EXPORT // 1024**2} Mo : donnez le zip, ou "
                "importez ce fichier par la commande parchemin-bureau catalogue importer."
            )
        return file
