from django.urls import path

from parchemin.office.accounts import views

app_name = "accounts"
urlpatterns = [
    path("connexion/", views.SignIn.as_view(), name="login"),
    path("deconnexion/", views.SignOut.as_view(), name="logout"),
    path("", views.accounts, name="list"),
    path("ouvrir/", views.open_account, name="open"),
    path("<int:user_id>/inviter/", views.invite, name="invite"),
    path("<int:user_id>/fermer/", views.close, name="close"),
    path("choisir/<str:key>/<str:token>/", views.choose_password, name="choose_password"),
]
