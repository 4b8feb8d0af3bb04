"""Accounts in the back office: added, named, put into groups and switched off. Nobody is deleted here.

A person asks to be erased under “Your data”: then the books keep what they must and everything else goes
(foundation.accounts). Deleting the row would break what others signed, paid and voted.
"""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, NameEmailSettingsPanel
from wagtail.users.views.users import EditView, IndexView, UserColumn, UserViewSet

from cms.backoffice.forms import UserAddForm, UserChangeForm


class UserIndexView(IndexView):  # type: ignore[misc]
    """Found by name and e-mail address. One at a time: no actions on many."""

    search_fields = ("name", "email")
    default_ordering = "name"

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column_class(UserColumn)(
                "name",
                accessor="get_full_name",
                label=gettext_lazy("Name"),
                sort_key="name",
                get_url=self.get_edit_url,
            ),
            Column("email", label=gettext_lazy("E-mail address"), sort_key="email"),
            BooleanColumn("is_superuser", label=gettext_lazy("Administrator"), sort_key="is_superuser"),
            BooleanColumn("is_active", label=gettext_lazy("May sign in"), sort_key="is_active"),
            DateColumn("last_login", label=gettext_lazy("Last signed in"), sort_key="last_login"),
        ]

    def order_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        if self.ordering in {"name", "-name"}:
            return queryset.order_by(self.ordering, "pk")
        ordered: QuerySet[Any] = super().order_queryset(queryset)
        return ordered

    def get_delete_url(self, instance: Any) -> None:
        return None


class UserEditView(EditView):  # type: ignore[misc]
    """Without the button that deletes."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.can_delete = False

    def get_delete_url(self) -> None:
        return None


class HouseUserViewSet(UserViewSet):  # type: ignore[misc]
    ordering = "name"
    index_view_class = UserIndexView
    edit_view_class = UserEditView
    index_template_name = "wagtailadmin/generic/index.html"
    index_results_template_name = "wagtailadmin/generic/index_results.html"
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return UserChangeForm if for_update else UserAddForm


def erased_not_deleted(request: HttpRequest, *args: Any) -> HttpResponse:
    """In place of deleting an account, from its page or for many at once."""
    messages.error(
        request,
        _("Accounts are not deleted here: a person asks for it under “Your data”. You can switch the account off."),
    )
    return redirect("wagtailusers_users:index")


class HouseAccountView(AccountView):  # type: ignore[misc]
    """How the staff office looks for one person. Name and address are changed where everybody changes theirs."""

    def get_panels(self) -> list[Any]:
        elsewhere = (NameEmailSettingsPanel, AvatarSettingsPanel)
        return [panel for panel in super().get_panels() if not isinstance(panel, elsewhere)]

    def get_menu_items(self) -> list[dict[str, str]]:
        mine = {
            "url": reverse("accounts:me"),
            "label": _("Name, e-mail address and signing in"),
            "help_text": _("These are yours on the whole site: you change them on your own page."),
        }
        return [mine, *super().get_menu_items()]
