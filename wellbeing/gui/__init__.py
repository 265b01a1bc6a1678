"""The window. The only room that knows Qt. How to write a screen: `docs/screens.md`."""

from wellbeing.gui.keep_singletons import keep_singletons

keep_singletons()
