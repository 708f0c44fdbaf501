"""Makes Orca write what it would say, one JSON line for each utterance, instead of giving it to a voice.

Orca reads this file from its folder of the user's data when it starts. A line with `"idle"` is written again and again
while there is nothing for Orca to do: so whoever waits knows silence from slowness.
"""

import json
import os

from gi.repository import GLib
from orca import event_manager, speech

EVERY_MS = 100
log = open(os.environ["EAR_LOG"], "a", buffering=1, encoding="utf-8")


def note(**line):
    log.write(json.dumps(line, ensure_ascii=False) + "\n")


def say(text, acss=None, interrupt=True):
    note(said=str(text))


def say_all(utterances, progress):
    for context, _acss in utterances:
        note(said=str(context.utterance))


def say_idle():
    manager = event_manager.getManager()
    if manager._eventQueue.empty():
        note(idle=True)
    return True


speech.init = lambda: None
speech._speak = say
speech.speakCharacter = say
speech.speakKeyEvent = lambda event, acss=None: None
speech.sayAll = say_all
# Behind everything else in Orca's own loop.
GLib.timeout_add(EVERY_MS, say_idle, priority=GLib.PRIORITY_LOW)
note(started=True)
