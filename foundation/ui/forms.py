"""How every form of the house is drawn: label, hint, error and control, in the order a person reads them."""

from django.forms.renderers import DjangoTemplates


class HouseFormRenderer(DjangoTemplates):
    """Draws forms with the templates under `ui/forms/`; widgets keep Django's own."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "django/forms/formsets/div.html"
    field_template_name = "ui/forms/field.html"
