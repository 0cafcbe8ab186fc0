#!/usr/bin/env python3
"""The editor in a real window, with real keys and a real mouse (xdotool): open broadband, select a
card, drag it, edit a number and see the figures move, switch the scenario, undo and redo, save, be
killed while editing, start again, recover. What is seen is compared pixel by pixel.

usage: window_test.py PAINPOINT JOURNEY      under xvfb-run, with Mesa's llvmpipe
"""
import difflib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, JOURNEY = sys.argv[1], pathlib.Path(sys.argv[2])
NOWHERE = (1000, 8)  # the empty end of the menu bar: nothing there has a tooltip


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


class Picture:
    """The pixels of the window."""

    def __init__(self, width, height, pixels):
        self.width, self.height, self.pixels = width, height, pixels

    def part(self, box):
        left, top, right, bottom = box
        return b"".join(self.pixels[3 * (y * self.width + left):3 * (y * self.width + right)]
                        for y in range(top, bottom))

    def difference(self, other, box):
        """The smallest box in which they differ, or None."""
        left, top, right, bottom = box
        rows, columns = [], []
        for y in range(top, bottom):
            a = self.part((left, y, right, y + 1))
            b = other.part((left, y, right, y + 1))
            if a == b:
                continue
            rows.append(y)
            first = next(i for i in range(len(a)) if a[i] != b[i])
            last = next(i for i in reversed(range(len(a))) if a[i] != b[i])
            columns += [left + first // 3, left + last // 3]
        return (min(columns), rows[0], max(columns) + 1, rows[-1] + 1) if rows else None


class Editor:
    def __init__(self, folder, *arguments):
        # Not the first start: its hint would stand above the map.
        kept = folder / "state" / "painpoint"
        kept.mkdir(parents=True, exist_ok=True)
        if not (kept / "settings").exists():
            (kept / "settings").write_text("hint_seen yes\n")
        environment = dict(os.environ, XDG_STATE_HOME=str(folder / "state"), HOME=str(folder),
                           LIBGL_ALWAYS_SOFTWARE="1")
        self.process = subprocess.Popen([PROGRAM, "edit", *map(str, arguments)], env=environment)
        self.window = wait_for("a window", self.find)
        xdotool("windowfocus", self.window)
        geometry = dict(line.split("=") for line in
                        xdotool("getwindowgeometry", "--shell", self.window).splitlines())
        self.width, self.height = int(geometry["WIDTH"]), int(geometry["HEIGHT"])
        # Panels at their first widths; below, the line of messages comes and goes.
        self.strip = (10, 62, self.width - 10, 100)
        self.map = (235, 190, self.width - 335, self.height - 250)
        self.park()

    def find(self):
        if self.process.poll() is not None:
            raise SystemExit(f"window_test: the editor ended with {self.process.returncode}")
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "painpoint"],
                               text=True, stdout=subprocess.PIPE).stdout.split()
        return found[0] if found else None

    def title(self):
        return xdotool("getwindowname", self.window)

    def unsaved(self):
        return "*" in self.title()

    def key(self, *keys):
        for key in keys:
            xdotool("key", "--delay", "40", key)
            time.sleep(0.1)  # a hand is not faster

    def type(self, text):
        xdotool("type", "--delay", "60", text)

    def move(self, x, y):
        xdotool("mousemove", "--window", self.window, int(x), int(y))

    def park(self):
        self.move(*NOWHERE)

    def palette(self, keys, words):
        """Finds a thing or a command by its name and takes it."""
        before = self.steady()
        self.key(keys)
        wait_for("the palette", lambda: self.picture().pixels != before.pixels)
        self.type(words)
        self.key_seen("Return")

    def picture(self):
        pixels = subprocess.run(["import", "-window", self.window, "-depth", "8", "rgb:-"],
                                check=True, stdout=subprocess.PIPE).stdout
        return Picture(self.width, self.height, pixels)

    def steady(self):
        """The window once nothing in it moves any more."""
        seen = []

        def rests():
            seen.append(self.picture())
            return len(seen) > 3 and all(p.pixels == seen[-1].pixels for p in seen[-4:])

        wait_for("a window at rest", rests)
        return seen[-1]

    def calculated(self):
        """The window once the sentence below the figures is there, which comes last and moves all
        else down."""
        sentence = (400, 108, 900, 134)  # bare ground of the map until then
        wait_for("the sentence of what wins",
                 lambda: len(set(self.picture().part(sentence))) > 20)
        return self.steady()

    def shows(self, what, picture, box):
        """Waits until a part of the window looks as in the picture."""
        wait_for(what, lambda: self.picture().part(box) == picture.part(box))

    def differs(self, what, picture, box):
        wait_for(what, lambda: self.picture().part(box) != picture.part(box))

    def key_seen(self, key):
        """Presses a key and waits until what it does is seen."""
        before = self.steady()
        self.key(key)
        wait_for(f"something after {key}", lambda: self.picture().pixels != before.pixels)
        self.steady()

    def set_chance(self, pain, text):
        """Goes to a pain point and, with the keyboard, to its second field."""
        self.move(self.map[0] + 10, self.map[1] + 10)  # bare ground: the map has the keyboard
        self.steady()
        xdotool("click", 1)
        self.steady()
        self.park()
        self.palette("ctrl+f", pain)
        self.key_seen("Return")  # from the map to the inspector
        self.key_seen("Tab")
        self.key("ctrl+a")
        self.type(text)
        self.key("Return")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def check(holds, what):
    if not holds:
        raise SystemExit(f"window_test: not so: {what}")
    print(f"window_test: {what}: as it should be", flush=True)


def verb(*words):
    return subprocess.run([PROGRAM, *map(str, words)], text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)


def changed_lines(before, after):
    lines = list(difflib.ndiff(before.decode().splitlines(), after.decode().splitlines()))
    return ([line[2:] for line in lines if line.startswith("- ")],
            [line[2:] for line in lines if line.startswith("+ ")])


def select_by_mouse(editor):
    """A click on a card selects it. Where it is, the keyboard tells: what changes on the map when
    it is selected is the frame around it."""
    editor.calculated()
    editor.key("ctrl+0")
    bare = editor.steady()
    editor.palette("ctrl+f", "The router arrives")
    editor.differs("a frame around the card", bare, editor.map)
    selected = editor.steady()
    card = selected.difference(bare, editor.map)
    check(card[2] - card[0] < 300 and card[3] - card[1] < 300, "one card is framed")
    editor.key("Escape")
    editor.shows("the map without a selection", bare, editor.map)
    editor.move((card[0] + card[2]) / 2, card[1] + (card[3] - card[1]) / 4)
    editor.steady()
    xdotool("click", 1)
    editor.steady()
    editor.park()
    editor.shows("the card selected by a click", selected, editor.map)
    return card, editor.steady()


def drag(editor, card, selected):
    x, y = (card[0] + card[2]) / 2, card[1] + (card[3] - card[1]) / 4
    # Frames may be slow, and a hand waits for what it sees.
    editor.move(x, y)
    editor.steady()
    xdotool("mousedown", 1)
    editor.steady()
    for step in range(1, 9):
        editor.move(x + 3 * step, y + 10 * step)
    editor.differs("the card under the pointer", selected, editor.map)
    editor.steady()
    xdotool("mouseup", 1)
    wait_for("a star in the title", editor.unsaved)
    editor.park()
    editor.differs("the card somewhere else", selected, editor.map)
    dragged = editor.steady()
    editor.key("ctrl+z")
    editor.shows("the first pixels after undo", selected, editor.map)
    wait_for("the star to go", lambda: not editor.unsaved())
    editor.key("ctrl+y")
    editor.shows("the dragged card after redo", dragged, editor.map)


def edit_number(editor):
    before = editor.steady()
    editor.set_chance("Later than the promised window", "90%")
    editor.differs("other figures on the strip", before, editor.strip)
    after = editor.steady()
    editor.key("ctrl+z")
    editor.shows("the first figures after undo", before, editor.strip)
    editor.key("ctrl+y")
    editor.shows("the new figures after redo", after, editor.strip)


def switch_scenario(editor):
    base = editor.steady()
    editor.key("ctrl+Next")
    editor.differs("other figures under another scenario", base, editor.strip)
    editor.key("ctrl+Prior")
    editor.shows("the figures of the base again", base, editor.strip)


def save(editor, journey, before):
    check(journey.read_bytes() == before, "nothing is written before it is saved")
    editor.key("ctrl+s")
    wait_for("the star to go", lambda: not editor.unsaved())
    saved = journey.read_bytes()
    gone, new = changed_lines(before, saved)
    check(len(gone) == 1 and "late:" in gone[0] and "chance: 50%" in gone[0],
          "one line is another one")
    new = [line for line in new if line.strip()]
    check(gone[0].replace("chance: 50%", "chance: 90%") in new, "its number is the new one")
    rest = "\n".join(line for line in new if "late:" not in line)
    check(re.fullmatch(r"map:\s+positions:\s+(\{ )?router: [\[{][^\n]*[\]}]( \})?", rest),
          f"all else that is new is where the card stands: {rest!r}")
    check(verb("check", journey).returncode == 0, "the saved file is accepted by check")
    return saved


def kept(folder, text):
    """Whether the work that is kept for a crash has this text."""
    files = [path for path in (folder / "state").rglob("*") if path.is_file()]
    return any(text in path.read_bytes() for path in files)


def be_killed(editor, folder, journey, card, saved):
    editor.set_chance("Later than the promised window", "70%")
    wait_for("a star in the title", editor.unsaved)
    wait_for("the edit to be kept", lambda: kept(folder, b"chance: 70%"), 5)
    # In the middle of the next one: a card is held.
    editor.move((card[0] + card[2]) / 2 + 24, card[1] + (card[3] - card[1]) / 4 + 80)
    xdotool("mousedown", 1)
    editor.move((card[0] + card[2]) / 2 + 60, card[1] + 30)
    editor.kill()
    xdotool("mouseup", 1)
    check(journey.read_bytes() == saved, "being killed leaves the file as it was saved")


def recover(folder, journey, saved):
    editor = Editor(folder, journey)
    wait_for("the journey's name in the title", lambda: journey.name in editor.title())
    editor.steady()
    # "Take it up again" is the uppermost button of the question, at its left.
    for y in range(editor.height // 2 - 80, editor.height // 2 + 80, 10):
        editor.move(editor.width // 2 - 230, y)
        xdotool("click", 1)
        editor.steady()
        if editor.unsaved():
            break
    check(editor.unsaved(), "the work that was kept is taken up again")
    check(journey.read_bytes() == saved, "and the file is as it was until it is saved")
    editor.key("ctrl+s")
    wait_for("the star to go", lambda: not editor.unsaved())
    gone, new = changed_lines(saved, journey.read_bytes())
    check([line.replace("chance: 90%", "chance: 70%") for line in gone] == new and len(new) == 1,
          "what was recovered is the one number")
    check(verb("check", journey).returncode == 0, "and is accepted by check")
    return editor


def refuse_old_opengl(folder, journey):
    """A display without OpenGL 3 is said in words, and nothing hangs."""
    environment = dict(os.environ, XDG_STATE_HOME=str(folder / "state"), HOME=str(folder),
                       LIBGL_ALWAYS_SOFTWARE="1", MESA_GL_VERSION_OVERRIDE="2.1")
    refused = subprocess.run([PROGRAM, "edit", journey], env=environment, text=True, timeout=60,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    check(refused.returncode == 4 and "needs OpenGL 3.2" in refused.stderr,
          "an old OpenGL is refused in words")


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="painpoint-window-"))
    journey = folder / JOURNEY.name
    shutil.copy(JOURNEY, journey)
    before = journey.read_bytes()
    refuse_old_opengl(folder, journey)
    editor = Editor(folder, journey)
    wait_for("the journey's name in the title", lambda: journey.name in editor.title())
    card, selected = select_by_mouse(editor)
    drag(editor, card, selected)
    edit_number(editor)
    switch_scenario(editor)
    saved = save(editor, journey, before)
    be_killed(editor, folder, journey, card, saved)
    editor = recover(folder, journey, saved)
    editor.key("ctrl+q")
    check(editor.process.wait(timeout=30) == 0, "quitting ends with 0")
    shutil.rmtree(folder)


main()
