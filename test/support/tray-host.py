"""A desktop's place for the icons of programs (StatusNotifierItem): it takes them in and tells their menus as JSON lines."""

import json
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

WATCHER = "org.kde.StatusNotifierWatcher"
MENU = "com.canonical.dbusmenu"
PROPERTIES = {"IsStatusNotifierHostRegistered": True, "ProtocolVersion": 0, "RegisteredStatusNotifierItems": dbus.Array([], signature="s")}


class Watcher(dbus.service.Object):
    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, item, sender=None):
        service, path = (sender, item) if item.startswith("/") else (item, "/StatusNotifierItem")
        say({"icon": service})
        GLib.timeout_add(500, self.read_menu, service, path)

    @dbus.service.method(WATCHER, in_signature="s")
    def RegisterStatusNotifierHost(self, host):
        pass

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return PROPERTIES[name]

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return PROPERTIES

    def read_menu(self, service, path):
        try:
            item = dbus.Interface(bus.get_object(service, path), dbus.PROPERTIES_IFACE)
            menu = dbus.Interface(bus.get_object(service, item.Get("org.kde.StatusNotifierItem", "Menu")), MENU)
            _, (_, _, entries) = menu.GetLayout(0, -1, ["label"])
            say({"menu": [str(properties.get("label", "")) for _, properties, _ in entries]})
        except dbus.DBusException as error:
            say({"trouble": str(error)})
            return False
        return True


def say(fact):
    print(json.dumps(fact), flush=True)


DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
name = dbus.service.BusName(WATCHER, bus)
watcher = Watcher(bus, "/StatusNotifierWatcher")
say({"ready": True})
try:
    GLib.MainLoop().run()
except KeyboardInterrupt:
    sys.exit(0)
