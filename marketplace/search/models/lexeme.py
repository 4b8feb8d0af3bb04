"""The words on the shelf, and how they look with letters left out: what a mistyped word is compared with."""

from django.db import models


class Lexeme(models.Model):
    """A word that appears in titles, trades and names, in how many entries."""

    word = models.CharField(max_length=40, primary_key=True)
    entries = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["word"], opclasses=["varchar_pattern_ops"], name="lexeme_by_beginning")]

    def __str__(self) -> str:
        return self.word


class NearMiss(models.Model):
    """A word with one or two letters left out. Two words that share such a form are at most that far apart."""

    form = models.CharField(max_length=40)
    word = models.ForeignKey(Lexeme, on_delete=models.CASCADE, related_name="+", db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "word"], name="a_form_leads_to_a_word_once")]

    def __str__(self) -> str:
        return self.form
