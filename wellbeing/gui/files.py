"""Asking for a file without leaving a trace of the folders that were visited, and without blocking the lock.

Qt writes them into settings of its own when a file dialog is deleted, and the systems' native dialogs keep
lists of recent files. So the dialog is Qt's own, its settings point to where nothing can be written, and on
systems where that place can't be moved the entry is removed afterwards.
"""

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from wellbeing.gui import style

Chosen = Callable[[Path], object]


@functools.cache
def forget_folders() -> None:
    """Keep Qt's own settings off the disk; called before the first dialog of Qt's."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, os.devnull)


def ask_for_file(parent: QWidget, title: str, chosen: Chosen, *, patterns: str = "") -> QFileDialog:
    """Let a person pick an existing file; `patterns` as Qt reads them: 'Tables (*.csv *.xlsx)'."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if patterns:
        dialog.setNameFilter(patterns)
    dialog.open()
    return dialog


def ask_for_files(parent: QWidget, title: str, chosen: Callable[[list[Path]], object]) -> QFileDialog:
    """Let a person pick one or several existing files."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: chosen([Path(path) for path in paths]))
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    """Let a person pick a folder."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def ask_where_to_save(parent: QWidget, title: str, name: str, chosen: Chosen) -> QFileDialog:
    """Let a person say where a file goes; `name` is proposed.

    A file that exists is refused by who writes it: Qt's own question would be a dialog that blocks.
    """
    dialog = _dialog(parent, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(name)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, chosen: Chosen | None = None) -> QFileDialog:
    forget_folders()
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setMinimumSize(style.size("column"), style.size("column"))
    if chosen is not None:
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.destroyed.connect(_remove_entry)
    return dialog


def _remove_entry() -> None:
    if sys.platform in ("win32", "darwin"):
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        settings.remove("FileDialog")
        settings.sync()
