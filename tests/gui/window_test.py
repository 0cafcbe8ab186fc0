#!/usr/bin/env python3
"""The editor in a real window, with real keys and a real mouse (xdotool): open broadband, select,
drag, edit a number, switch the scenario, save, be killed while editing, start again, recover.

usage: window_test.py PAINPOINT JOURNEY      under xvfb-run, with Mesa's llvmpipe
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, JOURNEY = sys.argv[1], pathlib.Path(sys.argv[2])


def xdotool(*words):
    return subprocess.run(["xdotool", *map(str, words)], check=True, text=True,
                          stdout=subprocess.PIPE).stdout.strip()


def wait_for(what, condition, seconds=60.0):
    """Machines are slow now and then: what must come is waited for, not slept for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"window_test: {what} did not happen within {seconds:g} s")


class Editor:
    def __init__(self, folder, *arguments):
        environment = dict(os.environ, XDG_STATE_HOME=str(folder / "state"), HOME=str(folder),
                           LIBGL_ALWAYS_SOFTWARE="1")
        self.process = subprocess.Popen([PROGRAM, "edit", *map(str, arguments)], env=environment)
        self.window = wait_for("a window", self.find)
        xdotool("windowfocus", self.window)
        time.sleep(1)

    def find(self):
        if self.process.poll() is not None:
            raise SystemExit(f"window_test: the editor ended with {self.process.returncode}")
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "painpoint"],
                               text=True, stdout=subprocess.PIPE).stdout.split()
        return found[0] if found else None

    def title(self):
        return xdotool("getwindowname", self.window)

    def key(self, *keys):
        for key in keys:
            xdotool("key", "--delay", "40", key)
            time.sleep(0.25)

    def type(self, text):
        xdotool("type", "--delay", "60", text)
        time.sleep(0.3)

    def palette(self, words):
        """Does something by its name."""
        self.key("ctrl+p")
        self.type(words)
        self.key("Return")
        time.sleep(0.4)

    def picture(self):
        """The pixels of the window, as bytes."""
        return subprocess.run(["import", "-window", self.window, "-depth", "8", "rgb:-"],
                              check=True, stdout=subprocess.PIPE).stdout

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def check(holds, what):
    if not holds:
        raise SystemExit(f"window_test: {what}")
    print(f"window_test: {what}: as it should be", flush=True)


def verb(*words):
    return subprocess.run([PROGRAM, *map(str, words)], text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="painpoint-window-"))
    journey = folder / JOURNEY.name
    shutil.copy(JOURNEY, journey)
    before = journey.read_bytes()
    editor = Editor(folder, journey)
    wait_for("the journey's name in the title", lambda: journey.name in editor.title())

    # Switching the scenario shows other figures.
    editor.key("ctrl+0")
    base = editor.picture()
    editor.key("ctrl+Next")
    wait_for("other figures under another scenario", lambda: editor.picture() != base)
    editor.key("ctrl+Prior")

    # Something new, by the keyboard; the title says that it is not saved.
    editor.palette("Add a cause")
    editor.key("Escape")
    wait_for("a star in the title", lambda: "*" in editor.title())
    check(journey.read_bytes() == before, "nothing is written before it is saved")
    editor.key("ctrl+s")
    wait_for("the star to go", lambda: "*" not in editor.title())
    saved = journey.read_bytes()
    check(saved != before, "saving changes the file")
    check(verb("check", journey).returncode == 0, "the saved file is accepted by check")
    removed = [line for line in before.splitlines() if line not in saved.splitlines()]
    check(not removed, "no line of the file is lost")

    # Killed while editing: the file stays as it was saved, the work is offered again.
    editor.palette("Add a stage")
    editor.key("Escape")
    wait_for("a star in the title", lambda: "*" in editor.title())
    time.sleep(2)
    editor.kill()
    check(journey.read_bytes() == saved, "being killed leaves the file as it was saved")
    editor = Editor(folder, journey)
    time.sleep(1)
    # "Take it up again" is the first button of the question.
    editor.key("Tab", "space")
    if "*" not in editor.title():
        width, height = map(int, xdotool("getwindowgeometry", "--shell", editor.window)
                            .split("WIDTH=")[1].replace("HEIGHT=", "").split()[:2])
        for y in range(height // 2 - 60, height // 2 + 90, 12):
            xdotool("mousemove", "--window", editor.window, width // 2 - 200, y, "click", 1)
            time.sleep(0.3)
            if "*" in editor.title():
                break
    wait_for("the work that was kept", lambda: "*" in editor.title())
    editor.key("ctrl+s")
    wait_for("the star to go", lambda: "*" not in editor.title())
    check(journey.read_bytes() != saved, "what was recovered can be saved")
    check(verb("check", journey).returncode == 0, "and is accepted by check")
    editor.key("ctrl+q")
    check(editor.process.wait(timeout=30) == 0, "quitting ends with 0")
    shutil.rmtree(folder)


main()
