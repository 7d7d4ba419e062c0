"""A desk for the window: an X server, a bus for assistive technology, the program, and hands that know only names.

Everything is done through AT-SPI, as a screen reader does it: a control is found by its role and name and asked to do
its action. No coordinate is used. Needs xvfb, dbus, at-spi2-core, python3-pyatspi and imagemagick (tests/install).
"""

import contextlib
import fcntl
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

BUTTON, RADIO, CHECK, FIELD = "push button", "radio button", "check box", "entry"
# What assistive technology lets a person act on; each of these must have a name.
CONTROLS = {BUTTON, RADIO, CHECK, FIELD, "toggle button", "combo box", "link", "slider", "menu item", "progress bar",
            "column header", "table column header"}
HERE = pathlib.Path(__file__).resolve().parent


class Failed(Exception):
    """What was to be seen was not seen."""


def own_bus_and_display():
    """Starts this very program again inside a session bus of its own and an X server of its own."""
    if os.environ.get("GOREADY_DESK") == "ready":
        return
    os.environ["GOREADY_DESK"] = "ready"
    size = os.environ.get("GOREADY_DESK_SIZE", "1280x800")
    xvfb = ["xvfb-run", "-a", "-s", f"-screen 0 {size}x24 -noreset"]
    command = ["dbus-run-session", "--", *xvfb, "/usr/bin/python3", *sys.argv]
    os.execvp(command[0], command)


def start_at_spi():
    """Accessibility, switched on as a screen reader does."""
    launcher = ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1", "--screen-reader=1"]
    return subprocess.Popen(launcher, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextlib.contextmanager
def held(home):
    """Another run holds the lock of this home."""
    history = pathlib.Path(home) / ".local/state/goready/history"
    history.mkdir(parents=True, exist_ok=True)
    with open(history / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("process 4711: goready sdk update\n")
        lock.flush()
        yield


class Window:
    """The program with its window, in a home of its own."""

    def __init__(self, goready, home, options=(), env=None):
        self.home = pathlib.Path(home)
        self.log = tempfile.TemporaryFile()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_CONFIG")}
        environment.update(env or {})
        command = [str(goready), "--home", str(home), *options]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, env=environment)
        self.root = self.wait(self._find, 30, "the window on the bus")

    def _find(self):
        import pyatspi

        self._alive()
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def _alive(self):
        if self.process.poll() is not None:
            raise Failed(f"the program ended with {self.process.returncode}: {self.said()}")

    def said(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def wait(self, look, seconds, what):
        """Looks until there is something; a tree that changes meanwhile is looked at again."""
        end = time.monotonic() + seconds
        while True:
            self._alive()
            try:
                found = look()
                if found:
                    return found
            except Failed:
                raise
            except Exception:  # the tree changed while it was read
                pass
            if time.monotonic() > end:
                raise Failed(f"no {what} within {seconds} s; there is:\n{self.told()}")
            time.sleep(0.05)

    def nodes(self):
        """Every node with its role and name, from the outside in; read again where it changed meanwhile."""
        for _ in range(20):
            try:
                return self._nodes()
            except Exception:  # a node that went away answers nothing more
                self._alive()
                time.sleep(0.1)
        return self._nodes()

    def _nodes(self):
        found, waiting = [], [self.root]
        while waiting:
            node = waiting.pop(0)
            found.append((node, node.getRoleName(), node.name or ""))
            waiting.extend(child for child in node if child is not None)
        return found

    def told(self):
        try:
            return "\n".join(f"  {role}: {name}" for _, role, name in self.nodes() if name)
        except Exception as error:
            return f"  (the tree cannot be read: {error})"

    def find(self, role, name):
        pattern = re.compile(name)
        for node, its_role, its_name in self.nodes():
            # A button that is chosen or is not, such as a place of the navigation, is a toggle button.
            is_wanted = its_role == role or (role == BUTTON and its_role == "toggle button")
            if is_wanted and pattern.fullmatch(its_name):
                return node
        return None

    def see(self, name, seconds=10):
        """Waits for words anywhere in the window."""
        pattern = re.compile(name)
        look = lambda: any(pattern.search(its_name) for _, _, its_name in self.nodes())
        self.wait(look, seconds, f"words `{name}`")

    def press(self, name, role=BUTTON, seconds=10):
        """Finds a control by its name and asks it to do what it does."""
        node = self.wait(lambda: self.actionable(role, name), seconds, f"{role} `{name}` that can be pressed")
        node.queryAction().doAction(0)

    def actionable(self, role, name):
        """A control that can be pressed now: what was disabled when it was seen first is asked anew."""
        node = self.find(role, name)
        if node is None:
            return None
        node.clear_cache()
        return node if "Action" in node.get_interfaces() else None

    def write(self, name, text):
        """Writes into a field, in place of what is there."""
        node = self.wait(lambda: self.find(FIELD, name), 10, f"field `{name}`")
        node.queryEditableText().setTextContents(text)

    def begin_change(self):
        """Changes GOPROXY in a window that speaks English: a small plan, from wish to agreement."""
        self.press("Environment")
        self.write("Filter by name or value", "GOPROXY")
        self.press("GOPROXY")
        self.write("New value of GOPROXY", "https://goproxy.cn,direct")
        self.press("Change… GOPROXY")
        self.see("This is what will change", 30)
        self.press("Apply")

    def unnamed(self):
        """Controls without a name."""
        return [role for _, role, name in self.nodes() if role in CONTROLS and not name.strip()]

    def picture(self, path):
        """The screen as it is, once it has come to rest; the pointer shows nothing off."""
        subprocess.run(["xdotool", "mousemove", "2", "2"], check=True)
        time.sleep(0.4)
        subprocess.run(["import", "-window", "root", str(path)], check=True)

    def close(self):
        """Ends the program as a desktop does when the session ends."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Later(Window):
    """A window that the program opened itself, by starting anew; found by the program's file."""

    def __init__(self, goready, but=None):
        self.goready, self.but, self.pid = pathlib.Path(goready).resolve(), but, None
        self.root = self.wait(self._find, 30, "another window of the program")

    def _find(self):
        import pyatspi

        for application in pyatspi.Registry.getDesktop(0):
            pid = application.get_process_id() if application is not None else None
            if pid and pid != self.but and pathlib.Path(f"/proc/{pid}/exe").resolve() == self.goready:
                self.pid = pid
                return application
        return None

    def _alive(self):
        if self.pid and not pathlib.Path(f"/proc/{self.pid}").exists():
            raise Failed("the program has ended")

    def close(self):
        try:
            os.kill(self.pid, signal.SIGTERM)
        except ProcessLookupError:  # it has ended
            pass


class Keyboard(Window):
    """The same, but hands that have a keyboard alone: they look through AT-SPI and touch nothing but keys."""

    MOST_TABS = 150

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        ours = lambda: subprocess.run(search, capture_output=True, text=True, check=False).stdout.split()
        number = self.wait(ours, 10, "window of the program")[-1]
        subprocess.run(["xdotool", "windowfocus", "--sync", number], check=True)

    def keys(self, *names):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)
        time.sleep(0.1)

    def focused(self):
        """Role and name of what has the keyboard."""
        import pyatspi

        for node, role, name in self.nodes():
            if role != "frame" and node.getState().contains(pyatspi.STATE_FOCUSED):
                return role, name
        return None

    def go_to(self, name, role, seconds):
        self.wait(lambda: self.find(role, name), seconds, f"{role} `{name}`")
        pattern, roles, met = re.compile(name), {role, "toggle button"} if role == BUTTON else {role}, []
        for _ in range(self.MOST_TABS):
            try:
                focused = self.focused()
            except Exception:  # the tree changed while it was read
                continue
            if focused and focused[0] in roles and pattern.fullmatch(focused[1]):
                return
            met.append(focused)
            self.keys("Tab")
        raise Failed(f"the keyboard does not come to {role} `{name}`; it came to {list(dict.fromkeys(met))}")

    def press(self, name, role=BUTTON, seconds=10):
        self.go_to(name, role, seconds)
        self.keys("space")

    def write(self, name, text):
        self.go_to(name, FIELD, 10)
        self.keys("ctrl+a")
        subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)
        time.sleep(0.3)


def program():
    """The binary under test: GOREADY, else the debug build."""
    root = HERE.parent.parent
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", root / "target"))
    return pathlib.Path(os.environ.get("GOREADY", target / "debug" / "goready"))
